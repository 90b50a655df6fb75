// The two halves of U diag(sigma) V^T, with V V^T put between them.
#include "core/analysis/polar.hpp"

#include <cmath>

#include "core/svd/decompose.hpp"
#include "core/svd/input.hpp"

namespace svdscope {

using Eigen::MatrixXd;

Polar polar(const Svd& svd) {
    const double sigma_1 = svd.sigma.size() == 0 ? 0 : svd.sigma(0);
    // Near the largest double a sum of products could overflow although its value does not.
    const int exponent = sigma_1 == 0 ? 0 : std::ilogb(sigma_1);
    const Eigen::VectorXd sigma = svd.sigma.unaryExpr([=](double s) { return std::scalbn(s, -exponent); });
    const MatrixXd H = svd.V * sigma.asDiagonal() * svd.V.transpose();
    const MatrixXd symmetric = (H + H.transpose()) / 2;
    return {svd.U * svd.V.transpose(),
            symmetric.unaryExpr([=](double x) { return std::scalbn(x, exponent); })};
}

Result<Polar> polar(const Eigen::Ref<const MatrixXd>& A) {
    if (auto checked = check_entries(A); !checked) return tl::unexpected(checked.error());
    const auto svd = decompose(A);
    if (!svd) return tl::unexpected(svd.error());
    return polar(*svd);
}

}  // namespace svdscope
