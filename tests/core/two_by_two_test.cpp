// The closed 2x2 SVD as Eigen matrices: identities over the whole range, known answers, the convention of
// signs.
#include "core/svd/two_by_two.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>

#include <limits>
#include <vector>

#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

Eigen::Matrix2d eigen_of(const Mat2& A) { return (Eigen::Matrix2d() << A.a, A.b, A.c, A.d).finished(); }

double loss(const Eigen::Matrix2d& Q) { return (Q.transpose() * Q - Eigen::Matrix2d::Identity()).norm(); }

// Entries over 60 binary orders, near ties, and scaled towards both ends of the range.
Mat2 wild_matrix(Random& random, int i) {
    Mat2 A = test::random_matrix(random);
    if (i % 4 == 1) A = {A.a, A.b, -A.b, A.a * (1 + 1e-14 * A.c)};
    if (i % 4 == 2) A = test::scaled(std::ldexp(1.0, static_cast<int>(random.integer(-1000, 1000))), A);
    if (i % 4 == 3) A.b = std::ldexp(A.b, static_cast<int>(random.integer(-60, 60)));
    return A;
}

TEST(TwoByTwo, IdentitiesWhateverTheGap) {
    Random random(15);
    for (int i = 0; i < 100000; ++i) {
        const Eigen::Matrix2d A = eigen_of(wild_matrix(random, i));
        const Svd2 svd = svd_2x2(A);
        ASSERT_LE(loss(svd.U), 4 * kEps) << A;
        ASSERT_LE(loss(svd.V), 4 * kEps) << A;
        const double unit = svd.sigma(0);
        const Eigen::Matrix2d rebuilt = svd.U * (svd.sigma / unit).asDiagonal() * svd.V.transpose();
        ASSERT_LE((rebuilt - A / unit).norm(), 8 * kEps) << A;
        ASSERT_GE(svd.sigma(0), svd.sigma(1));
        ASSERT_GE(svd.sigma(1), 0);
    }
}

TEST(TwoByTwo, TheMirrorIsInU) {
    Random random(16);
    for (int i = 0; i < 5000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const Svd2 svd = svd_2x2(eigen_of(A));
        ASSERT_NEAR(svd.V.determinant(), 1, 1e-14);
        ASSERT_NEAR(svd.U.determinant(), A.a * A.d - A.b * A.c > 0 ? 1 : -1, 1e-14);
        ASSERT_GE(svd.V(0, 0), 0) << "V turns by at most 90 degrees";
    }
}

TEST(TwoByTwo, KnownAnswers) {
    const double half = std::sqrt(0.5);
    const Svd2 symmetric = svd_2x2(eigen_of({2, 1, 1, 2}));
    EXPECT_NEAR(symmetric.sigma(0), 3, 4 * kEps);
    EXPECT_NEAR(symmetric.sigma(1), 1, 2 * kEps);
    EXPECT_NEAR(symmetric.V(0, 0), half, kEps);
    EXPECT_NEAR(symmetric.V(0, 1), -half, kEps);
    EXPECT_NEAR((symmetric.U - symmetric.V).norm(), 0, 2 * kEps);
    const Svd2 other = svd_2x2(eigen_of({3, 1, 1, 3}));
    EXPECT_NEAR(other.sigma(0), 4, 4 * kEps);
    EXPECT_NEAR(other.sigma(1), 2, 2 * kEps);
    EXPECT_EQ(svd_2x2(eigen_of({1, 2, 2, 4})).sigma(1), 0);
    EXPECT_EQ(svd_2x2(eigen_of({1, 0, 0, 1e-200})).sigma(1), 1e-200);
}

TEST(TwoByTwo, FreeAxesLeaveVAlone) {
    const Svd2 quarter = svd_2x2(eigen_of({0, -1, 1, 0}));
    EXPECT_EQ(quarter.V, Eigen::Matrix2d::Identity());
    EXPECT_LE((quarter.U - eigen_of({0, -1, 1, 0})).norm(), kEps);
    const Svd2 zero = svd_2x2(Eigen::Matrix2d::Zero());
    EXPECT_EQ(zero.U, Eigen::Matrix2d::Identity());
    EXPECT_EQ(zero.sigma, Eigen::Vector2d::Zero());
}

TEST(TwoByTwo, NastyEntriesGiveOrthogonalFactors) {
    for (const Mat2& A : test::nasty_matrices()) {
        const Svd2 svd = svd_2x2(eigen_of(A));
        ASSERT_LE(loss(svd.U), 4 * kEps) << A;
        ASSERT_LE(loss(svd.V), 4 * kEps) << A;
        ASSERT_FALSE(svd.sigma.hasNaN()) << A;
    }
}

TEST(TwoByTwo, NotFiniteInputIsNotANumberEverywhere) {
    Eigen::Matrix2d A = Eigen::Matrix2d::Identity();
    A(1, 0) = std::numeric_limits<double>::infinity();
    const Svd2 svd = svd_2x2(A);
    EXPECT_TRUE(svd.U.array().isNaN().all());
    EXPECT_TRUE(svd.sigma.array().isNaN().all());
    EXPECT_TRUE(svd.V.array().isNaN().all());
}

TEST(TwoByTwo, SignedFormHasAngles) {
    Random random(17);
    for (int i = 0; i < 10000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const SignedSvd2 svd = signed_svd_2x2(eigen_of(A));
        ASSERT_NEAR(svd.U.determinant(), 1, 1e-14);
        ASSERT_NEAR(svd.V.determinant(), 1, 1e-14);
        ASSERT_NEAR(svd.U(1, 0), std::sin(svd.angle_u), kEps);
        ASSERT_NEAR(svd.V(1, 0), std::sin(svd.angle_v), kEps);
        const Eigen::Matrix2d rebuilt = svd.U * svd.sigma.asDiagonal() * svd.V.transpose();
        ASSERT_LE((rebuilt - eigen_of(A)).norm(), 16 * kEps * svd.sigma(0));
    }
    EXPECT_NEAR(signed_svd_2x2(eigen_of({1, 2, 2, 1})).sigma(1), -1, 1e-15);
}

TEST(TwoByTwo, ABatchIsTheSameAsOneByOne) {
    Random random(18);
    std::vector<Eigen::Matrix2d> matrices;
    for (int i = 0; i < 17; ++i) matrices.push_back(eigen_of(test::random_matrix(random)));
    std::vector<Svd2> results(matrices.size());
    svd_2x2_batch(matrices, results);
    for (std::size_t i = 0; i < matrices.size(); ++i) {
        EXPECT_EQ(results[i].U, svd_2x2(matrices[i]).U);
        EXPECT_EQ(results[i].sigma, svd_2x2(matrices[i]).sigma);
    }
    EXPECT_DEATH(svd_2x2_batch(matrices, std::span(results).first(3)), "left is 17, right is 3");
}

}  // namespace
}  // namespace svdscope
