// The SVD by one-sided Jacobi on a triangular factor: accurate in every singular value, and quick while the
// matrix is small.
#pragma once
#include <Eigen/Core>
#include <functional>
#include <optional>

#include "core/svd/column_kernels.hpp"
#include "core/svd/factors.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

struct JacobiOptions {
    Factors factors = Factors::Thin;
    /// Asked before every sweep; the work ends, with no result, when it says true.
    std::function<bool()> stop{};
    const ColumnKernels* kernels = &best_column_kernels();
};

/// Shapes: A m x n with finite entries, m, n >= 1. Result: see Svd; Full gives U m x m and V n x n.
/// Unique: as decompose. Fails: nothing when it was stopped, or when 60 sweeps did not suffice, which has not
/// been seen.
/// Error: as decompose. Besides, for A = B D or D B with a diagonal D of any grading, each sigma_i is within
/// 40 max(m, n) eps kappa(B) of itself (test OneSidedJacobi.GradedMatricesKeepEveryValue); what lies below
/// 2^-980 sigma_1 is taken for 0. Source: Demmel, Veselic, SIAM J. Matrix Anal. 13 (1992); de Rijk, SIAM J.
/// Sci. Stat. Comput. 10 (1989), for the order; Drmac, Veselic, SIAM J. Matrix Anal. 29 (2008), for the
/// triangular factor; Powell, Reid (1969) for the order of the rows.
std::optional<Svd> one_sided_jacobi(const Eigen::Ref<const Eigen::MatrixXd>& A,
                                    const JacobiOptions& options = {});

}  // namespace svdscope
