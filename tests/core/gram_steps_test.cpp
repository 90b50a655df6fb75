// The Gram route by hand: right where it may be, wrong by half of the digits where it must be.
#include "core/svd/by_hand/gram_steps.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "core/data/synthetic_matrices.hpp"
#include "tests/support/by_hand.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

TEST(GramSteps, AgreesWithDecomposeWhereItMay) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto n = static_cast<Index>(seed);
        VectorXd sigma(n);
        for (Index i = 0; i < n; ++i) sigma(i) = 1 + static_cast<double>((n - i) % 5);  // with ties
        const MatrixXd A = matrix_with_spectrum(sigma, seed);
        const GramSteps steps = gram_steps(A).value();
        EXPECT_EQ(steps.divided, n);
        test::expect_svd_of(A, steps.svd);
        EXPECT_LE((steps.lengths - steps.svd.sigma).norm(), 35 * static_cast<double>(n) * kEps * 5);
    }
}

TEST(GramSteps, NothingIsNotANumberAndEveryStepFollows) {
    for (const auto& [name, A] : test::by_hand_matrices()) {
        SCOPED_TRACE(name);
        const GramSteps steps = gram_steps(A).value();
        const double n = static_cast<double>(A.cols());
        const MatrixXd scaled = A.unaryExpr([&](double x) { return std::scalbn(x, -steps.exponent); });
        const double unit = steps.gram.norm();
        EXPECT_LE((steps.gram - scaled.transpose() * scaled).norm(), n * 20 * kEps * unit);
        const MatrixXd& V = steps.eigenvectors;
        EXPECT_LE(test::loss_of_orthogonality(V), 35 * n * kEps);
        EXPECT_LE((steps.gram * V - V * steps.eigenvalues.asDiagonal()).norm(), 35 * n * kEps * unit);
        EXPECT_LE((steps.images - scaled * V.leftCols(steps.images.cols())).norm(),
                  35 * n * kEps * scaled.norm());
        ASSERT_TRUE(steps.svd.U.allFinite() && steps.svd.sigma.allFinite());
        const Svd truth = decompose(A).value();
        const double sigma_1 = truth.sigma(0);
        for (Index i = 0; i < truth.sigma.size(); ++i)
            EXPECT_LE(std::abs(steps.svd.sigma(i) - truth.sigma(i)), 3 * std::sqrt(n * kEps) * sigma_1) << i;
        for (Index i = 0; i < truth.sigma.size(); ++i)
            EXPECT_NEAR(steps.svd.U.col(i).norm(), 1, i < steps.divided ? 1 : 1e-12) << i;
    }
}

TEST(GramSteps, LosesHalfOfTheDigits) {
    // Relative error of sigma_min, for 20 matrices of each kappa: the median and the bound of the header.
    for (const double kappa : {1e2, 1e4, 1e6, 1e8}) {
        std::vector<double> errors;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            VectorXd sigma(5);
            for (Index i = 0; i < 5; ++i) sigma(i) = std::pow(kappa, -static_cast<double>(i) / 4);
            const MatrixXd A = matrix_with_spectrum(sigma, seed);
            const GramSteps steps = gram_steps(A).value();
            const VectorXd truth = decompose(A)->sigma;
            for (Index i = 0; i < 5; ++i) {
                const double error = std::abs(steps.svd.sigma(i) - truth(i));
                EXPECT_LE(error, 8 * 5 * kEps / truth(i)) << kappa << " " << i;
                EXPECT_LE(error, 3 * std::sqrt(5 * kEps));
            }
            errors.push_back(std::abs(steps.svd.sigma(4) - truth(4)) / truth(4));
        }
        std::ranges::sort(errors);
        EXPECT_GE(errors[10], 0.02 * kEps * kappa * kappa) << "kappa is squared";
        EXPECT_GE(errors[10], kappa == 1e8 ? 1e-2 : 0) << "hardly a digit is left";
    }
}

TEST(GramSteps, LaeuchliIsLostWholly) {
    const GramSteps steps = gram_steps(MatrixXd{{1, 1}, {1e-8, 0}, {0, 1e-8}}).value();
    EXPECT_EQ(steps.gram, MatrixXd::Ones(2, 2));
    EXPECT_EQ(steps.svd.sigma(1), 0);
    EXPECT_EQ(steps.divided, 1);
    EXPECT_NEAR(steps.lengths(1), 1e-8, 1e-22) << "A itself still knows it";
    EXPECT_LE(test::loss_of_orthogonality(steps.svd.U), 8 * kEps) << "completed";
}

TEST(GramSteps, UIsNotOrthogonalWhereKappaIsLarge) {
    VectorXd sigma(4);
    sigma << 1, 1e-2, 1e-4, 2e-7;
    const GramSteps steps = gram_steps(matrix_with_spectrum(sigma, 4)).value();
    EXPECT_EQ(steps.divided, 4);
    EXPECT_GE(test::loss_of_orthogonality(steps.svd.U), 1e-6);
    EXPECT_LE(test::loss_of_orthogonality(steps.svd.V), 100 * kEps);
}

TEST(GramSteps, WorkedExamples) {
    const GramSteps first = gram_steps(MatrixXd{{2, 1}, {1, 2}}).value();
    EXPECT_EQ(first.gram, (MatrixXd{{5, 4}, {4, 5}}));
    EXPECT_NEAR(first.eigenvalues(0), 9, 9 * kEps);
    EXPECT_NEAR(first.eigenvalues(1), 1, 9 * kEps);
    const GramSteps tall = gram_steps(MatrixXd{{1, 0}, {0, 1}, {1, 1}}).value();
    EXPECT_EQ(tall.gram, (MatrixXd{{2, 1}, {1, 2}}));
    EXPECT_NEAR(tall.svd.sigma(0), std::sqrt(3.0), 4 * kEps);
    const GramSteps known = gram_steps(test::golub_reinsch()).value();
    EXPECT_EQ(known.divided, 3) << "two columns of U cannot be divided: 0 / 0";
    EXPECT_NEAR(known.svd.sigma(0), std::sqrt(1248.0), 1e-12);
    EXPECT_NEAR(known.svd.sigma(1), 20, 1e-12);
    EXPECT_LE(known.svd.sigma(3), std::sqrt(known.noise)) << "a zero comes out as 1e-7, not 1e-14";
}

TEST(GramSteps, RefusesInOneSentence) {
    EXPECT_EQ(gram_steps(MatrixXd::Ones(3, 30)).error().message,
              "By hand every step is kept, so no side may be longer than 20, and the matrix is 3 x 30.");
    EXPECT_EQ(gram_steps(MatrixXd(0, 0)).error().message, "The matrix has no entries: it is 0 x 0.");
}

}  // namespace
}  // namespace svdscope::by_hand
