// Truncated decompositions: against the full one, their error estimate, refusals, progress and cancelling.
#include "core/svd/truncated.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/analysis/low_rank.hpp"
#include "core/data/synthetic_images.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

double loss(const MatrixXd& Q) { return (Q.transpose() * Q - MatrixXd::Identity(Q.cols(), Q.cols())).norm(); }

double norm_2(const MatrixXd& A) { return decompose(A)->sigma(0); }

TEST(TruncatedSvd, FallingSpectraAreFoundToManyDigits) {
    const MatrixXd A = matrix_with_spectrum(exponential_spectrum(120, 2), 5);
    const Svd svd = truncated_svd(A, 20).value();
    ASSERT_EQ(svd.sigma.size(), 20);
    EXPECT_LE((svd.sigma - exponential_spectrum(20, 2)).cwiseAbs().maxCoeff(), 1e-12);
    EXPECT_LE(norm_2(A - low_rank(svd, 20)), 1.001 * exponential_spectrum(21, 2)(20));
    EXPECT_LE(loss(svd.U), 35 * 120 * kEps);
    EXPECT_LE(loss(svd.V), 35 * 120 * kEps);
}

TEST(TruncatedSvd, PicturesOfBothShapes) {
    const MatrixXd photo = grey_of(photo_image(150, 1));
    for (const MatrixXd& A : {MatrixXd(photo.topRows(90)), MatrixXd(photo.leftCols(80))}) {
        const Svd full = decompose(A).value();
        const Svd svd = truncated_svd(A, 15).value();
        EXPECT_EQ(svd.U.rows(), A.rows());
        EXPECT_EQ(svd.V.rows(), A.cols());
        for (Index i = 0; i < 15; ++i) {
            EXPECT_LE(svd.sigma(i), full.sigma(i) * (1 + 1e-12));
            EXPECT_NEAR(svd.sigma(i) / full.sigma(i), 1, 0.02) << i;
        }
        EXPECT_LE((A - low_rank(svd, 15)).norm(), 1.01 * (A - low_rank(full, 15)).norm());
    }
}

TEST(TruncatedSvd, PowerIterationsHelp) {
    const MatrixXd A = matrix_with_spectrum(power_law_spectrum(150, 0.5), 6);
    double error[3];
    for (int q = 0; q < 3; ++q)
        error[q] = (A - low_rank(truncated_svd(A, 10, {.power_iterations = q}).value(), 10)).norm();
    EXPECT_LT(error[1], error[0]);
    EXPECT_LE(error[2], error[1]);
}

TEST(TruncatedSvd, TheEstimateIsAnUpperOne) {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
        const MatrixXd A = matrix_with_spectrum(power_law_spectrum(100, 1), seed);
        const Svd svd = truncated_svd(A, 10).value();
        const double error = norm_2(A - low_rank(svd, 10)), estimate = truncated_error(A, svd);
        EXPECT_GE(estimate, error);
        EXPECT_LE(estimate, 60 * error);
    }
    const MatrixXd exact = checkerboard_image(64, 4);
    EXPECT_LE(truncated_error(exact, truncated_svd(exact, 2).value()), 1e-11);
}

TEST(TruncatedSvd, ManyValuesAreTheFullDecomposition) {
    const MatrixXd A = disk_image(40);
    const Svd full = decompose(A).value();
    const Svd svd = truncated_svd(A, 1000).value();
    EXPECT_EQ(svd.sigma.size(), 40);
    EXPECT_LE((svd.sigma - full.sigma).norm(), 1e-13 * full.sigma(0));
    EXPECT_LE((truncated_svd(A, 33)->sigma - full.sigma.head(33)).norm(), 1e-13 * full.sigma(0));
}

TEST(TruncatedSvd, SameSeedSameBits) {
    const MatrixXd A = noise_image(60, 3);
    const Svd first = truncated_svd(A, 8).value(), second = truncated_svd(A, 8).value();
    EXPECT_EQ(first.U, second.U);
    EXPECT_EQ(first.sigma, second.sigma);
    EXPECT_NE(first.U, truncated_svd(A, 8, {.seed = 2})->U);
}

TEST(TruncatedSvd, ScaleDoesNotMatter) {
    const MatrixXd A = noise_image(60, 3);
    const Svd svd = truncated_svd(A, 5).value();
    EXPECT_EQ(truncated_svd(A * 0x1p900, 5)->sigma, svd.sigma * 0x1p900);
    EXPECT_EQ(truncated_svd(A * 0x1p-900, 5)->sigma, svd.sigma * 0x1p-900);
    const Svd zero = truncated_svd(MatrixXd::Zero(50, 40), 3).value();
    EXPECT_EQ(zero.sigma, Eigen::VectorXd::Zero(3));
    EXPECT_LE(loss(zero.U), 35 * 50 * kEps);
}

std::string refusal(const MatrixXd& A, Index k, const TruncatedOptions& options = {}) {
    const auto svd = truncated_svd(A, k, options);
    return svd ? "accepted" : svd.error().message;
}

TEST(TruncatedSvd, RefusesInOneSentence) {
    MatrixXd A = MatrixXd::Ones(30, 30);
    EXPECT_EQ(refusal(A, 0), "At least one singular value must be asked for.");
    A(4, 2) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(refusal(A, 3), "The entry in row 5, column 3 is not a finite number.");
    EXPECT_EQ(refusal(MatrixXd(0, 3), 1), "The matrix has no entries: it is 0 x 3.");
    EXPECT_EQ(refusal(MatrixXd::Constant(30, 30, std::numeric_limits<double>::max()), 3),
              "The entries are so large that the first singular value is beyond the largest number.");
}

TEST(TruncatedSvd, CanBeCancelledAtEachStep) {
    const MatrixXd A = noise_image(60, 3);
    std::vector<double> told;
    ASSERT_TRUE(truncated_svd(A, 5, {.progress = [&](double p) { told.push_back(p); }}));
    EXPECT_EQ(told.front(), 0);
    EXPECT_EQ(told.back(), 1);
    for (std::size_t step = 0; step < told.size(); ++step) {
        std::stop_source source;
        std::size_t calls = 0;
        const TruncatedOptions options{.stop = source.get_token(), .progress = [&](double) {
                                           if (calls++ == step) source.request_stop();
                                       }};
        EXPECT_EQ(refusal(A, 5, options), "The decomposition was cancelled.") << step;
        EXPECT_LE(calls, std::max<std::size_t>(step + 1, 2));
    }
}

}  // namespace
}  // namespace svdscope
