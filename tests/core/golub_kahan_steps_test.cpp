// Bidiagonalisation and QR by hand: the answer, every mirror and every rotation leading to the next.
#include "core/svd/by_hand/golub_kahan_steps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/data/synthetic_matrices.hpp"
#include "tests/support/by_hand.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

TEST(GolubKahanSteps, AgreesWithDecompose) {
    for (const auto& [name, A] : test::by_hand_matrices()) {
        SCOPED_TRACE(name);
        const auto steps = golub_kahan_steps(A);
        ASSERT_TRUE(steps) << steps.error().message;
        EXPECT_TRUE(steps->converged);
        test::expect_svd_of(A, steps->svd);
    }
}

MatrixXd scaled(const GolubKahanSteps& steps, const MatrixXd& A) {
    const MatrixXd same = A.unaryExpr([&](double x) { return std::scalbn(x, -steps.exponent); });
    return steps.transposed ? MatrixXd(same.transpose()) : same;
}

TEST(GolubKahanSteps, EveryMirrorLeadsToTheNext) {
    for (const auto& [name, A] : test::by_hand_matrices()) {
        SCOPED_TRACE(name);
        const GolubKahanSteps steps = golub_kahan_steps(A).value();
        MatrixXd M = scaled(steps, A);
        const double size = M.norm();
        for (const Mirror& mirror : steps.mirrors) {
            const MatrixXd H =
                MatrixXd::Identity(mirror.w.size(), mirror.w.size()) - 2 * mirror.w * mirror.w.transpose();
            M = mirror.from_left ? MatrixXd(H * M) : MatrixXd(M * H);
            EXPECT_LE((M - mirror.after).norm(), 50 * kEps * size);
            EXPECT_NEAR(mirror.after.norm(), size, 50 * kEps * size);
            const Index k = mirror.index;
            const auto cleared = mirror.from_left ? MatrixXd(mirror.after.col(k).tail(M.rows() - k - 1))
                                                  : MatrixXd(mirror.after.row(k).tail(M.cols() - k - 2));
            EXPECT_TRUE(cleared.isZero(0));
            M = mirror.after;
        }
        const Index n = M.cols();
        EXPECT_EQ(M.topRows(n), matrix_of(steps.start)) << "nothing but the two diagonals";
        EXPECT_TRUE(M.bottomRows(M.rows() - n).isZero(0));
        EXPECT_LE((steps.U0 * matrix_of(steps.start) * steps.V0.transpose() - scaled(steps, A)).norm(),
                  100 * kEps * size);
        EXPECT_LE(test::loss_of_orthogonality(steps.U0), 100 * kEps);
        EXPECT_LE(test::loss_of_orthogonality(steps.V0), 100 * kEps);
    }
}

void replay(MatrixXd& B, const QrStep& step) {
    for (const Index i : step.zeroed) B(i, i) = 0;
    for (const Index i : step.cleared) B(i, i + 1) = 0;
    const std::size_t turns = std::max(step.left.size(), step.right.size());
    for (std::size_t i = 0; i < turns; ++i) {
        if (i < step.right.size()) rotate_columns(B, step.right[i]);
        if (i < step.left.size()) rotate_rows(B, step.left[i]);
    }
}

TEST(GolubKahanSteps, EveryQrStepLeadsToTheNext) {
    for (const auto& [name, A] : test::by_hand_matrices()) {
        SCOPED_TRACE(name);
        const GolubKahanSteps steps = golub_kahan_steps(A).value();
        MatrixXd B = matrix_of(steps.start);
        const double size = B.norm();
        for (const QrStep& step : steps.qr) {
            for (const Index i : step.cleared) {
                EXPECT_LE(std::abs(B(i, i + 1)),
                          kEps * std::max(std::abs(B(i, i)) + std::abs(B(i + 1, i + 1)), kEps * size));
            }
            for (const Index i : step.zeroed) EXPECT_LE(std::abs(B(i, i)), kEps * size);
            replay(B, step);
            EXPECT_LE((B - matrix_of(step.after)).norm(), 100 * kEps * size);
            EXPECT_NEAR(matrix_of(step.after).norm(), size, 200 * kEps * size);
            B = matrix_of(step.after);
        }
        EXPECT_TRUE(steps.qr.empty() || steps.qr.back().after.above.isZero(0));
    }
}

