// Products, elimination and reading of small exact matrices.
#include "core/exact/exact_matrix.hpp"

#include <algorithm>
#include <utility>

#include "core/io/matrix_text.hpp"
#include "core/io/number.hpp"

namespace svdscope {
namespace {

/// Row echelon form with pivots 1 and nothing else in their columns; which columns have a pivot.
std::vector<int> eliminate(ExactMatrix& M) {
    std::vector<int> pivots;
    int row = 0;
    for (int col = 0; col < M.cols && row < M.rows; ++col) {
        int found = row;
        while (found < M.rows && M.at(found, col).is_zero()) ++found;
        if (found == M.rows) continue;
        for (int j = 0; j < M.cols; ++j) std::swap(M.at(found, j), M.at(row, j));
        const Quadratic pivot = M.at(row, col);
        for (int j = 0; j < M.cols; ++j) M.at(row, j) = M.at(row, j) / pivot;
        for (int i = 0; i < M.rows; ++i) {
            if (i == row || M.at(i, col).is_zero()) continue;
            const Quadratic factor = M.at(i, col);
            for (int j = 0; j < M.cols; ++j) M.at(i, j) = M.at(i, j) - factor * M.at(row, j);
        }
        pivots.push_back(col);
        ++row;
    }
    return pivots;
}

ExactVector without_component(const ExactVector& x, const ExactVector& direction) {
    const Quadratic share = dot(x, direction) / dot(direction, direction);
    ExactVector rest;
    for (std::size_t i = 0; i < x.size(); ++i) rest.push_back(x[i] - share * direction[i]);
    return rest;
}

}  // namespace

bool ExactMatrix::is_known() const {
    return std::ranges::all_of(entries, [](const Quadratic& entry) { return entry.is_known(); });
}

ExactMatrix transpose(const ExactMatrix& M) {
    ExactMatrix result(M.cols, M.rows);
    for (int i = 0; i < M.rows; ++i) {
        for (int j = 0; j < M.cols; ++j) result.at(j, i) = M.at(i, j);
    }
    return result;
}

ExactMatrix operator*(const ExactMatrix& M, const ExactMatrix& N) {
    ExactMatrix result(M.rows, N.cols);
    for (int i = 0; i < M.rows; ++i) {
        for (int j = 0; j < N.cols; ++j) {
            for (int k = 0; k < M.cols; ++k) result.at(i, j) = result.at(i, j) + M.at(i, k) * N.at(k, j);
        }
    }
    return result;
}

ExactVector operator*(const ExactMatrix& M, const ExactVector& x) {
    ExactVector result(static_cast<std::size_t>(M.rows));
    for (int i = 0; i < M.rows; ++i) {
        for (int j = 0; j < M.cols; ++j) {
            auto& sum = result[static_cast<std::size_t>(i)];
            sum = sum + M.at(i, j) * x[static_cast<std::size_t>(j)];
        }
    }
    return result;
}

Quadratic dot(const ExactVector& x, const ExactVector& y) {
    Quadratic sum;
    for (std::size_t i = 0; i < x.size(); ++i) sum = sum + x[i] * y[i];
    return sum;
}

ExactVector with_positive_start(ExactVector x) {
    for (const Quadratic& part : x) {
        const auto sign = part.sign();
        if (!sign) return ExactVector(x.size(), Quadratic::unknown());
        if (*sign == 0) continue;
        if (*sign < 0) {
            for (Quadratic& other : x) other = -other;
        }
        break;
    }
    return x;
}

std::vector<ExactVector> null_space(const ExactMatrix& M) {
    ExactMatrix reduced = M;
    const std::vector<int> pivots = eliminate(reduced);
    std::vector<ExactVector> basis;
    for (int free = 0; free < M.cols; ++free) {
        if (std::ranges::find(pivots, free) != pivots.end()) continue;
        ExactVector x(static_cast<std::size_t>(M.cols));
        x[static_cast<std::size_t>(free)] = Quadratic(1);
        for (std::size_t i = 0; i < pivots.size(); ++i) {
            x[static_cast<std::size_t>(pivots[i])] = -reduced.at(static_cast<int>(i), free);
        }
        for (const ExactVector& before : basis) x = without_component(x, before);
        basis.push_back(with_positive_start(shortened(x)));
    }
    return basis;
}

Result<TypedMatrix> parse_typed_matrix(std::string_view text) {
    const auto values = parse_matrix(text);
    if (!values) return tl::unexpected(values.error());
    const auto cells = split_matrix(text);
    if (!cells) return tl::unexpected(cells.error());
    TypedMatrix typed;
    typed.rows = static_cast<int>(values->rows());
    typed.cols = static_cast<int>(values->cols());
    typed.exact = ExactMatrix(typed.rows, typed.cols);
    for (int i = 0; i < typed.rows; ++i) {
        for (int j = 0; j < typed.cols; ++j) {
            const std::string& cell = (*cells)[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
            const auto exact = parse_rational(cell);
            if (!exact && typed.inexact.empty()) typed.inexact = quoted(cell) + " is no fraction";
            typed.texts.push_back(cell);
            typed.values.push_back((*values)(i, j));
            typed.exact.at(i, j) = Quadratic(exact.value_or(Rational::unknown()));
        }
    }
    if (!typed.inexact.empty()) typed.exact = ExactMatrix();
    return typed;
}

}  // namespace svdscope
