// The SVD of a 2x2 matrix in closed form: every number right to a few units in the last place, over the whole
// range.
#pragma once
#include <Eigen/Core>
#include <span>

namespace svdscope {

/// A = U diag(sigma) V^T, sigma decreasing and not negative.
struct Svd2 {
    Eigen::Matrix2d U;
    Eigen::Vector2d sigma;
    Eigen::Matrix2d V;
};

/// Shapes: 2x2.
/// Result: V is a rotation by at most 90 degrees to either side, U a rotation, or a mirror when det A < 0.
/// Unique: yes, by that choice; where both singular values are equal V = I.
/// Units: sigma in those of A.
/// Fails: never; an entry that is not finite makes every number NaN. sigma(0) is infinite only when the true
/// value overflows. Error: sigma(0) <= 3 ulp; sigma(1) <= 4.5 ulp, exactly 0 when A is exactly singular; U
/// and V orthogonal to 4 eps and |A - U diag(sigma) V^T| <= 8 eps sigma(0), whatever the gap (tests
/// TwoByTwo.*). Source: the half-angle form of the sum and difference of A and its rotated transpose (Blinn
/// 1996), without trigonometry; sigma(1) from Kahan's determinant.
Svd2 svd_2x2(const Eigen::Matrix2d& A) noexcept;

/// The same for each matrix of a list. Both spans have the same length.
void svd_2x2_batch(std::span<const Eigen::Matrix2d> matrices, std::span<Svd2> results);

/// Both factors rotations, so sigma(1) < 0 exactly when det A < 0: the form that can be drawn as motion.
struct SignedSvd2 {
    Eigen::Matrix2d U;
    Eigen::Vector2d sigma;
    Eigen::Matrix2d V;
    double angle_u = 0;  ///< of the rotation U, radians in [-pi, pi]
    double angle_v = 0;  ///< of the rotation V, radians in (-pi/2, pi/2]
};

/// As svd_2x2, in the signed form. Finite input. Error: as canonical_2x2, 16 eps sigma(0) (test
/// TwoByTwo.SignedFormHasAngles).
SignedSvd2 signed_svd_2x2(const Eigen::Matrix2d& A) noexcept;

}  // namespace svdscope
