// One-sided Jacobi: what it keeps that others lose, on every kind of processor.
#include "core/svd/one_sided_jacobi.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/random.hpp"
#include "core/svd/refined.hpp"
#include "tests/support/exact_families.hpp"
#include "tests/support/lapack_ratios.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = 0x1p-52;

MatrixXd random_matrix(Random& random, Index rows, Index cols) {
    return MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
}

double condition_of(const MatrixXd& B) {
    const VectorXd sigma = refined_svd(B, Factors::ValuesOnly)->sigma;
    return sigma(0) / sigma(sigma.size() - 1);
}

// Grading over 300 powers of ten, on either side; refined_svd, held to 32 digits elsewhere, is the truth.
TEST(OneSidedJacobi, GradedMatricesKeepEveryValue) {
    Random random(31);
    for (int i = 0; i < 60; ++i) {
        const Index n = 2 + i % 12;
        const MatrixXd B = random_matrix(random, n, n);
        const double allowed = 40 * static_cast<double>(n) * kEps * condition_of(B);
        const VectorXd grading = VectorXd::NullaryExpr(n, [&] { return std::exp2(-random.uniform(0, 60)); });
        for (const MatrixXd& A : {MatrixXd(B * grading.asDiagonal()), MatrixXd(grading.asDiagonal() * B)}) {
            const VectorXd truth = refined_svd(A, Factors::ValuesOnly)->sigma;
            const VectorXd sigma = one_sided_jacobi(A)->sigma;
            EXPECT_LE(((sigma - truth).array() / truth.array()).abs().maxCoeff(), allowed) << n;
        }
    }
}

TEST(OneSidedJacobi, EveryLevelOfProcessor) {
    Random random(32);
    for (const CpuLevel level : {CpuLevel::Baseline, CpuLevel::Avx2, CpuLevel::Avx512}) {
        JacobiOptions options;
        options.kernels = column_kernels(level);
        if (options.kernels == nullptr) continue;
        for (const auto& [m, n] :
             {std::pair<Index, Index>{1, 1}, {7, 1}, {1, 7}, {9, 8}, {8, 9}, {33, 17}, {120, 70}}) {
            const MatrixXd A = random_matrix(random, m, n);
            EXPECT_LE(test::lapack_ratio(A, *one_sided_jacobi(A, options)), 4) << m << " x " << n;
        }
    }
}

TEST(OneSidedJacobi, DiagonalAndPermutedAreExact) {
    const MatrixXd A{{0, 3e200, 0}, {0, 0, -2}, {0x1p-300, 0, 0}};
    const Svd svd = one_sided_jacobi(A).value();
    EXPECT_EQ(svd.sigma, (VectorXd{{3e200, 2, 0x1p-300}}));
    EXPECT_EQ(svd.U.cwiseAbs(), (MatrixXd::Identity(3, 3)));
}

TEST(OneSidedJacobi, RankLossGivesOrthonormalFactors) {
    Random random(33);
    for (int rank = 0; rank <= 4; ++rank) {
        MatrixXd A = random_matrix(random, 9, 4);
        A.rightCols(4 - rank).setZero();
        for (const Factors factors : {Factors::Thin, Factors::Full}) {
            const Svd svd = one_sided_jacobi(A, {.factors = factors}).value();
            EXPECT_LE(test::lapack_ratio(A, svd), 4);
            EXPECT_EQ((svd.sigma.array() > 0).count(), rank);
        }
    }
}

TEST(OneSidedJacobi, ValuesAloneAndStopping) {
    Random random(34);
    const MatrixXd A = random_matrix(random, 20, 12);
    const Svd values = one_sided_jacobi(A, {.factors = Factors::ValuesOnly}).value();
    EXPECT_EQ(values.sigma, one_sided_jacobi(A)->sigma);
    EXPECT_EQ(values.U.size(), 0);
    EXPECT_FALSE(one_sided_jacobi(A, {.stop = [] { return true; }}));
}

}  // namespace
}  // namespace svdscope
