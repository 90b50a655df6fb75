// One product, and sums over what was left out.
#include "core/analysis/low_rank.hpp"

#include <cmath>
#include <limits>

#include "core/base/check.hpp"

namespace svdscope {

Eigen::MatrixXd low_rank(const Svd& svd, Eigen::Index k) {
    SVDSCOPE_CHECK_LE(k, svd.sigma.size());
    return svd.U.leftCols(k) * svd.sigma.head(k).asDiagonal() * svd.V.leftCols(k).transpose();
}

double low_rank_error_2(std::span<const double> sigma, int k) {
    const auto first = static_cast<std::size_t>(k);
    SVDSCOPE_CHECK_LE(first, sigma.size());
    return first == sigma.size() ? 0 : sigma[first];
}

double low_rank_error_frobenius(std::span<const double> sigma, int k) {
    const double unit = low_rank_error_2(sigma, k);
    if (unit == 0) return 0;
    double sum = 0;
    for (std::size_t i = sigma.size(); i-- > static_cast<std::size_t>(k);)
        sum += (sigma[i] / unit) * (sigma[i] / unit);
    return unit * std::sqrt(sum);
}

std::vector<double> low_rank_errors_frobenius(std::span<const double> sigma) {
    std::vector<double> errors(sigma.size() + 1, 0);
    for (std::size_t i = sigma.size(); i-- > 0;) errors[i] = std::hypot(errors[i + 1], sigma[i]);
    return errors;
}

double psnr(double error_frobenius, double count, double peak) {
    if (error_frobenius == 0) return std::numeric_limits<double>::infinity();
    return 20 * std::log10(peak * std::sqrt(count) / error_frobenius);
}

std::int64_t storage_of_rank(std::int64_t rows, std::int64_t cols, std::int64_t k) {
    return k * (rows + cols + 1);
}

double break_even_rank(std::int64_t rows, std::int64_t cols) {
    return static_cast<double>(rows) * static_cast<double>(cols) / static_cast<double>(rows + cols + 1);
}

}  // namespace svdscope
