// B A learned by gradient descent: never below the truncated SVD, near it, the same from the same seed.
#include "core/analysis/factor_training.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/analysis/low_rank.hpp"
#include "core/base/random.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd gaussian(Random& random, Index rows, Index cols) {
    return MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
}

// Of any shape: noise, of low rank, or graded over some decades.
MatrixXd target_of(Random& random) {
    const Index m = random.integer(1, 14), n = random.integer(1, 14);
    switch (random.integer(0, 2)) {
        case 0:
            return gaussian(random, m, n);
        case 1: {
            const Index r = random.integer(1, 4);
            return gaussian(random, m, r) * gaussian(random, r, n) + 0.01 * gaussian(random, m, n);
        }
        default:
            break;
    }
    MatrixXd A = gaussian(random, m, n);
    for (Index j = 0; j < n; ++j) A.col(j) *= std::pow(10, -static_cast<double>(j) / 3);
    return A;
}

int cases_of(const char* variable, int few) {
    const char* const many = std::getenv(variable);
    return many == nullptr ? few : std::atoi(many);
}

// Rounding of the residual B A - T: each entry is a sum of r products.
constexpr double kRounding = 1e-13;

TEST(FactorTraining, NeverBeatsEckartYoung) {
    const int cases = cases_of("SVDSCOPE_TRAINING_CASES", 300);
    Random random(17);
    double least = 10;
    for (int i = 0; i < cases; ++i) {
        const MatrixXd T = target_of(random);
        const Svd svd = decompose(T).value();
        const Index r = random.integer(1, std::min(T.rows(), T.cols()));
        const double sigma_1 = svd.sigma(0);
        const std::vector<double> sigma(svd.sigma.begin(), svd.sigma.end());
        const double floor = low_rank_error_frobenius(sigma, static_cast<int>(r)) / sigma_1;
        FactorTrainingOptions options;
        options.rank = r;
        options.start = random.uniform() < 0.5 ? FactorStart::ZeroB : FactorStart::BothSmall;
        options.rate = random.uniform(0.05, 0.8);
        options.momentum = random.uniform() < 0.5 ? 0 : random.uniform(0, 0.9);
        options.seed = random.bits();
        FactorTraining course(T, sigma_1, options);
        for (int step = 0; step < 200 && std::isfinite(course.error()); ++step, course.step()) {
            ASSERT_GE(course.error(), floor * (1 - kRounding) - kRounding)
                << T.rows() << " x " << T.cols() << " rank " << r << " step " << step << " case " << i;
            if (floor > 1e-6) least = std::min(least, course.error() / floor);
        }
    }
    EXPECT_LT(least, 1.0001) << "it comes so near that the test could fail";
}

TEST(FactorTraining, ALargeRateAndMomentumDoNotBeatItEither) {
    const MatrixXd T{{2, 1}, {1, 2}};
    for (const double rate : {0.5, 1.0, 1.5, 2.0})
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            FactorTrainingOptions options;
            options.rate = rate, options.momentum = 0.9, options.seed = seed;
            FactorTraining course(T, 3, options);
            for (int step = 0; step < 100; ++step, course.step()) {
                if (!std::isfinite(course.error())) break;
                ASSERT_GE(course.error(), (1 - kRounding) / 3) << rate << " " << seed << " " << step;
            }
        }
}

TEST(FactorTraining, AStepIsTheGradientOfHalfTheSquaredError) {
    Random random(3);
    const MatrixXd T = gaussian(random, 5, 4);
    const double sigma_1 = decompose(T)->sigma(0);
    FactorTrainingOptions options;
    options.rank = 2, options.start = FactorStart::BothSmall, options.rate = 0.125;
    FactorTraining course(T, sigma_1, options);
    for (int i = 0; i < 3; ++i) {
        const MatrixXd B = course.B(), A = course.A();
        course.step();
        const auto loss = [&](const MatrixXd& b, const MatrixXd& a) {
            return 0.5 * (b * a - T / sigma_1).squaredNorm();
        };
        constexpr double kStep = 1e-6;
        for (Index k = 0; k < B.size(); ++k) {
            MatrixXd up = B, down = B;
            up(k) += kStep, down(k) -= kStep;
            const double slope = (loss(up, A) - loss(down, A)) / (2 * kStep);
            EXPECT_NEAR(course.B()(k), B(k) - options.rate * slope, 1e-8);
        }
        for (Index k = 0; k < A.size(); ++k) {
            MatrixXd up = A, down = A;
            up(k) += kStep, down(k) -= kStep;
            const double slope = (loss(B, up) - loss(B, down)) / (2 * kStep);
            EXPECT_NEAR(course.A()(k), A(k) - options.rate * slope, 1e-8);
        }
        EXPECT_NEAR(course.error(), (course.B() * course.A() - T / sigma_1).norm(), 1e-14);
    }
}

TEST(FactorTraining, TheUnitOfTheTargetChangesNothing) {
    Random random(5);
    const MatrixXd T = gaussian(random, 6, 7);
    const double sigma_1 = decompose(T)->sigma(0);
    FactorTrainingOptions options;
    options.rank = 3;
    FactorTraining one(T, sigma_1, options),
        other(std::ldexp(1.0, 900) * T, std::ldexp(sigma_1, 900), options);
    for (int i = 0; i < 30; ++i) one.step(), other.step();
    EXPECT_EQ(one.error(), other.error());
    EXPECT_EQ(one.B(), other.B());
}

TEST(FactorTraining, TheSameSeedIsTheSameCourseToTheBit) {
    Random random(8);
    const MatrixXd T = gaussian(random, 20, 12);
    FactorTrainingOptions options;
    options.rank = 4, options.momentum = 0.5;
    FactorTraining one(T, 1, options), same(T, 1, options);
    options.seed = 2;
    FactorTraining other(T, 1, options);
    for (int i = 0; i < 10; ++i) one.step(), same.step(), other.step();
    EXPECT_EQ(one.A(), same.A());
    EXPECT_EQ(one.B(), same.B());
    EXPECT_NE(one.A(), other.A());
}

TEST(FactorTraining, ZeroStaysZeroAndBBeginsThere) {
    FactorTraining nothing(MatrixXd::Zero(3, 2), 0, {});
    for (int i = 0; i < 5; ++i) nothing.step();
    EXPECT_EQ(nothing.error(), 0);
    Random random(1);
    const FactorTraining begun(gaussian(random, 3, 3), 1, {});
    EXPECT_TRUE(begun.B().isZero(0));
    EXPECT_FALSE(begun.A().isZero(0));
}

TEST(FactorTraining, ShareOffTheDiagonal) {
    EXPECT_EQ(share_off_diagonal(MatrixXd::Identity(4, 3)), 0);
    EXPECT_EQ(share_off_diagonal(MatrixXd::Zero(4, 3)), 0);
    EXPECT_NEAR(share_off_diagonal(MatrixXd::Ones(5, 2)), std::sqrt(0.5), 1e-15);
}

}  // namespace
}  // namespace svdscope
