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
    Auto,        ///< see method_for
    ClosedForm,  ///< 2x2 only: both values correctly rounded
    Jacobi,      ///< one-sided Jacobi: accurate in small values too, slow beyond some hundred columns
    Bdc,         ///< bidiagonal divide and conquer, LAPACK's or Eigen's: the quickest for large ones
    Exact,       ///< Jacobi in twice the precision: every value right to the last place, min(m, n) <= 64
};
/// The name on the command line and on screen: "auto", "closed-form", "jacobi", "bdc", "exact".
std::string_view name_of(SvdMethod method);

struct DecomposeOptions {
    SvdMethod method = SvdMethod::Auto;
    bool values_only = false;  ///< U and V stay empty
    bool full = false;         ///< U is m x m and V is n x n
    /// A request to stop is honoured between sweeps of Jacobi and between stages and panels of divide and
    /// conquer (where LAPACK is there and both sides have 256 or more).
    std::stop_token stop;
    std::function<void(double)> progress;  ///< from 0 to 1, in the calling thread
};

/// The method that `decompose` takes for this matrix, never Auto: what was asked for, else the closed form
/// for 2x2, Jacobi while min(m, n) <= 40, and for graded matrices (columns or rows that differ by more than
/// 10^6) whose small values divide and conquer would lose, while min(m, n) <= 512; else divide and conquer.
SvdMethod method_for(const Eigen::Ref<const Eigen::MatrixXd>& A, SvdMethod asked = SvdMethod::Auto);

/// Shapes: A m x n; without entries there are no singular values. Result: see Svd. Units: sigma in those of
/// A. Unique: sigma; the columns of U and V up to a common sign of each pair, and up to a rotation among
/// equal sigma. Fails: an entry that is not finite (named by row and column from 1); sigma_1 beyond the
/// largest double; the closed form or the exact method asked of another size; no convergence; no memory;
/// cancelled. Where divide and conquer fails, Jacobi answers.
/// Error: |A - U diag(sigma) V^T| <= 10 max(m, n) eps sigma_1, |I - U^T U| <= 10 m eps, |I - V^T V| <= 10 n
/// eps (LAPACK's ratios; its pass mark is 35; test DecomposeRatios.OverShapesAndKinds), also for subnormal
/// and huge entries; where divide and conquer is asked for although the matrix is small, only the pass mark
/// holds. The closed form, Jacobi and the exact method are better: two_by_two.hpp, one_sided_jacobi.hpp,
/// refined.hpp.
Result<Svd> decompose(const Eigen::Ref<const Eigen::MatrixXd>& A, const DecomposeOptions& options = {});

}  // namespace svdscope
