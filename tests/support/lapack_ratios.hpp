// How far an SVD is off, by the ratios of LAPACK's own tests.
#pragma once
#include <Eigen/Core>
#include <algorithm>
#include <limits>

#include "core/svd/svd.hpp"

namespace svdscope::test {

constexpr double kAlarm = 10;  ///< LAPACK itself passes what is below 35

/// |I - Q^T Q| / (m eps).
inline double orthogonality_ratio(const Eigen::MatrixXd& Q) {
    if (Q.cols() == 0) return 0;
    const Eigen::MatrixXd off = Q.transpose() * Q - Eigen::MatrixXd::Identity(Q.cols(), Q.cols());
    return off.norm() / (std::numeric_limits<double>::epsilon() * static_cast<double>(Q.rows()));
}

/// The largest of |A - U diag(sigma) V^T| / (max(m, n) eps sigma_1) and both orthogonalities; infinite where
/// sigma is not sorted or negative, or a number is not finite.
inline double lapack_ratio(const Eigen::MatrixXd& A, const Svd& svd) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const Eigen::Index k = svd.sigma.size();
    for (Eigen::Index i = 0; i < k; ++i) {
        if (!(svd.sigma(i) >= 0) || (i > 0 && svd.sigma(i - 1) < svd.sigma(i))) return kInfinity;
    }
    const double unit = svd.sigma(0) > 0 ? svd.sigma(0) : 1;
    const Eigen::MatrixXd back =
        svd.U.leftCols(k) * (svd.sigma / unit).asDiagonal() * svd.V.leftCols(k).transpose();
    const double size = static_cast<double>(std::max(A.rows(), A.cols()));
    const double residual = (back - A / unit).norm() / (size * std::numeric_limits<double>::epsilon());
    const double worst = std::max({residual, orthogonality_ratio(svd.U), orthogonality_ratio(svd.V)});
    return worst == worst ? worst : kInfinity;
}

}  // namespace svdscope::test
