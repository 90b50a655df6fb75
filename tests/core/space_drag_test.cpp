// Random drags through ties of two and of three, through det = 0 and through lost ranks, in all shapes: no
// axis flips, and none turns further than the change of A allows.
#include <gtest/gtest.h>

#include <iostream>
#include <limits>

#include "core/labs/space.hpp"
#include "tests/support/spaces.hpp"

namespace svdscope {
namespace {

using namespace test3;
using space::Analysis;
using space::Params;

constexpr int kDrags = 500;          // of 3x3
constexpr int kDragsOfOthers = 200;  // of each other shape
constexpr int kSteps = 300;
constexpr double kTurnedRound = -0.5;  // cosine of 120 degrees; a flip has -1

// A hand that moves through one special matrix after another, exactly or shaking a little.
class Hand {
  public:
    Hand(std::uint64_t seed, Shape3 shape) : random_(seed), shape_(shape) {}

    Mat3 start() { return random_matrix(random_, shape_); }
    Mat3 next(const Mat3& now) {
        if (left_ == 0) {
            left_ = static_cast<int>(random_.integer(5, 100));
            const bool anything = random_.integer(0, 2) == 0;
            goal_ = anything ? random_matrix(random_, shape_)
                             : product(random_axes(random_, shape_), special_lengths(random_, shape_));
            shake_ = random_.integer(0, 1) == 0 ? 0 : 0.003;
        }
        const Mat3 step = scaled(1.0 / left_--, difference(goal_, now));
        return masked(sum(sum(now, step), scaled(shake_, random_matrix(random_, shape_))), shape_);
    }

