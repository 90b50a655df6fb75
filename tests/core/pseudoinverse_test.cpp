// The pseudoinverse: Penrose's conditions, known answers, cut-offs, extremes and refusals.
#include "core/analysis/pseudoinverse.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <tuple>

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

// Of the error of P the conditions see: |A P A - A| <= sigma_1^2 |dP|, |P A P - P| <= 2 |dP| |P| sigma_1.
void expect_penrose(const MatrixXd& A, const MatrixXd& P, double sigma_1, double sigma_r) {
    const double kappa = sigma_1 / sigma_r;
    const double error = 70 * static_cast<double>(std::max(A.rows(), A.cols())) * kEps * kappa / sigma_r;
    EXPECT_LE((A * P * A - A).norm(), error * sigma_1 * sigma_1);
    EXPECT_LE((P * A * P - P).norm(), 2 * error * kappa);
    EXPECT_LE((A * P - (A * P).transpose()).norm(), 2 * error * sigma_1);
    EXPECT_LE((P * A - (P * A).transpose()).norm(), 2 * error * sigma_1);
}

TEST(Pseudoinverse, PenroseConditionsOverShapesAndRanks) {
    Random random(51);
    for (const auto& [rows, cols, rank] : {std::tuple{1, 1, 1},
                                           {1, 6, 1},
                                           {6, 1, 1},
                                           {5, 5, 5},
                                           {7, 4, 4},
                                           {4, 7, 4},
                                           {8, 8, 3},
                                           {9, 5, 2},
                                           {5, 9, 2},
                                           {30, 20, 20},
                                           {20, 30, 11}}) {
        SCOPED_TRACE(testing::Message() << rows << " x " << cols << " rank " << rank);
        const MatrixXd left = MatrixXd::NullaryExpr(rows, rank, [&] { return random.normal(); });
        const MatrixXd right = MatrixXd::NullaryExpr(rank, cols, [&] { return random.normal(); });
        const MatrixXd A = left * right;
        const Pseudoinverse inverse = pseudoinverse(A).value();
        ASSERT_EQ(inverse.rank, rank);
        ASSERT_EQ(inverse.matrix.rows(), cols);
        ASSERT_EQ(inverse.matrix.cols(), rows);
        const VectorXd sigma = decompose(A)->sigma;
        EXPECT_EQ(inverse.tolerance,
                  rank_tolerance(sigma(0), static_cast<std::size_t>(rows), static_cast<std::size_t>(cols)));
        expect_penrose(A, inverse.matrix, sigma(0), sigma(rank - 1));
        const MatrixXd twice = pseudoinverse(inverse.matrix).value().matrix;
        const double kappa = sigma(0) / sigma(rank - 1);
        EXPECT_LE((twice - A).norm(), 140 * std::max(rows, cols) * kEps * kappa * kappa * sigma(0));
    }
}

TEST(Pseudoinverse, WorkedExamples) {
    const MatrixXd wide{{3, 2, 2}, {2, 3, -2}};
    const MatrixXd of_wide = MatrixXd{{7, 2}, {2, 7}, {10, -10}} / 45;
    EXPECT_LE((pseudoinverse(wide)->matrix - of_wide).norm(), 4 * kEps);
    const MatrixXd tall{{1, 0}, {0, 1}, {1, 1}};
    const MatrixXd of_tall = MatrixXd{{2, -1, 1}, {-1, 2, 1}} / 3;
    EXPECT_LE((pseudoinverse(tall)->matrix - of_tall).norm(), 4 * kEps);
    EXPECT_LE((pseudoinverse(MatrixXd{{1, 1}, {1, 2}})->matrix - MatrixXd{{2, -1}, {-1, 1}}).norm(),
              50 * kEps);
    EXPECT_LE((pseudoinverse(MatrixXd{{2, 1}, {.5, 1.5}})->matrix - MatrixXd{{.6, -.4}, {-.2, .8}}).norm(),
              10 * kEps);
    const MatrixXd line{{1, 1}, {0, 0}, {1, 1}};
    EXPECT_EQ(pseudoinverse(line)->rank, 1);
    EXPECT_LE((pseudoinverse(line)->matrix - MatrixXd{{.25, 0, .25}, {.25, 0, .25}}).norm(), 4 * kEps);
    EXPECT_EQ(pseudoinverse(MatrixXd::Zero(2, 3))->matrix, MatrixXd::Zero(3, 2));
}

