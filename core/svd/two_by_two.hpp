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
/// Result: V is a rotation by at most 90 degrees to either side, U a rotation, or a mirror when det A < 0,
/// also where sigma(1) rounds to 0. Unique: yes, by that choice; where both singular values are equal V = I.
/// Units: sigma in those of A.
/// Fails: never, and never allocates; an entry that is not finite makes every number NaN. sigma(0) is
/// infinite only where the true value rounds to that. Exact for diagonal matrices, quarter turns, mirrors in
/// the axes and 0; sigma(1) is exactly 0 when A is exactly singular. Error: both singular values are
/// correctly rounded, at most 1/2 + 2^-46 ulp from the truth over the whole range, the subnormal part
/// included; U and V orthogonal to 2 eps (4 units of 2^-53) and their columns within 2 eps of the true
/// directions, whatever the gap; |A - U diag(sigma) V^T| <= 6 eps sigma(0) (tests Svd2x2Accuracy.*,
/// Svd2x2.*). The same bits from every processor, from g++ and clang, alone and in a batch (test
/// Svd2x2.EveryLevelGivesTheSameBits). Source: the half-angle form of the sum and difference of A and its
/// rotated transpose (Blinn 1996), without trigonometry; sigma(1) from Kahan's determinant in twice the
/// precision; derivation in kernel_2x2.hpp.
Svd2 svd_2x2(const Eigen::Matrix2d& A) noexcept;

/// The same for each matrix of a list, with the same bits, several at a time where the processor has AVX2 or
/// AVX-512. Both spans have the same length, which is checked; they must not overlap.
void svd_2x2_batch(std::span<const Eigen::Matrix2d> matrices, std::span<Svd2> results);

/// Both factors rotations, so sigma(1) < 0 exactly when det A < 0: the form that can be drawn as motion.
struct SignedSvd2 {
    Eigen::Matrix2d U;
    Eigen::Vector2d sigma;
    Eigen::Matrix2d V;
    double angle_u = 0;  ///< of the rotation U, radians in [-pi, pi]
    double angle_v = 0;  ///< of the rotation V, radians in [-pi/2, pi/2]
};

/// svd_2x2 in the signed form: where det A < 0, u2 and sigma(1) change sign. Error: of sigma, U and V as
/// svd_2x2; of the angles a rounding of atan2 more (test TwoByTwo.SignedFormHasAngles). Entries that are not
/// finite: all NaN.
SignedSvd2 signed_svd_2x2(const Eigen::Matrix2d& A) noexcept;

}  // namespace svdscope
