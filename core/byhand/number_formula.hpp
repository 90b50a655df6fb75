// Exact numbers, vectors and matrices as formulas.
#pragma once
#include "core/byhand/formula.hpp"
#include "core/exact/exact_svd.hpp"

namespace svdscope {

/// "-3/2": the sign stands before the fraction.
Formula formula_of(const Rational& number);
/// "(3+sqrt(5))/2".
Formula formula_of(const Quadratic& number);
/// The root of `square` >= 0: "sqrt(3)", "(1+sqrt(5))/2", "sqrt((5+sqrt(5))/10)"; 1/sqrt(2) keeps its root
/// below, 2/3 becomes sqrt(6)/3.
Formula root_formula(const Quadratic& square);
/// part / sqrt(length): "2/sqrt(6)", "1/(3*sqrt(2))".
Formula entry_formula(const ExactDirection& direction, int i);
/// A column.
Formula formula_of(const ExactVector& column);
Formula formula_of(const ExactMatrix& matrix);
/// "1/sqrt(6) * [1; 1; 2]"; without the factor where the length is 1.
Formula scaled_formula(const ExactDirection& direction);

/// c[0] + c[1] lambda + ... + lambda^n, written from the highest power down, with formulas for the numbers;
/// `signs` are those of c: 0 leaves the term out.
Formula polynomial_formula(const std::vector<Formula>& sizes, const std::vector<int>& signs,
                           const std::vector<bool>& is_one);

}  // namespace svdscope
