// The path of space from the identity to A: its ends, its rigid turns, its mirror and its half turns.
#include "core/geometry/motion3.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/spaces.hpp"

namespace svdscope {
namespace {

using namespace test3;

Motion3 motion_of(const TrackedSvd3& svd, Shape3 shape) {
    return make_motion3(written_form(svd, shape), shape);
}

// From any branch, so that every combination of signs occurs.
TrackedSvd3 random_svd(Random& random, Shape3 shape, int i) {
    const Mat3 A = i % 2 == 0
                       ? random_matrix(random, shape)
                       : masked(product(random_axes(random, shape), special_lengths(random, shape)), shape);
    return track_3d(A, shape, random_axes(random, shape)).value();
}

TEST(Motion3, WrittenFormsKeepAAndTheTips) {
    Random random(1);
    int negative = 0;
    for (int i = 0; i < 8000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const TrackedSvd3 svd = random_svd(random, shape, i);
        const TrackedSvd3 written = written_form(svd, shape);
        const int last = count_of(shape) - 1;
        for (int k = 0; k <= last; ++k) {
            ASSERT_TRUE(written.s[k] >= 0 || (k == last && shape != Shape3::ThreeByTwo));
            const std::size_t column = static_cast<std::size_t>(k);
            const Vec3 tip = svd.s[k] * svd.axes.U.columns[column];
            ASSERT_LE(norm(written.s[k] * written.axes.U.columns[column] - tip), 0);
            negative += svd.s[k] < 0;
        }
        ASSERT_EQ(written.axes.V, svd.axes.V);
        ASSERT_LE(improperness(written.axes.U), 1e-14);
        if (rows_of(shape) == 2) {
            ASSERT_EQ(written.axes.U.columns[2], (Vec3{0, 0, 1}));
        }
    }
    EXPECT_GT(negative, 2000);
}

TEST(Motion3, StagesEndAtTheProducts) {
    Random random(2);
    for (int i = 0; i < 8000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const TrackedSvd3 svd = written_form(random_svd(random, shape, i), shape);
        const Motion3 motion = make_motion3(svd, shape);
        const Mat3 turned = transpose(svd.axes.V);
        const Vec3 s = svd.s;
        const double bound = 1e-12 * svd.sigma.x;
        int stage = 0;
        ASSERT_LE(distance(matrix_at(motion, stage), {}), 0);
        ASSERT_LE(distance(matrix_at(motion, ++stage), turned), 1e-12);
        const Mat3 stretched = diagonal(std::abs(s.x), std::abs(s.y), std::abs(s.z)) * turned;
        ASSERT_LE(distance(matrix_at(motion, ++stage), stretched), bound);
        const Mat3 mirrored = diagonal(s.x, s.y, s.z) * turned;
        if (motion.mirrored()) {
            ASSERT_LE(distance(matrix_at(motion, ++stage), mirrored), bound);
        }
        ASSERT_LE(distance(stretched, mirrored), motion.mirrored() ? 8 * svd.sigma.x : 0);
        ASSERT_LE(distance(matrix_at(motion, ++stage), product(svd.axes, s)), bound);
        ASSERT_EQ(stage, motion.stage_count);
    }
}

TEST(Motion3, TurnsAreRotationsAtEveryTime) {
    Random random(3);
    for (int i = 0; i < 400; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const Motion3 motion = motion_of(random_svd(random, shape, i), shape);
        const double last = motion.stage_count - 1;
        const Mat3 before = matrix_at(motion, last);
        for (int step = 0; step <= 60; ++step) {
            const Mat3 first = matrix_at(motion, step / 60.0);
            ASSERT_LE(improperness(first), 1e-12);
            if (cols_of(shape) == 2) {
                ASSERT_EQ(first.columns[2], (Vec3{0, 0, 1})) << "the plane stays in the plane";
            }
            const Mat3 turned = matrix_at(motion, last + step / 60.0);
            const double scale = 1e-12 * std::max(1e-300, size_of(before) * size_of(before));
            ASSERT_LE(distance(transpose(turned) * turned, transpose(before) * before), scale);
            const double e = moment_at(motion, last + step / 60.0).eased;
            ASSERT_LE(improperness(rotation(motion.turn_u.axis, e * motion.turn_u.angle)), 1e-12);
        }
    }
}

TEST(Motion3, OnlyAMirrorOfSquareMatricesHasTheStage) {
    Random random(4);
    int mirrors = 0;
    for (int i = 0; i < 4000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        Mat3 A = random_matrix(random, shape);
        const Motion3 motion = motion_of(canonical_3d(A, shape).value(), shape);
        if (shape == Shape3::TwoByTwo) A.columns[2] = {0, 0, 1};
        ASSERT_EQ(motion.mirrored(), is_square(shape) && determinant(A) < 0) << A;
        if (motion.mirrored()) {
            ASSERT_EQ(motion.path()[2], Stage::Mirror);
            ++mirrors;
        }
    }
    EXPECT_GT(mirrors, 800);
    EXPECT_FALSE(
        motion_of(canonical_3d(diagonal(1, 1, 0), Shape3::ThreeByThree).value(), Shape3::ThreeByThree)
            .mirrored());
}

TEST(Motion3, TheMirrorPassesThroughTheFlatEllipsoid) {
    const Mat3 A = diagonal(2, 1.5, -0.5);
    const Motion3 motion = motion_of(canonical_3d(A, Shape3::ThreeByThree).value(), Shape3::ThreeByThree);
    ASSERT_EQ(motion.stage_count, 4);
    EXPECT_NEAR(determinant(matrix_at(motion, 2)), 1.5, 1e-14);
    EXPECT_NEAR(determinant(matrix_at(motion, 2.5)), 0, 1e-15);
    EXPECT_NEAR(size_of(matrix_at(motion, 2.5)), 2.5, 1e-14) << "flat, and not collapsed";
    EXPECT_NEAR(determinant(matrix_at(motion, 3)), -1.5, 1e-14);
    EXPECT_FALSE(shows_back(motion, 2.4));
    EXPECT_TRUE(shows_back(motion, 2.6));
    EXPECT_TRUE(shows_back(motion, 4));
}

TEST(Motion3, InThePlaneItIsThePathOfThePlane) {
    Random random(5);
    for (int i = 0; i < 200; ++i) {
        const Mat3 A = random_matrix(random, Shape3::TwoByTwo);
        const Motion3 motion = motion_of(canonical_3d(A, Shape3::TwoByTwo).value(), Shape3::TwoByTwo);
        const Mat2 flat{A(0, 0), A(0, 1), A(1, 0), A(1, 1)};
        const Motion2 plane = make_motion(canonical_2x2(flat), MirrorPlace::Sigma);
        ASSERT_EQ(motion.stage_count, plane.stage_count);
        ASSERT_NEAR(motion.turn_v.angle, plane.turn_v, 1e-12);
        for (int step = 0; step <= 40; ++step) {
            // The last turn of the plane may go the other way round, so the path is compared up to it.
            const double time = (plane.stage_count - 1) * step / 40.0;
            const Mat3 drawn = matrix_at(motion, time);
            const Mat2 expected = matrix_at(plane, time);
            ASSERT_NEAR(drawn(0, 0), expected.a, 1e-11);
            ASSERT_NEAR(drawn(0, 1), expected.b, 1e-11);
            ASSERT_NEAR(drawn(1, 0), expected.c, 1e-11);
            ASSERT_NEAR(drawn(1, 1), expected.d, 1e-11);
        }
    }
}

TEST(Motion3, HalfTurnsKeepTheirSide) {
    Random random(6);
    for (int i = 0; i < 200; ++i) {
        const Vec3 axis = direction(random_vector(random));
        TrackedSvd3 svd;
        svd.s = svd.sigma = {3, 2, 1};
        svd.axes.about_u = axis;
        Mat3 before = matrix_at(make_motion3(svd, Shape3::ThreeByThree), 2.5);
        // The turn is dragged from 170 through 180 to 190 degrees: half of the path moves by half as much.
        for (int step = 0; step <= 40; ++step) {
            const double angle = (170 + step * 0.5) * kDegree;
            svd.axes.U = rotation(axis, angle);
            const Motion3 motion = make_motion3(svd, Shape3::ThreeByThree);
            const Mat3 now = matrix_at(motion, 2.5);
            ASSERT_LE(improperness(matrix_at(motion, 2.5) * diagonal(1.0 / 3, 0.5, 1)), 1e-12);
            if (step > 0) {
                ASSERT_LE(distance(now, before), 0.03) << angle;
            }
            ASSERT_LE(distance(matrix_at(motion, 3), product(svd.axes, svd.s)), 1e-13);
            before = now;
            svd.axes.about_u = motion.turn_u.axis;
        }
    }
}

TEST(Motion3, TimeIsClampedAndLengthsAreMetExactly) {
    TrackedSvd3 svd;
    svd.s = svd.sigma = {1e300, 1, 1e-300};
    const Motion3 motion = make_motion3(svd, Shape3::ThreeByThree);
    EXPECT_EQ(matrix_at(motion, 2), diagonal(1e300, 1, 1e-300));
    EXPECT_EQ(matrix_at(motion, -5), matrix_at(motion, 0));
    EXPECT_EQ(matrix_at(motion, 1e300), matrix_at(motion, 3));
    EXPECT_EQ(matrix_at(motion, std::numeric_limits<double>::quiet_NaN()), matrix_at(motion, 0));
}

}  // namespace
}  // namespace svdscope
