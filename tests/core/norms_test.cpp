// Norms by singular values and by entries: their definitions, how they lie to each other, extremes.
#include "core/analysis/norms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "core/base/random.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

std::vector<double> spectrum_of(const MatrixXd& A) {
    const Eigen::VectorXd sigma = decompose(A).value().sigma;
    return {sigma.begin(), sigma.end()};
}

TEST(Norms, OfASpectrumKeepTheirDigits) {
    const std::array sigma{4.0, 3.0, 0.0};
    EXPECT_EQ(norm_2(sigma), 4);
    EXPECT_EQ(norm_frobenius(sigma), 5);
    EXPECT_EQ(norm_nuclear(sigma), 7);
    EXPECT_EQ(norm_ky_fan(sigma, 0), 0);
    EXPECT_EQ(norm_ky_fan(sigma, 1), norm_2(sigma));
    EXPECT_EQ(norm_ky_fan(sigma, 3), norm_nuclear(sigma));
    // Against sums in twice the precision of long double's 64 bits; small terms must not be swallowed.
    Random random(31);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> values(static_cast<std::size_t>(random.integer(1, 60)));
        for (double& s : values) s = std::exp(random.uniform(-30, 3));
        std::ranges::sort(values, std::greater<>());
        long double squares = 0, sum = 0;
        for (const double s : values) squares += static_cast<long double>(s) * s, sum += s;
        const double allowed = 2 * static_cast<double>(values.size()) * kEps;
        EXPECT_NEAR(norm_frobenius(values) / static_cast<double>(std::sqrt(squares)), 1, allowed);
        EXPECT_NEAR(norm_nuclear(values) / static_cast<double>(sum), 1, allowed);
    }
}

TEST(Norms, OfAMatrixAgainstTheirDefinition) {
    Random random(32);
    for (const auto& [rows, cols] : {std::pair{1, 1}, {4, 7}, {7, 4}, {13, 13}}) {
        const MatrixXd A = MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
        long double squares = 0;
        std::vector<long double> of_rows(static_cast<std::size_t>(rows)),
            of_cols(static_cast<std::size_t>(cols));
        double largest = 0;
        for (int i = 0; i < rows; ++i) {
            for (int j = 0; j < cols; ++j) {
                squares += static_cast<long double>(A(i, j)) * A(i, j);
                of_rows[static_cast<std::size_t>(i)] += std::abs(A(i, j));
                of_cols[static_cast<std::size_t>(j)] += std::abs(A(i, j));
                largest = std::max(largest, std::abs(A(i, j)));
            }
        }
        const double allowed = std::max(rows, cols) * kEps;
        const double one = static_cast<double>(*std::ranges::max_element(of_cols));
        const double infinity = static_cast<double>(*std::ranges::max_element(of_rows));
        EXPECT_NEAR(norm_1(A) / one, 1, allowed);
        EXPECT_NEAR(norm_infinity(A) / infinity, 1, allowed);
        EXPECT_EQ(norm_max(A), largest);
        EXPECT_NEAR(norm_frobenius(A) / static_cast<double>(std::sqrt(squares)), 1,
                    std::max(rows, cols) * allowed);
    }
}

TEST(Norms, LieBetweenEachOther) {
    Random random(33);
    for (const auto& [rows, cols] : {std::pair{5, 3}, {3, 8}, {6, 6}}) {
        const MatrixXd A = MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
        const std::vector<double> sigma = spectrum_of(A);
        const double two = norm_2(sigma), frobenius = norm_frobenius(sigma), k = std::min(rows, cols);
        const double more = 1 + 100 * kEps;
        EXPECT_NEAR(norm_frobenius(A), frobenius, 50 * kEps * frobenius);
        EXPECT_LE(two, frobenius);
        EXPECT_LE(frobenius, norm_nuclear(sigma));
        EXPECT_LE(norm_nuclear(sigma), std::sqrt(k) * frobenius * more);
        EXPECT_LE(norm_max(A), two * more);
        EXPECT_LE(two, std::sqrt(rows * cols) * norm_max(A));
        EXPECT_LE(two * two, norm_1(A) * norm_infinity(A) * more);
        EXPECT_NEAR(norm_1(A), norm_infinity(A.transpose()), 10 * kEps * norm_1(A));
        const MatrixXd B = MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
        const std::vector<double> of_sum = spectrum_of(A + B), of_b = spectrum_of(B);
        for (int i = 1; i <= k; ++i) {
            EXPECT_LE(norm_ky_fan(of_sum, i), (norm_ky_fan(sigma, i) + norm_ky_fan(of_b, i)) * more) << i;
        }
    }
}

TEST(Norms, Extremes) {
    EXPECT_EQ(norm_frobenius(std::array{4e300, 3e300}), 5e300);
    EXPECT_NEAR(norm_frobenius(std::array{4e-300, 3e-300}) / 5e-300, 1, 2 * kEps);
    EXPECT_EQ(norm_frobenius(MatrixXd{{3e300, 4e300}}), 5e300);
    EXPECT_EQ(norm_frobenius(MatrixXd{{3 * 0x1p-1074, 4 * 0x1p-1074}}), 5 * 0x1p-1074);
    EXPECT_TRUE(std::isinf(norm_nuclear(std::array{1e308, 1e308})));
    EXPECT_TRUE(std::isinf(norm_1(MatrixXd{{1e308}, {1e308}})));
    EXPECT_TRUE(std::isinf(norm_frobenius(MatrixXd{{1.7e308, 1.7e308}})));
    EXPECT_EQ(norm_2({}), 0);
    EXPECT_EQ(norm_frobenius(std::span<const double>()), 0);
    EXPECT_EQ(norm_nuclear({}), 0);
    for (const MatrixXd& A : {MatrixXd(0, 3), MatrixXd(3, 0), MatrixXd(MatrixXd::Zero(2, 2))}) {
        EXPECT_EQ(norm_1(A), 0);
        EXPECT_EQ(norm_infinity(A), 0);
        EXPECT_EQ(norm_max(A), 0);
        EXPECT_EQ(norm_frobenius(A), 0);
    }
    EXPECT_DEATH(norm_ky_fan(std::array{1.0}, 2), "left is 2, right is 1");
}

}  // namespace
}  // namespace svdscope
