// The SVD in twice the precision: for what is printed beside small matrices.
#pragma once
#include <Eigen/Core>
#include <optional>

#include "core/svd/column_kernels.hpp"
#include "core/svd/factors.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

constexpr Eigen::Index kMostRefinedColumns = 64;

/// Shapes: A m x n with finite entries, m, n >= 1, min(m, n) <= 64. Result: see Svd. Unique: as decompose.
/// Fails: nothing when the iteration does not settle within 80 sweeps, which has not been seen.
/// Error: every singular value within 1.05 u of the true one (u = 2^-53), whatever the structure of A, up to
/// a condition of 10^24, and for graded matrices beyond; U and V orthonormal to 4 u in each product of
/// columns (tests RefinedSvd.*). Source: A V for an orthonormal V and its turns leave singular values alone
/// (Ostrowski), so V need not be better than double; the product is summed in three words (Ogita, Rump,
/// Oishi, SIAM J. Sci. Comput. 26 (2005)) and Jacobi's turns are done in two (Demmel, Veselic 1992 for why
/// they keep small values).
std::optional<Svd> refined_svd(const Eigen::Ref<const Eigen::MatrixXd>& A, Factors factors,
                               const ColumnKernels& kernels = best_column_kernels());

}  // namespace svdscope
