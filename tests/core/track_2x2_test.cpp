// The signed SVD on a remembered branch: known answers, and no flip along paths where rules without memory
// flip.
#include "core/svd/track_2x2.hpp"

#include <gtest/gtest.h>

#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

using test::kPi;

TEST(Canonical2x2, KnownAnswers) {
    const TrackedSvd2 symmetric = canonical_2x2({2, 1, 1, 2});
    EXPECT_NEAR(symmetric.s1, 3, 1e-15);
    EXPECT_NEAR(symmetric.s2, 1, 1e-15);
    EXPECT_NEAR(symmetric.axes.angle_u, kPi / 4, 1e-15);
    EXPECT_NEAR(symmetric.axes.angle_v, kPi / 4, 1e-15);
    const TrackedSvd2 swapped = canonical_2x2({1, 0, 0, 2});
    EXPECT_EQ(swapped.s1, 2);
    EXPECT_EQ(swapped.s2, 1);
    EXPECT_NEAR(swapped.axes.angle_v, kPi / 2, 1e-15);
    const TrackedSvd2 indefinite = canonical_2x2({1, 2, 2, 1});
    EXPECT_NEAR(indefinite.s1, 3, 1e-15);
    EXPECT_NEAR(indefinite.s2, -1, 1e-15);
}

TEST(Canonical2x2, FreeAxesDoNotTurnV) {
    const TrackedSvd2 quarter = canonical_2x2({0, -2, 2, 0});
    EXPECT_EQ(quarter.axes.angle_v, 0);
    EXPECT_NEAR(quarter.axes.angle_u, kPi / 2, 1e-15);
    const TrackedSvd2 mirror = canonical_2x2({0, 1, 1, 0});
    EXPECT_EQ(mirror.axes.angle_v, 0);
    EXPECT_EQ(mirror.s2, -1);
    const TrackedSvd2 zero = canonical_2x2({0, -0.0, -0.0, 0});
    EXPECT_EQ(zero.axes, (Axes2{0, 0}));
    EXPECT_EQ(zero.s1, 0);
    EXPECT_FALSE(std::signbit(zero.s2));
}

TEST(Canonical2x2, ReproducesAWithinTheQuarterTurn) {
    Random random(1);
    for (int i = 0; i < 20000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const TrackedSvd2 svd = canonical_2x2(A);
        ASSERT_LE(test::distance(test::product(svd), A), 4e-15 * svd.s1) << A;
        ASSERT_GE(svd.s1, std::abs(svd.s2));
        ASSERT_LE(svd.axes.angle_v, kPi / 2);
        ASSERT_GT(svd.axes.angle_v, -kPi / 2);
        ASSERT_LE(std::abs(svd.axes.angle_u), kPi);
    }
}

TEST(Track2x2, ReproducesAFromAnyPreviousAxes) {
    Random random(2);
    for (int i = 0; i < 20000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const Axes2 previous{random.uniform(-20, 20), random.uniform(-20, 20)};
        const TrackedSvd2 tracked = track_2x2(A, previous);
        const TrackedSvd2 sorted = sorted_2x2(A, previous);
        ASSERT_LE(test::distance(test::product(tracked), A), 4e-14 * test::size_of(A)) << A;
        ASSERT_LE(test::distance(test::product(sorted), A), 4e-14 * test::size_of(A)) << A;
        ASSERT_GE(sorted.s1, std::abs(sorted.s2));
        // Half a period of each of the two angles, and each axis is half their sum.
        ASSERT_LE(std::abs(tracked.axes.angle_v - previous.angle_v), kPi / 2 + 1e-8);
        ASSERT_LE(std::abs(sorted.axes.angle_v - previous.angle_v), kPi + 1e-8);
    }
}

TEST(Track2x2, ThroughDeterminantZeroOnlyTheSignOfS2Changes) {
    TrackedSvd2 svd = canonical_2x2({2, 0.3, 0.1, 0.5});
    const Axes2 start = svd.axes;
    for (int i = 0; i <= 100; ++i) svd = track_2x2({2, 0.3, 0.1, 0.5 - 0.01 * i}, svd.axes);
    EXPECT_LT(svd.s2, -0.4);
    EXPECT_GT(svd.s1, 1.9);
    EXPECT_NEAR(svd.axes.angle_v, start.angle_v, 0.2);
    EXPECT_NEAR(svd.axes.angle_u, start.angle_u, 0.2);
}

