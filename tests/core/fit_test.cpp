// The fit lab: equal to numpy on 200 problems, right angles, the shortest of all, filters and their limits,
// what is degenerate and what is refused.
#include "core/labs/fit.hpp"

#include <gtest/gtest.h>

#include <Eigen/Core>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>

#include "core/analysis/design_matrix.hpp"
#include "core/base/random.hpp"

namespace svdscope::fit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

struct NumpyFit {
    std::string kind;
    int degree = 0, rank = 0;
    double kappa = 1;
    std::vector<double> x, y, coefficients;
};

std::vector<double> numbers_in(const std::string& line) {
    std::istringstream in(line);
    std::vector<double> values;
    for (double value = 0; in >> value;) values.push_back(value);
    return values;
}

std::vector<NumpyFit> numpy_fits() {
    std::ifstream file(SVDSCOPE_SOURCE_DIR "/tests/core/fixtures/fits.txt");
    std::vector<NumpyFit> fits;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        NumpyFit& fit = fits.emplace_back();
        std::istringstream head(line);
        head >> fit.kind >> fit.degree >> fit.rank >> fit.kappa;
        for (auto* values : {&fit.x, &fit.y, &fit.coefficients}) {
            std::getline(file, line);
            *values = numbers_in(line);
        }
    }
    return fits;
}

std::vector<Vec2> points_at(const std::vector<double>& x, const std::vector<double>& y) {
    std::vector<Vec2> points;
    for (std::size_t i = 0; i < x.size(); ++i) points.push_back({x[i], y[i]});
    return points;
}

Params params_of(std::vector<Vec2> points, int degree) {
    Params params;
    params.data = FitData::Own;
    params.points = std::move(points);
    params.degree = degree;
    return params;
}

Analysis answered(const Params& params) {
    auto analysis = analyze(params);
    EXPECT_TRUE(analysis) << (analysis ? "" : analysis.error().message);
    return analysis ? *std::move(analysis) : Analysis{};
}

VectorXd vector_of(const std::vector<double>& values) {
    return Eigen::Map<const VectorXd>(values.data(), static_cast<Index>(values.size()));
}

VectorXd solution_of(const Analysis& a) { return vector_of(a.curve.coefficients); }

MatrixXd matrix_of(const Params& params, const Analysis& a) {
    std::vector<double> x;
    for (const Vec2 p : params.points) x.push_back(p.x);
    return design_matrix(x, params.degree, a.curve.center, a.curve.scale);
}

VectorXd rhs_of(const Params& params) {
    VectorXd b(static_cast<Index>(params.points.size()));
    for (Index i = 0; i < b.size(); ++i) b(i) = params.points[static_cast<std::size_t>(i)].y;
    return b;
}

Params random_problem(Random& random) {
    const int degree = static_cast<int>(random.integer(0, kMostDegree));
    std::vector<Vec2> points;
    const auto count = random.integer(1, 30);
    for (std::int64_t i = 0; i < count; ++i) points.push_back({random.uniform(-2, 2), random.uniform(-3, 3)});
    if (random.uniform() < 0.3)
        for (Vec2& p : points) p.x = std::round(p.x);
    Params params = params_of(points, degree);
    params.basis = random.uniform() < 0.5 ? Basis::Plain : Basis::Scaled;
    return params;
}

// The coefficients agree to 1e-10 of their length while kappa of the rank is at most 1e5, what they give at
// the points to 1e-10 of |b| while it is at most 1e4; beyond, in proportion to kappa. It is numpy's answer
// that has no more digits there: its curve misses three points that it should meet by 1.3e-10 where kappa is
// 9e4.
TEST(Fit, EqualsNumpyOnTwoHundredProblems) {
    const std::vector<NumpyFit> fits = numpy_fits();
    ASSERT_EQ(fits.size(), 200U);
    std::map<std::string, int> kinds;
    int deficient = 0, well_conditioned = 0;
    for (const NumpyFit& fit : fits) {
        const Params params = params_of(points_at(fit.x, fit.y), fit.degree);
        const Analysis a = answered(params);
        const VectorXd x = solution_of(a), numpy = vector_of(fit.coefficients);
        ASSERT_EQ(x.size(), numpy.size());
        EXPECT_EQ(a.rank, fit.rank) << fit.kind;
        const double allowed = 1e-10 * std::max(1.0, fit.kappa / 1e5);
        EXPECT_LE((x - numpy).norm(), allowed * numpy.norm()) << fit.kind << " kappa " << fit.kappa;
        const MatrixXd A = matrix_of(params, a);
        EXPECT_LE((A * (x - numpy)).norm(), 1e-10 * std::max(1.0, fit.kappa / 1e4) * rhs_of(params).norm())
            << fit.kind << " at the points";
        ++kinds[fit.kind];
        deficient += fit.rank < std::min<int>(static_cast<int>(fit.x.size()), fit.degree + 1) ? 1 : 0;
        well_conditioned += fit.kappa <= 1e5 ? 1 : 0;
    }
    EXPECT_EQ(kinds.size(), 8U);
    EXPECT_GE(deficient, 35);
    EXPECT_GE(well_conditioned, 150);
}

