// The signed SVD of space on a remembered branch: by brute force no other form is nearer, ties and null
// spaces included.
#include "core/svd/align.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/spaces.hpp"

namespace svdscope {
namespace {

using namespace test3;

constexpr double kEps = std::numeric_limits<double>::epsilon();

double score(const Axes3& axes, const Axes3& previous) {
    return trace(transpose(axes.U) * previous.U) + trace(transpose(axes.V) * previous.V);
}

void expect_valid(const TrackedSvd3& svd, const Mat3& A, Shape3 shape) {
    ASSERT_LE(improperness(svd.axes.U), 48 * kEps) << A;
    ASSERT_LE(improperness(svd.axes.V), 48 * kEps) << A;
    ASSERT_LE(distance(transpose(svd.axes.U) * svd.axes.U, {}), 32 * kEps) << A;
    ASSERT_LE(distance(transpose(svd.axes.V) * svd.axes.V, {}), 32 * kEps) << A;
    ASSERT_LE(distance(product(svd.axes, svd.s), A), 400 * kEps * svd.sigma.x) << A;
    if (rows_of(shape) == 2) {
        ASSERT_EQ(svd.axes.U.columns[2], (Vec3{0, 0, 1}));
    }
    if (cols_of(shape) == 2) {
        ASSERT_EQ(svd.axes.V.columns[2], (Vec3{0, 0, 1}));
    }
}

// Every matrix of signs and order as a 3x3: 48 of them, 16 where the third axis is free or the plane's.
std::vector<Mat3> signed_orders(bool third_stays) {
    constexpr std::array<std::array<std::size_t, 3>, 6> orders{
        {{0, 1, 2}, {1, 0, 2}, {0, 2, 1}, {2, 1, 0}, {1, 2, 0}, {2, 0, 1}}};
    std::vector<Mat3> all;
    for (std::size_t k = 0; k < (third_stays ? 2u : 6u); ++k) {
        for (int signs = 0; signs < 8; ++signs) {
            Mat3 P = diagonal(0, 0, 0);
            for (int i = 0; i < 3; ++i) {
                P(i, static_cast<int>(orders[k][static_cast<std::size_t>(i)])) =
                    ((signs >> i) & 1) != 0 ? -1 : 1;
            }
            all.push_back(P);
        }
    }
    return all;
}

Mat3 without_signs(Mat3 P) {
    for (Vec3& column : P.columns) column = {std::abs(column.x), std::abs(column.y), std::abs(column.z)};
    return P;
}

// The axes of U P and V Q are the same ones in the same order with other signs.
double best_score_by_force(const Axes3& axes, const Axes3& previous, Shape3 shape) {
    const auto all = signed_orders(shape != Shape3::ThreeByThree);
    const auto allowed = [](const Mat3& P, int dimension) {
        return determinant(P) > 0 && (dimension == 3 || P(2, 2) == 1);
    };
    double best = -10;
    for (const Mat3& P : all) {
        if (!allowed(P, rows_of(shape))) continue;
        for (const Mat3& Q : all) {
            if (!allowed(Q, cols_of(shape)) || !(without_signs(P) == without_signs(Q))) continue;
            best = std::max(best, score({axes.U * P, axes.V * Q, {}, {}}, previous));
        }
    }
    return best;
}

TEST(Align3, NoOtherOrderOrSignsAreNearer) {
    Random random(1);
    for (int i = 0; i < 2000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const Mat3 A = random_matrix(random, shape);
        const Axes3 previous = random_axes(random, shape);
        const TrackedSvd3 svd = track_3d(A, shape, previous).value();
        ASSERT_NEAR(score(svd.axes, previous), best_score_by_force(svd.axes, previous, shape), 1e-8) << A;
    }
}

TEST(Align3, ReproducesAFromAnyPreviousAxes) {
    Random random(2);
    for (int i = 0; i < 20000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const Axes3 made = random_axes(random, shape);
        const Mat3 A = i % 3 == 0 ? random_matrix(random, shape)
                                  : masked(product(made, special_lengths(random, shape)), shape);
        const Axes3 previous = random_axes(random, shape);
        const TrackedSvd3 followed = track_3d(A, shape, previous).value();
        const TrackedSvd3 sorted = sorted_3d(A, shape, previous).value();
        const TrackedSvd3 canonical = canonical_3d(A, shape).value();
        for (const TrackedSvd3& svd : {followed, sorted, canonical}) {
            expect_valid(svd, A, shape);
            if (HasFatalFailure()) return;
            ASSERT_GE(svd.sigma.x, svd.sigma.y);
            ASSERT_GE(svd.sigma.y, svd.sigma.z);
            ASSERT_GE(svd.sigma.z, 0);
        }
        ASSERT_TRUE(is_sorted(sorted, shape)) << A;
        ASSERT_TRUE(is_sorted(canonical, shape)) << A;
        if (shape == Shape3::TwoByThree || shape == Shape3::ThreeByTwo) {
            ASSERT_GE(canonical.s.y, 0);
        }
        if (canonical.s[count_of(shape) - 1] < 0) {
            ASSERT_LT(determinant(sum(A, diagonal(0, 0, shape == Shape3::TwoByTwo ? 1 : 0))), 0);
        }
    }
}

// Any rotation within the tie gives another valid form; none of many may be nearer.
TEST(Align3, WithinATieNoRotationIsNearer) {
    Random random(3);
    for (int i = 0; i < 300; ++i) {
        const Axes3 made = random_axes(random, Shape3::ThreeByThree);
        const bool all_three = i % 2 == 0;
        const double third = all_three ? 1 : 0.4;
        const double sign = i % 3 == 0 ? -1 : 1;
        const Mat3 A = product(made, {1, 1, sign * third});
        const Axes3 previous = random_axes(random, Shape3::ThreeByThree);
        const double best = score(track_3d(A, Shape3::ThreeByThree, previous)->axes, previous);
        for (int k = 0; k < 100; ++k) {
            Mat3 turn = all_three && sign > 0 ? random_rotation(random, 3) : random_rotation(random, 2);
            const Axes3 other{made.U * turn, made.V * turn, {}, {}};
            ASSERT_LE(distance(product(other, {1, 1, sign * third}), A), 1e-14);
            ASSERT_LE(best_score_by_force(other, previous, Shape3::ThreeByThree), best + 1e-9);
        }
    }
}

TEST(Align3, FreeDirectionsTurnSeparatelyAndAreNearest) {
    Random random(4);
    for (int i = 0; i < 300; ++i) {
        const Axes3 made = random_axes(random, Shape3::ThreeByThree);
        const Mat3 A = product(made, {1.7, 0, 0});
        const Axes3 previous = random_axes(random, Shape3::ThreeByThree);
        const double best = score(track_3d(A, Shape3::ThreeByThree, previous)->axes, previous);
        const auto about_x = [&] { return rotation({1, 0, 0}, random.uniform(-kPi, kPi)); };
        for (int k = 0; k < 100; ++k) {
            const Axes3 other{made.U * about_x(), made.V * about_x(), {}, {}};
            ASSERT_LE(best_score_by_force(other, previous, Shape3::ThreeByThree), best + 1e-9);
        }
    }
    const Axes3 previous = random_axes(random, Shape3::ThreeByThree);
    EXPECT_EQ(track_3d(diagonal(0, 0, 0), Shape3::ThreeByThree, previous)->axes, previous);
}

TEST(Align3, FactorsComeBackBitForBitAlsoAtTies) {
    Random random(5);
    for (int i = 0; i < 20000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const Axes3 made = random_axes(random, shape);
        const Vec3 s = special_lengths(random, shape);
        const TrackedSvd3 back = track_3d(masked(product(made, s), shape), shape, made).value();
        ASSERT_EQ(back.axes, made) << i;
        ASSERT_LE(norm(back.s - s), 1e-14 * back.sigma.x) << s << back.s;
    }
}

TEST(Align3, CanonicalVTurnsAsLittleAsAnyProperChoiceOfSigns) {
    Random random(6);
    for (int i = 0; i < 4000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const Mat3 A = random_matrix(random, shape);
        const TrackedSvd3 svd = canonical_3d(A, shape).value();
        const double angle = angle_of(svd.axes.V);
        for (int signs = 0; signs < 8; ++signs) {
            const auto sign = [&](int k) { return ((signs >> k) & 1) != 0 ? -1.0 : 1.0; };
            const Mat3 flipped = svd.axes.V * diagonal(sign(0), sign(1), sign(2));
            if (determinant(flipped) < 0 || (cols_of(shape) == 2 && sign(2) < 0)) continue;
            // The output plane's U has to stay a rotation by the same signs.
            if (shape == Shape3::TwoByThree && sign(0) * sign(1) < 0) continue;
            ASSERT_LE(angle, angle_of(flipped) + 1e-12) << A;
        }
        // Two of three signs are not free where the output is a plane.
        if (shape != Shape3::TwoByThree) {
            ASSERT_LE(angle, (cols_of(shape) == 2 ? 90 : 120) * kDegree + 1e-12);
        }
    }
}

TEST(Align3, CanonicalFormOfASymmetricMatrix) {
    const TrackedSvd3 svd =
        canonical_3d(by_rows({1, 7, 3}, {7, 4, 5}, {3, 5, 6}), Shape3::ThreeByThree).value();
    EXPECT_NEAR(svd.s.x, 13.899, 1e-3);
    EXPECT_NEAR(svd.s.y, 4.737, 1e-3);
    EXPECT_NEAR(svd.s.z, -1.838, 1e-3) << "det < 0: eigenvalues 13.899, 1.838, -4.737";
    const TrackedSvd3 turned =
        canonical_3d(by_rows({0, 0, 1}, {1, 0, 0}, {0, 1, 0}), Shape3::ThreeByThree).value();
    EXPECT_LE(distance(turned.axes.V, {}), 1e-14) << "at a tie V does not turn";
    EXPECT_LE(distance(canonical_3d(diagonal(0, 0, 0), Shape3::ThreeByThree)->axes.U, {}), 1e-14);
}

TEST(Align3, ThroughDeterminantZeroOnlyOneSignChanges) {
    Random random(7);
    const Axes3 made = random_axes(random, Shape3::ThreeByThree);
    Axes3 axes = made;
    for (int i = -100; i <= 100; ++i) {
        const TrackedSvd3 svd =
            track_3d(product(made, {2, 1, i / 200.0}), Shape3::ThreeByThree, axes).value();
        ASSERT_LE(distance(svd.axes.U, made.U), 1e-13);
        ASSERT_NEAR(svd.s.z, i / 200.0, 1e-14);
        axes = svd.axes;
    }
}

TEST(Align3, AxesKeepTheirIdentityThroughTiesUntilSorted) {
    Random random(8);
    const Axes3 made = random_axes(random, Shape3::ThreeByThree);
    Axes3 axes = made;
    for (int i = 0; i <= 200; ++i) {
        const Vec3 s{3 - 0.015 * i, 2, 1};
        const TrackedSvd3 svd = track_3d(product(made, s), Shape3::ThreeByThree, axes).value();
        ASSERT_LE(distance(svd.axes.U, made.U) + distance(svd.axes.V, made.V), 1e-12);
        ASSERT_LE(norm(svd.s - s), 1e-13);
        axes = svd.axes;
    }
    const Mat3 A = product(made, {0.5, 2, 1});
    EXPECT_FALSE(is_sorted(track_3d(A, Shape3::ThreeByThree, axes).value(), Shape3::ThreeByThree));
    const TrackedSvd3 sorted = sorted_3d(A, Shape3::ThreeByThree, axes).value();
    EXPECT_LE(norm(sorted.s - Vec3{2, 1, 0.5}), 1e-14);
    EXPECT_NEAR(std::abs(dot(sorted.axes.V.columns[0], made.V.columns[1])), 1, 1e-14);
}

// A path that brings v1 back as -v1: no rule that looks at one matrix alone can follow it.
TEST(Align3, AFullLoopRoundATieBringsV1BackTurnedRound) {
    Axes3 axes = canonical_3d(diagonal(1.3, 0.7, 0.2), Shape3::ThreeByThree)->axes;
    constexpr int kSteps = 360;
    for (int i = 1; i <= kSteps; ++i) {
        const double t = 2 * kPi * i / kSteps;
        const double c = 0.3 * std::cos(t);
        const double s = 0.3 * std::sin(t);
        const Mat3 A = by_rows({1 + c, s, 0}, {s, 1 - c, 0}, {0, 0, 0.2});
        const TrackedSvd3 svd = track_3d(A, Shape3::ThreeByThree, axes).value();
        ASSERT_LE(norm(svd.s - Vec3{1.3, 0.7, 0.2}), 1e-13);
        ASSERT_GT(dot(svd.axes.V.columns[0], axes.V.columns[0]), 0.9999);
        axes = svd.axes;
    }
    EXPECT_NEAR(axes.V(0, 0), -1, 1e-12);
}

TEST(Align3, ExtremeEntriesStayFinite) {
    for (double size : {1.7e308, 1e300, 1e-300, 1e-310, 5e-324}) {
        for (Shape3 shape : kShapes) {
            const Mat3 A = masked(by_rows({size, 0, 0}, {0, size, 0}, {0, -0.0, 1e-3 * size}), shape);
            const TrackedSvd3 svd = canonical_3d(A, shape).value();
            EXPECT_EQ(svd.sigma.x, size);
            EXPECT_EQ(svd.sigma.y, size);
            EXPECT_TRUE(is_finite(svd.s));
        }
    }
    const Mat3 huge = by_rows({1.7e308, 1.7e308, 0}, {1.7e308, 1.7e308, 0}, {0, 0, 0});
    EXPECT_FALSE(canonical_3d(huge, Shape3::ThreeByThree));
    EXPECT_FALSE(track_3d(huge, Shape3::TwoByTwo, {}));
}

TEST(Align3, WhatIsNoPairOfRotationsIsNoBranch) {
    EXPECT_TRUE(are_axes_for({}, Shape3::TwoByTwo));
    Axes3 axes;
    axes.V = rotation({1, 0, 0}, 0.3);
    EXPECT_TRUE(are_axes_for(axes, Shape3::TwoByThree));
    EXPECT_FALSE(are_axes_for(axes, Shape3::ThreeByTwo)) << "it leaves the plane";
    axes.V = diagonal(1, 1, -1);
    EXPECT_FALSE(are_axes_for(axes, Shape3::ThreeByThree)) << "a mirror";
    axes.V = diagonal(1, 1, 1.001);
    EXPECT_FALSE(are_axes_for(axes, Shape3::ThreeByThree));
    axes.V = diagonal(1, 1, std::numeric_limits<double>::quiet_NaN());
    EXPECT_FALSE(are_axes_for(axes, Shape3::ThreeByThree));
    axes = {};
    axes.about_u.x = std::numeric_limits<double>::infinity();
    EXPECT_FALSE(are_axes_for(axes, Shape3::ThreeByThree));
}

}  // namespace
}  // namespace svdscope
