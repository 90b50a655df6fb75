// Editing a matrix of space by hand: tips land under the hand, axes stay perpendicular, the rest stays put.
#include <gtest/gtest.h>

#include "core/labs/space.hpp"
#include "tests/support/spaces.hpp"

namespace svdscope {
namespace {

using namespace test3;
using space::Analysis;
using space::AxisEdit;
using space::Params;

Analysis now(const Params& params) { return space::analyze(params).value(); }

Params random_params(Random& random, int i) {
    const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
    const bool special = i % 5 == 0;
    const Mat3 A = special
                       ? masked(product(random_axes(random, shape), special_lengths(random, shape)), shape)
                       : random_matrix(random, shape);
    Params params = space::jump_to({}, shape, A);
    if (i % 3 == 0) params.axes = random_axes(random, shape);
    return params;
}

Vec3 random_tip(Random& random, int dimension) {
    Vec3 tip = random_vector(random);
    if (dimension == 2) tip.z = 0;
    return tip;
}

TEST(SpaceEdit, TipsLandUnderTheHand) {
    Random random(1);
    for (int i = 0; i < 20000; ++i) {
        const Params params = random_params(random, i);
        const Analysis before = now(params);
        const int axis = static_cast<int>(random.integer(0, before.count - 1));
        const Vec3 hand = random_tip(random, before.rows);
        const Params edited = with_axis(params, before, axis, hand, AxisEdit::TurnAndStretch);
        const Analysis after = now(edited);
        const double bound = 1e-12 * after.sigma_max;
        ASSERT_LE(norm(axis_tip(after, axis) - hand), bound) << params.matrix;
        ASSERT_LE(distance(transpose(after.U) * after.U, {}), 1e-12);
        ASSERT_LE(distance(after.V, before.V), 1e-12) << "V is kept";
        for (int k = 0; k < before.count; ++k) {
            if (k == axis) continue;
            ASSERT_NEAR(norm(axis_tip(after, k)), norm(axis_tip(before, k)), bound);
            ASSERT_LE(std::abs(dot(axis_tip(after, k), hand)), bound * norm(axis_tip(after, k)) + 1e-300);
            ASSERT_LE(
                norm(edited.matrix * before.V.columns[static_cast<std::size_t>(k)] - axis_tip(after, k)),
                bound);
        }
        ASSERT_LE(distance(edited.matrix, masked(edited.matrix, params.shape)), 0);
        ASSERT_EQ(after.svd.axes.U, edited.axes->U) << "the analysis finds the axes that were made";
        ASSERT_EQ(after.svd.axes.V, edited.axes->V);
    }
}

TEST(SpaceEdit, TheOtherAxesTurnByTheSmallestRotation) {
    Random random(2);
    for (int i = 0; i < 2000; ++i) {
        const Params params = random_params(random, i);
        const Analysis before = now(params);
        const int axis = static_cast<int>(random.integer(0, before.count - 1));
        const Vec3 hand = random_tip(random, before.rows);
        const Analysis after = now(with_axis(params, before, axis, hand, AxisEdit::TurnAndStretch));
        const Mat3 turn = after.svd.axes.U * transpose(before.svd.axes.U);
        const Vec3 u = before.svd.axes.U.columns[static_cast<std::size_t>(axis)];
        const double between = std::acos(std::min(1.0, std::abs(dot(u, direction(hand)))));
        ASSERT_NEAR(angle_of(turn), between, 1e-7);
        ASSERT_LE(angle_of(turn), kPi / 2 + 1e-12) << "through the centre the length changes sign instead";
    }
}

TEST(SpaceEdit, StretchOnlyKeepsBothTurns) {
    Random random(3);
    for (int i = 0; i < 4000; ++i) {
        const Params params = random_params(random, i);
        const Analysis before = now(params);
        const int axis = static_cast<int>(random.integer(0, before.count - 1));
        const Vec3 hand = random_tip(random, before.rows);
        const Params edited = with_axis(params, before, axis, hand, AxisEdit::StretchOnly);
        ASSERT_EQ(edited.axes->U, before.svd.axes.U);
        ASSERT_EQ(edited.axes->V, before.svd.axes.V);
        const Analysis after = now(edited);
        const Vec3 u = before.U.columns[static_cast<std::size_t>(axis)];
        ASSERT_LE(norm(axis_tip(after, axis) - dot(u, hand) * u), 1e-12 * std::max(1.0, after.sigma_max));
    }
}

TEST(SpaceEdit, DraggedThroughTheCentreTheTipStaysUnderTheHand) {
    for (Shape3 shape : kShapes) {
        for (int axis = 0; axis < count_of(shape); ++axis) {
            Random random(4);
            Params params = space::jump_to({}, shape, product(random_axes(random, shape), {2, 1, 0.5}));
            params.matrix = masked(params.matrix, shape);
            const Analysis start = now(params);
            const Vec3 tip = axis_tip(start, axis);
            for (int step = 0; step <= 40; ++step) {
                const Vec3 hand = (1 - step / 20.0) * tip;
                const Analysis before = now(params);
                params = with_axis(params, before, axis, hand, AxisEdit::TurnAndStretch);
                const Analysis after = now(params);
                ASSERT_LE(norm(axis_tip(after, axis) - hand), 1e-12);
                for (int k = 0; k < after.count; ++k) {
                    ASSERT_LE(norm(axis_tip(after, k) - axis_tip(before, k)), 0.11) << "no tip jumps";
                }
                ASSERT_LE(distance(after.V, start.V), 1e-13);
            }
        }
    }
}

TEST(SpaceEdit, TurnInputTurnsVAndNothingElse) {
    Random random(5);
    for (int i = 0; i < 4000; ++i) {
        const Params params = random_params(random, i);
        const Analysis before = now(params);
        const int axis = static_cast<int>(random.integer(0, before.count - 1));
        const Vec3 hand = random_tip(random, before.rows);
        const Params edited = with_axis(params, before, axis, hand, AxisEdit::TurnInput);
        const Analysis after = now(edited);
        ASSERT_EQ(edited.axes->U, before.svd.axes.U);
        for (std::size_t k = 0; k < 3; ++k) {
            ASSERT_NEAR(after.sigma[k], before.sigma[k], 1e-13 * before.sigma_max);
        }
        Vec3 seen = transpose(before.svd.axes.U) * direction(hand);
        if (params.shape != Shape3::ThreeByThree) seen.z = 0;
        Vec3 from{};
        from[axis] = before.svd.s[axis] < 0 ? -1 : 1;
        const double turn = angle_of(transpose(before.svd.axes.V) * edited.axes->V);
        ASSERT_NEAR(turn, std::atan2(norm(cross(from, seen)), dot(from, seen)), 1e-12);
    }
}

TEST(SpaceEdit, InputAxesPointToTheHand) {
    Random random(6);
    for (int i = 0; i < 8000; ++i) {
        const Params params = random_params(random, i);
        const Analysis before = now(params);
        const int axis = static_cast<int>(random.integer(0, before.cols - 1));
        const Vec3 hand = random_tip(random, before.cols);
        const Params edited = with_input_axis(params, before, axis, hand);
        const Analysis after = now(edited);
        ASSERT_LE(norm(input_axis(after, axis) - direction(hand)), 1e-12);
        ASSERT_EQ(edited.axes->U, before.svd.axes.U);
        for (int k = 0; k < before.count; ++k) {
            ASSERT_LE(norm(axis_tip(after, k) - axis_tip(before, k)), 1e-12 * before.sigma_max);
        }
    }
    const Params params;
    EXPECT_LE(distance(with_input_axis(params, now(params), 0, {0, 0, 0}).matrix, params.matrix), 1e-14);
}

TEST(SpaceEdit, EntriesAndColumnsAreWhatWasSet) {
    const Params params = space::jump_to({}, Shape3::TwoByThree, by_rows({3, 2, 2}, {2, 3, -2}));
    const Analysis before = now(params);
    const Params entry = with_entry(params, before, 1, 2, 7);
    EXPECT_EQ(entry.matrix, by_rows({3, 2, 2}, {2, 3, 7}));
    EXPECT_EQ(entry.axes, before.svd.axes);
    EXPECT_EQ(with_column(params, before, 0, {5, 6, 7}).matrix, by_rows({5, 2, 2}, {6, 3, -2}));
    EXPECT_EQ(with_matrix(params, before, diagonal(1, 1, 1)).matrix, diagonal(1, 1, 0));
}

TEST(SpaceEdit, ShapesKeepTheEntriesTheyCan) {
    const Params three = space::jump_to({}, Shape3::ThreeByThree, by_rows({1, 2, 3}, {4, 5, 6}, {7, 8, 9}));
    const Params wide = with_shape(three, Shape3::TwoByThree);
    EXPECT_EQ(wide.matrix, by_rows({1, 2, 3}, {4, 5, 6}));
    EXPECT_EQ(with_shape(three, Shape3::ThreeByTwo).matrix, by_rows({1, 2, 0}, {4, 5, 0}, {7, 8, 0}));
    EXPECT_EQ(with_shape(wide, Shape3::TwoByTwo).matrix, by_rows({1, 2, 0}, {4, 5, 0}));
    EXPECT_EQ(with_shape(wide, Shape3::ThreeByThree).matrix, by_rows({1, 2, 3}, {4, 5, 6}, {0, 0, 1}));
    EXPECT_EQ(with_shape(wide, Shape3::ThreeByTwo).matrix, by_rows({1, 2, 0}, {4, 5, 0}, {0, 0, 0}));
    EXPECT_FALSE(wide.axes);
}

TEST(SpaceEdit, FactorsMakeTheMatrixTheyAreTheFactorsOf) {
    Random random(7);
    for (int i = 0; i < 8000; ++i) {
        const Params params = random_params(random, i);
        const Analysis before = now(params);
        const Params same = with_factors(params, factors_of(before));
        ASSERT_LE(distance(same.matrix, params.matrix), 1e-13 * before.sigma_max) << params.matrix;
        const Analysis after = now(same);
        ASSERT_LE(distance(after.U, before.U) + distance(after.V, before.V), 1e-12) << params.matrix;
    }
    space::Factors factors{{{0, 0, 2}, 0.5}, {{0, 0, -1}, 0.25}, {2, -1, 9}};
    const Params plane = with_factors(space::jump_to({}, Shape3::TwoByTwo, {}), factors);
    EXPECT_LE(
        distance(plane.matrix, rotation({0, 0, 1}, 0.5) * diagonal(2, -1, 0) * rotation({0, 0, 1}, 0.25)),
        1e-15);
    factors = {{{1, 1, 1}, 200 * kDegree}, {{0, 0, 1}, 0.25}, {3, 2, 1}};
    const Params long_way = with_factors({}, factors);
    EXPECT_NEAR(factors_of(now(long_way)).u.angle, 200 * kDegree, 1e-13) << "a turn beyond 180 stays";
}

TEST(SpaceEdit, RepairedIsInOrderTheSameMatrixAndOnlyOnce) {
    Random random(8);
    int changed = 0;
    for (int i = 0; i < 8000; ++i) {
        Params params = random_params(random, 3 * i);
        const Analysis before = now(params);
        const Params mended = repaired(params, before);
        const Analysis after = now(mended);
        ASSERT_EQ(mended.matrix, params.matrix);
        ASSERT_TRUE(after.sorted);
        for (int k = 0; k + 1 < after.count; ++k) {
            ASSERT_GE(after.svd.s[k] + 1e-13 * after.sigma_max, std::abs(after.svd.s[k + 1]));
        }
        if (!is_square(params.shape)) {
            ASSERT_FALSE(after.signed_form);
        }
        ASSERT_EQ(repaired(mended, after), mended);
        changed += !(mended == params);
    }
    EXPECT_GT(changed, 2000);
}

TEST(SpaceEdit, ShortTurnsShortenTheTurnOfVOrChangeNothing) {
    Random random(9);
    int changed = 0;
    for (int i = 0; i < 8000; ++i) {
        Params params = random_params(random, 3 * i);
        const Analysis before =
            repaired(params, now(params)) == params ? now(params) : now(repaired(params, now(params)));
        params.axes = before.svd.axes;
        const Params shorter = with_short_turns(params, before);
        const Analysis after = now(shorter);
        const double was = std::abs(before.motion.turn_v.angle);
        const double is = std::abs(after.motion.turn_v.angle);
        ASSERT_EQ(shorter.matrix, params.matrix);
        ASSERT_EQ(after.sigma, before.sigma);
        if (is_square(params.shape) || params.shape == Shape3::ThreeByTwo) {
            ASSERT_LE(is, 120 * kDegree + 15 * kDegree);
        }
        if (was <= 105 * kDegree) {
            ASSERT_EQ(shorter.axes->V, params.axes->V) << "hysteresis";
        }
        if (!(shorter == params)) {
            ++changed;
            ASSERT_TRUE(is < was - 14.9 * kDegree || after.motion.turn_u.angle <= kPi);
        }
        ASSERT_EQ(with_short_turns(shorter, after), shorter) << "and only once";
    }
    EXPECT_GT(changed, 1000);
}

TEST(SpaceEdit, FlippedPairsAreTheSameMatrix) {
    Random random(10);
    for (int i = 0; i < 2000; ++i) {
        const Params params = random_params(random, i);
        const Analysis before = now(params);
        const int j = static_cast<int>(random.integer(1, before.count - 1));
        const Params flipped = with_pair_flipped(params, before, 0, j);
        const Analysis after = now(flipped);
        ASSERT_EQ(flipped.matrix, params.matrix);
        ASSERT_LE(distance(after.V, before.V * diagonal(-1, j == 1 ? -1 : 1, j == 2 ? -1 : 1)), 1e-13);
        ASSERT_EQ(after.sigma, before.sigma);
        const Analysis back = now(with_pair_flipped(flipped, after, j, 0));
        ASSERT_EQ(back.svd.axes.U, before.svd.axes.U);
    }
}

TEST(SpaceEdit, ADragOfTenThousandStepsLeavesNoDrift) {
    Random random(11);
    Params params;
    for (int i = 0; i < 10000; ++i) {
        const Analysis before = now(params);
        const int axis = static_cast<int>(random.integer(0, 2));
        const Vec3 tip = axis_tip(before, axis) + 0.05 * random_vector(random);
        params = random.integer(0, 1) == 0 ? with_axis(params, before, axis, tip, AxisEdit::TurnAndStretch)
                                           : with_input_axis(params, before, axis, tip);
    }
    const Analysis end = now(params);
    EXPECT_LE(std::max(end.orthogonality_U, end.orthogonality_V), 32);
    EXPECT_LE(end.residual, 100);
}

TEST(SpaceEdit, HandsFarAwayAndAtTheCentre) {
    const Params params;
    const Analysis before = now(params);
    for (double size : {1e300, 1e-300, 5e-324}) {
        const Vec3 hand = size * Vec3{1, 1, 0};
        const Analysis after = now(with_axis(params, before, 1, hand, AxisEdit::TurnAndStretch));
        EXPECT_LE(norm(axis_tip(after, 1) - hand), 1e-12 * after.sigma_max);
    }
    const Analysis flat = now(with_axis(params, before, 1, {0, 0, 0}, AxisEdit::TurnAndStretch));
    EXPECT_EQ(flat.rank, 2);
    EXPECT_EQ(flat.svd.axes.U, before.svd.axes.U) << "the direction is kept";
    const double large = 1.7e308;
    EXPECT_FALSE(
        space::analyze(with_axis(params, before, 1, {large, large, large}, AxisEdit::TurnAndStretch)));
}

}  // namespace
}  // namespace svdscope