  private:
    Random random_;
    Shape3 shape_;
    Mat3 goal_;
    int left_ = 0;
    double shake_ = 0;
};

struct Counts {
    long steps = 0, ties = 0, crossings = 0, beyond_right_angle = 0;
    double least_cosine = 1;
};

// How far the length of axis i is from those it could mix with: those of the other axes and, on the longer
// side, that of the free direction, 0.
double gap_of(const Analysis& a, int i) {
    double gap = std::numeric_limits<double>::infinity();
    const auto length = [&](int k) { return k < a.count ? std::abs(a.svd.s[k]) : 0.0; };
    for (int k = 0; k < std::max(a.rows, a.cols); ++k) {
        if (k != i) gap = std::min(gap, std::abs(length(i) - length(k)));
    }
    return gap;
}

double cosine(const Mat3& X, const Mat3& Y, int i) {
    return dot(X.columns[static_cast<std::size_t>(i)], Y.columns[static_cast<std::size_t>(i)]);
}

// Wedin: an axis with a gap g turns by at most about change / g.
void check_axis(const Analysis& before, const Analysis& after, int i, double change, Counts& counts) {
    const double gap = gap_of(before, i);
    const bool definite = gap > 4 * change && gap > 1e-9 * before.sigma_max;
    const double turned = std::min(cosine(before.svd.axes.U, after.svd.axes.U, i),
                                   cosine(before.svd.axes.V, after.svd.axes.V, i));
    counts.ties += !definite;
    counts.least_cosine = std::min(counts.least_cosine, turned);
    // At a tie the axes of A itself jump; even so nothing turns round.
    ASSERT_GE(turned, kTurnedRound) << "axis " << i << ", gap " << gap << ", change " << change;
    counts.beyond_right_angle += turned < 0;
    if (i < before.count) counts.crossings += before.svd.s[i] * after.svd.s[i] < 0;
    if (!definite) return;
    const double allowed = 2 * change / (gap - change) + 1e-7;
    ASSERT_GE(turned, std::cos(std::min(allowed, kPi))) << "axis " << i << ", gap " << gap;
    if (i < before.count) {
        ASSERT_LE(std::abs(after.svd.s[i] - before.svd.s[i]), change + 1e-13);
    }
}

void check_step(const Params& from, const Params& to, const Analysis& before, const Analysis& after,
                Counts& counts) {
    const double change = distance(from.matrix, to.matrix);
    ++counts.steps;
    for (int i = 0; i < std::max(before.rows, before.cols); ++i) {
        check_axis(before, after, i, change, counts);
        if (testing::Test::HasFatalFailure()) return;
    }
    ASSERT_LE(improperness(after.svd.axes.U) + improperness(after.svd.axes.V), 1e-13);
    ASSERT_LE(after.residual, 200) << to.matrix;
}

void drag(Shape3 shape, std::uint64_t seed, Counts& counts) {
    Hand hand(seed, shape);
    Params params = space::jump_to({}, shape, hand.start());
    Analysis before = space::analyze(params).value();
    for (int i = 0; i < kSteps; ++i) {
        const Params moved = with_matrix(params, before, hand.next(params.matrix));
        const auto after = space::analyze(moved);
        ASSERT_TRUE(after) << after.error().message;
        check_step(params, moved, before, *after, counts);
        if (testing::Test::HasFatalFailure()) return;
        params = moved;
        before = *after;
    }
}

TEST(SpaceDrag, NothingFlipsAndNothingJumps) {
    for (Shape3 shape : kShapes) {
        Counts counts;
        const int drags = shape == Shape3::ThreeByThree ? kDrags : kDragsOfOthers;
        for (int k = 0; k < drags; ++k) {
            drag(shape, static_cast<std::uint64_t>(1000 + k), counts);
            if (HasFatalFailure()) return;
        }
        std::cout << rows_of(shape) << "x" << cols_of(shape) << ": " << counts.steps << " steps, "
                  << counts.ties << " axes at ties, " << counts.crossings << " through zero, least cosine "
                  << counts.least_cosine << ", beyond a right angle " << counts.beyond_right_angle << "\n";
        EXPECT_LE(counts.beyond_right_angle, counts.ties / 1000);
        EXPECT_GT(counts.ties, counts.steps / 1000);
        EXPECT_GT(counts.crossings, counts.steps / 2000);
    }
}

// The matrix is dragged so that U turns on from 150 to 210 degrees: what is drawn half way moves on too.
TEST(SpaceDrag, ADrawnTurnGoesOnBeyondTheHalfTurn) {
    Random random(12);
    for (int k = 0; k < 50; ++k) {
        const Vec3 axis = direction(random_vector(random));
        const Mat3 V = rotation(random_vector(random), 0.4);
        const auto at = [&](double degrees) {
            return product({rotation(axis, degrees * kDegree), V, {}, {}}, {2.2, 1.3, 0.6});
        };
        Params params = space::jump_to({}, Shape3::ThreeByThree, at(150));
        params.axes = Axes3{rotation(axis, 150 * kDegree), V, {}, {}};
        Analysis before = space::analyze(params).value();
        for (double degrees = 150; degrees <= 210; degrees += 0.5) {
            params = with_matrix(params, before, at(degrees));
            const Analysis after = space::analyze(params).value();
            ASSERT_NEAR(after.motion.turn_u.angle, degrees * kDegree, 1e-12);
            ASSERT_LE(distance(matrix_at(after.motion, 2.5), matrix_at(before.motion, 2.5)), 0.02);
            before = after;
        }
        const Analysis shorter = space::analyze(with_short_turns(params, before)).value();
        ASSERT_NEAR(shorter.motion.turn_u.angle, 150 * kDegree, 1e-12) << "before playing, the short way";
    }
}

// The control: without memory the same drags do flip, so the test above can fail.
TEST(SpaceDrag, WithoutMemoryTheSameDragsFlip) {
    for (Shape3 shape : kShapes) {
        int with_flip = 0;
        for (int k = 0; k < 50; ++k) {
            Hand hand(static_cast<std::uint64_t>(1000 + k), shape);
            Mat3 A = hand.start();
            Analysis before = space::analyze(space::jump_to({}, shape, A)).value();
            bool flipped = false;
            for (int i = 0; i < kSteps; ++i) {
                A = hand.next(A);
                const Analysis after = space::analyze(space::jump_to({}, shape, A)).value();
                flipped = flipped || cosine(before.svd.axes.V, after.svd.axes.V, 0) < 0 ||
                          cosine(before.svd.axes.U, after.svd.axes.U, 0) < 0;
                before = after;
            }
            with_flip += flipped;
        }
        EXPECT_GT(with_flip, 25) << rows_of(shape) << "x" << cols_of(shape);
    }
}

}  // namespace
}  // namespace svdscope