TEST(Fit, TheResidualIsAtRightAnglesToTheColumns) {
    Random random(7);
    for (int i = 0; i < 300; ++i) {
        const Params params = random_problem(random);
        const Analysis a = answered(params);
        const MatrixXd A = matrix_of(params, a);
        const VectorXd products = A.transpose() * vector_of(a.residuals);
        const double size = rhs_of(params).norm() + a.directions[0].sigma * a.length;
        const double most = static_cast<double>(std::max(A.rows(), A.cols()));
        EXPECT_LE(products.norm(), 10 * most * kEps * a.directions[0].sigma * size) << "problem " << i;
    }
}

TEST(Fit, NoOtherCurveComesCloserAndNoneAsCloseIsShorter) {
    Random random(11);
    int open = 0;
    for (int i = 0; i < 200; ++i) {
        const Params params = random_problem(random);
        const Analysis a = answered(params);
        const MatrixXd A = matrix_of(params, a);
        const VectorXd b = rhs_of(params), x = solution_of(a);
        for (int k = 0; k < 5; ++k) {
            const VectorXd step = VectorXd::NullaryExpr(
                x.size(), [&](Index) { return 1e-3 * (1 + a.length) * random.normal(); });
            EXPECT_GE((b - A * (x + step)).norm(), a.residual_norm * (1 - 1e-12));
        }
        for (const Ghost& ghost : a.ghosts) {
            const VectorXd other = vector_of(ghost.curve.coefficients);
            EXPECT_NEAR((b - A * other).norm(), a.residual_norm, 1e-9 * b.norm()) << "as close";
            EXPECT_GT(ghost.length, a.length) << "and longer";
            // The step to it stands at right angles to x.
            EXPECT_NEAR(ghost.length, std::hypot(a.length, (other - x).norm()), 1e-10 * ghost.length);
            ++open;
        }
        EXPECT_EQ(a.ghosts.empty(), a.rank == a.unknowns);
    }
    EXPECT_GE(open, 100);
}

TEST(Fit, RidgeGoesFromThePseudoinverseToZero) {
    Params params = with_data({}, FitData::Parabola, 3);
    params.degree = 4;
    const Analysis plain = answered(params);
    params.cure = Cure::Ridge;
    params.log_ridge = kLeastLogFilter;
    const Analysis none = answered(params);
    EXPECT_LE((solution_of(none) - solution_of(plain)).norm(), 1e-9 * plain.length);
    params.log_ridge = 3;
    const Analysis much = answered(params);
    // x tends to A^T b / lambda^2.
    const VectorXd limit = matrix_of(params, much).transpose() * rhs_of(params) / (much.lambda * much.lambda);
    EXPECT_LE((solution_of(much) - limit).norm(), 1e-5 * limit.norm());
    EXPECT_LT(much.length, 1e-5 * plain.length);
    double before = plain.length, residual = plain.residual_norm;
    for (double log_ridge = -16; log_ridge <= 3; log_ridge += 0.25) {
        params.log_ridge = log_ridge;
        const Analysis a = answered(params);
        EXPECT_LE(a.length, before * (1 + 1e-9)) << "never longer";
        EXPECT_GE(a.residual_norm, residual * (1 - 1e-9)) << "never closer";
        before = a.length, residual = a.residual_norm;
    }
}