TEST(Pseudoinverse, MinimumNormKnownAnswers) {
    const MatrixXd tall{{1, 0}, {0, 1}, {1, 1}};
    const MinimumNorm fit = minimum_norm_solution(tall, VectorXd{{1, 2, 4}}).value();
    EXPECT_LE((fit.x - VectorXd{{4 / 3.0, 7 / 3.0}}).norm(), 10 * kEps);
    EXPECT_NEAR(fit.residual.norm(), std::sqrt(1 / 3.0), 10 * kEps);
    EXPECT_EQ(fit.rank, 2);
    // More unknowns than equations, and equations that contradict each other: both at once.
    const MatrixXd flat{{1, 2, 3}, {2, 4, 6}};
    const MinimumNorm least = minimum_norm_solution(flat, VectorXd{{1, 7}}).value();
    EXPECT_EQ(least.rank, 1);
    EXPECT_LE((least.x - VectorXd{{1, 2, 3}} * (3.0 / 14)).norm(), 10 * kEps);  // (1 + 2 * 7) / 5 = 3
    EXPECT_LE((least.residual - VectorXd{{-2, 1}}).norm(), 20 * kEps);
}

TEST(Pseudoinverse, MinimumNormIsThePseudoinverseTimesB) {
    Random random(52);
    for (const auto& [rows, cols] : {std::pair{7, 3}, {3, 7}, {6, 6}}) {
        const MatrixXd A = MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
        const VectorXd b = VectorXd::NullaryExpr(rows, [&](Eigen::Index) { return random.normal(); });
        for (const double cutoff : {0.0, 0.3, 0.7}) {
            const Pseudoinverse inverse = pseudoinverse(A, cutoff).value();
            const MinimumNorm fit = minimum_norm_solution(A, b, cutoff).value();
            EXPECT_EQ(inverse.rank, fit.rank);
            EXPECT_EQ(inverse.tolerance, fit.tolerance);
            EXPECT_LE((inverse.matrix * b - fit.x).norm(), 1e3 * kEps * inverse.matrix.norm() * b.norm());
        }
    }
}

TEST(Pseudoinverse, TheCutOffIsRelativeAndSaysWhatItDid) {
    VectorXd sigma(4);
    sigma << 8, 4, 1, 1e-3;
    const MatrixXd A = matrix_with_spectrum(sigma, 5);
    EXPECT_EQ(pseudoinverse(A)->rank, 4);
    EXPECT_NEAR(pseudoinverse(A)->matrix.norm(), 1e3, 0.01);
    const Pseudoinverse cut = pseudoinverse(A, 0.01).value();
    EXPECT_EQ(cut.rank, 3);
    EXPECT_NEAR(cut.tolerance, 0.08, 1e-15);
    EXPECT_NEAR(cut.matrix.norm(), std::sqrt(1 + 1 / 16.0 + 1 / 64.0), 1e-12);
    EXPECT_EQ(pseudoinverse(A, 1)->rank, 0) << "sigma_1 itself is not above the tolerance";
    EXPECT_EQ(pseudoinverse(MatrixXd::Ones(2, 2), 0)->rank <= 2, true);
}

TEST(Pseudoinverse, ExtremesAndRefusals) {
    EXPECT_DOUBLE_EQ(pseudoinverse(MatrixXd{{1e300, 0}, {0, 1e300}})->matrix(1, 1), 1e-300);
    EXPECT_DOUBLE_EQ(pseudoinverse(MatrixXd{{1e-300, 0}, {0, 3e-300}})->matrix(0, 0), 1e300);
    EXPECT_EQ(pseudoinverse(MatrixXd{{1e300, 0}, {0, 1e-300}})->rank, 1);
    const MatrixXd both = pseudoinverse(MatrixXd{{1e300, 0}, {0, 1e-300}}, 0)->matrix;
    EXPECT_NEAR(both(1, 1) / 1e300, 1, 1e-12);
    EXPECT_EQ(pseudoinverse(MatrixXd{{5e-324}}).error().message,
              "An entry of the pseudoinverse is beyond the largest number.");
    const std::string sentence = "The cut-off must be a number that is not negative.";
    EXPECT_EQ(pseudoinverse(MatrixXd::Ones(2, 2), -1e-9).error().message, sentence);
    EXPECT_EQ(pseudoinverse(MatrixXd::Ones(2, 2), NAN).error().message, sentence);
    EXPECT_EQ(pseudoinverse(MatrixXd(0, 2)).error().message, "The matrix has no entries: it is 0 x 2.");
    EXPECT_EQ(minimum_norm_solution(MatrixXd::Ones(2, 2), VectorXd::Ones(3)).error().message,
              "The right-hand side has 3 numbers, and A has 2 rows.");
    EXPECT_EQ(minimum_norm_solution(MatrixXd{{kInfinity}}, VectorXd::Ones(1)).error().message,
              "The entry in row 1, column 1 is not a finite number.");
    const Svd svd = decompose(MatrixXd::Identity(2, 2)).value();
    EXPECT_DEATH((void)pseudoinverse(svd, 3), "left is 3, right is 2");
}

}  // namespace
}  // namespace svdscope
