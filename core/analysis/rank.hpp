// The rank of a matrix with rounded entries: the one rule of the whole program, and the tolerance it uses.
#pragma once
#include <cstddef>
#include <span>

namespace svdscope {

/// max(m, n) eps sigma_1: how far rounding of the entries alone may move a singular value. NumPy's and
/// MATLAB's rule.
double rank_tolerance(double sigma_1, std::size_t rows, std::size_t cols);

/// How many singular values are above the tolerance. `sigma` in any order, none negative.
int rank_of(std::span<const double> sigma, double tolerance);

}  // namespace svdscope
