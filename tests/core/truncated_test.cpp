// Truncated decompositions: against the full one, their error estimate, refusals, progress and cancelling.
#include "core/svd/truncated.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "core/analysis/low_rank.hpp"
#include "core/base/random.hpp"
#include "core/data/synthetic_images.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/inner_svd.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

double loss(const MatrixXd& Q) { return (Q.transpose() * Q - MatrixXd::Identity(Q.cols(), Q.cols())).norm(); }

double norm_2(const MatrixXd& A) { return inner_svd(A)->sigma(0); }

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
            EXPECT_NEAR(svd.sigma(i) / full.sigma(i), 1, 1e-9) << i;
        }
        EXPECT_LE((A - low_rank(svd, 15)).norm(), 1.000001 * (A - low_rank(full, 15)).norm());
    }
}

// Spectra of every shape: falling slowly and fast, steps, clusters, with zeros, in any order of magnitude.
Eigen::VectorXd some_spectrum(Random& random, int size) {
    Eigen::VectorXd sigma(size);
    switch (random.integer(0, 4)) {
        case 0:
            sigma = power_law_spectrum(size, random.uniform(0.2, 3));
            break;
        case 1:
            sigma = exponential_spectrum(size, random.uniform(0.1, 3));
            break;
        case 2:
            sigma = step_spectrum(size, static_cast<int>(random.integer(1, size)));
            break;
        case 3:
            for (Index i = 0; i < size; ++i) sigma(i) = std::pow(10, random.uniform(-6, 0));
            break;
        default:
            for (Index i = 0; i < size; ++i) sigma(i) = 1 + random.uniform(0, 1e-3);
    }
    std::sort(sigma.data(), sigma.data() + size, std::greater<>());
    return sigma * std::pow(10, random.uniform(-5, 5));
}

int spectra_to_try(int few) {
    const char* asked = std::getenv("SVDSCOPE_SPECTRA");
    return asked == nullptr ? few : std::atoi(asked);
}

TEST(TruncatedSvd, ValuesAreAsAccurateAsAsked) {
    Random random(11);
    for (int trial = 0; trial < spectra_to_try(40); ++trial) {
        const int size = static_cast<int>(random.integer(65, 130));
        const Eigen::VectorXd sigma = some_spectrum(random, size);
        MatrixXd A = matrix_with_spectrum(sigma, random.bits());
        const int extra = static_cast<int>(random.integer(0, 1)) * static_cast<int>(random.integer(1, 500));
        A.conservativeResizeLike(MatrixXd::Zero(size + extra, size));
        const Index k = random.integer(1, 30);
        const double accuracy = std::pow(10, random.uniform(-12, -1));
        const Svd svd = truncated_svd(A, k, {.accuracy = accuracy, .seed = random.bits()}).value();
        for (Index i = 0; i < k; ++i) {
            const double rounding = 35.0 * static_cast<double>(A.rows()) * kEps * sigma(0);
            EXPECT_LE(svd.sigma(i), sigma(i) + rounding) << trial << " " << i;
            EXPECT_GE(svd.sigma(i), sigma(i) * (1 - accuracy) - rounding) << trial << " " << i;
        }
        EXPECT_LE(loss(svd.U), 35 * static_cast<double>(A.rows()) * kEps) << trial;
        EXPECT_LE(loss(svd.V), 35 * static_cast<double>(A.rows()) * kEps) << trial;
    }
}

TEST(TruncatedSvd, ABudgetIsKept) {
    const MatrixXd A = noise_image(300, 3);
    int columns = 0;
    const LinearMap map{300, 300, [&](const auto& X) -> MatrixXd { return columns += int(X.cols()), A * X; },
                        [&](const auto& Y) -> MatrixXd { return A.transpose() * Y; }};
    const Svd svd = truncated_svd(map, 20, {.most_columns = 60}).value();
    EXPECT_LE(columns, 68);
    EXPECT_NEAR(svd.sigma(0) / decompose(A)->sigma(0), 1, 1e-9);
    EXPECT_NEAR(svd.sigma(19) / decompose(A)->sigma(19), 1, 0.08);
}

TEST(TruncatedSvd, SparseAndUnseenMatricesAreTheSame) {
    Random random(12);
    MatrixXd A = MatrixXd::Zero(150, 90);
    for (int entry = 0; entry < 900; ++entry)
        A(random.integer(0, 149), random.integer(0, 89)) = random.normal() * 0x1p300;
    const Svd dense = truncated_svd(A, 10).value();
    const Eigen::SparseMatrix<double> sparse = A.sparseView();
    const Eigen::SparseMatrix<double> wide = A.transpose().sparseView();
    const MatrixXd B = A * 0x1p-300;
    const LinearMap map{150, 90, [&](const auto& X) -> MatrixXd { return B * X; },
                        [&](const auto& Y) -> MatrixXd { return B.transpose() * Y; }};
    const double sigma_1 = dense.sigma(0);
    EXPECT_LE((truncated_svd(sparse, 10)->sigma - dense.sigma).norm(), 1e-9 * sigma_1);
    EXPECT_LE((truncated_svd(wide, 10)->sigma - dense.sigma).norm(), 1e-9 * sigma_1);
    EXPECT_LE((truncated_svd(map, 10)->sigma * 0x1p300 - dense.sigma).norm(), 1e-9 * sigma_1);
    EXPECT_LE((A - low_rank(truncated_svd(sparse, 90).value(), 90)).norm(), 1e-12 * sigma_1);
    EXPECT_NEAR(truncated_error(sparse, dense), truncated_error(A, dense), 1e-9 * sigma_1);
}

