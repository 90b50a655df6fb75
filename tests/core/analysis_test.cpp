// The small functions of core/analysis: eigenvectors, polar form, pseudoinverse, rank and condition.
#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "core/analysis/condition.hpp"
#include "core/analysis/eigen_2x2.hpp"
#include "core/analysis/polar_2x2.hpp"
#include "core/analysis/pseudoinverse_2x2.hpp"
#include "core/analysis/rank.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

using test::distance;
using test::kPi;

constexpr double kEps = std::numeric_limits<double>::epsilon();

TEST(Eigen2x2, EveryRealPairIsAnEigenpair) {
    Random random(22);
    int real = 0;
    for (int i = 0; i < 20000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const Eigen2 eigen = eigen_2x2(A);
        if (eigen.count == 0) {
            ASSERT_LT((A.a - A.d) * (A.a - A.d) + 4 * A.b * A.c, 0) << A;
            ASSERT_NEAR(2 * eigen.complex_modulus * std::cos(eigen.complex_angle), A.a + A.d, 1e-13) << A;
            ASSERT_NEAR(eigen.complex_modulus * eigen.complex_modulus, A.a * A.d - A.b * A.c, 1e-13) << A;
            continue;
        }
        ++real;
        ASSERT_GE(eigen.values[0], eigen.values[1]);
        for (int k = 0; k < 2; ++k) {
            ASSERT_NEAR(norm(eigen.vectors[k]), 1, 4 * kEps);
            ASSERT_LE(distance(A * eigen.vectors[k], eigen.values[k] * eigen.vectors[k]),
                      16 * kEps * test::size_of(A))
                << A;
            ASSERT_GE(eigen.vectors[k].x, 0);
        }
    }
    EXPECT_GT(real, 10000);
    EXPECT_LT(real, 19000);
}

TEST(Eigen2x2, KnownAnswers) {
    const Eigen2 triangular = eigen_2x2({2, 1, 0, 1});
    EXPECT_EQ(triangular.count, 2);
    EXPECT_EQ(triangular.values[0], 2);
    EXPECT_EQ(triangular.values[1], 1);
    EXPECT_LE(distance(triangular.vectors[0], {1, 0}), kEps);
    EXPECT_LE(distance(triangular.vectors[1], {std::sqrt(0.5), -std::sqrt(0.5)}), kEps);
    const Eigen2 shear = eigen_2x2({1, 1, 0, 1});
    EXPECT_EQ(shear.count, 1);
    EXPECT_EQ(shear.values[0], 1);
    EXPECT_EQ(shear.vectors[0], (Vec2{1, 0}));
    const Eigen2 quarter = eigen_2x2({0, -2, 2, 0});
    EXPECT_EQ(quarter.count, 0);
    EXPECT_EQ(quarter.complex_angle, kPi / 2);
    EXPECT_NEAR(quarter.complex_modulus, 2, kEps);
    const Eigen2 twice = eigen_2x2({3, 0, 0, 3});
    EXPECT_TRUE(twice.every_direction);
    EXPECT_EQ(twice.values[1], 3);
    EXPECT_NEAR(eigen_2x2({1, 2, 2, 1}).values[1], -1, kEps);
}

TEST(Eigen2x2, SmallDifferencesAndSmallValuesSurvive) {
    EXPECT_EQ(eigen_2x2({1, 0, 0, 1e-200}).values[1], 1e-200);
    const Eigen2 nearly_round = eigen_2x2({1, 1e-200, 1e-200, 1});
    EXPECT_EQ(nearly_round.count, 2);
    EXPECT_NEAR(nearly_round.vectors[0].y, std::sqrt(0.5), kEps);
    EXPECT_EQ(eigen_2x2({1e300, 1e300, 0, 1e300}).count, 1);
    EXPECT_EQ(eigen_2x2({1e300, 1e300, 0, 1e300}).values[0], 1e300);
}

