// The path from the identity to A: its ends, its rigidity, its mirror.
#include "core/geometry/motion.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

using test::distance;

const TrackedSvd2 kMirrored{{0.7, -0.4}, 2, -0.5};
const TrackedSvd2 kProper{{0.7, -0.4}, 2, 0.5};

TEST(Motion2, HasAMirrorStageExactlyWhenTheDeterminantIsNegative) {
    EXPECT_EQ(make_motion(kProper, MirrorPlace::Sigma).stage_count, 3);
    EXPECT_EQ(make_motion({{0, 0}, 2, 0}, MirrorPlace::Sigma).stage_count, 3);
    const Motion2 sigma = make_motion(kMirrored, MirrorPlace::Sigma);
    ASSERT_EQ(sigma.stage_count, 4);
    EXPECT_EQ(sigma.path()[1], Stage::Stretch);
    EXPECT_EQ(sigma.path()[2], Stage::Mirror);
    const Motion2 in_v = make_motion(kMirrored, MirrorPlace::V);
    EXPECT_EQ(in_v.path()[1], Stage::Mirror);
    EXPECT_EQ(in_v.path()[2], Stage::Stretch);
}

TEST(Motion2, EveryPlaceOfTheMirrorEndsAtTheSameMatrix) {
    Random random(6);
    for (int i = 0; i < 5000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const TrackedSvd2 svd = track_2x2(A, {random.uniform(-9, 9), random.uniform(-9, 9)});
        for (MirrorPlace place : {MirrorPlace::Sigma, MirrorPlace::V, MirrorPlace::U}) {
            const Motion2 motion = make_motion(svd, place);
            ASSERT_LE(distance(matrix_at(motion, motion.stage_count), A), 1e-12) << A;
            ASSERT_LE(distance(matrix_at(motion, 0), {1, 0, 0, 1}), 1e-15);
        }
    }
}

TEST(Motion2, ANegativeFirstLengthIsAHalfTurnOfU) {
    const TrackedSvd2 svd{{0.3, 0.2}, -2, 1};
    const Motion2 motion = make_motion(svd, MirrorPlace::Sigma);
    EXPECT_EQ(motion.sigma1, 2);
    EXPECT_EQ(motion.stage_count, 4);
    EXPECT_NEAR(std::abs(motion.turn_u - 0.3), test::kPi, 1e-15);
    EXPECT_LE(distance(matrix_at(motion, 4), test::product(svd)), 1e-14);
    EXPECT_EQ(make_motion({{0, 0}, -2, -1}, MirrorPlace::Sigma).stage_count, 3);
}

TEST(Motion2, TurnsAreRigidAtEveryTime) {
    const Motion2 motion = make_motion(kMirrored, MirrorPlace::Sigma);
    const Mat2 before_last = matrix_at(motion, 3);
    for (int i = 0; i <= 100; ++i) {
        const Mat2 first = matrix_at(motion, i / 100.0);
        ASSERT_LE(distance(transpose(first) * first, {1, 0, 0, 1}), 1e-12);
        const Mat2 last = matrix_at(motion, 3 + i / 100.0);
        ASSERT_LE(distance(transpose(last) * last, transpose(before_last) * before_last), 1e-12);
    }
}

TEST(Motion2, TheMirrorTurnsTheSheetOverAndIsEdgeOnInTheMiddle) {
    const Motion2 motion = make_motion(kMirrored, MirrorPlace::Sigma);
    const Mat2 edge_on = matrix_at(motion, 2.5);
    EXPECT_NEAR(edge_on.c, 0, 1e-15);
    EXPECT_NEAR(edge_on.d, 0, 1e-15);
    EXPECT_GT(std::abs(edge_on.a), 1);
    EXPECT_FALSE(shows_back(motion, 2.4));
    EXPECT_TRUE(shows_back(motion, 2.6));
    EXPECT_TRUE(shows_back(motion, 4));
    EXPECT_FALSE(shows_back(make_motion(kProper, MirrorPlace::Sigma), 3));
}

TEST(Motion2, StartsAndStopsSmoothly) {
    const Motion2 motion = make_motion(kProper, MirrorPlace::Sigma);
    EXPECT_EQ(moment_at(motion, 1).stage, 0);
    EXPECT_EQ(moment_at(motion, 1).eased, 1);
    EXPECT_EQ(moment_at(motion, 0.5).eased, 0.5);
    EXPECT_LT(moment_at(motion, 1.001).eased, 1e-7);
    EXPECT_GT(moment_at(motion, 1.999).eased, 1 - 1e-7);
    double last = 0;
    for (int i = 1; i <= 1000; ++i) {
        const double eased = moment_at(motion, i / 1000.0).eased;
        ASSERT_GE(eased, last);
        last = eased;
    }
}

TEST(Motion2, TimeIsClamped) {
    const Motion2 motion = make_motion(kProper, MirrorPlace::Sigma);
    EXPECT_EQ(matrix_at(motion, -5), matrix_at(motion, 0));
    EXPECT_EQ(matrix_at(motion, 1e300), matrix_at(motion, 3));
    EXPECT_EQ(matrix_at(motion, std::numeric_limits<double>::quiet_NaN()), matrix_at(motion, 0));
}

TEST(Motion2, LengthsAreMetExactlyAtTheEndOfTheStretch) {
    const Motion2 motion = make_motion({{0, 0}, 1e300, 1e-300}, MirrorPlace::Sigma);
    EXPECT_EQ(matrix_at(motion, 2).a, 1e300);
    EXPECT_EQ(matrix_at(motion, 2).d, 1e-300);
    EXPECT_EQ(matrix_at(make_motion({{0, 0}, 1e-300, 1e-301}, MirrorPlace::Sigma), 2).a, 1e-300);
}

}  // namespace
}  // namespace svdscope