// The shift is an eigenvalue of the last 2 x 2 of B^T B, the one nearer to its corner.
TEST(GolubKahanSteps, ShiftsAreWilkinsons) {
    Random random(3);
    const GolubKahanSteps steps = golub_kahan_steps(test::gaussian(random, 8, 8)).value();
    Bidiagonal B = steps.start;
    int shifted = 0;
    for (const QrStep& step : steps.qr) {
        if (step.kind == QrKind::Shifted) {
            ++shifted;
            const Index size = step.last - step.first + 1;
            const MatrixXd M = matrix_of(B).block(step.first, step.first, size, size);
            const MatrixXd T = M.transpose() * M;
            const double a = T(size - 2, size - 2), b = T(size - 2, size - 1), c = T(size - 1, size - 1);
            const double unit = T.norm();
            EXPECT_NEAR((a - step.shift) * (c - step.shift) - b * b, 0, 50 * kEps * unit * unit);
            EXPECT_LE(std::abs(step.shift - c), std::abs(a + c - step.shift - c) + 50 * kEps * unit);
        }
        B = step.after;
    }
    EXPECT_GT(shifted, 7);
    EXPECT_LT(shifted, 24) << "two or three steps for each value";
}

TEST(GolubKahanSteps, TheLastEntryFallsWithItsCube) {
    Random random(9);
    const GolubKahanSteps steps = golub_kahan_steps(test::gaussian(random, 6, 6)).value();
    bool cubed = false;
    double before = steps.start.above(4);
    for (const QrStep& step : steps.qr) {
        const double now = step.after.above(4);
        if (std::abs(before) < 1e-2 && now != 0) cubed = cubed || std::abs(now) < std::abs(before * before);
        before = now;
    }
    EXPECT_TRUE(cubed);
}

int count_of(const GolubKahanSteps& steps, QrKind kind) {
    return static_cast<int>(
        std::ranges::count_if(steps.qr, [=](const QrStep& step) { return step.kind == kind; }));
}

TEST(GolubKahanSteps, ZerosOnTheDiagonalAreChasedOut) {
    const MatrixXd inside{{1, 2, 0, 0}, {0, 0, 3, 0}, {0, 0, 4, 5}, {0, 0, 0, 6}};
    const MatrixXd at_end{{1, 2, 0}, {0, 3, 4}, {0, 0, 0}};
    for (const MatrixXd& A : {inside, at_end}) {
        const GolubKahanSteps steps = golub_kahan_steps(A).value();
        EXPECT_GE(count_of(steps, QrKind::ZeroChase), 1);
        EXPECT_LE(steps.svd.sigma.tail(1)(0), 10 * kEps * steps.svd.sigma(0));
        test::expect_svd_of(A, steps.svd);
    }
}

TEST(GolubKahanSteps, KnownAnswersAndRefusals) {
    const Svd known = golub_kahan_steps(test::golub_reinsch()).value().svd;
    const double expected[] = {std::sqrt(1248.0), 20, std::sqrt(384.0), 0, 0};
    for (Index i = 0; i < 5; ++i) EXPECT_NEAR(known.sigma(i), expected[i], 1e-13);
    const GolubKahanSteps diagonal = golub_kahan_steps(MatrixXd{{1, 0}, {0, 2}}).value();
    EXPECT_TRUE(diagonal.qr.empty());
    EXPECT_EQ(diagonal.svd.sigma(0), 2);
    EXPECT_EQ(golub_kahan_steps(MatrixXd::Ones(2, 21)).error().message,
              "By hand every step is kept, so no side may be longer than 20, and the matrix is 2 x 21.");
    EXPECT_EQ(golub_kahan_steps(MatrixXd(3, 0)).error().message, "The matrix has no entries: it is 3 x 0.");
}

}  // namespace
}  // namespace svdscope::by_hand