TEST(Track2x2, ThroughATieTheAxesKeepTheirIdentityUntilSorted) {
    TrackedSvd2 svd = canonical_2x2({2, 0, 0, 1});
    for (int i = 0; i <= 200; ++i) svd = track_2x2({2 - 0.01 * i, 0, 0, 1}, svd.axes);
    EXPECT_EQ(svd.axes, (Axes2{0, 0}));
    EXPECT_NEAR(svd.s1, 0, 1e-12);
    EXPECT_EQ(svd.s2, 1);
    const TrackedSvd2 sorted = sorted_2x2({0.5, 0, 0, 1}, svd.axes);
    EXPECT_EQ(sorted.s1, 1);
    EXPECT_EQ(sorted.s2, 0.5);
    EXPECT_NEAR(std::abs(sorted.axes.angle_v), kPi / 2, 1e-15);
}

TEST(Track2x2, NegativeLengthIsRepairedByTurningUAlone) {
    const Axes2 axes{0.4, 0.3};
    const Mat2 A = test::product({axes, -2, 0.5});
    const TrackedSvd2 tracked = track_2x2(A, axes);
    EXPECT_NEAR(tracked.s1, -2, 1e-15);
    EXPECT_NEAR(tracked.s2, 0.5, 1e-15);
    const TrackedSvd2 sorted = sorted_2x2(A, axes);
    EXPECT_NEAR(sorted.axes.angle_v, 0.3, 1e-14);
    EXPECT_NEAR(std::abs(sorted.axes.angle_u - 0.4), kPi, 1e-14);
    EXPECT_NEAR(sorted.s1, 2, 1e-15);
    EXPECT_NEAR(sorted.s2, -0.5, 1e-15);
    Random random(26);
    for (int i = 0; i < 2000; ++i) {
        const Axes2 start{random.uniform(-3, 3), random.uniform(-3, 3)};
        const Mat2 B = test::product({start, -2 - random.uniform(), random.uniform(-1, 1)});
        const Axes2 mended = sorted_2x2(B, start).axes;
        ASSERT_NEAR(mended.angle_v, start.angle_v, 1e-14) << "halfway between two candidates, V stays";
    }
}

TEST(Track2x2, AFullLoopRoundTheTieBringsV1BackTurnedRound) {
    TrackedSvd2 svd = canonical_2x2({1.3, 0, 0, 0.7});
    constexpr int kSteps = 360;
    for (int i = 1; i <= kSteps; ++i) {
        const Mat2 A = test::sum({1, 0, 0, 1}, test::scaled(0.3, test::reflection(2 * kPi * i / kSteps)));
        const double before = svd.axes.angle_v;
        svd = track_2x2(A, svd.axes);
        ASSERT_NEAR(svd.s1, 1.3, 1e-14);
        ASSERT_NEAR(svd.s2, 0.7, 1e-14);
        ASSERT_NEAR(svd.axes.angle_v - before, kPi / kSteps, 1e-12);
    }
    EXPECT_NEAR(svd.axes.angle_v, kPi, 1e-12);
    EXPECT_NEAR(unit(svd.axes.angle_v).x, -1, 1e-12);
}

TEST(Track2x2, FactorsComeBackBitForBitAlsoAtTies) {
    Random random(3);
    for (int i = 0; i < 50000; ++i) {
        TrackedSvd2 made{{random.uniform(-7, 7), random.uniform(-7, 7)}, random.normal(), random.normal()};
        if (i % 4 == 0) made.s2 = made.s1;
        if (i % 4 == 1) made.s2 = -made.s1;
        if (i % 4 == 2) made.s2 = made.s1 * (1 + random.normal() * 1e-14);
        if (i % 64 == 3) made.s1 = 0;
        if (i % 64 == 7) made.s2 = 0;
        const TrackedSvd2 back = track_2x2(test::product(made), made.axes);
        ASSERT_EQ(back.axes.angle_u, made.axes.angle_u) << i;
        ASSERT_EQ(back.axes.angle_v, made.axes.angle_v) << i;
        const double scale = std::max(std::abs(made.s1), std::abs(made.s2));
        const bool is_tie = i % 4 < 2 && made.s1 != 0 && made.s2 != 0;
        ASSERT_TRUE(!is_tie || std::abs(back.s1) >= std::abs(back.s2)) << "a tie counts as in order";
        ASSERT_NEAR(back.s1, made.s1, 1e-14 * scale) << i;
        ASSERT_NEAR(back.s2, made.s2, 1e-14 * scale) << i;
    }
}

TEST(Track2x2, NastyEntriesGiveNumbers) {
    for (const Mat2& A : test::nasty_matrices()) {
        for (const TrackedSvd2& svd : {canonical_2x2(A), track_2x2(A, {1, 2}), sorted_2x2(A, {1, 2})}) {
            ASSERT_TRUE(std::isfinite(svd.axes.angle_u) && std::isfinite(svd.axes.angle_v)) << A;
            ASSERT_FALSE(std::isnan(svd.s1) || std::isnan(svd.s2)) << A;
        }
    }
}

}  // namespace
}  // namespace svdscope
