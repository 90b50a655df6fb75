// The powers of the abscissae, each from the one before.
#include "core/analysis/design_matrix.hpp"

namespace svdscope {

Eigen::MatrixXd design_matrix(std::span<const double> x, int degree, double center, double scale) {
    Eigen::MatrixXd A(static_cast<Eigen::Index>(x.size()), degree + 1);
    for (Eigen::Index i = 0; i < A.rows(); ++i) {
        const double t = (x[static_cast<std::size_t>(i)] - center) / scale;
        A(i, 0) = 1;
        for (Eigen::Index k = 1; k < A.cols(); ++k) A(i, k) = A(i, k - 1) * t;
    }
    return A;
}

}  // namespace svdscope
