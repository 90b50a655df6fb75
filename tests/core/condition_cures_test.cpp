// Cures: filter factors, what they cost in bias and noise, the corner of the L-curve, degenerate systems.
#include <gtest/gtest.h>

#include <Eigen/Core>
#include <cmath>
#include <limits>

#include "core/analysis/regularize.hpp"
#include "core/labs/condition.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope::condition {
namespace {

Cured cured_of(Params params) {
    params.topic = Topic::Cures;
    const Result<Analysis> analysis = analyze(params);
    EXPECT_TRUE(analysis) << analysis.error().message;
    return analysis && analysis->cured ? *analysis->cured : Cured{};
}

Params family(Cure cure, double log_filter, int size = 12, Family kind = Family::Hilbert) {
    Params params;
    params.cure_system = CureSystem::Family;
    params.cure = cure;
    params.log_filter = log_filter;
    params.size = size;
    params.family = kind;
    return params;
}

Eigen::VectorXd vector_of(const std::vector<double>& numbers) {
    return Eigen::Map<const Eigen::VectorXd>(numbers.data(), static_cast<long>(numbers.size()));
}

TEST(Regularize, Filters) {
    EXPECT_EQ(truncation_filter(2, 2), 1);
    EXPECT_EQ(truncation_filter(1.999, 2), 0);
    EXPECT_EQ(truncation_filter(0, 0), 0);
    EXPECT_EQ(ridge_filter(2, 2), 0.5);
    EXPECT_DOUBLE_EQ(ridge_filter(3, 1), 0.9);
    EXPECT_EQ(ridge_filter(0, 1), 0);
    EXPECT_EQ(ridge_filter(0, 0), 0);
    EXPECT_EQ(ridge_filter(5, 0), 1);
    EXPECT_DOUBLE_EQ(ridge_filter(3e200, 1e200), 0.9);
    EXPECT_DOUBLE_EQ(ridge_filter(3e-200, 1e-200), 0.9);
    EXPECT_EQ(ridge_filter(1e-300, 1e300), 0);
}

TEST(Regularize, CostsByHand) {
    // sigma 2, 1 and a null direction; filters 1, 1/2, anything.
    const SpectralSystem system{{2, 1, 0}, {4, 2, 7}, {4, 1, 7}, {2, 1, 0}, 3};
    const CureCost cost = cost_of(system, std::vector<double>{1, 0.5, 0});
    EXPECT_DOUBLE_EQ(cost.residual, std::sqrt(1.0 + 49));
    EXPECT_DOUBLE_EQ(cost.length, std::sqrt(4.0 + 1));
    EXPECT_DOUBLE_EQ(cost.bias, 0.5);
    EXPECT_DOUBLE_EQ(cost.noise, 3 * std::sqrt(0.5 / 3));
    EXPECT_EQ(cost.error, 0);
}

TEST(Regularize, TheNoiseIsTheRootMeanSquareOverDirections) {
    Random random(1);
    const SpectralSystem system{{2, 1}, {0, 0}, {0, 0}, {0, 0}, 0.3};
    const std::vector<double> filters{0.9, 0.2};
    double squares = 0;
    for (int i = 0; i < 100000; ++i) {
        const Vec2 noise = 0.3 * unit(random.uniform(-test::kPi, test::kPi));
        const auto x = filtered(system.sigma, filters, std::vector<double>{noise.x, noise.y});
        squares += x[0] * x[0] + x[1] * x[1];
    }
    EXPECT_NEAR(std::sqrt(squares / 100000), cost_of(system, filters).noise, 1e-3);
}

TEST(Regularize, TheCornerOfAnL) {
    std::vector<CureCost> costs;
    for (int i = 0; i <= 20; ++i) {  // down until i = 8, then to the right
        const double residual = i <= 8 ? 1e-3 * (1 + 0.01 * i) : 1e-3 * std::pow(10, 0.3 * (i - 8));
        const double length = i <= 8 ? std::pow(10, 0.5 * (8 - i)) : 1 - 0.01 * (i - 8);
        costs.push_back({residual, length, 0, 0, 0});
    }
    EXPECT_EQ(corner_of(costs), 8U);
    std::reverse(costs.begin(), costs.end());
    EXPECT_NE(corner_of(costs), 12U) << "the other way round it is no L";
    EXPECT_EQ(corner_of({}), 0U);
    const std::vector<CureCost> zeros(5);
    EXPECT_EQ(corner_of(zeros), 0U);
    std::vector<CureCost> only = zeros;
    only[3] = {1, 1, 0, 0, 0};
    EXPECT_EQ(corner_of(only), 3U);
    const std::vector<CureCost> still(5, CureCost{1, 2, 0, 0, 0});
    EXPECT_EQ(corner_of(still), 0U);
}

TEST(ConditionCures, RidgeSolvesTheRegularisedEquations) {
    Params params = family(Cure::Ridge, -3, 6);
    const Cured cured = cured_of(params);
    params.topic = Topic::Cures;
    const double alpha = 1e-3 * cured.sigma[0];
    const Eigen::MatrixXd A =
        Eigen::MatrixXd::NullaryExpr(6, 6, [](long i, long j) { return 1.0 / (i + j + 1); });
    const Eigen::VectorXd b = A * vector_of(cured.x_true);
    const Eigen::VectorXd x = vector_of(cured.x_biased);
    // (A^T A + alpha^2) x = A^T b
    EXPECT_LE((A.transpose() * (A * x - b) + alpha * alpha * x).norm(), 1e-14);
    EXPECT_NEAR(cured.noise_level, 1e-3 * b.norm(), 1e-15);
    EXPECT_NEAR(cured.at.bias, (x - vector_of(cured.x_true)).norm(), 1e-14);
    EXPECT_NEAR(cured.at.error, (vector_of(cured.x_cured) - vector_of(cured.x_true)).norm(), 1e-13);
    EXPECT_NEAR(cured.at.length, vector_of(cured.x_cured).norm(), 1e-13);
}

TEST(ConditionCures, CuresBeatTheNaiveSolution) {
    for (const Cure cure : {Cure::Truncate, Cure::Ridge}) {
        for (const Family kind : {Family::Hilbert, Family::Vandermonde, Family::Random}) {
            const Cured cured = cured_of(family(cure, -2, 14, kind));
            const double naive = (vector_of(cured.x_naive) - vector_of(cured.x_true)).norm();
            const LPoint& best = cured.curve[static_cast<std::size_t>(cured.best)];
            EXPECT_LT(best.error, 0.8 * vector_of(cured.x_true).norm());
            EXPECT_GT(naive, 100 * best.error) << static_cast<int>(kind);
            for (const LPoint& point : cured.curve) EXPECT_LE(best.error, point.error);
        }
    }
}

// On Hilbert's matrix, where the Picard condition holds, the corner is nearly as good as the best.
TEST(ConditionCures, TheCornerIsNearTheBest) {
    for (const int size : {8, 12, 20}) {
        for (const int seed : {1, 2, 3}) {
            Params params = family(Cure::Ridge, -2, size);
            params.seed = seed;
            const Cured ridge = cured_of(params);
            EXPECT_LT(ridge.curve[static_cast<std::size_t>(ridge.corner)].error,
                      6 * ridge.curve[static_cast<std::size_t>(ridge.best)].error)
                << size << " " << seed;
        }
    }
}

TEST(ConditionCures, CurvesAreMonotone) {
    const Cured ridge = cured_of(family(Cure::Ridge, -2));
    ASSERT_EQ(ridge.curve.size(), 81U);
    for (std::size_t i = 1; i < ridge.curve.size(); ++i) {
        EXPECT_GT(ridge.curve[i].filter, ridge.curve[i - 1].filter);
        EXPECT_GE(ridge.curve[i].residual, ridge.curve[i - 1].residual);
        EXPECT_LE(ridge.curve[i].length, ridge.curve[i - 1].length);
        EXPECT_LE(ridge.curve[i].noise, ridge.curve[i - 1].noise);
    }
    const Cured cut = cured_of(family(Cure::Truncate, -2));
    ASSERT_EQ(cut.curve.size(), 13U);
    EXPECT_EQ(cut.curve[0].length, 0);
    for (std::size_t k = 1; k < cut.curve.size(); ++k) {
        EXPECT_LE(cut.curve[k].residual, cut.curve[k - 1].residual);
        EXPECT_GE(cut.curve[k].length, cut.curve[k - 1].length);
    }
}

TEST(ConditionCures, ThePointOfTheCurveIsWhatItsFilterGives) {
    const Cured cut = cured_of(family(Cure::Truncate, -2, 8));
    for (std::size_t k = 0; k < cut.curve.size(); ++k) {
        const Cured at = cured_of(family(Cure::Truncate, std::log10(cut.curve[k].filter), 8));
        EXPECT_EQ(at.kept, static_cast<int>(k));
        EXPECT_EQ(at.at.error, cut.curve[k].error);
    }
    const Cured ridge = cured_of(family(Cure::Ridge, -2, 8));
    const Cured at = cured_of(family(Cure::Ridge, std::log10(ridge.curve[30].filter), 8));
    EXPECT_NEAR(at.at.error / ridge.curve[30].error, 1, 1e-9);
}

TEST(ConditionCures, ThePlane) {
    Params params;
    params.cure = Cure::Ridge;
    params.log_filter = -17;
    const Cured none = cured_of(params);
    EXPECT_LE(test::distance(none.cured_inverse, none.inverse), 1e-14);
    EXPECT_NEAR(none.at.error, norm(none.inverse * params.noise), 1e-14);
    EXPECT_NEAR(none.x_naive[0], 1 + (none.inverse * params.noise).x, 1e-14);
    params.cure = Cure::Truncate;
    params.log_filter = -0.1;
    const Cured cut = cured_of(params);
    EXPECT_EQ(cut.kept, 1);
    EXPECT_EQ(cut.corner, 1);
    // What is left has rank 1, and the noise along v2 is gone.
    EXPECT_NEAR(cut.cured_inverse.a * cut.cured_inverse.d, cut.cured_inverse.b * cut.cured_inverse.c, 1e-16);
    EXPECT_LT(cut.at.error, none.at.error);
    EXPECT_GT(cut.at.bias, 0);
    const Vec2 image = cut.cured_inverse * (params.rhs + params.noise);
    EXPECT_NEAR(image.x, cut.x_cured[0], 1e-15);
    EXPECT_NEAR(image.y, cut.x_cured[1], 1e-15);
}

TEST(ConditionCures, NullDirectionsAndExtremesStayNumbers) {
    const double huge = 1e300;
    for (const Mat2& A : {Mat2{0, 0, 0, 0}, Mat2{1, 2, 2, 4}, Mat2{1, 0, 0, 1e-300}, Mat2{huge, 0, 0, huge},
                          Mat2{3e-310, 0, 0, 1e-310}}) {
        for (const Vec2 rhs : {Vec2{0, 0}, Vec2{1e-10, 0}, Vec2{0, -3e-300}}) {
            for (const Vec2 noise : {Vec2{0, 0}, Vec2{1e-5, 1e-5}, Vec2{huge, 0}}) {
                for (const Cure cure : {Cure::Truncate, Cure::Ridge}) {
                    Params params;
                    params.topic = Topic::Cures;
                    params.matrix = A, params.rhs = rhs, params.noise = noise, params.cure = cure;
                    const auto analysis = analyze(params);
                    if (!analysis) continue;  // x overflows
                    const Cured& cured = *analysis->cured;
                    for (const auto* list : {&cured.sigma, &cured.coefficients, &cured.filters, &cured.x_true,
                                             &cured.x_naive, &cured.x_cured, &cured.x_biased}) {
                        ASSERT_EQ(list->size(), 2U);
                        for (const double number : *list)
                            ASSERT_FALSE(std::isnan(number)) << A << rhs << noise;
                    }
                    for (const LPoint& p : cured.curve) {
                        for (const double number : {p.residual, p.length, p.bias, p.noise, p.error})
                            ASSERT_FALSE(std::isnan(number)) << A << rhs << noise;
                    }
                    const Mat2& M = cured.cured_inverse;
                    for (const double number : {M.a, M.b, M.c, M.d}) ASSERT_FALSE(std::isnan(number)) << A;
                    ASSERT_LT(cured.corner, static_cast<int>(cured.curve.size()));
                }
            }
        }
    }
}

}  // namespace
}  // namespace svdscope::condition
