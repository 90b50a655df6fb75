// Long random drags through det = 0 and round ties: no sign flips, and no axis turns further than the change
// of A allows. SVDSCOPE_DRAG_STEPS=1000000 in the environment makes the drag longer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "core/labs/transform.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

using test::kPi;

// Matrices worth passing: singular, round (a multiple of a turn), a multiple of a mirror, zero, anything.
Mat2 waypoint(Random& random) {
    const double size = random.uniform(0.2, 3);
    const double turn = random.uniform(-kPi, kPi);
    switch (random.integer(0, 4)) {
        case 0:
            return test::product({{turn, random.uniform(-kPi, kPi)}, size, 0});
        case 1:
            return test::scaled(size, rotation(turn));
        case 2:
            return test::scaled(size, test::reflection(turn));
        case 3:
            return {0, 0, 0, 0};
        default:
            return test::random_matrix(random);
    }
}

// A hand that moves through one waypoint after another, exactly or shaking a little.
class Hand {
  public:
    explicit Hand(std::uint64_t seed) : random_(seed) {}

    Mat2 next(const Mat2& now) {
        if (left_ == 0) {
            left_ = static_cast<int>(random_.integer(5, 200));
            goal_ = waypoint(random_);
            shake_ = random_.integer(0, 1) == 0 ? 0 : 0.003;
        }
        const Mat2 step = test::scaled(1.0 / left_--, test::difference(goal_, now));
        return test::sum(test::sum(now, step), test::scaled(shake_, test::random_matrix(random_)));
    }

  private:
    Random random_;
    Mat2 goal_;
    int left_ = 0;
    double shake_ = 0;
};

// The two components of the closed form, by the textbook and not by the code under test.
Vec2 turn_part(const Mat2& A) { return {(A.a + A.d) / 2, (A.c - A.b) / 2}; }
Vec2 mirror_part(const Mat2& A) { return {(A.a - A.d) / 2, (A.c + A.b) / 2}; }

// By how much the direction of a vector may turn when it changes to another; a half turn's half once it may
// pass the centre.
double allowed_turn(Vec2 before, Vec2 after) {
    const double change = norm(after - before);
    const double length = norm(before);
    return change < length ? std::asin(change / length) : kPi / 2;
}

struct Counts {
    long ties = 0;
    long determinant_crossings = 0;
};

void check_step(const Mat2& A, const Mat2& B, const TrackedSvd2& before, const TrackedSvd2& after,
                Counts& counts) {
    const double by_mirror = allowed_turn(mirror_part(A), mirror_part(B));
    const double by_turn = allowed_turn(turn_part(A), turn_part(B));
    const double allowed = (by_mirror + by_turn) / 2 + 1e-7;
    ASSERT_LE(std::abs(after.axes.angle_v - before.axes.angle_v), allowed) << A << " to " << B;
    ASSERT_LE(std::abs(after.axes.angle_u - before.axes.angle_u), allowed) << A << " to " << B;
    const bool passes_tie = by_mirror == kPi / 2 || by_turn == kPi / 2;
    // The lengths obey Weyl's bound; only where the step passes a tie two components may each add a factor
    // sqrt 2.
    const double change = test::distance(A, B) * (passes_tie ? 2 : 1) + 1e-14;
    ASSERT_LE(std::abs(after.s1 - before.s1), change) << A << " to " << B;
    ASSERT_LE(std::abs(after.s2 - before.s2), change) << A << " to " << B;
    if (!passes_tie) {
        ASSERT_GT(dot(unit(after.axes.angle_v), unit(before.axes.angle_v)), 0) << A << " to " << B;
        ASSERT_GT(dot(unit(after.axes.angle_u), unit(before.axes.angle_u)), 0) << A << " to " << B;
    }
    counts.ties += passes_tie;
    counts.determinant_crossings += before.s1 * before.s2 * after.s1 * after.s2 < 0;
}

long steps_from_environment() {
    const char* text = std::getenv("SVDSCOPE_DRAG_STEPS");
    return text == nullptr ? 50000 : std::strtol(text, nullptr, 10);
}

TEST(DragSteps, NothingFlipsAndNothingJumps) {
    const long steps = steps_from_environment();
    ASSERT_GE(steps, 10000) << "SVDSCOPE_DRAG_STEPS is too small to meet ties";
    Hand hand(20240607);
    Counts counts;
    double worst = 0;
    transform::Params params;
    auto before = transform::analyze(params);
    for (long i = 0; i < steps; ++i) {
        const transform::Params moved = with_matrix(params, *before, hand.next(params.matrix));
        const auto after = transform::analyze(moved);
        ASSERT_TRUE(after) << after.error().message;
        check_step(params.matrix, moved.matrix, before->svd, after->svd, counts);
        if (HasFatalFailure()) return;
        worst = std::max(worst, after->residual);
        params = moved;
        before = after;
    }
    EXPECT_GT(counts.ties, steps / 1000);
    EXPECT_GT(counts.determinant_crossings, steps / 1000);
    // Angles grow by some turns in a long drag, and their rounding with them.
    EXPECT_LT(worst, 2000);
    std::cout << steps << " steps, " << counts.ties << " through ties, " << counts.determinant_crossings
              << " through det = 0, worst residual " << worst << " eps\n";
}

}  // namespace
}  // namespace svdscope
