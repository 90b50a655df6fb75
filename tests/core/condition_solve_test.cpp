// The condition lab's plane: worked examples, the four gauges, singular and extreme systems, edits by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/labs/condition.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope::condition {
namespace {

using test::distance;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Params system_of(const Mat2& A, Vec2 rhs, Vec2 noise) {
    Params params;
    params.matrix = A;
    params.rhs = rhs;
    params.noise = noise;
    return params;
}

Solve solve_of(const Params& params) {
    const Result<Analysis> analysis = analyze(params);
    EXPECT_TRUE(analysis) << analysis.error().message;
    return analysis ? analysis->solve : Solve{};
}

// facts/worked_examples.json 001.kappa_solve, tolerance 0.01
TEST(ConditionSolve, WorkedExample) {
    const Solve solve = solve_of(system_of({1, 0, 0, 1e-4}, {1, 1e-4}, {0, 1e-4}));
    EXPECT_NEAR(solve.kappa, 1e4, 1e-11);
    EXPECT_LE(distance(solve.x, {1, 1}), 1e-15);
    EXPECT_LE(distance(solve.x + solve.error, {1, 2}), 1e-15);
    EXPECT_NEAR(solve.relative_noise, 1e-4, 1e-11);
    EXPECT_NEAR(solve.relative_error, 0.70711, 1e-5);
    EXPECT_NEAR(solve.solve.attained.value(), 7071.07, 0.01);
    EXPECT_NEAR(solve.solve.worst_here, 7071.07, 0.01);
    EXPECT_EQ(solve.solve.bound, solve.kappa);
    EXPECT_NEAR(solve.half_axes[0], 1e-4, 1e-19);
    EXPECT_NEAR(solve.half_axes[1], 1, 1e-15);
    EXPECT_NEAR(solve.crossing_angle, test::kPi / 2, 1e-15);
}

TEST(ConditionSolve, TheOpeningSystem) {
    const Solve solve = solve_of({});
    EXPECT_LE(distance(solve.x, {1, 1}), 1e-15);
    EXPECT_LE(norm(solve.residual), 1e-15);
    EXPECT_LE(distance(solve.inverse * Params{}.noise, solve.error), 1e-15);
    EXPECT_NEAR(solve.kappa, solve.sigma[0] / solve.sigma[1], 1e-14);
    EXPECT_NEAR(std::tan(solve.crossing_angle), 0.4 / 2.4, 1e-15);
    EXPECT_LE(
        distance(solve.U * diagonal(solve.sigma[0], solve.sigma[1]) * transpose(solve.V), Params{}.matrix),
        1e-15);
}

// facts/claims.json 001.scope: documents of kappa 1e5, query noise 1e-4 along v2. The cosine hardly moves,
// whitening multiplies the noise.
TEST(ConditionSolve, OnlyInverseLikeStepsReachKappa) {
    const Mat2 A = rotation(0.4) * diagonal(1, 1e-5) * rotation(-0.9);
    const Vec2 x = unit(0.9);  // along v1
    const Vec2 b = A * x;
    const Solve solve = solve_of(system_of(A, b, 1e-4 * norm(b) * perpendicular(unit(0.9))));
    EXPECT_NEAR(solve.relative_noise, 1e-4, 1e-12);
    EXPECT_NEAR(solve.whiten.attained.value() / solve.kappa, 1, 1e-8);
    EXPECT_NEAR(solve.multiply.attained.value() * solve.kappa, 1, 1e-5);
    EXPECT_LT(solve.cosine.attained.value(), 1);
    EXPECT_LT(solve.multiply.worst_here, 1 + 1e-9);
    EXPECT_EQ(solve.multiply.bound, solve.kappa);
}

TEST(ConditionSolve, CosineChangesAsTheCosinesThemselves) {
    Random random(3);
    for (int i = 0; i < 5000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const Vec2 x = unit(random.uniform(-4, 4));
        const double size = std::pow(10, random.uniform(-3, 1));
        const Vec2 turned = unit(random.uniform(-4, 4));
        const Vec2 b = A * x;
        const Solve solve = solve_of(system_of(A, b, size * norm(b) * turned));
        if (solve.kappa > 1e6) continue;
        double change = 0;
        for (const Vec2 row : {Vec2{A.a, A.b}, Vec2{A.c, A.d}}) {
            const Vec2 moved = x + size * turned;
            change = std::max(change,
                              std::abs(dot(row, moved) / norm(row) / norm(moved) - dot(row, x) / norm(row)));
        }
        ASSERT_NEAR(solve.cosine.attained.value(), change / size, 1e-9 / size) << A;
        ASSERT_LE(solve.cosine.attained.value(), solve.cosine.worst_here * (1 + 1e-9)) << A;
        ASSERT_LE(solve.cosine.worst_here, solve.cosine.bound * (1 + 1e-9)) << A;
    }
}

TEST(ConditionSolve, TheBoundOfTheCosineIsAttained) {
    for (const double size : {1e-200, 1e-9, 0.05, 0.7}) {
        // The document stands so that the turn by asin(size) ends as far beyond the perpendicular as it began
        // before.
        const double turn = std::asin(size);
        const Vec2 document = unit(test::kPi / 2 - turn / 2);
        const Mat2 A{document.x, document.y, 0.5, 0};
        const Vec2 noise = norm(A * Vec2{1, 0}) * size * unit(-test::kPi / 2 - turn);
        const Solve solve = solve_of(system_of(A, A * Vec2{1, 0}, noise));
        EXPECT_NEAR(solve.cosine.attained.value(), solve.cosine.bound, 1e-12) << size;
        EXPECT_NEAR(solve.cosine.worst_here, solve.cosine.bound, 1e-12) << size;
        EXPECT_NEAR(solve.cosine.bound, 2 * std::sin(turn / 2) / size, 1e-12) << size;
    }
}

TEST(ConditionSolve, SolveTimesMultiplyIsKappa) {
    Random random(4);
    for (int i = 0; i < 5000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const Vec2 b{random.normal(), random.normal()};
        const Solve solve = solve_of(system_of(A, b, {0.1, 0}));
        const double product = solve.solve.worst_here * solve.multiply.worst_here;
        ASSERT_NEAR(product / solve.kappa, 1, 1e-14 * solve.kappa) << A;
    }
}

TEST(ConditionSolve, SingularSystemsOfferLeastSquares) {
    const Solve solve = solve_of(system_of({1, 2, 2, 4}, {1, 1}, {0.1, 0}));
    EXPECT_EQ(solve.rank, 1);
    EXPECT_EQ(solve.kappa, kInfinity);
    EXPECT_EQ(solve.effective_kappa, 1);
    EXPECT_EQ(solve.half_axes[1], kInfinity);
    EXPECT_NEAR(solve.half_axes[0], 0.1 / 5, 1e-16);
    EXPECT_LE(distance(solve.x, {0.12, 0.24}), 1e-15);
    EXPECT_LE(distance(solve.residual, {0.4, -0.2}), 1e-15);
    EXPECT_EQ(solve.solve.worst_here, kInfinity);
    EXPECT_EQ(solve.solve.bound, kInfinity);
    EXPECT_EQ(solve.crossing_angle, 0);
    const Solve across = solve_of(system_of({1, 0, 0, 0}, {0, 1}, {0.1, 0}));
    EXPECT_EQ(across.x, (Vec2{0, 0}));
    EXPECT_EQ(across.solve.attained.value(), kInfinity) << "x = 0, and the noise makes it 0.1";
    EXPECT_EQ(across.relative_error, kInfinity);
    EXPECT_FALSE(across.multiply.attained);
}

TEST(ConditionSolve, ZerosCompareWithNothing) {
    const Solve zero = solve_of(system_of({0, 0, 0, 0}, {1, 2}, {0.1, 0}));
    EXPECT_EQ(zero.rank, 0);
    EXPECT_EQ(zero.kappa, kInfinity);
    EXPECT_EQ(zero.x, (Vec2{0, 0}));
    EXPECT_EQ(zero.residual, (Vec2{1, 2}));
    EXPECT_FALSE(zero.solve.attained);
    EXPECT_FALSE(zero.whiten.attained);
    const Solve still = solve_of(system_of({2, 1, 1, 2}, {1, 2}, {0, 0}));
    EXPECT_EQ(still.radius, 0);
    EXPECT_EQ(still.relative_noise, 0);
    EXPECT_EQ(still.relative_error, 0);
    for (const Gauge& gauge : {still.solve, still.multiply, still.cosine, still.whiten})
        EXPECT_FALSE(gauge.attained);
    const Solve nothing = solve_of(system_of({2, 1, 1, 2}, {0, 0}, {0.1, 0}));
    EXPECT_EQ(nothing.relative_noise, kInfinity);
    EXPECT_FALSE(nothing.solve.attained);
    EXPECT_EQ(nothing.solve.worst_here, kInfinity);
}

TEST(ConditionSolve, HugeKappa) {
    const Solve solve = solve_of(system_of({1, 0, 0, 1e-300}, {1, 1e-300}, {0, 1e-300}));
    EXPECT_EQ(solve.rank, 1);
    EXPECT_EQ(solve.kappa, kInfinity);
    EXPECT_EQ(solve.sigma[1], 1e-300);
    EXPECT_EQ(solve.half_axes[0], 1e-300);
    EXPECT_EQ(solve.half_axes[1], kInfinity);
    // A small matrix is not an ill-conditioned one, and its inverse need not fit.
    const Solve tiny = solve_of(system_of({3e-310, 0, 0, 1e-310}, {3e-310, 1e-310}, {1e-312, 0}));
    EXPECT_EQ(tiny.rank, 2);
    EXPECT_NEAR(tiny.kappa, 3, 1e-12);
    EXPECT_LE(distance(tiny.x, {1, 1}), 1e-12);
    EXPECT_NEAR(tiny.error.x, 1e-312 / 3e-310, 1e-9);
    EXPECT_TRUE(std::isinf(tiny.inverse.d));
}

std::vector<double> numbers_of(const Solve& s) {
    std::vector<double> numbers{s.svd.s1,
                                s.svd.s2,
                                s.U.a,
                                s.U.d,
                                s.V.b,
                                s.sigma[0],
                                s.sigma[1],
                                s.kappa,
                                s.effective_kappa,
                                s.x.x,
                                s.x.y,
                                s.residual.x,
                                s.residual.y,
                                s.error.x,
                                s.error.y,
                                s.radius,
                                s.half_axes[0],
                                s.half_axes[1],
                                s.relative_noise,
                                s.relative_error,
                                s.inverse.a,
                                s.inverse.b,
                                s.inverse.c,
                                s.inverse.d,
                                s.crossing_angle,
                                s.rank_tolerance};
    for (const Gauge& gauge : {s.solve, s.multiply, s.cosine, s.whiten}) {
        numbers.insert(numbers.end(), {gauge.attained.value_or(0), gauge.worst_here, gauge.bound});
    }
    return numbers;
}

TEST(ConditionSolve, NothingIsEverNan) {
    Random random(5);
    const auto& nasty = test::nasty_entries();
    const auto any = [&] {
        return nasty[static_cast<std::size_t>(random.integer(0, static_cast<long>(nasty.size()) - 1))];
    };
    const std::vector<Vec2> samples = disk_samples(50, 1);
    int refused = 0;
    int answered = 0;
    for (const Mat2& A : test::nasty_matrices()) {
        for (int i = 0; i < 4; ++i) {
            const Params params = system_of(A, {any(), any()}, {any(), any()});
            const Result<Analysis> analysis = analyze(params);
            if (!analysis) {
                ++refused;
                ASSERT_NE(analysis.error().message.find("beyond the largest number"), std::string::npos);
                continue;
            }
            ++answered;
            for (const double number : numbers_of(analysis->solve)) ASSERT_FALSE(std::isnan(number)) << A;
            const CloudSums sums = cloud_sums(analysis->solve, params.rhs, samples);
            for (const double number : {sums.most, sums.median, sums.least, sums.low, sums.high})
                ASSERT_FALSE(std::isnan(number)) << A << params.rhs << params.noise;
        }
    }
    EXPECT_GT(answered, 4 * refused / 2);
    EXPECT_GT(refused, 0);
}

TEST(ConditionSolve, RefusesWhatIsNotFiniteOrOutOfRange) {
    Params params;
    params.matrix.b = kInfinity;
    EXPECT_EQ(analyze(params).error().message, "The entry in row 1, column 2 is not a finite number.");
    params = {};
    params.rhs.x = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(analyze(params).error().message, "The right-hand side b is not finite.");
    params = {};
    params.noise.y = kInfinity;
    EXPECT_EQ(analyze(params).error().message, "The noise is not finite.");
    params = {};
    params.axes = Axes2{0, 2e6};
    EXPECT_EQ(analyze(params).error().message,
              "The remembered axes must be angles of at most a million radians.");
    params = {};
    params.size = 21;
    EXPECT_EQ(analyze(params).error().message, "The size of the system must be from 2 to 20.");
    params = {};
    params.log_filter = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(analyze(params).error().message, "The log10 of the filter must be from -17 to 1.");
    params = {};
    params.family_noise = -0.5;
    EXPECT_FALSE(analyze(params));
    params = system_of({1e-300, 0, 0, 1e-300}, {1e10, 0}, {0, 0});
    EXPECT_EQ(analyze(params).error().message, "The solution x is beyond the largest number.");
}

TEST(ConditionEdit, AtWorstTheNeedleStandsAtTheBound) {
    Random random(6);
    for (int i = 0; i < 2000; ++i) {
        const double kappa = std::pow(10, random.uniform(0, 12));
        const Mat2 A = rotation(random.uniform(-3, 3)) *
                       diagonal(1, random.uniform() < 0.5 ? 1 / kappa : -1 / kappa) *
                       rotation(random.uniform(-3, 3));
        const Params params =
            system_of(A, {random.normal(), random.normal()}, {random.normal(), random.normal()});
        const Params worst = at_worst(params, analyze(params).value());
        const Solve solve = solve_of(worst);
        ASSERT_GE(solve.solve.attained.value(), 0.999 * solve.kappa) << A;
        ASSERT_NEAR(norm(worst.rhs), norm(params.rhs), 1e-15 * norm(params.rhs));
        ASSERT_NEAR(norm(worst.noise), norm(params.noise), 1e-15 * norm(params.noise));
        ASSERT_GE(dot(worst.rhs, params.rhs), 0) << "to the nearer side";
        ASSERT_GE(dot(worst.noise, params.noise), 0);
    }
    const Params nothing = system_of({3, 0, 0, 1}, {0, 0}, {0, 0});
    const Params worst = at_worst(nothing, analyze(nothing).value());
    EXPECT_NEAR(norm(worst.rhs), 3, 1e-15);
    EXPECT_NEAR(norm(worst.noise), 0.3, 1e-15);
}

TEST(ConditionEdit, KappaIsSetAndXStays) {
    const Params params;
    const Analysis before = analyze(params).value();
    for (const double log_kappa : {0.0, 1.0, 3.5, 8.0, 12.0}) {
        const Params edited = with_kappa(params, before, log_kappa);
        const Solve solve = solve_of(edited);
        EXPECT_NEAR(std::log10(solve.kappa), log_kappa, 1e-15 * std::pow(10, log_kappa) + 1e-14);
        EXPECT_LE(distance(solve.x, before.solve.x), 1e-15 * std::pow(10, log_kappa) + 1e-14);
        EXPECT_NEAR(solve.sigma[0], before.solve.sigma[0], 1e-14);
        EXPECT_EQ(edited.axes, before.solve.svd.axes);
        // At kappa = 1 any axes are right; the remembered ones stay.
        EXPECT_LE(distance(solve.V, before.solve.V), 1e-14) << log_kappa;
    }
    Params mirrored = params;
    mirrored.matrix = {1, 1, 1, 0.4};
    const Analysis other = analyze(mirrored).value();
    EXPECT_LT(solve_of(with_kappa(mirrored, other, 2)).svd.s2, 0) << "the sign of det A stays";
    const Params zero = system_of({0, 0, 0, 0}, {1, 0}, {0, 0});
    EXPECT_EQ(with_kappa(zero, analyze(zero).value(), 3), zero);
}

TEST(ConditionEdit, SolutionsMatricesAndJumps) {
    const Params params;
    const Analysis before = analyze(params).value();
    EXPECT_LE(distance(solve_of(with_solution(params, {-2, 0.5})).x, {-2, 0.5}), 1e-14);
    const Params moved = with_matrix(params, before, {1, 1, 1, 1.5});
    EXPECT_EQ(moved.axes, before.solve.svd.axes);
    EXPECT_EQ(moved.rhs, params.rhs);
    EXPECT_EQ(moved.matrix, (Mat2{1, 1, 1, 1.5}));
    const Params jumped = jump_to(moved, {2, 1, 1, 2}, {3, 3});
    EXPECT_FALSE(jumped.axes);
    EXPECT_EQ(jumped.rhs, (Vec2{3, 3}));
    EXPECT_EQ(jumped.noise, params.noise);
}

}  // namespace
}  // namespace svdscope::condition
