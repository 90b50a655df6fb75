// A small matrix of fractions, or of numbers p + q sqrt(r), and the few operations a pencil needs.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/exact/quadratic.hpp"

namespace svdscope {

/// Row by row.
struct ExactMatrix {
    int rows = 0, cols = 0;
    std::vector<Quadratic> entries;

    ExactMatrix() = default;
    ExactMatrix(int m, int n) : rows(m), cols(n), entries(static_cast<std::size_t>(m * n)) {}
    Quadratic& at(int i, int j) { return entries[static_cast<std::size_t>(i * cols + j)]; }
    const Quadratic& at(int i, int j) const { return entries[static_cast<std::size_t>(i * cols + j)]; }
    bool is_known() const;
    friend bool operator==(const ExactMatrix&, const ExactMatrix&) = default;
};
using ExactVector = std::vector<Quadratic>;

ExactMatrix transpose(const ExactMatrix& M);
/// Shapes: m x k and k x n.
ExactMatrix operator*(const ExactMatrix& M, const ExactMatrix& N);
ExactVector operator*(const ExactMatrix& M, const ExactVector& x);
Quadratic dot(const ExactVector& x, const ExactVector& y);

/// Vectors that span all x with M x = 0, perpendicular to each other (Gram and Schmidt), each `shortened`,
/// its first part that is not 0 positive. Empty where only 0 is sent to 0. Parts may be unknown. Source:
/// elimination with the pivots from left to right; free columns give the vectors.
std::vector<ExactVector> null_space(const ExactMatrix& M);
/// The same directions, the first part that is not 0 positive.
ExactVector with_positive_start(ExactVector x);

/// A matrix as it was typed: every entry as text and as a double, and exactly where all of them are whole
/// numbers, fractions or finite decimals.
struct TypedMatrix {
    int rows = 0, cols = 0;
    std::vector<std::string> texts;
    std::vector<double> values;
    ExactMatrix exact;    ///< 0 x 0 where `inexact` says why not
    std::string inexact;  ///< empty, or a part of a sentence: the entry that is no fraction
};
/// Fails as parse_matrix does.
Result<TypedMatrix> parse_typed_matrix(std::string_view text);

}  // namespace svdscope
