// The SVD of any 2x2 matrix as it is done by hand, in double: the exercise, and how far its answer is off.
#pragma once
#include "core/geometry/plane.hpp"

namespace svdscope {

/// Every number on the way. A = U diag(sigma) transpose(V), up to `error`.
struct ManualSvd2 {
    Mat2 gram{0, 0, 0, 0};              ///< A^T A
    double trace = 0, determinant = 0;  ///< of the Gram matrix: lambda^2 - trace lambda + determinant
    double discriminant = 0;            ///< trace^2 - 4 determinant, never below 0
    double lambda[2] = {0, 0};          ///< decreasing, never below 0
    double sigma[2] = {0, 0};           ///< their roots
    Mat2 V, U;
    /// lambda_2 is 0 to rounding: u_2 is the perpendicular to u_1 and sigma_2 = |A v_2|, because dividing by
    /// the root would give noise. With sigma_1 = 0 both columns of U are the axes.
    bool completed = false;
    double error = 0;          ///< the largest |A - U diag(sigma) V^T| of an entry
    double orthogonality = 0;  ///< |u_1 . u_2|
};

/// The largest entry that is squared.
inline constexpr double kMostManual = 1e75;

/// Shapes: 2x2; entries up to kMostManual, else everything but the Gram matrix is 0 and the error infinite.
/// Unique: v_1 and v_2 have their first entry that is not 0 positive; A^T A = lambda I gives V = I. Never
/// divides by zero. Error: at most 20 eps sigma_1 in `error` (test Manual2x2.ReconstructsAnyMatrix), because
/// V is orthogonal and sigma_i u_i = A v_i; but the small sigma is off by eps kappa^2 of itself, as
/// everything by A^T A is, and with it the length and angle of u_2 (test Manual2x2.LosesTheSmallSigma).
ManualSvd2 manual_svd_2x2(const Mat2& A);

}  // namespace svdscope
