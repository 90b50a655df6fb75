// The SVD of a 3x3 matrix: Jacobi's method without loops over sizes, for what is drawn in every frame.
#pragma once
#include <Eigen/Core>

namespace svdscope {

/// A = U diag(sigma) V^T, sigma decreasing and not negative.
struct Svd3 {
    Eigen::Matrix3d U;
    Eigen::Vector3d sigma;
    Eigen::Matrix3d V;
};

/// Shapes: 3x3. Result: V is a rotation; U a rotation, or a mirror when det A < 0. Units: sigma in those of
/// A. Unique: sigma; the columns of U and V up to the signs of two pairs, and up to a rotation among equal
/// sigma. Fails: never, and never allocates; an entry that is not finite makes every number NaN. sigma(0) is
/// infinite only where the true value is beyond the largest double or within 2 u of it. Error, with u =
/// 2^-53: every entry of U^T U - I and V^T V - I at most 5 u, |A - U diag(sigma) V^T| <= 24 u sigma(0),
/// |sigma_i - true| <= 12 u sigma(0) (tests Svd3x3.*). Source: Hestenes (1958); the turn is that of
/// kernel_2x2.hpp, by its half angle.
Svd3 svd_3x3(const Eigen::Matrix3d& A) noexcept;

}  // namespace svdscope