TEST(Polar2x2, ReproducesAndIsSymmetric) {
    Random random(23);
    for (int i = 0; i < 20000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const Polar2 polar = polar_2x2(A);
        ASSERT_LE(distance(polar.turn * polar.stretch, A), 8 * kEps * test::size_of(A)) << A;
        ASSERT_EQ(polar.stretch.b, polar.stretch.c);
        ASSERT_GE(polar.stretch.a, 0);
        ASSERT_GE(polar.stretch.a * polar.stretch.d - polar.stretch.b * polar.stretch.c,
                  -8 * kEps * test::size_of(A));
        ASSERT_EQ(polar.is_mirror, A.a * A.d < A.b * A.c) << A;
        const Mat2 turn = polar.is_mirror ? test::reflection(2 * polar.angle) : rotation(polar.angle);
        ASSERT_LE(distance(polar.turn, turn), 8 * kEps);
    }
}

TEST(Polar2x2, KnownAnswers) {
    EXPECT_EQ(polar_2x2({0, 0, 0, 0}).turn, (Mat2{1, -0.0, 0, 1}));
    EXPECT_NEAR(polar_2x2({0, -3, 3, 0}).angle, kPi / 2, kEps);
    EXPECT_TRUE(polar_2x2({0, 1, 1, 0}).is_mirror);
    EXPECT_NEAR(polar_2x2({0, 1, 1, 0}).angle, kPi / 4, kEps) << "the line that stays";
    EXPECT_FALSE(polar_2x2({1, 2, 2, 4}).is_mirror);
}

TEST(Pseudoinverse2x2, MoorePenroseConditions) {
    Random random(24);
    for (int i = 0; i < 10000; ++i) {
        const int rank = static_cast<int>(random.integer(1, 2));
        const Axes2 axes{random.uniform(-3, 3), random.uniform(-3, 3)};
        const TrackedSvd2 made{axes, random.uniform(0.5, 2), rank == 2 ? random.uniform(0.1, 2) : 0};
        const Mat2 A = test::product(made);
        const Mat2 P = pseudoinverse_2x2(A, track_2x2(A, axes), rank);
        ASSERT_LE(distance(A * P * A, A), 1e-13);
        ASSERT_LE(distance(P * A * P, P), 1e-12);
        ASSERT_LE(distance(A * P, transpose(A * P)), 1e-12);
        ASSERT_LE(distance(P * A, transpose(P * A)), 1e-12);
    }
}

TEST(Pseudoinverse2x2, ExtremesAreInfiniteOrZeroButNumbers) {
    const Mat2 huge{1e300, 0, 0, 1e300};
    EXPECT_DOUBLE_EQ(pseudoinverse_2x2(huge, canonical_2x2(huge), 2).d, 1e-300);
    const Mat2 tiny{5e-324, 0, 0, 5e-324};
    const Mat2 inverse = pseudoinverse_2x2(tiny, canonical_2x2(tiny), 2);
    EXPECT_TRUE(std::isinf(inverse.a));
    EXPECT_EQ(std::abs(inverse.b), 0);
    const Mat2 line{5e-324, 0, 0, 0};
    EXPECT_EQ(std::abs(pseudoinverse_2x2(line, canonical_2x2(line), 1).b), 0);
}

TEST(Rank, CountsAboveTheToleranceOnly) {
    const std::array sigma{4.0, 1.0, 3 * 4 * kEps};
    EXPECT_EQ(rank_tolerance(4, 3, 2), 3 * 4 * kEps);
    EXPECT_EQ(rank_tolerance(4, 2, 5), 5 * 4 * kEps);
    EXPECT_EQ(rank_of(sigma, rank_tolerance(4, 3, 3)), 2);
    EXPECT_EQ(rank_of(sigma, rank_tolerance(4, 2, 2)), 3);
    EXPECT_EQ(rank_of(std::array{0.0, 0.0}, 0), 0);
}

TEST(Condition, InfiniteAtTheToleranceAndEffectiveBeside) {
    const std::array sigma{8.0, 2.0, 0.0};
    EXPECT_TRUE(std::isinf(condition_number(sigma, rank_tolerance(8, 3, 3))));
    EXPECT_EQ(effective_condition_number(sigma, 2), 4);
    EXPECT_EQ(effective_condition_number(sigma, 0), 1);
    EXPECT_EQ(condition_number(std::array{8.0, 2.0}, rank_tolerance(8, 2, 2)), 4);
    EXPECT_EQ(condition_number({}, 0), 1);
    EXPECT_DEATH(effective_condition_number(sigma, 4), "left is 4, right is 3");
}

}  // namespace
}  // namespace svdscope