TEST(Fit, RidgeSolvesItsOwnNormalEquations) {
    Params params = with_data({}, FitData::Line, 5);
    params.degree = 3;
    params.basis = Basis::Scaled;
    params.cure = Cure::Ridge;
    params.log_ridge = -1;
    const Analysis a = answered(params);
    const MatrixXd A = matrix_of(params, a);
    const VectorXd left = A.transpose() * (A * solution_of(a)) + a.lambda * a.lambda * solution_of(a);
    EXPECT_LE((left - A.transpose() * rhs_of(params)).norm(), 1e-12 * left.norm());
}

TEST(Fit, DirectionsAddUpToX) {
    Params params = with_data({}, FitData::Random, 2);
    params.degree = 6;
    params.own_cutoff = true;
    params.log_cutoff = -5;
    const Analysis a = answered(params);
    EXPECT_GT(a.kept, 0);
    EXPECT_LT(a.kept, 7);
    double square = 0;
    for (const Direction& d : a.directions) {
        EXPECT_EQ(d.filter, d.sigma > a.cutoff ? 1 : 0);
        EXPECT_DOUBLE_EQ(d.contribution, d.filter * d.coefficient / d.sigma);
        square += d.contribution * d.contribution;
    }
    EXPECT_NEAR(std::sqrt(square), a.length, 1e-12 * a.length) << "V keeps lengths";
    EXPECT_GT(a.residual_norm, a.least_residual);
    EXPECT_LT(a.length, a.shortest);
}

TEST(Fit, ALineThroughThreePointsByHand) {
    // The mean is (1, 2), the slope (1 * 1 + 0 + 1 * 2) / 2.
    const Analysis a = answered(params_of({{0, 1}, {1, 1}, {2, 4}}, 1));
    EXPECT_NEAR(a.curve.coefficients[0], 0.5, 1e-14);
    EXPECT_NEAR(a.curve.coefficients[1], 1.5, 1e-14);
    EXPECT_NEAR(a.residual_norm, std::sqrt(1.5), 1e-14);
    ASSERT_TRUE(a.projection);
    const Projection& p = *a.projection;
    EXPECT_EQ(p.b, (Vec3{1, 1, 4}));
    EXPECT_NEAR(norm(p.image - Vec3{0.5, 2, 3.5}), 0, 1e-14);
    EXPECT_NEAR(norm(p.foot - p.image), 0, 1e-14);
    EXPECT_NEAR(dot(p.b - p.foot, p.column[0]), 0, 1e-14);
    EXPECT_NEAR(dot(p.b - p.foot, p.column[1]), 0, 1e-14);
    EXPECT_LE(std::abs(p.products.x) + std::abs(p.products.y), 1e-14);
}

TEST(Fit, AFilteredLineLeavesTheFootOfThePerpendicular) {
    Params params = params_of({{0, 1}, {1, 1}, {2, 4}}, 1);
    params.cure = Cure::Ridge;
    params.log_ridge = 0;
    const Analysis a = answered(params);
    ASSERT_TRUE(a.projection);
    EXPECT_GT(norm(a.projection->image - a.projection->foot), 0.1);
    EXPECT_GT(norm(a.projection->b - a.projection->image), norm(a.projection->b - a.projection->foot));
    params.degree = 2;
    EXPECT_FALSE(answered(params).projection) << "three columns span all of space";
}

TEST(Fit, DegenerateSetsOfPointsHaveFiniteAnswers) {
    const std::vector<std::vector<Vec2>> sets{{{3, 4}},
                                              {{0, 0}},
                                              {{2, 1}, {2, 1}, {2, 1}},
                                              {{2, 1}, {2, 5}},
                                              {{1e-300, 1}, {-1e-300, 2}},
                                              {{1, 0}, {2, 0}, {3, 0}},
                                              {{1e15, 1e30}, {-1e15, -1e30}, {0, 1e-30}}};
    for (const auto& points : sets)
        for (const int degree : {0, 1, 5, 9})
            for (const Basis basis : {Basis::Plain, Basis::Scaled})
                for (const Cure cure : {Cure::Cutoff, Cure::Ridge}) {
                    Params params = params_of(points, degree);
                    params.basis = basis, params.cure = cure;
                    const Analysis a = answered(params);
                    EXPECT_TRUE(solution_of(a).allFinite());
                    EXPECT_TRUE(vector_of(a.residuals).allFinite());
                    for (const double value : {a.residual_norm, a.length, a.products, a.shortest})
                        EXPECT_TRUE(std::isfinite(value));
                    for (const Ghost& ghost : a.ghosts) EXPECT_TRUE(std::isfinite(ghost.length));
                    EXPECT_FALSE(std::isnan(a.kappa));
                }
}

