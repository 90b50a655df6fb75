// One-sided Jacobi by hand: the answer, and every rotation leading to the next.
#include "core/svd/by_hand/jacobi_steps.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "core/data/synthetic_matrices.hpp"
#include "tests/support/by_hand.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

double off(const MatrixXd& M) {
    const MatrixXd G = M.transpose() * M;
    return G.triangularView<Eigen::StrictlyUpper>().toDenseMatrix().norm();
}

TEST(JacobiSteps, AgreesWithDecompose) {
    for (const auto& [name, A] : test::by_hand_matrices()) {
        SCOPED_TRACE(name);
        const auto steps = jacobi_steps(A);
        ASSERT_TRUE(steps) << steps.error().message;
        EXPECT_TRUE(steps->converged);
        EXPECT_EQ(steps->sweeps.back().count, 0U);
        test::expect_svd_of(A, steps->svd);
    }
}

TEST(JacobiSteps, RotationsLeadFromOneSweepToTheNext) {
    for (const auto& [name, A] : test::by_hand_matrices()) {
        SCOPED_TRACE(name);
        const JacobiSteps steps = jacobi_steps(A).value();
        const double size = steps.start.norm();
        std::size_t total = 0;
        for (const JacobiSweep& sweep : steps.sweeps) {
            EXPECT_EQ(sweep.first, total);
            total += sweep.count;
            EXPECT_EQ(columns_after(steps, total), sweep.columns);
            EXPECT_NEAR(sweep.columns.norm(), size, 100 * kEps * size) << "lengths of rows stay";
            EXPECT_NEAR(off(sweep.columns), sweep.off_after, 100 * kEps * size * size);
            EXPECT_LE(sweep.off_after, sweep.off_before + 100 * kEps * size * size);
        }
        EXPECT_EQ(total, steps.rotations.size());
        EXPECT_LE(steps.sweeps.back().off_after, 100 * kEps * size * size);
    }
}

TEST(JacobiSteps, EveryRotationTakesItsPairAndNothingElse) {
    Random random(5);
    const MatrixXd A = test::gaussian(random, 9, 6);
    const JacobiSteps steps = jacobi_steps(A).value();
    const double unit = A.squaredNorm();
    ASSERT_GT(steps.rotations.size(), 14U);
    for (std::size_t i = 0; i < steps.rotations.size(); ++i) {
        const JacobiRotation& r = steps.rotations[i];
        const auto& [p, q, c, s] = r.turn;
        const MatrixXd before = columns_after(steps, i), after = columns_after(steps, i + 1);
        ASSERT_LT(p, q);
        EXPECT_NEAR(c * c + s * s, 1, 4 * kEps);
        EXPECT_NEAR(std::sin(r.angle), -s, 4 * kEps);
        EXPECT_LE(std::abs(r.angle), std::numbers::pi / 4);
        EXPECT_NEAR(before.col(p).norm(), r.length_p, 8 * kEps * r.length_p);
        EXPECT_NEAR(before.col(q).norm(), r.length_q, 8 * kEps * r.length_q);
        EXPECT_NEAR(before.col(p).dot(before.col(q)), r.product, 20 * kEps * r.length_p * r.length_q);
        EXPECT_NEAR(after.col(p).dot(after.col(q)), 0, 20 * kEps * r.length_p * r.length_q);
        EXPECT_NEAR(off(before), r.off_before, 50 * kEps * unit);
        EXPECT_NEAR(r.off_after * r.off_after, r.off_before * r.off_before - r.product * r.product,
                    50 * kEps * unit * unit);
        for (Index j = 0; j < A.cols(); ++j) {
            EXPECT_TRUE(j == p || j == q || before.col(j) == after.col(j));
        }
    }
}

TEST(JacobiSteps, TheEndIsQuadratic) {
    Random random(6);
    const JacobiSteps steps = jacobi_steps(test::gaussian(random, 12, 12)).value();
    EXPECT_LE(steps.sweeps.size(), 10U);
    bool squared = false;
    for (const JacobiSweep& sweep : steps.sweeps) {
        const double before = sweep.off_before / steps.start.squaredNorm();
        const double after = sweep.off_after / steps.start.squaredNorm();
        if (before < 1e-3 && before > 1e-7) squared = after < 100 * before * before;
    }
    EXPECT_TRUE(squared);
}

// A scaled column costs no digits: A = B D, where what counts is the condition of B.
TEST(JacobiSteps, KeepsTheDigitsOfScaledColumns) {
    MatrixXd A{{1, 1e-10}, {1, -1e-10}, {0, 1e-10}};
    const Svd svd = jacobi_steps(A).value().svd;
    EXPECT_NEAR(svd.sigma(0), std::sqrt(2.0), 2 * kEps);
    EXPECT_NEAR(svd.sigma(1) / (std::sqrt(3.0) * 1e-10), 1, 4 * kEps);
}

TEST(JacobiSteps, KnownAnswers) {
    const Svd known = jacobi_steps(test::golub_reinsch()).value().svd;
    const double expected[] = {std::sqrt(1248.0), 20, std::sqrt(384.0), 0, 0};
    for (Index i = 0; i < 5; ++i) EXPECT_NEAR(known.sigma(i), expected[i], 1e-13);
    EXPECT_EQ(jacobi_steps(MatrixXd::Identity(4, 4))->rotations.size(), 0U);
    const JacobiSteps one = jacobi_steps(MatrixXd{{2, 1}, {1, 2}}).value();
    ASSERT_EQ(one.rotations.size(), 1U) << "one pair, one rotation";
    EXPECT_NEAR(std::abs(one.rotations[0].angle), std::numbers::pi / 4, kEps);
    EXPECT_EQ(one.rotations[0].product, 4);
}

TEST(JacobiSteps, RefusesInOneSentence) {
    EXPECT_EQ(jacobi_steps(MatrixXd(0, 3)).error().message, "The matrix has no entries: it is 0 x 3.");
    EXPECT_EQ(jacobi_steps(MatrixXd::Ones(21, 2)).error().message,
              "By hand every step is kept, so no side may be longer than 20, and the matrix is 21 x 2.");
    EXPECT_EQ(jacobi_steps(MatrixXd::Constant(2, 2, NAN)).error().message,
              "The entry in row 1, column 1 is not a finite number.");
    EXPECT_EQ(jacobi_steps(MatrixXd::Constant(2, 2, std::numeric_limits<double>::max())).error().message,
              "The entries are so large that the first singular value is beyond the largest number.");
    EXPECT_DEATH(columns_after(jacobi_steps(MatrixXd::Identity(2, 2)).value(), 1), "left is 1, right is 0");
}

}  // namespace
}  // namespace svdscope::by_hand
