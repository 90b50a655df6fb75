// Amplification and least squares of matrices of any size.
#include "core/analysis/amplification.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/analysis/rank.hpp"
#include "core/base/random.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

VectorXd gaussian(Random& random, Eigen::Index size) {
    return VectorXd::NullaryExpr(size, [&](Eigen::Index) { return random.normal(); });
}

TEST(Amplification, QuotientsAndWhatHasNone) {
    EXPECT_EQ(amplification(3, 2, 0.5, 4), 12);
    EXPECT_EQ(amplification(0, 2, 0.5, 4), 0);
    EXPECT_EQ(amplification(3, 0, 0.5, 4), kInfinity);
    EXPECT_FALSE(amplification(0, 0, 0.5, 4));
    EXPECT_FALSE(amplification(3, 2, 0, 4));
    EXPECT_FALSE(amplification(3, 2, 0.5, 0));
}

// facts/worked_examples.json 001.kappa_solve, tolerance 0.01
TEST(Amplification, WorkedExample) {
    const MatrixXd A{{1, 0}, {0, 1e-4}};
    const Svd svd = decompose(A).value();
    const VectorXd b{{1, 1e-4}};
    const VectorXd noise{{0, 1e-4}};
    const VectorXd x = least_squares(A, svd, 2, b)->x;
    const VectorXd error = least_squares(A, svd, 2, noise)->x;
    EXPECT_NEAR((x + error - VectorXd{{1, 2}}).norm(), 0, 1e-12);
    EXPECT_NEAR(amplification(error.norm(), x.norm(), noise.norm(), b.norm()).value(), 7071.07, 0.01);
    EXPECT_NEAR(worst_amplification(svd, 2, b.norm(), x.norm()), 7071.07, 0.01);
}

TEST(Amplification, LeastSquaresAgainstNormalEquations) {
    Random random(1);
    for (const auto& [rows, cols] : {std::pair{9, 4}, {4, 9}, {6, 6}, {1, 5}, {5, 1}}) {
        const int k = std::min(rows, cols);
        const MatrixXd A = MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
        const Svd svd = decompose(A).value();
        const VectorXd b = gaussian(random, rows);
        const LeastSquares answer = least_squares(A, svd, k, b).value();
        const double kappa = svd.sigma(0) / svd.sigma(k - 1);
        const double allowed = 70 * std::max(rows, cols) * kEps * kappa;
        EXPECT_LE((A.transpose() * answer.residual).norm(), allowed * svd.sigma(0) * b.norm());
        EXPECT_LE((answer.residual - (b - A * answer.x)).norm(), allowed * b.norm());
        // The shortest: no part outside of the row space.
        EXPECT_LE((answer.x - svd.V * (svd.V.transpose() * answer.x)).norm(), allowed * answer.x.norm());
    }
}

TEST(Amplification, RankDeficientTakesTheShortest) {
    const MatrixXd A{{1, 1}, {1, 1}, {0, 0}};
    const LeastSquares answer = least_squares(A, decompose(A).value(), 1, VectorXd{{3, 1, 5}}).value();
    EXPECT_NEAR((answer.x - VectorXd{{1, 1}}).norm(), 0, 1e-14);
    EXPECT_NEAR((answer.residual - VectorXd{{1, -1, 5}}).norm(), 0, 1e-14);
    EXPECT_EQ(worst_amplification(decompose(A).value(), 1, 1, 1), kInfinity);
    const MatrixXd zero = MatrixXd::Zero(2, 2);
    EXPECT_EQ(least_squares(zero, decompose(zero).value(), 0, VectorXd{{1, 2}})->x, VectorXd::Zero(2));
    EXPECT_EQ(least_squares(A, decompose(A).value(), 1, VectorXd::Zero(3))->residual, VectorXd::Zero(3));
}

TEST(Amplification, TheWorstPairAttainsKappa) {
    Random random(2);
    for (const double log_kappa : {1.0, 6.0, 10.0}) {
        VectorXd sigma(4);
        for (int i = 0; i < 4; ++i) sigma(i) = std::pow(10, -log_kappa * i / 3.0);
        const MatrixXd A = matrix_with_spectrum(sigma, 3);
        const Svd svd = decompose(A).value();
        const WorstPair pair = worst_pair(svd);
        const double kappa = svd.sigma(0) / svd.sigma(3);
        const VectorXd x = least_squares(A, svd, 4, pair.b)->x;
        const VectorXd error = least_squares(A, svd, 4, 1e-3 * pair.noise)->x;
        EXPECT_GE(amplification(error.norm(), x.norm(), 1e-3, 1).value(), 0.999 * kappa);
        EXPECT_NEAR(std::abs(pair.x.dot(x)) / x.norm(), 1, 1e-8);
        EXPECT_NEAR(std::abs(pair.error.dot(error)) / error.norm(), 1, 1e-8);
        for (int i = 0; i < 1000; ++i) {
            const VectorXd b = gaussian(random, 4);
            const VectorXd noise = gaussian(random, 4);
            const double size = least_squares(A, svd, 4, b)->x.norm();
            const double attained =
                amplification(least_squares(A, svd, 4, noise)->x.norm(), size, noise.norm(), b.norm())
                    .value();
            ASSERT_LE(attained, kappa * (1 + 100 * kEps * kappa));
            ASSERT_LE(attained, worst_amplification(svd, 4, b.norm(), size) * (1 + 1e-12));
        }
    }
}

TEST(Amplification, RefusesInOneSentence) {
    const MatrixXd A{{1, 0}, {0, 1e-300}};
    const Svd svd = decompose(A).value();
    EXPECT_EQ(least_squares(A, svd, 2, VectorXd::Ones(3)).error().message,
              "The right-hand side has 3 numbers, and A has 2 rows.");
    EXPECT_EQ(least_squares(A, svd, 2, VectorXd{{1, kInfinity}}).error().message,
              "The right-hand side has an entry that is not a finite number.");
    EXPECT_EQ(least_squares(A, svd, 2, VectorXd{{0, 1e10}}).error().message,
              "The solution x is beyond the largest number.");
    EXPECT_NEAR(least_squares(A, svd, 2, VectorXd{{1e300, 1e-10}})->x(1) / 1e290, 1, 1e-12);
}

TEST(Amplification, Digits) {
    EXPECT_EQ(digits_of_solve(1), 15);
    EXPECT_NEAR(digits_of_solve(1e4), 11.65, 0.01);
    EXPECT_EQ(digits_of_solve(1e17), 0);
    EXPECT_EQ(digits_of_solve(kInfinity), 0);
}

}  // namespace
}  // namespace svdscope
