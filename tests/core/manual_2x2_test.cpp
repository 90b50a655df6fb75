// The manual method against the matrix it started from, and where it loses digits.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/svd/manual_2x2.hpp"
#include "core/svd/two_by_two.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

// facts/worked_examples.json 000.ex2: the reconstruction error below 1e-14, also where A is singular.
TEST(Manual2x2, TheExercise) {
    const ManualSvd2 first = manual_svd_2x2({2, 1, 1, 2});
    EXPECT_EQ(first.gram, (Mat2{5, 4, 4, 5}));
    EXPECT_EQ(first.trace, 10);
    EXPECT_EQ(first.determinant, 9);
    EXPECT_EQ(first.discriminant, 64);
    EXPECT_NEAR(first.sigma[0], 3, 1e-15);
    EXPECT_NEAR(first.sigma[1], 1, 1e-15);
    EXPECT_LT(first.error, 1e-14);
    const ManualSvd2 singular = manual_svd_2x2({1, 2, 2, 4});
    EXPECT_TRUE(singular.completed);
    EXPECT_LT(singular.error, 1e-14);
    EXPECT_LT(singular.sigma[1], 1e-15);
    const ManualSvd2 zero = manual_svd_2x2({0, 0, 0, 0});
    EXPECT_EQ(zero.error, 0);
    EXPECT_EQ(zero.U, diagonal(1, 1));
}

TEST(Manual2x2, ReconstructsAnyMatrix) {
    Random random(5);
    double worst = 0;
    for (int i = 0; i < 20000; ++i) {
        Mat2 A = test::random_matrix(random);
        // Every tenth nearly singular, every tenth a multiple of a turn.
        if (i % 10 == 1)
            A.c = A.a * 2, A.d = A.b * 2 * (1 + random.normal() * std::pow(10, -random.uniform(0, 17)));
        if (i % 10 == 2) A = test::scaled(A.a, rotation(A.b));
        const ManualSvd2 svd = manual_svd_2x2(A);
        const double sigma = svd.sigma[0];
        worst = std::max(worst, svd.error / (kEps * sigma));
        EXPECT_LE(svd.error, 20 * kEps * sigma) << A;
        EXPECT_NEAR(norm(svd.V.column(0)), 1, 4 * kEps);
        EXPECT_EQ(dot(svd.V.column(0), svd.V.column(1)), 0);
        EXPECT_GE(svd.sigma[0], svd.sigma[1]);
        EXPECT_GE(svd.sigma[1], 0);
    }
    EXPECT_GT(worst, 0.1);
}

// By A^T A the small sigma has an error of eps kappa^2 of itself: at kappa 1e6 some 1e-4.
TEST(Manual2x2, LosesTheSmallSigma) {
    Random random(9);
    double worst = 0;
    for (int i = 0; i < 200; ++i) {
        const Mat2 A = rotation(random.uniform(0, 6)) * diagonal(1, 1e-6) * rotation(random.uniform(0, 6));
        const Svd2 truth = svd_2x2(Eigen::Matrix2d{{A.a, A.b}, {A.c, A.d}});
        const ManualSvd2 svd = manual_svd_2x2(A);
        worst = std::max(worst, std::abs(svd.sigma[1] - truth.sigma(1)) / truth.sigma(1));
    }
    EXPECT_GT(worst, 1e-6);
    EXPECT_LT(worst, 1e-3);
}

TEST(Manual2x2, RefusesWhatItCannotSquare) {
    const ManualSvd2 svd = manual_svd_2x2({1e200, 0, 0, 1});
    EXPECT_TRUE(std::isinf(svd.error));
    EXPECT_EQ(svd.sigma[0], 0);
    EXPECT_TRUE(std::isinf(manual_svd_2x2({std::nan(""), 0, 0, 1}).error));
}

}  // namespace
}  // namespace svdscope
