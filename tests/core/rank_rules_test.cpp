// Rules for the cut-off: the printed table of Gavish and Donoho, edges of noise, elbows.
#include "core/analysis/rank_rules.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/base/random.hpp"
#include "core/data/shipped.hpp"
#include "core/io/npy.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

std::vector<double> spectrum_of(const Eigen::MatrixXd& A) {
    const Eigen::VectorXd sigma = decompose(A, {.values_only = true, .stop = {}, .progress = {}})->sigma;
    return {sigma.begin(), sigma.end()};
}

TEST(RankRules, LambdaAndOmegaOfThePaper) {
    EXPECT_NEAR(gavish_donoho_lambda(1), 4 / std::sqrt(3.0), 1e-15);
    EXPECT_NEAR(gavish_donoho_lambda(1e-12), std::numbers::sqrt2, 1e-6);
    // From the paper's table of omega.
    for (const auto& [beta, omega] :
         {std::pair{0.05, 1.5194}, std::pair{0.25, 1.8371}, std::pair{0.5, 2.1711}, std::pair{0.75, 2.5011},
          std::pair{1.0, 2.8582}})
        EXPECT_NEAR(gavish_donoho_omega(beta), omega, 6e-4) << beta;
    // The cubic approximation of the paper is within 0.02.
    for (double b = 0.01; b < 1; b += 0.01)
        EXPECT_NEAR(gavish_donoho_omega(b), 0.56 * b * b * b - 0.95 * b * b + 1.82 * b + 1.43, 0.02) << b;
}

// The other way: half of the density of eigenvalues themselves, by the midpoint rule.
TEST(RankRules, MedianOfMarchenkoPastur) {
    for (const double beta : {0.001, 0.1, 0.4, 0.9}) {
        const double low = std::pow(1 - std::sqrt(beta), 2), high = std::pow(1 + std::sqrt(beta), 2);
        const double median = marchenko_pastur_median(beta);
        double mass = 0;
        constexpr int kSteps = 1000000;
        const double h = (high - median) / kSteps;
        for (int i = 0; i < kSteps; ++i) {
            const double t = median + (i + 0.5) * h;
            mass += h * std::sqrt((high - t) * (t - low)) / (2 * std::numbers::pi * beta * t);
        }
        EXPECT_NEAR(mass, 0.5, 1e-8) << beta;
    }
    EXPECT_NEAR(marchenko_pastur_median(1), 0.6528, 1e-4);
}

TEST(RankRules, NoiseStaysBetweenItsEdges) {
    Random random(43);
    const Eigen::MatrixXd A = Eigen::MatrixXd::NullaryExpr(150, 300, [&] { return 0.1 * random.normal(); });
    const std::vector<double> sigma = spectrum_of(A);
    const NoiseEdges edges = noise_edges(150, 300, 0.1);
    EXPECT_NEAR(edges.upper, 0.1 * (std::sqrt(150) + std::sqrt(300)), 1e-14);
    EXPECT_NEAR(sigma.front() / edges.upper, 1, 0.03);
    EXPECT_NEAR(sigma.back() / edges.lower, 1, 0.12);
    EXPECT_NEAR(estimated_noise(sigma, 150, 300), 0.1, 0.002);
    EXPECT_EQ(noise_edges(300, 150, 0.1).upper, edges.upper);
    EXPECT_NEAR(noise_edges(50, 50, 1).lower, 0, 1e-15);
}

TEST(RankRules, WavesHaveRankTwoUnderTheirNoise) {
    const std::vector<double> sigma = spectrum_of(parse_npy(shipped_file("waves_noisy_100x100.npy")).value());
    const double known = optimal_threshold(100, 100, 0.1);
    EXPECT_NEAR(known, 0.4 / std::sqrt(3.0) * 10, 1e-14);
    EXPECT_EQ(rank_by_tolerance(sigma, known / sigma[0]), 2);
    const double noise = estimated_noise(sigma, 100, 100);
    EXPECT_NEAR(noise, 0.1, 0.005);
    const double unknown = optimal_threshold(100, 100, noise);
    EXPECT_NEAR(unknown, gavish_donoho_omega(1) * (sigma[49] + sigma[50]) / 2, 1e-12);
    EXPECT_EQ(rank_by_tolerance(sigma, unknown / sigma[0]), 2);
    EXPECT_EQ(rank_by_tolerance(sigma, noise_edges(100, 100, 0.1).upper / sigma[0]), 2);
    EXPECT_EQ(elbow_rank(sigma), 2);
}

TEST(RankRules, ToleranceCountsWhatIsAbove) {
    EXPECT_EQ(rank_by_tolerance(std::array{4.0, 2.0, 1.0}, 0.5), 1);
    EXPECT_EQ(rank_by_tolerance(std::array{4.0, 2.0, 1.0}, 0.4), 2);
    EXPECT_EQ(rank_by_tolerance(std::array{0.0, 0.0}, 0.1), 0);
    EXPECT_EQ(rank_by_tolerance(std::vector<double>{}, 0.1), 0);
}

TEST(RankRules, ElbowsOfClearShapes) {
    EXPECT_EQ(elbow_rank(std::array{10.0, 9.0, 8.0, 1.0, 0.5}), 3);
    EXPECT_EQ(elbow_rank(std::array{10.0, 1.0, 0.9, 0.8}), 1);
    EXPECT_EQ(elbow_rank(std::array{1.0, 1.0, 1.0}), 3);       // flat
    EXPECT_EQ(elbow_rank(std::array{4.0, 3.0, 2.0, 1.0}), 4);  // straight
    EXPECT_EQ(elbow_rank(std::array{9.0, 8.0, 6.0, 0.0}), 4);  // a cliff at the end is no elbow
    EXPECT_EQ(elbow_rank(std::array{5.0}), 1);
    EXPECT_EQ(elbow_rank(std::vector<double>{}), 0);
}

}  // namespace
}  // namespace svdscope
