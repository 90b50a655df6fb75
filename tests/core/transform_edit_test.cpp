// Editing by the factors: the tip stays under the hand, axes stay perpendicular, and the branch is the edited
// one.
#include <gtest/gtest.h>

#include "core/labs/transform.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope::transform {
namespace {

using test::distance;
using test::kPi;

Params random_params(Random& random) {
    Params params;
    params.matrix = test::random_matrix(random);
    params.mirror = static_cast<MirrorPlace>(random.integer(0, 2));
    params.flip_second = random.integer(0, 1) == 1;
    return params;
}

Analysis analyzed(const Params& params) { return analyze(params).value(); }

TEST(TransformEdit, RandomAxisDragsKeepTheTipAndThePerpendicularAxes) {
    Random random(9);
    Params params = random_params(random);
    for (int i = 0; i < 20000; ++i) {
        if (i % 50 == 0) params = random_params(random);
        const Analysis before = analyzed(params);
        const int axis = static_cast<int>(random.integer(0, 1));
        const Vec2 tip{random.normal(), random.normal()};
        params = with_axis(params, before, axis, tip, AxisEdit::TurnAndStretch);
        const Analysis after = analyzed(params);
        const double scale = after.sigma_max;
        ASSERT_LE(distance(axis_tip(after, axis), tip), 1e-12 * scale) << i;
        ASSERT_NEAR(std::abs(after.sigma[1 - axis]), std::abs(before.sigma[1 - axis]), 1e-12 * scale);
        ASSERT_NEAR(dot(axis_tip(after, 0), axis_tip(after, 1)), 0, 1e-12 * scale * scale);
        ASSERT_LE(distance(input_axis(after, axis), input_axis(before, axis)), 1e-12) << "V is kept";
        ASSERT_EQ(after.svd.axes, *params.axes) << "exactly the edited axes";
    }
}

TEST(TransformEdit, ThroughTheCentreTheAxisKeepsItsDirection) {
    for (MirrorPlace place : {MirrorPlace::Sigma, MirrorPlace::V, MirrorPlace::U}) {
        for (int axis : {0, 1}) {
            Params params;
            params.mirror = place;
            params.matrix = {2, 0.5, -0.3, 1};
            Analysis now = analyzed(params);
            const Vec2 start = axis_tip(now, axis);
            const Vec2 other = axis_tip(now, 1 - axis);
            for (int i = 1; i <= 20; ++i) {
                const Vec2 tip = (1 - 0.1 * i) * start;
                params = with_axis(params, now, axis, tip, AxisEdit::TurnAndStretch);
                now = analyzed(params);
                ASSERT_LE(distance(axis_tip(now, axis), tip), 1e-12) << i;
                ASSERT_LE(distance(axis_tip(now, 1 - axis), other), 1e-12) << i;
            }
            EXPECT_LT(now.determinant, 0);
        }
    }
}

TEST(TransformEdit, ATipAtTheCentreKeepsTheDirection) {
    const Params params;
    const Analysis before = analyzed(params);
    const Params edited = with_axis(params, before, 1, {0, 0}, AxisEdit::TurnAndStretch);
    const Analysis after = analyzed(edited);
    EXPECT_EQ(after.svd.axes, before.svd.axes);
    EXPECT_EQ(after.rank, 1);
    const Analysis back =
        analyzed(with_axis(edited, after, 1, axis_tip(before, 1), AxisEdit::TurnAndStretch));
    EXPECT_EQ(back.svd.axes.angle_v, before.svd.axes.angle_v);
    EXPECT_NEAR(back.svd.axes.angle_u, before.svd.axes.angle_u, 1e-14);
}

TEST(TransformEdit, StretchOnlyKeepsTheDirection) {
    const Params params;
    const Analysis before = analyzed(params);
    const Vec2 tip{3, -1};
    const Analysis after = analyzed(with_axis(params, before, 0, tip, AxisEdit::StretchOnly));
    EXPECT_EQ(after.svd.axes, before.svd.axes);
    EXPECT_NEAR(after.svd.s1, dot(tip, unit(before.svd.axes.angle_u)), 1e-14);
}

TEST(TransformEdit, TurnInputKeepsUAndSigma) {
    Random random(10);
    for (int i = 0; i < 2000; ++i) {
        const Params params = random_params(random);
        const Analysis before = analyzed(params);
        const int axis = static_cast<int>(random.integer(0, 1));
        const double turn = random.uniform(-3, 3);
        const Vec2 tip = rotation(turn) * axis_tip(before, axis);
        const Analysis by_tip = analyzed(with_axis(params, before, axis, tip, AxisEdit::TurnInput));
        const Vec2 v = rotation(turn) * input_axis(before, axis);
        const Analysis by_input = analyzed(with_input_axis(params, before, axis, 2.5 * v));
        for (const Analysis& after : {by_tip, by_input}) {
            ASSERT_NEAR(after.svd.axes.angle_v, before.svd.axes.angle_v + turn, 1e-12);
            ASSERT_EQ(after.svd.axes.angle_u, before.svd.axes.angle_u);
            ASSERT_NEAR(after.svd.s2, before.svd.s2, 1e-13);
            ASSERT_LE(distance(input_axis(after, axis), v), 1e-12);
        }
    }
}

TEST(TransformEdit, FactorsComeBackAsTheyWereSet) {
    Random random(11);
    for (int i = 0; i < 5000; ++i) {
        const Factors set{random.uniform(-3, 3), std::abs(random.normal()), random.normal(),
                          random.uniform(-3, 3)};
        const Factors got = factors_of(analyzed(with_factors({}, set)));
        ASSERT_EQ(got.angle_v, set.angle_v);
        ASSERT_EQ(got.angle_u, set.angle_u);
        ASSERT_NEAR(got.sigma1, set.sigma1, 1e-14);
        ASSERT_NEAR(got.sigma2, set.sigma2, 1e-14);
    }
}

TEST(TransformEdit, DegenerateEditsStayFinite) {
    Params params;
    params.matrix = {0, 0, 0, 0};
    const Analysis zero = analyzed(params);
    const Params one = with_axis(params, zero, 1, {1, 1}, AxisEdit::TurnAndStretch);
    const Analysis after = analyzed(one);
    EXPECT_LE(distance(axis_tip(after, 1), {1, 1}), 1e-15);
    EXPECT_EQ(after.rank, 1);
    EXPECT_EQ(with_input_axis(params, zero, 0, {0, 0}).axes->angle_v, 0);
    const Analysis opening = analyzed({});
    EXPECT_EQ(with_input_axis({}, opening, 1, {0, 0}).axes->angle_v, opening.svd.axes.angle_v);
    const Params turned = with_axis(params, zero, 0, {1, 2}, AxisEdit::TurnInput);
    EXPECT_EQ(turned.matrix, params.matrix);
}

TEST(TransformEdit, ColumnsAreReplaced) {
    const Params params;
    const Params edited = with_column(params, analyzed(params), 1, {7, 8});
    EXPECT_EQ(edited.matrix, (Mat2{2, 7, 0.5, 8}));
    EXPECT_EQ(*edited.axes, analyzed(params).svd.axes);
    EXPECT_EQ(with_column(params, analyzed(params), 0, {7, 8}).matrix, (Mat2{7, 1, 8, 1.5}));
}

TEST(TransformEdit, RepairedSortsWithoutChangingTheMatrix) {
    Random random(12);
    int repaired_count = 0;
    for (int i = 0; i < 5000; ++i) {
        const Params params = with_factors(random_params(random), {random.uniform(-3, 3), random.normal(),
                                                                   random.normal(), random.uniform(-3, 3)});
        const Analysis before = analyzed(params);
        const Params mended = repaired(params, before);
        const Analysis after = analyzed(mended);
        ASSERT_EQ(mended.matrix, params.matrix);
        ASSERT_GE(after.svd.s1, std::abs(after.svd.s2));
        ASSERT_EQ(mended == params, before.svd.s1 >= std::abs(before.svd.s2));
        ASSERT_EQ(repaired(mended, after), mended);
        repaired_count += !(mended == params);
    }
    EXPECT_GT(repaired_count, 1000);
    EXPECT_EQ(repaired({}, analyzed({})), Params{});
}

TEST(TransformEdit, ShortTurnsChangeSignsOnlyBeyond105Degrees) {
    const auto shortened = [](double angle_v) {
        const Params params = with_factors({}, {angle_v, 2, 1, 0.5});
        return with_short_turns(params, analyzed(params)).axes.value();
    };
    EXPECT_EQ(shortened(1.8), (Axes2{0.5, 1.8}));
    EXPECT_NEAR(shortened(2).angle_v, 2 - kPi, 1e-15);
    EXPECT_NEAR(shortened(2).angle_u, 0.5 - kPi, 1e-15);
    EXPECT_NEAR(shortened(2 * kPi + 0.3).angle_v, 0.3, 1e-14);
    EXPECT_EQ(shortened(2 * kPi + 0.3).angle_u, 0.5);
    const Params params;
    EXPECT_EQ(with_short_turns(params, analyzed(params)), params);
}

TEST(TransformEdit, ShortTurnsKeepTheMatrixAndTheirOwnAxes) {
    Random random(13);
    for (int i = 0; i < 5000; ++i) {
        const Params params = with_factors(
            {}, {random.uniform(-30, 30), random.normal(), random.normal(), random.uniform(-30, 30)});
        const Params shorter = with_short_turns(params, analyzed(params));
        const Analysis after = analyzed(shorter);
        ASSERT_EQ(shorter.matrix, params.matrix);
        ASSERT_EQ(after.svd.axes, *shorter.axes);
        ASSERT_LE(std::abs(after.motion.turn_v), 105 * kPi / 180);
        ASSERT_LE(after.residual, 128);
    }
}

TEST(TransformEdit, FlippingAPairChangesThatPairAlone) {
    Random random(14);
    for (int i = 0; i < 2000; ++i) {
        const Params params = random_params(random);
        const Analysis before = analyzed(params);
        const int pair = static_cast<int>(random.integer(0, 1));
        const Params flipped = with_pair_flipped(params, before, pair);
        const Analysis after = analyzed(flipped);
        ASSERT_EQ(flipped.matrix, params.matrix);
        ASSERT_LE(distance(after.U.column(pair), -before.U.column(pair)), 1e-14);
        ASSERT_LE(distance(after.V.column(pair), -before.V.column(pair)), 1e-14);
        ASSERT_LE(distance(after.U.column(1 - pair), before.U.column(1 - pair)), 1e-14);
        ASSERT_LE(distance(after.V.column(1 - pair), before.V.column(1 - pair)), 1e-14);
    }
}

TEST(TransformEdit, AJumpForgetsTheBranch) {
    const Params params = with_pair_flipped({}, analyzed({}), 0);
    const Params jumped = jump_to(params, {1, 2, 3, 4});
    EXPECT_EQ(jumped.matrix, (Mat2{1, 2, 3, 4}));
    EXPECT_FALSE(jumped.axes.has_value());
    EXPECT_FALSE(jumped.flip_second);
}

}  // namespace
}  // namespace svdscope::transform
