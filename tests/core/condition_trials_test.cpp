// Random trials of the plane: what is attained never exceeds kappa, and the cloud agrees with sample by
// sample. SVDSCOPE_CONDITION_TRIALS=1000000 in the environment makes more of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

#include "core/labs/condition.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope::condition {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

long trials_from_environment() {
    const char* text = std::getenv("SVDSCOPE_CONDITION_TRIALS");
    return text == nullptr ? 50000 : std::strtol(text, nullptr, 10);
}

// Half of them anything, half of a chosen kappa; noise and b now and then along the singular vectors, where
// the bound is near.
Params random_system(Random& random) {
    Params params;
    const double u = random.uniform(-4, 4);
    const double size = std::pow(10, random.uniform(-3, 3));
    params.matrix = random.integer(0, 1) == 0
                        ? test::scaled(size, test::random_matrix(random))
                        : rotation(u) * diagonal(size, size * std::pow(10, -random.uniform(0, 15))) *
                              rotation(random.uniform(-4, 4));
    params.rhs = random.integer(0, 2) == 0 ? unit(u) : Vec2{random.normal(), random.normal()};
    params.noise = random.integer(0, 2) == 0
                       ? perpendicular(unit(u + 1e-9 * random.normal()))
                       : std::pow(10, random.uniform(-6, 1)) * Vec2{random.normal(), random.normal()};
    return params;
}

TEST(ConditionTrials, NothingExceedsKappa) {
    const long trials = trials_from_environment();
    ASSERT_GE(trials, 10000) << "SVDSCOPE_CONDITION_TRIALS is too small to come near the bound";
    Random random(20250105);
    long near_bound = 0;
    for (long i = 0; i < trials; ++i) {
        const Params params = random_system(random);
        const Analysis analysis = analyze(params).value();
        const Solve& s = analysis.solve;
        if (std::isinf(s.kappa)) continue;
        const double bound = s.kappa * (1 + 100 * kEps * s.kappa);
        for (const Gauge& gauge : {s.solve, s.multiply, s.whiten}) {
            ASSERT_LE(gauge.attained.value(), bound) << params.matrix << params.rhs << params.noise;
            ASSERT_LE(gauge.attained.value(), gauge.worst_here * (1 + 100 * kEps * s.kappa)) << params.matrix;
            ASSERT_LE(gauge.worst_here, bound) << params.matrix;
        }
        near_bound += s.solve.attained.value() > 0.99 * s.kappa;
    }
    EXPECT_GT(near_bound, trials / 50);
}

double amplification_of(Params params, Vec2 sample) {
    const double radius = norm(params.noise);
    params.noise = radius * sample;
    return analyze(params)->solve.solve.attained.value();
}

TEST(ConditionCloud, AgreesWithSampleBySample) {
    Random random(9);
    for (int i = 0; i < 60; ++i) {
        const Params params = random_system(random);
        const Analysis analysis = analyze(params).value();
        if (!(analysis.solve.kappa < 1e12)) continue;
        const std::vector<Vec2> samples = disk_samples(999, i);
        const CloudSums sums = cloud_sums(analysis.solve, params.rhs, samples);
        std::vector<double> each;
        for (const Vec2 sample : samples) each.push_back(amplification_of(params, sample));
        std::sort(each.begin(), each.end());
        // Near the least the angle between a sample and u1 is itself rounded.
        const double rounding = 1e-14 * analysis.solve.kappa;
        ASSERT_NEAR(sums.most / each.back(), 1, 1e-12 + rounding) << params.matrix;
        ASSERT_NEAR(sums.median / each[499], 1, 0.005) << params.matrix;
        ASSERT_NEAR(sums.least / each.front(), 1, 1e-12 + rounding) << params.matrix;
        ASSERT_NEAR(std::accumulate(sums.histogram.begin(), sums.histogram.end(), 0.0), 1, 1e-12);
        ASSERT_EQ(sums.histogram.size(), static_cast<std::size_t>(kCloudBins));
        // The share above the middle of the range, by counting.
        const double middle = std::pow(10, (sums.low + sums.high) / 2);
        const auto above = each.end() - std::lower_bound(each.begin(), each.end(), middle);
        const double share =
            std::accumulate(sums.histogram.begin() + kCloudBins / 2, sums.histogram.end(), 0.0);
        ASSERT_NEAR(share, static_cast<double>(above) / 999, 0.01) << params.matrix;
    }
}

TEST(ConditionCloud, SamplesFillTheDiskEvenly) {
    const std::vector<Vec2> samples = disk_samples(10000, 7);
    EXPECT_EQ(samples.size(), 10000U);
    EXPECT_EQ(samples, disk_samples(10000, 7));
    EXPECT_NE(samples, disk_samples(10000, 8));
    long inner = 0;
    for (const Vec2 p : samples) {
        ASSERT_LE(norm(p), 1);
        inner += norm(p) < std::sqrt(0.5);
    }
    EXPECT_NEAR(static_cast<double>(inner), 5000, 200);
}

TEST(ConditionCloud, SingularAndRoundSystems) {
    const std::vector<Vec2> samples = disk_samples(10000, 1);
    Params params;
    params.matrix = {1, 0, 0, 0};
    params.rhs = {1, 1};
    params.noise = {0.1, 0};
    const CloudSums singular = cloud_sums(analyze(params)->solve, params.rhs, samples);
    EXPECT_NEAR(singular.most, std::sqrt(2.0), 1e-6);
    // |cos| of an even angle has the median cos 45.
    EXPECT_NEAR(singular.median, 1, 0.02);
    EXPECT_LT(singular.least, 1e-3);
    params.matrix = {0, 2, -2, 0};
    const CloudSums round = cloud_sums(analyze(params)->solve, params.rhs, samples);
    for (const double number : {round.most, round.median, round.least}) EXPECT_NEAR(number, 1, 1e-14);
    EXPECT_NEAR(round.high - round.low, 0.1, 1e-15);
    params.noise = {0, 0};
    EXPECT_TRUE(cloud_sums(analyze(params)->solve, params.rhs, samples).histogram.empty());
    params.noise = {1, 0};
    EXPECT_TRUE(cloud_sums(analyze(params)->solve, params.rhs, {}).histogram.empty());
    params.rhs = {0, 0};
    EXPECT_TRUE(cloud_sums(analyze(params)->solve, params.rhs, samples).histogram.empty());
}

}  // namespace
}  // namespace svdscope::condition
