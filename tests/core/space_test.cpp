// The space lab's numbers: known answers, ranks and ties, what is refused, and entries made to break it.
#include "core/labs/space.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/spaces.hpp"

namespace svdscope {
namespace {

using namespace test3;
using space::Analysis;
using space::ImageKind;
using space::Params;
using space::Tie;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Params params_of(Shape3 shape, const Mat3& A) { return space::jump_to({}, shape, A); }
Analysis analysis_of(Shape3 shape, const Mat3& A) { return space::analyze(params_of(shape, A)).value(); }

TEST(Space, SpaceToPlaneKnownAnswers) {
    const Analysis a = analysis_of(Shape3::TwoByThree, by_rows({3, 2, 2}, {2, 3, -2}));
    EXPECT_NEAR(a.singular_values[0], 5, 1e-14);
    EXPECT_NEAR(a.singular_values[1], 3, 1e-14);
    EXPECT_EQ(a.count, 2);
    EXPECT_EQ(a.rank, 2);
    EXPECT_EQ(a.image_kind, ImageKind::FilledEllipse);
    ASSERT_EQ(a.nullity, 1);
    EXPECT_NEAR(std::abs(dot(a.null_basis[0], Vec3{2.0 / 3, -2.0 / 3, -1.0 / 3})), 1, 1e-15);
    EXPECT_EQ(a.left_nullity, 0);
    const Mat3 expected = scaled(1 / 45.0, by_rows({7, 2, 0}, {2, 7, 0}, {10, -10, 0}));
    EXPECT_LE(distance(a.pseudoinverse, expected), 1e-15);
    EXPECT_FALSE(a.determinant);
    EXPECT_FALSE(a.signed_form);
    EXPECT_NEAR(a.condition_number, 5.0 / 3, 1e-14);
}

TEST(Space, PlaneToSpaceKnownAnswers) {
    const Analysis a = analysis_of(Shape3::ThreeByTwo, by_rows({1, 0, 0}, {0, 1, 0}, {1, 1, 0}));
    EXPECT_NEAR(a.singular_values[0], std::sqrt(3), 1e-15);
    EXPECT_NEAR(a.singular_values[1], 1, 1e-15);
    EXPECT_EQ(a.nullity, 0);
    ASSERT_EQ(a.left_nullity, 1);
    EXPECT_NEAR(std::abs(dot(a.left_null_basis[0], direction({1, 1, -1}))), 1, 1e-15);
    const Analysis line = analysis_of(Shape3::ThreeByTwo, by_rows({1, 1, 0}, {0, 0, 0}, {1, 1, 0}));
    EXPECT_NEAR(line.singular_values[0], 2, 1e-15);
    EXPECT_LE(line.singular_values[1], 1e-15);
    EXPECT_EQ(line.rank, 1);
    EXPECT_EQ(line.image_kind, ImageKind::Segment);
    EXPECT_EQ(line.condition_number, kInfinity);
    EXPECT_EQ(line.effective_condition_number, 1);
    EXPECT_EQ(line.left_nullity, 2);
}

TEST(Space, SquareKnownAnswers) {
    const Analysis a = analysis_of(Shape3::ThreeByThree, by_rows({1, 7, 3}, {7, 4, 5}, {3, 5, 6}));
    EXPECT_NEAR(a.sigma_max, 13.899, 1e-3);
    EXPECT_NEAR(a.singular_values[1], 4.737, 1e-3);
    EXPECT_NEAR(a.sigma_min, 1.838, 1e-3);
    EXPECT_EQ(*a.determinant, -121);
    EXPECT_TRUE(a.signed_form);
    EXPECT_NEAR(a.sigma[0] * a.sigma[1] * a.sigma[2], -121, 1e-12);
    EXPECT_EQ(a.image_kind, ImageKind::Ellipsoid);
    const Analysis golden = analysis_of(Shape3::TwoByTwo, by_rows({1, 1, 0}, {1, 0, 0}));
    EXPECT_NEAR(golden.sigma[0], std::numbers::phi, 1e-15);
    EXPECT_NEAR(golden.sigma[1], 1 - std::numbers::phi, 1e-15);
    EXPECT_EQ(*golden.determinant, -1);
    const Analysis opening = space::analyze({}).value();
    EXPECT_GT(*opening.determinant, 1);
    EXPECT_NEAR(opening.sigma[0], 2.17, 0.01);
    EXPECT_NEAR(opening.sigma[1], 1.33, 0.01);
    EXPECT_NEAR(opening.sigma[2], 0.62, 0.01);
    EXPECT_GT(opening.motion.turn_v.angle, 45 * kDegree);
    EXPECT_GT(opening.motion.turn_u.angle, 45 * kDegree);
}

TEST(Space, EverythingAgreesOnRandomMatrices) {
    Random random(1);
    for (int i = 0; i < 4000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const Mat3 A =
            i % 3 == 0 ? masked(product(random_axes(random, shape), special_lengths(random, shape)), shape)
                       : random_matrix(random, shape);
        const Analysis a = analysis_of(shape, A);
        ASSERT_LE(a.residual, 100) << A;
        ASSERT_LE(std::max(a.orthogonality_U, a.orthogonality_V), 32) << A;
        ASSERT_LE(distance(matrix_at(a.motion, a.motion.stage_count), A), 1e-12 * a.sigma_max);
        const double tolerance = 1e-12 * a.sigma_max;
        for (int k = 0; k < a.count; ++k) {
            ASSERT_LE(norm(A * input_axis(a, k) - axis_tip(a, k)), tolerance);
        }
        for (int k = 0; k < a.nullity; ++k) {
            ASSERT_LE(norm(A * a.null_basis[static_cast<std::size_t>(k)]), tolerance) << A;
        }
        for (int k = 0; k < a.left_nullity; ++k) {
            ASSERT_LE(norm(transpose(A) * a.left_null_basis[static_cast<std::size_t>(k)]), tolerance);
        }
        ASSERT_EQ(a.nullity, a.cols - a.rank);
        // Penrose's first two equations, to the accuracy that the condition allows.
        const double bound = 1e-13 * a.effective_condition_number * a.effective_condition_number;
        const Mat3 P = a.pseudoinverse;
        ASSERT_LE(distance(A * P * A, A), bound * (1 + a.sigma_max)) << A;
        ASSERT_LE(distance(P * A * P, P), bound * (1 + size_of(P))) << A;
        ASSERT_LE(norm(a.image - A * params_of(shape, A).probe), tolerance);
    }
}

TEST(Space, RankFollowsTheTolerance) {
    Params params = params_of(Shape3::ThreeByThree, diagonal(1, 1e-6, 1e-12));
    EXPECT_EQ(space::analyze(params)->rank, 3);
    EXPECT_NEAR(space::analyze(params)->condition_number, 1e12, 1);
    params.rank_tolerance_factor = 1e6;
    const Analysis two = space::analyze(params).value();
    EXPECT_EQ(two.rank, 2);
    EXPECT_NEAR(two.rank_tolerance, 3e6 * std::numeric_limits<double>::epsilon(), 1e-20);
    EXPECT_EQ(two.condition_number, kInfinity);
    EXPECT_NEAR(two.effective_condition_number, 1e6, 1e-6);
    EXPECT_LE(distance(two.pseudoinverse, diagonal(1, 1e6, 0)), 1e-9);
    params.rank_tolerance_factor = 1e11;
    EXPECT_EQ(space::analyze(params)->rank, 1);
    EXPECT_EQ(space::analyze(params)->nullity, 2);
    EXPECT_NEAR(analysis_of(Shape3::ThreeByThree, diagonal(2, 2, 2)).effective_rank, 3, 1e-14);
    EXPECT_NEAR(analysis_of(Shape3::ThreeByThree, diagonal(2, 0, 0)).effective_rank, 1, 1e-14);
}

TEST(Space, TiesOfTwoAndOfThree) {
    Random random(2);
    const Axes3 axes = random_axes(random, Shape3::ThreeByThree);
    const auto with = [&](Vec3 s) { return analysis_of(Shape3::ThreeByThree, product(axes, s)); };
    const Analysis none = with({3, 2, 1});
    EXPECT_EQ(none.ties, (std::array<Tie, 3>{}));
    EXPECT_NEAR(none.axis_uncertainty[0], 0.03, 1e-12);
    const Analysis two = with({3, 1, 1});
    EXPECT_EQ(tie_between(two, 1, 2), Tie::Exact);
    EXPECT_EQ(tie_between(two, 0, 2), Tie::None);
    EXPECT_EQ(two.all_three, Tie::None);
    EXPECT_EQ(two.axis_uncertainty[1], kPi / 2);
    EXPECT_NEAR(two.axis_uncertainty[0], 0.015, 1e-12);
    EXPECT_EQ(with({1, 1, -1}).all_three, Tie::Exact);
    EXPECT_EQ(with({1, 0.98, 0.97}).all_three, Tie::Near);
    EXPECT_EQ(tie_between(with({1, 0.96, 0.5}), 0, 1), Tie::Near);
    EXPECT_EQ(tie_between(with({1, 0.94, 0.5}), 1, 0), Tie::None);
    const Analysis flat = analysis_of(Shape3::TwoByThree, by_rows({1, 0, 0}, {0, 1, 0}));
    EXPECT_EQ(flat.ties, (std::array<Tie, 3>{Tie::Exact, Tie::None, Tie::None}));
    EXPECT_NEAR(flat.axis_uncertainty[2], 0.01, 1e-15) << "of the null direction";
}

// All numbers of an analysis that may not be NaN, and whether only those that may are infinite.
void expect_numbers(const Analysis& a, const Params& params) {
    const auto finite = [](const Mat3& m) {
        return is_finite(m.columns[0]) && is_finite(m.columns[1]) && is_finite(m.columns[2]);
    };
    ASSERT_TRUE(finite(a.U) && finite(a.V)) << params.matrix;
    for (double value : {a.sigma[0], a.sigma[1], a.sigma[2], a.sigma_max, a.sigma_min, a.effective_rank,
                         a.residual, a.orthogonality_U, a.orthogonality_V, a.rank_tolerance,
                         a.axis_uncertainty[0], a.axis_uncertainty[2]}) {
        ASSERT_TRUE(std::isfinite(value)) << params.matrix;
    }
    ASSERT_FALSE(std::isnan(a.effective_condition_number) || std::isnan(a.condition_number) ||
                 std::isnan(a.determinant.value_or(0)));
    for (int k = 0; k < 9; ++k) ASSERT_FALSE(std::isnan(a.pseudoinverse(k / 3, k % 3))) << params.matrix;
    for (int k = 0; k < 3; ++k) ASSERT_FALSE(std::isnan(a.image[k])) << params.matrix;
    for (int step = 0; step <= 8 * a.motion.stage_count; ++step) {
        ASSERT_TRUE(finite(matrix_at(a.motion, step / 8.0))) << params.matrix << step;
    }
    // A subnormal singular value has few digits, and the residual says so.
    ASSERT_LE(a.residual, a.sigma_max < 1e-290 ? 1e16 : 100) << params.matrix;
}

TEST(Space, ExtremeEntriesGiveNumbers) {
    constexpr std::array entries{0.0, -0.0, 1.0, -1e300, 1e300, 1e-300, 5e-324, -3e-310, 5e307};
    Random random(3);
    Analysis before = space::analyze({}).value();
    for (int i = 0; i < 20000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        Mat3 A;
        for (int k = 0; k < 9; ++k) A(k / 3, k % 3) = entries[static_cast<std::size_t>(random.integer(0, 8))];
        Params params = params_of(shape, A);
        params.probe = {1e308, -1e308, 1};
        params.rank_tolerance_factor = i % 5 == 0 ? 0 : 1;
        if (i % 8 >= 4 && before.shape == shape) params.axes = before.svd.axes;
        params.keep_identity = i % 16 < 12;
        const auto analysis = space::analyze(params);
        ASSERT_TRUE(analysis) << params.matrix;
        expect_numbers(*analysis, params);
        if (HasFatalFailure()) return;
        if (i % 8 < 4) before = *analysis;
    }
}

TEST(Space, ZeroAndLowRankOnAnyBranch) {
    Random random(4);
    for (int i = 0; i < 2000; ++i) {
        const Shape3 shape = kShapes[static_cast<std::size_t>(i % 4)];
        const int rank = static_cast<int>(random.integer(0, 2));
        const Vec3 s{rank > 0 ? 2.0 : 0, rank > 1 ? 0.5 : 0, 0};
        Params params = params_of(shape, product(random_axes(random, shape), s));
        if (i % 2 == 0) params.axes = random_axes(random, shape);
        const Analysis a = space::analyze(params).value();
        ASSERT_EQ(a.rank, rank) << params.matrix;
        ASSERT_EQ(static_cast<int>(a.image_kind), rank);
        if (shape == Shape3::ThreeByThree && !params.axes) {
            ASSERT_FALSE(a.signed_form) << "a flat solid needs no mirror";
        }
        expect_numbers(a, params);
        if (HasFatalFailure()) return;
    }
}

TEST(Space, RefusesWithASentence) {
    const auto refused = [](const Params& params) {
        const auto analysis = space::analyze(params);
        return analysis ? std::string() : analysis.error().message;
    };
    Params params;
    params.matrix(1, 2) = kNaN;
    EXPECT_EQ(refused(params), "The entry in row 2, column 3 is not a finite number.");
    params = {};
    params.shape = Shape3::TwoByThree;
    EXPECT_EQ(refused(params), "The matrix has no row 3, column 1, so that entry must be 0.");
    params = {};
    params.probe.z = kInfinity;
    EXPECT_NE(refused(params), "");
    params = {};
    params.rank_tolerance_factor = -1;
    EXPECT_NE(refused(params), "");
    params.rank_tolerance_factor = kNaN;
    EXPECT_NE(refused(params), "");
    params = {};
    params.axes = Axes3{diagonal(1, 1, -1), {}, {}, {}};
    EXPECT_NE(refused(params), "");
    params = {};
    params.matrix = diagonal(0, 0, 0);
    for (int k = 0; k < 9; ++k) params.matrix(k / 3, k % 3) = 1e308;
    EXPECT_NE(refused(params), "");
}

TEST(Space, IsPure) {
    Random random(5);
    for (int i = 0; i < 100; ++i) {
        Params params = params_of(Shape3::ThreeByThree, random_matrix(random, Shape3::ThreeByThree));
        const Analysis first = space::analyze(params).value();
        const Analysis second = space::analyze(params).value();
        ASSERT_EQ(first.U, second.U);
        ASSERT_EQ(first.svd.axes, second.svd.axes);
        ASSERT_EQ(first.pseudoinverse, second.pseudoinverse);
        params.axes = first.svd.axes;
        ASSERT_EQ(space::analyze(params)->svd.axes, first.svd.axes) << "its own branch is kept bit for bit";
    }
}

}  // namespace
}  // namespace svdscope
