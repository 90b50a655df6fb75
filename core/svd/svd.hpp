// The singular value decomposition as a value, in the one convention of the whole project.
#pragma once
#include <Eigen/Core>

namespace svdscope {

/// Thin: A = U * diag(sigma) * V.transpose(), V never transposed. A is m x n, k = min(m, n).
struct Svd {
    Eigen::MatrixXd U;      ///< m x k, orthonormal columns
    Eigen::VectorXd sigma;  ///< k, decreasing, not negative
    Eigen::MatrixXd V;      ///< n x k, orthonormal columns
};

}  // namespace svdscope