TEST(Fit, TwoValuesAtOnePlaceGiveTheirMean) {
    const Analysis a = answered(params_of({{2, 1}, {2, 5}}, 3));
    EXPECT_EQ(a.rank, 1);
    EXPECT_EQ(a.distinct, 1);
    EXPECT_NEAR(a.curve(2), 3, 1e-12);
    EXPECT_TRUE(std::isinf(a.kappa));
    EXPECT_NEAR(a.effective_kappa, 1, 1e-12);
}

TEST(Fit, NoPointIsAnAnswerWithoutNumbers) {
    const Analysis a = answered(params_of({}, 4));
    EXPECT_EQ(a.count, 0);
    EXPECT_EQ(a.unknowns, 5);
    EXPECT_TRUE(a.directions.empty());
}

TEST(Fit, WhatIsTooLargeIsRefusedInOneSentence) {
    const auto refusal = [](const Params& params) {
        const auto analysis = analyze(params);
        return analysis ? std::string("accepted") : analysis.error().message;
    };
    EXPECT_NE(refusal(params_of({{0, 0}, {1e300, 1}}, 1)).find("Point 2"), std::string::npos);
    EXPECT_NE(refusal(params_of({{0, std::nan("")}}, 1)).find("Point 1"), std::string::npos);
    EXPECT_NE(refusal(params_of({{1e20, 0}, {1, 1}}, 9)).find("power 9"), std::string::npos);
    Params scaled = params_of({{1e20, 0}, {1, 1}}, 9);
    scaled.basis = Basis::Scaled;
    EXPECT_EQ(refusal(scaled), "accepted");
    EXPECT_NE(refusal(params_of(std::vector<Vec2>(kMostPoints + 1), 1)).find("301"), std::string::npos);
}

TEST(Fit, ScalingTheVariableLeavesTheCurveAndCuresKappa) {
    Params params = with_data({}, FitData::Close, 1);
    params.basis = Basis::Scaled;
    const Analysis scaled = answered(params);
    params.basis = Basis::Plain;
    const Analysis plain = answered(params);
    EXPECT_LT(scaled.kappa, 20);
    EXPECT_GT(plain.kappa, 1e10);
    params.degree = 1;
    const Analysis line = answered(params);
    params.basis = Basis::Scaled;
    EXPECT_NEAR(line.curve(5.003), answered(params).curve(5.003), 1e-8);
}

TEST(Fit, EveryRecipeIsTheSameForASeedAndSaysWhatItIs) {
    for (const FitDataInfo& info : fit_data()) {
        const Params params = with_data({}, info.id, 4);
        EXPECT_EQ(params.points, fit_points(info.id, 4));
        EXPECT_EQ(params.points == fit_points(info.id, 5), !info.has_seed) << info.name;
        const Analysis a = answered(params);
        EXPECT_EQ(a.truth.has_value(), fit_truth(info.id).has_value());
        EXPECT_TRUE(solution_of(a).allFinite());
    }
    EXPECT_EQ(answered(with_data({}, FitData::Repeated, 1)).rank, 3);
    EXPECT_EQ(answered(with_data({}, FitData::Few, 1)).rank, 4);
    EXPECT_TRUE(answered(with_data({}, FitData::Three, 1)).projection);
}

TEST(Fit, PointsAreMovedAddedAndTakenAway) {
    Params params = params_of({{0, 1}, {1, 1}}, 1);
    params = with_point_added(params, {2, 4});
    EXPECT_EQ(params.points.size(), 3U);
    params = with_point(params, 1, {1, -5});
    EXPECT_EQ(params.points[1].y, -5);
    params = without_point(params, 0);
    EXPECT_EQ(params.points[0].y, -5);
    params.points.resize(kMostPoints);
    EXPECT_EQ(with_point_added(params, {1, 1}).points.size(), kMostPoints);
}

}  // namespace
}  // namespace svdscope::fit
