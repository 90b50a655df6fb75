// The 3x3 SVD: its bounds over families, extremes, zeros, and what is not a number.
#include "core/svd/three_by_three.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cmath>
#include <limits>

#include "core/base/random.hpp"
#include "core/svd/refined.hpp"

namespace svdscope {
namespace {

using Eigen::Matrix3d;
using Wide = Eigen::Matrix<long double, 3, 3>;

constexpr double kUnit = 0x1p-53;

double units_from_orthonormal(const Matrix3d& Q) {
    const Wide wide = Q.cast<long double>();
    return static_cast<double>((wide.transpose() * wide - Wide::Identity()).cwiseAbs().maxCoeff()) / kUnit;
}

double residual_units(const Matrix3d& A, const Svd3& svd) {
    const Wide U = svd.U.cast<long double>(), V = svd.V.cast<long double>();
    const Wide back = U * svd.sigma.cast<long double>().asDiagonal() * V.transpose();
    const auto size = static_cast<long double>(svd.sigma(0) > 0 ? svd.sigma(0) : 1);
    return static_cast<double>((back - A.cast<long double>()).norm() / size) / kUnit;
}

// Gaussian, spread exponents, rank two, small integers, nearly equal values, graded columns.
constexpr int kFamilies = 6;
Matrix3d of_family(Random& random, int family) {
    Matrix3d A = Matrix3d::NullaryExpr([&] { return random.normal(); });
    switch (family) {
        case 1:
            return A.unaryExpr(
                [&](double x) { return std::ldexp(x, static_cast<int>(random.uniform(-60, 60))); });
        case 2:
            A.col(2) = 2 * A.col(0) - A.col(1);
            return A;
        case 3:
            return (3 * A).array().round();
        case 4:
            return Matrix3d::Identity() + A * std::exp2(-random.uniform(10, 50));
        case 5:
            return A * Eigen::Vector3d(1, 1e-9, 1e-18).asDiagonal();
        default:
            return A;
    }
}

TEST(Svd3x3, BoundsOverFamilies) {
    Random random(41);
    for (int i = 0; i < 60000; ++i) {
        const Matrix3d A = of_family(random, i % kFamilies);
        const Svd3 svd = svd_3x3(A);
        ASSERT_LE(units_from_orthonormal(svd.U), 5) << A;
        ASSERT_LE(units_from_orthonormal(svd.V), 5) << A;
        ASSERT_LE(residual_units(A, svd), 24) << A;
        ASSERT_TRUE(svd.sigma(0) >= svd.sigma(1) && svd.sigma(1) >= svd.sigma(2) && svd.sigma(2) >= 0) << A;
        ASSERT_GT(svd.V.determinant(), 0);
        if (i % 16 != 0) continue;
        const Eigen::Vector3d truth = refined_svd(A, Factors::ValuesOnly)->sigma;
        ASSERT_LE((svd.sigma - truth).cwiseAbs().maxCoeff(), 12 * kUnit * truth(0)) << A;
    }
}

TEST(Svd3x3, MirrorsAreInU) {
    Random random(42);
    for (int i = 0; i < 1000; ++i) {
        const Matrix3d A = of_family(random, 0);
        EXPECT_GT(svd_3x3(A).U.determinant() * A.determinant(), 0);
    }
}

TEST(Svd3x3, DiagonalAndPermutedAreExact) {
    const Matrix3d A{{0, 3, 0}, {0, 0, -2}, {1e-40, 0, 0}};
    const Svd3 svd = svd_3x3(A);
    EXPECT_EQ(svd.sigma, Eigen::Vector3d(3, 2, 1e-40));
    EXPECT_EQ(svd.U * svd.sigma.asDiagonal() * svd.V.transpose(), A);
}

TEST(Svd3x3, EveryScaleAndZero) {
    Random random(43);
    const Matrix3d A = of_family(random, 3);
    const Svd3 svd = svd_3x3(A);
    for (const int exponent : {-1060, -900, -100, 300, 1015}) {
        const Matrix3d scaled = A.unaryExpr([=](double x) { return std::ldexp(x, exponent); });
        EXPECT_LE(residual_units(scaled, svd_3x3(scaled)), exponent < -1000 ? 1e15 : 24) << exponent;
        EXPECT_NEAR(svd_3x3(scaled).sigma(0) / std::ldexp(svd.sigma(0), exponent), 1,
                    exponent < -1000 ? 1e-3 : 1e-15);
    }
    const Svd3 zero = svd_3x3(Matrix3d::Zero());
    EXPECT_EQ(zero.sigma, Eigen::Vector3d::Zero());
    EXPECT_EQ(zero.U, Matrix3d::Identity());
    const Svd3 one = svd_3x3(Eigen::Vector3d(1, 2, -2) * Eigen::RowVector3d(3, 0, 4));
    EXPECT_NEAR(one.sigma(0), 15, 1e-14);
    EXPECT_LE(units_from_orthonormal(one.U), 5);
}

TEST(Svd3x3, WhatIsNoNumberGivesNone) {
    for (const double odd :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        Matrix3d A = Matrix3d::Identity();
        A(1, 2) = odd;
        EXPECT_TRUE(svd_3x3(A).sigma.array().isNaN().all());
        EXPECT_TRUE(svd_3x3(A).U.array().isNaN().all());
    }
}

}  // namespace
}  // namespace svdscope
