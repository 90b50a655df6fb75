// Rotations of space: quaternions and matrices both ways, half turns, and axes that keep their side.
#include "core/geometry/rotation3.hpp"

#include <gtest/gtest.h>

#include "tests/support/spaces.hpp"

namespace svdscope {
namespace {

using namespace test3;

// The textbook's formula, without quaternions.
Mat3 rodrigues(Vec3 k, double angle) {
    const Mat3 K = by_rows({0, -k.z, k.y}, {k.z, 0, -k.x}, {-k.y, k.x, 0});
    return sum(Mat3{}, sum(scaled(std::sin(angle), K), scaled(1 - std::cos(angle), K * K)));
}

TEST(Rotation3, IsRodriguesFormula) {
    Random random(1);
    for (int i = 0; i < 5000; ++i) {
        const Vec3 axis = direction(random_vector(random));
        const double angle = random.uniform(-7, 7);
        ASSERT_LE(distance(rotation(axis, angle), rodrigues(axis, angle)), 5e-15);
        ASSERT_LE(distance(rotation(1e-200 * axis, angle), rodrigues(axis, angle)), 5e-15);
    }
    EXPECT_LE(distance(rotation({0, 0, 0}, 0.5), rotation({0, 0, 1}, 0.5)), 0);
}

TEST(Rotation3, MatricesComeBack) {
    Random random(2);
    double worst = 0;
    for (int i = 0; i < 20000; ++i) {
        // Every third near a half turn, every third near none, where bad formulas lose their digits.
        const double near = std::pow(10, random.uniform(-16, 0)) * (random.integer(0, 1) == 0 ? -1 : 1);
        const double angle = i % 3 == 0 ? random.uniform(-kPi, kPi) : i % 3 == 1 ? kPi + near : near;
        const Vec3 axis = i % 7 == 0 ? Vec3{1, 0, 0} : random_vector(random);
        const Mat3 R = rotation(axis, angle);
        ASSERT_LE(improperness(R), 1e-14);
        worst = std::max(worst, distance(matrix_of(quaternion_of(R)), R));
        const Quaternion q = quaternion_of(R);
        ASSERT_GE(q.w, 0);
        ASSERT_NEAR(std::hypot(q.w, norm(q.v)), 1, 1e-15);
    }
    EXPECT_LE(worst, 4e-15);
}

TEST(Rotation3, HalfTurnsHaveTheirAxis) {
    const Vec3 axis = direction({1, -2, 2});
    for (Vec3 a : {axis, Vec3{1, 0, 0}, Vec3{0, 1, 0}, Vec3{0, 0, 1}, direction({0, 1, 1})}) {
        const Mat3 R = sum(scaled(2, {{{a.x * a, a.y * a, a.z * a}}}), scaled(-1, {}));
        const AxisAngle found = axis_angle(quaternion_of(R));
        EXPECT_EQ(found.angle, kPi);
        EXPECT_NEAR(std::abs(dot(found.axis, a)), 1, 1e-15);
        EXPECT_GT(std::max({found.axis.x, found.axis.y, found.axis.z}), 0.5) << "one side by rule";
        for (double side : {1.0, -1.0}) {
            EXPECT_GT(dot(axis_angle(quaternion_of(R), side * a).axis, side * a), 0.99);
        }
    }
    EXPECT_EQ(axis_angle({}).axis, (Vec3{0, 0, 1}));
    EXPECT_EQ(axis_angle({}).angle, 0);
}

TEST(Rotation3, ARememberedAxisKeepsItsSideAcrossTheHalfTurn) {
    const Vec3 axis = direction({1, 2, -2});
    for (int degrees = 1; degrees < 225; ++degrees) {
        const AxisAngle found = axis_angle(quaternion_of(rotation(axis, degrees * kDegree)), axis);
        ASSERT_NEAR(found.angle, degrees * kDegree, 1e-14);
        ASSERT_NEAR(dot(found.axis, axis), 1, 1e-13);
    }
    for (int degrees = 226; degrees < 360; ++degrees) {
        const AxisAngle found = axis_angle(quaternion_of(rotation(axis, degrees * kDegree)), axis);
        ASSERT_NEAR(found.angle, (360 - degrees) * kDegree, 1e-14) << "then the short way";
    }
    EXPECT_NEAR(axis_angle(quaternion_of(rotation(axis, 200 * kDegree))).angle, 160 * kDegree, 1e-14);
}

TEST(Rotation3, SlerpGoesAtConstantSpeedAlongTheShortArc) {
    Random random(3);
    for (int i = 0; i < 500; ++i) {
        const Quaternion q = quaternion_of(random_rotation(random, 3));
        const Quaternion other{-q.w, -q.v};
        const double angle = axis_angle(q).angle;
        for (int step = 0; step <= 20; ++step) {
            const double e = step / 20.0;
            const Mat3 R = matrix_of(turn(q, e));
            ASSERT_LE(improperness(R), 1e-14);
            ASSERT_NEAR(angle_of(R), e * angle, 1e-14);
            ASSERT_LE(distance(R, matrix_of(turn(other, e))), 1e-14) << "q and -q are one turn";
        }
        ASSERT_LE(distance(matrix_of(turn(q, 1)), matrix_of(q)), 2e-15);
    }
    EXPECT_EQ(angle_of(matrix_of(turn({}, 0.5))), 0);
}

TEST(Rotation3, BetweenDirectionsTheTurnIsTheSmallest) {
    Random random(4);
    for (int i = 0; i < 20000; ++i) {
        const Vec3 from = random_vector(random);
        Vec3 to = random_vector(random);
        if (i % 4 == 1) to = -from;
        if (i % 4 == 2) to = -1.0 * from + std::pow(10, random.uniform(-17, -3)) * to;
        if (i % 4 == 3) to = from + std::pow(10, random.uniform(-17, -3)) * to;
        const Mat3 R = rotation_between(from, to);
        ASSERT_LE(improperness(R), 1e-14);
        ASSERT_LE(norm(R * direction(from) - direction(to)), 3e-14) << from << to;
        const double between = std::atan2(norm(cross(from, to)), dot(from, to));
        ASSERT_NEAR(angle_of(R), between, 3e-14);
    }
    EXPECT_EQ(distance(rotation_between({0, 0, 0}, {1, 0, 0}), {}), 0);
}

TEST(Rotation3, TurnsOfThePlaneStayInThePlaneExactly) {
    Random random(5);
    for (int i = 0; i < 1000; ++i) {
        const Vec3 from{random.normal(), random.normal(), 0};
        const Vec3 to{random.normal(), random.normal(), 0};
        const Quaternion q = quaternion_of(rotation({0, 0, 1}, random.uniform(-4, 4)));
        for (const Mat3& R : {rotation_between(from, i % 5 == 0 ? -from : to), matrix_of(turn(q, 0.3))}) {
            ASSERT_EQ(R.columns[2], (Vec3{0, 0, 1}));
            ASSERT_EQ(transpose(R).columns[2], (Vec3{0, 0, 1}));
        }
    }
}

TEST(Rotation3, DirectionsOfAnySize) {
    for (double size : {1.0, 1e308, 1e-308, 5e-324}) {
        const Vec3 d = direction(size * Vec3{0, -1, 1});
        EXPECT_NEAR(d.y, -std::sqrt(0.5), 1e-15);
        EXPECT_NEAR(d.z, std::sqrt(0.5), 1e-15);
    }
    EXPECT_EQ(direction({0, 0, 0}), (Vec3{0, 0, 0}));
}

}  // namespace
}  // namespace svdscope
