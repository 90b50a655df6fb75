// The SVD of a matrix of any size: the right method for it, or one sentence why there is none.
#pragma once
#include <Eigen/Core>
#include <functional>
#include <stop_token>
#include <string_view>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

enum class SvdMethod {
    Auto,        ///< closed form for 2x2, Jacobi while min(m, n) <= 16, else divide and conquer
    ClosedForm,  ///< 2x2 only
    Jacobi,      ///< two-sided Jacobi: the most accurate, slow beyond some hundred columns
    Bdc,         ///< bidiagonal divide and conquer
};
/// The name on the command line and on screen: "auto", "closed-form", "jacobi", "bdc".
std::string_view name_of(SvdMethod method);

struct DecomposeOptions {
    SvdMethod method = SvdMethod::Auto;
    bool values_only = false;  ///< U and V stay empty
    bool full = false;         ///< U is m x m and V is n x n
    /// A request to stop is honoured before and after the iteration; Eigen's iteration itself cannot be
    /// interrupted.
    std::stop_token stop;
    std::function<void(double)>
        progress;  ///< called with 0 at the start and 1 at the end, in the calling thread
};

/// The method that `decompose` takes for a matrix of this size. Never Auto.
SvdMethod method_for(Eigen::Index rows, Eigen::Index cols, SvdMethod asked);

/// Shapes: A m x n, m, n >= 1. Result: see Svd. Units: sigma in those of A.
/// Unique: sigma; the columns of U and V up to a common sign of each pair, and up to a rotation among equal
/// sigma. Fails: no entries; an entry that is not finite (named by row and column from 1); sigma_1 beyond the
/// largest double; the closed form asked of another size; no convergence; no memory; cancelled. Error: |A - U
/// diag(sigma) V^T| <= 35 max(m, n) eps sigma_1, |I - U^T U| <= 35 m eps, |I - V^T V| <= 35 n eps (LAPACK's
/// pass mark; test Decompose.LapackRatiosOverShapesAndKinds), also for subnormal and huge entries: A is
/// scaled by a power of two. Source: Eigen 3.4 JacobiSVD and BDCSVD; two_by_two.hpp.
Result<Svd> decompose(const Eigen::Ref<const Eigen::MatrixXd>& A, const DecomposeOptions& options = {});

}  // namespace svdscope
