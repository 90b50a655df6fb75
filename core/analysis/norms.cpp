// Sums of singular values from the smallest, and sums of entries.
#include "core/analysis/norms.hpp"

#include <cmath>
#include <cstddef>

#include "core/base/check.hpp"

namespace svdscope {

double norm_2(std::span<const double> sigma) { return sigma.empty() ? 0 : sigma.front(); }

double norm_frobenius(std::span<const double> sigma) {
    const double unit = norm_2(sigma);
    if (unit == 0) return 0;
    double sum = 0;
    for (std::size_t i = sigma.size(); i-- > 0;) sum += (sigma[i] / unit) * (sigma[i] / unit);
    return unit * std::sqrt(sum);
}

double norm_nuclear(std::span<const double> sigma) {
    return norm_ky_fan(sigma, static_cast<int>(sigma.size()));
}

double norm_ky_fan(std::span<const double> sigma, int k) {
    SVDSCOPE_CHECK_LE(0, k);
    SVDSCOPE_CHECK_LE(static_cast<std::size_t>(k), sigma.size());
    double sum = 0;
    for (std::size_t i = static_cast<std::size_t>(k); i-- > 0;) sum += sigma[i];
    return sum;
}

double norm_1(const Eigen::Ref<const Eigen::MatrixXd>& A) {
    return A.size() == 0 ? 0 : A.cwiseAbs().colwise().sum().maxCoeff();
}

double norm_infinity(const Eigen::Ref<const Eigen::MatrixXd>& A) {
    return A.size() == 0 ? 0 : A.cwiseAbs().rowwise().sum().maxCoeff();
}

double norm_max(const Eigen::Ref<const Eigen::MatrixXd>& A) {
    return A.size() == 0 ? 0 : A.cwiseAbs().maxCoeff();
}

double norm_frobenius(const Eigen::Ref<const Eigen::MatrixXd>& A) {
    const double largest = norm_max(A);
    if (largest == 0) return 0;
    // By a power of two, so that nothing is rounded but what would vanish beside the largest entry.
    const int exponent = std::ilogb(largest);
    const auto scaled = A.unaryExpr([=](double x) { return std::scalbn(x, -exponent); });
    return std::scalbn(scaled.norm(), exponent);
}

}  // namespace svdscope
