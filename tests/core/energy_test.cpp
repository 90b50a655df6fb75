// Energy: the worked spectrum, the trap of sums without squares, ranks made of entropies, extremes.
#include "core/analysis/energy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

#include "core/base/random.hpp"
#include "core/data/shipped.hpp"
#include "core/io/npy.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

constexpr std::array kWorked{12.4, 8.7, 3.1, 0.9, 0.3};

void expect_near(const std::vector<double>& got, const std::vector<double>& expected) {
    ASSERT_EQ(got.size(), expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], expected[i], 5e-5) << i;
}

TEST(Energy, TheWorkedSpectrumAndItsTrap) {
    expect_near(cumulative_energy(kWorked), {0.6408, 0.9562, 0.9962, 0.9996, 1});
    expect_near(cumulative_energy(kWorked, EnergyKind::Unsquared), {0.4882, 0.8307, 0.9528, 0.9882, 1});
    EXPECT_EQ(rank_for_energy(kWorked, 0.95), 2);
    EXPECT_EQ(rank_for_energy(kWorked, 0.95, EnergyKind::Unsquared), 3);
}

TEST(Energy, SharesAddUpToTheCumulativeOnes) {
    for (const EnergyKind kind : {EnergyKind::Squared, EnergyKind::Unsquared}) {
        double sum = 0;
        const auto shares = energy_shares(kWorked, kind);
        const auto cumulative = cumulative_energy(kWorked, kind);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            sum += shares[i];
            EXPECT_NEAR(sum, cumulative[i], 1e-15);
        }
        EXPECT_EQ(cumulative.back(), 1);
    }
}

TEST(Energy, TargetsAtTheEnds) {
    EXPECT_EQ(rank_for_energy(kWorked, 0), 0);
    EXPECT_EQ(rank_for_energy(kWorked, 1e-9), 1);
    EXPECT_EQ(rank_for_energy(kWorked, 1), 5);
    EXPECT_EQ(rank_for_energy(std::array{2.0, 1.0, 0.0}, 1), 2);
    EXPECT_EQ(rank_for_energy(std::array{0.0, 0.0}, 0.9), 0);
    EXPECT_EQ(rank_for_energy(std::vector<double>{}, 0.9), 0);
}

TEST(Energy, WhatIsMissingKeepsItsDigits) {
    const std::array sigma{1.0, 1e-7};
    EXPECT_NEAR((1 - cumulative_energy(sigma)[0]) / 1e-14, 1, 0.02);
    EXPECT_EQ(rank_for_energy(sigma, 1 - 2e-14), 1);
    EXPECT_EQ(rank_for_energy(sigma, 1 - 5e-15), 2);
}

TEST(Energy, NoiseUpdateNeedsRank34) {
    const auto A = parse_npy(shipped_file("noise_update_64x64.npy")).value();
    const Eigen::VectorXd sigma = decompose(A, {.values_only = true, .stop = {}, .progress = {}})->sigma;
    const std::span<const double> values(sigma.data(), 64);
    EXPECT_EQ(rank_for_energy(values, 0.9), 34);
    const auto cumulative = cumulative_energy(values);
    EXPECT_NEAR(cumulative[0], 0.0579, 1e-4);
    EXPECT_NEAR(cumulative[7], 0.365, 5e-5);
    EXPECT_NEAR(cumulative[31], 0.8878, 1e-4);
    EXPECT_NEAR(std::sqrt(1 - cumulative[7]), 0.7968, 1e-4);  // relative error
}

TEST(Energy, StableAndEntropyRank) {
    EXPECT_DOUBLE_EQ(stable_rank(std::array{3.0, 3.0, 3.0}), 3);
    EXPECT_DOUBLE_EQ(stable_rank(std::array{2.0, 1.0}), 1.25);
    EXPECT_NEAR(entropy_rank(std::array{3.0, 3.0, 3.0, 0.0}), 3, 1e-14);
    EXPECT_DOUBLE_EQ(entropy_rank(std::array{5.0, 0.0}), 1);
    const double p = 2.0 / 3, q = 1.0 / 3;
    EXPECT_NEAR(entropy_rank(std::array{2.0, 1.0}), std::exp(-p * std::log(p) - q * std::log(q)), 1e-14);
    EXPECT_EQ(stable_rank(std::array{0.0}), 0);
    EXPECT_EQ(entropy_rank(std::array{0.0}), 0);
}

TEST(Energy, RanksAreInTheirOrder) {
    EXPECT_DOUBLE_EQ(participation_rank(std::array{3.0, 3.0, 3.0, 0.0}), 3);
    EXPECT_DOUBLE_EQ(participation_rank(std::array{2.0, 1.0}), 25.0 / 17);
    EXPECT_EQ(participation_rank(std::array{0.0}), 0);
    EXPECT_EQ(participation_rank(std::vector<double>{}), 0);
    Random random(12);
    for (int round = 0; round < 500; ++round) {
        std::vector<double> sigma(static_cast<std::size_t>(random.integer(1, 30)));
        for (double& s : sigma) s = std::exp(random.uniform(-random.uniform(0, 10), 0));
        std::ranges::sort(sigma, std::greater<>());
        long double squares = 0, fourth = 0;
        for (const long double s : sigma) squares += s * s, fourth += s * s * s * s;
        const auto expected = static_cast<double>(squares * squares / fourth);
        const double allowed = 8 * static_cast<double>(sigma.size()) * 2.2e-16;
        EXPECT_NEAR(participation_rank(sigma) / expected, 1, allowed);
        EXPECT_LE(stable_rank(sigma), participation_rank(sigma) * (1 + allowed));
        EXPECT_LE(participation_rank(sigma), entropy_rank(sigma) * (1 + 10 * allowed));
        EXPECT_LE(entropy_rank(sigma), static_cast<double>(sigma.size()) * (1 + 10 * allowed));
    }
}

TEST(Energy, ExtremeValuesNeitherOverflowNorVanish) {
    for (const double scale : {1e300, 1e-300}) {
        std::vector<double> sigma(kWorked.begin(), kWorked.end());
        for (double& s : sigma) s *= scale;
        expect_near(cumulative_energy(sigma), {0.6408, 0.9562, 0.9962, 0.9996, 1});
        EXPECT_NEAR(stable_rank(sigma), stable_rank(kWorked), 1e-14);
        EXPECT_NEAR(entropy_rank(sigma), entropy_rank(kWorked), 1e-13);
        EXPECT_NEAR(participation_rank(sigma), participation_rank(kWorked), 1e-14);
    }
}

TEST(Energy, AShareThatIsTheTargetMeetsIt) {
    EXPECT_EQ(rank_for_energy(std::vector<double>{3, 1}, 0.9), 1);
    EXPECT_EQ(rank_for_energy(std::vector<double>{3, 1}, 0.9 + 1e-12), 2);
    EXPECT_EQ(rank_for_energy(std::vector<double>{1, 1e-9}, 1), 2) << "all of it is all of it";
}

}  // namespace
}  // namespace svdscope