TEST(TruncatedSvd, WhatKrylovSpacesStumbleOver) {
    const MatrixXd identity = MatrixXd::Identity(200, 200);
    EXPECT_LE((truncated_svd(identity, 30)->sigma - Eigen::VectorXd::Ones(30)).norm(), 1e-13);
    MatrixXd A = MatrixXd::Zero(300, 200);
    A(7, 3) = 5;
    A(8, 4) = 5;
    const Svd svd = truncated_svd(A, 30).value();
    EXPECT_NEAR(svd.sigma(1), 5, 1e-13);
    EXPECT_LE(svd.sigma.tail(28).maxCoeff(), 1e-13);
    EXPECT_LE(loss(svd.U), 35 * 300 * kEps);
    EXPECT_LE(loss(svd.V), 35 * 300 * kEps);
}

// Columns of such different sizes that A^T A forgets the small ones.
TEST(TruncatedSvd, TallWithAConditionBeyondTheGramMatrix) {
    const Eigen::VectorXd sigma = exponential_spectrum(80, 1.5);
    MatrixXd A = matrix_with_spectrum(sigma, 4);
    A.conservativeResizeLike(MatrixXd::Zero(400, 80));
    for (const Index k : {10, 40, 70, 80}) {
        const Svd svd = truncated_svd(A, k).value();
        for (Index i = 0; i < k; ++i)
            EXPECT_NEAR(svd.sigma(i), sigma(i), 1e-9 * sigma(i) + 35 * 400 * kEps) << k << " " << i;
    }
}

TEST(TruncatedError, IsBetweenOneAndTwoTimesTheTruth) {
    Random random(13);
    double least = 2, most = 1;
    for (int trial = 0; trial < spectra_to_try(40); ++trial) {
        const int size = static_cast<int>(random.integer(65, 130));
        const MatrixXd A = matrix_with_spectrum(some_spectrum(random, size), random.bits());
        const double accuracy = std::pow(10, random.uniform(-10, 0));
        const Svd svd = truncated_svd(A, random.integer(1, 20), {.accuracy = accuracy}).value();
        const double truth = norm_2(A - low_rank(svd, svd.sigma.size()));
        const double estimate = truncated_error(A, svd, random.bits());
        if (truth > 1e-13 * svd.sigma(0)) {
            least = std::min(least, estimate / truth);
            most = std::max(most, estimate / truth);
        } else {
            EXPECT_LE(estimate, 4e-13 * svd.sigma(0)) << trial;
        }
    }
    EXPECT_GE(least, 1);
    EXPECT_LE(most, 2);
    RecordProperty("least", std::to_string(least));
    RecordProperty("most", std::to_string(most));
    const MatrixXd exact = checkerboard_image(128, 4);
    EXPECT_LE(truncated_error(exact, truncated_svd(exact, 2).value()), 4e-13 * 64);
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
    const MatrixXd A = noise_image(100, 3);
    const TruncatedOptions options{.accuracy = 0.1}, other{.accuracy = 0.1, .seed = 2};
    const Svd first = truncated_svd(A, 8, options).value(), second = truncated_svd(A, 8, options).value();
    EXPECT_EQ(first.U, second.U);
    EXPECT_EQ(first.sigma, second.sigma);
    EXPECT_FALSE(first.U == truncated_svd(A, 8, other)->U);
}

TEST(TruncatedSvd, ScaleDoesNotMatter) {
    const MatrixXd A = noise_image(100, 3);
    const Svd svd = truncated_svd(A, 5).value();
    EXPECT_EQ(truncated_svd(A * 0x1p900, 5)->sigma, svd.sigma * 0x1p900);
    EXPECT_EQ(truncated_svd(A * 0x1p-900, 5)->sigma, svd.sigma * 0x1p-900);
    const Svd zero = truncated_svd(MatrixXd::Zero(50, 40), 3).value();
    EXPECT_EQ(zero.sigma, Eigen::VectorXd::Zero(3));
    EXPECT_LE(loss(zero.U), 35 * 50 * kEps);
    const Svd large_zero = truncated_svd(MatrixXd::Zero(150, 140), 3).value();
    EXPECT_EQ(large_zero.sigma, Eigen::VectorXd::Zero(3));
    EXPECT_LE(loss(large_zero.U), 35 * 150 * kEps);
}

std::string refusal(const MatrixXd& A, Index k, const TruncatedOptions& options = {}) {
    const auto svd = truncated_svd(A, k, options);
    return svd ? "accepted" : svd.error().message;
}

TEST(TruncatedSvd, RefusesInOneSentence) {
    MatrixXd A = MatrixXd::Ones(30, 30);
    EXPECT_EQ(refusal(A, 0), "At least one singular value must be asked for.");
    EXPECT_EQ(refusal(A, 3, {.accuracy = 0}), "The accuracy must be from 1e-14 to 1.");
    EXPECT_EQ(refusal(A, 3, {.block = 0}), "A block must have at least one column.");
    A(4, 2) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(refusal(A, 3), "The entry in row 5, column 3 is not a finite number.");
    EXPECT_EQ(refusal(MatrixXd(0, 3), 1), "The matrix has no entries: it is 0 x 3.");
    EXPECT_EQ(refusal(MatrixXd::Constant(30, 30, std::numeric_limits<double>::max()), 3),
              "The entries are so large that the first singular value is beyond the largest number.");
}

TEST(TruncatedSvd, CanBeCancelledAtEachStep) {
    const MatrixXd A = noise_image(100, 3);
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
