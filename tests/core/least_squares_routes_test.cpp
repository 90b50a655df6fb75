// What SVD, QR and normal equations lose: kappa for two of them, its square for the third.
#include "core/analysis/least_squares_routes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/analysis/design_matrix.hpp"
#include "core/base/random.hpp"
#include "core/labs/fit.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

// Whole numbers up to 2^53 are exact, so the answer to A x = A c is c whatever the condition.
TEST(LeastSquaresRoutes, TheReferenceIsExactWhereTheAnswerIsKnown) {
    std::vector<double> x;
    for (int i = 0; i <= 12; ++i) x.push_back(i);
    for (int degree = 0; degree <= 9; ++degree) {
        const MatrixXd A = design_matrix(x, degree);
        VectorXd c = VectorXd::LinSpaced(degree + 1, 1, degree + 1);
        for (Index k = 1; k < c.size(); k += 2) c(k) = -c(k);
        const VectorXd found = precise_least_squares(A, A * c);
        ASSERT_EQ(found.size(), c.size());
        EXPECT_EQ((found - c).norm(), 0) << "degree " << degree;
    }
}

// Orthonormal columns by Gram-Schmidt, twice.
MatrixXd orthonormal(Index rows, Index cols, Random& random) {
    MatrixXd Q = MatrixXd::NullaryExpr(rows, cols, [&](Index, Index) { return random.normal(); });
    for (Index k = 0; k < cols; ++k) {
        for (int pass = 0; pass < 2; ++pass)
            Q.col(k) -= Q.leftCols(k) * (Q.leftCols(k).transpose() * Q.col(k)).eval();
        Q.col(k) /= Q.col(k).norm();
    }
    return Q;
}

// All columns of about one length and a right-hand side near their range: nothing hides what kappa does.
TEST(LeastSquaresRoutes, NormalEquationsLoseTheSquareOfKappa) {
    Random random(3);
    for (const double log_kappa : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0}) {
        const Index n = 6;
        const VectorXd sigma =
            VectorXd::LinSpaced(n, 0, -log_kappa).unaryExpr([](double e) { return std::pow(10, e); });
        const MatrixXd A =
            orthonormal(20, n, random) * sigma.asDiagonal() * orthonormal(n, n, random).transpose();
        const auto errors = route_errors(A, A * VectorXd::Ones(n));
        ASSERT_EQ(errors.size(), 6U);
        const LeastSquaresErrors& at = errors.back();
        EXPECT_NEAR(std::log10(at.kappa), log_kappa, 1e-6);
        EXPECT_LE(at.svd, 20 * kEps * at.kappa) << log_kappa;
        EXPECT_LE(at.qr, 20 * kEps * at.kappa) << log_kappa;
        EXPECT_LE(at.normal, 20 * kEps * at.kappa * at.kappa) << log_kappa;
        EXPECT_GE(at.normal, 0.01 * kEps * at.kappa * at.kappa) << log_kappa;
    }
}

TEST(LeastSquaresRoutes, BeyondTheRootOfEpsTheNormalEquationsHaveNoAnswer) {
    // Laeuchli: A^T A rounds to a matrix of ones.
    const double e = 1e-9;
    const MatrixXd A{{1, 1}, {e, 0}, {0, e}};
    const auto errors = route_errors(A, A * Eigen::Vector2d(1, 1));
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_TRUE(std::isinf(errors[1].normal));
    EXPECT_LE(errors[1].svd, 1e-6);
    EXPECT_LE(errors[1].qr, 1e-6);
}

TEST(LeastSquaresRoutes, EndsWhereTheCoefficientsAreNoLongerDetermined) {
    const std::vector<double> three{0, 0, 1, 1, 2};
    const MatrixXd A = design_matrix(three, 9);
    EXPECT_EQ(route_errors(A, VectorXd::Ones(5)).size(), 3U);
    EXPECT_EQ(precise_least_squares(A, VectorXd::Ones(5)).size(), 0);
    EXPECT_TRUE(route_errors(MatrixXd(0, 3), VectorXd(0)).empty());
    EXPECT_TRUE(route_errors(MatrixXd::Constant(2, 2, std::nan("")), VectorXd::Ones(2)).empty());
}

TEST(LeastSquaresRoutes, ZeroIsFoundByAll) {
    for (const LeastSquaresErrors& at :
         route_errors(design_matrix(std::vector<double>{1, 2, 3}, 2), VectorXd::Zero(3)))
        EXPECT_EQ(at.svd + at.qr + at.normal, 0);
}

TEST(LeastSquaresRoutes, InTheLabTheDigitsOfTheNormalEquationsEndFirst) {
    const auto analysis = fit::analyze(fit::with_data({}, FitData::Parabola, 1));
    ASSERT_TRUE(analysis);
    ASSERT_EQ(analysis->digits.size(), 10U);
    EXPECT_LT(analysis->digits[2].normal, 1e-12);
    EXPECT_GT(analysis->digits[9].normal, 1e-6);
    EXPECT_LT(analysis->digits[9].svd, 1e-9);
    EXPECT_LT(analysis->digits[9].qr, 1e-9);
    EXPECT_GT(analysis->digits[9].kappa, 1e9);
    const auto close = fit::analyze(fit::with_data({}, FitData::Close, 1));
    ASSERT_TRUE(close);
    EXPECT_GT(close->digits[3].normal, 0.1) << "no digit at degree 3";
    EXPECT_LT(close->digits[3].svd, 1e-4);
}

}  // namespace
}  // namespace svdscope
