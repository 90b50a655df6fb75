// The routes by hand on random matrices of many kinds: the worst of what their headers promise.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <limits>

#include "core/svd/by_hand/golub_kahan_steps.hpp"
#include "core/svd/by_hand/gram_steps.hpp"
#include "core/svd/by_hand/jacobi_steps.hpp"
#include "core/svd/by_hand/power_steps.hpp"
#include "tests/support/by_hand.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr int kKinds = 8;

// Environment variable SVDSCOPE_BY_HAND_CASES, or a sample.
int cases() {
    const char* text = std::getenv("SVDSCOPE_BY_HAND_CASES");
    return text == nullptr ? 400 : std::atoi(text);
}

MatrixXd random_case(Random& random, int kind) {
    const Index rows = random.integer(1, kLongestSide), cols = random.integer(1, kLongestSide);
    MatrixXd A = test::gaussian(random, rows, cols);
    switch (kind) {
        case 0:
            return A;
        case 1:  // small integers: ties and exact zeros
            return A.unaryExpr([](double x) { return std::round(x); });
        case 2:  // rank one and two
            return A.leftCols(1) * A.topRows(1) + (cols > 1 ? 1.0 : 0.0) * A.rightCols(1) * A.bottomRows(1);
        case 3:  // columns of every size
            for (Index j = 0; j < cols; ++j) A.col(j) *= std::exp(random.uniform(-40, 0));
            return A;
        case 4:  // entries of every size
            return A.unaryExpr([&](double x) { return x * std::exp(random.uniform(-300, 300)); });
        case 5:  // bidiagonal, with zeros
            A = A.unaryExpr([](double x) { return std::abs(x) < 0.3 ? 0 : x; });
            for (Index i = 0; i < rows; ++i) {
                for (Index j = 0; j < cols; ++j) A(i, j) *= j == i || j == i + 1 ? 1 : 0;
            }
            return A;
        case 6:  // equal columns
            return A.col(0).replicate(1, cols);
        default:  // the edges of the range
            return A.unaryExpr([&, e = static_cast<int>(random.integer(-1060, 1015))](double x) {
                return std::ldexp(x, e);
            });
    }
}

// The largest of LAPACK's ratios, in units of max(m, n) eps; what a subnormal sigma must round is taken off.
double worst_ratio(const MatrixXd& A, const Svd& svd) {
    const Svd truth = test::reference_svd(A);
    const double unit = truth.sigma(0) > 0 ? truth.sigma(0) : 1;
    const MatrixXd product = svd.U * (svd.sigma / unit).asDiagonal() * svd.V.transpose();
    const double off = std::max({(svd.sigma / unit - truth.sigma / unit).cwiseAbs().maxCoeff(),
                                 (product - A / unit).norm()}) -
                       4 * std::numeric_limits<double>::denorm_min() / unit;
    const double lost = std::max(test::loss_of_orthogonality(svd.U), test::loss_of_orthogonality(svd.V));
    const double worst = std::max(off, lost) / (static_cast<double>(std::max(A.rows(), A.cols())) * kEps);
    return std::isfinite(worst) ? worst : std::numeric_limits<double>::infinity();
}

TEST(ByHandCases, JacobiAndGolubKahanHoldLapacksPassMark) {
    Random random(2026);
    double jacobi = 0, golub_kahan = 0;
    std::size_t sweeps = 0, steps_of_qr = 0;
    for (int i = 0; i < cases(); ++i) {
        const MatrixXd A = random_case(random, i % kKinds);
        const JacobiSteps one = jacobi_steps(A).value();
        const GolubKahanSteps other = golub_kahan_steps(A).value();
        ASSERT_TRUE(one.converged && other.converged) << i << "\n" << A;
        const double of_one = worst_ratio(A, one.svd), of_other = worst_ratio(A, other.svd);
        ASSERT_LE(of_one, 35) << "Jacobi, case " << i << "\n" << A;
        ASSERT_LE(of_other, 35) << "Golub-Kahan, case " << i << "\n" << A;
        jacobi = std::max(jacobi, of_one), golub_kahan = std::max(golub_kahan, of_other);
        sweeps = std::max(sweeps, one.sweeps.size()), steps_of_qr = std::max(steps_of_qr, other.qr.size());
    }
    std::cout << cases() << " matrices, worst ratio of Jacobi " << jacobi << " (" << sweeps
              << " sweeps), of Golub-Kahan " << golub_kahan << " (" << steps_of_qr << " steps)\n";
}

TEST(ByHandCases, GramAndPowerStayWithinWhatTheyPromise) {
    Random random(2027);
    double gram = 0;
    for (int i = 0; i < cases(); ++i) {
        const MatrixXd A = random_case(random, i % kKinds);
        const Svd truth = test::reference_svd(A);
        const double n = static_cast<double>(A.cols()), sigma_1 = truth.sigma(0);
        const double rounding = std::numeric_limits<double>::denorm_min();
        const GramSteps steps = gram_steps(A).value();
        for (Index k = 0; k < truth.sigma.size(); ++k) {
            const double off = std::abs(steps.svd.sigma(k) - truth.sigma(k)) - rounding;
            ASSERT_LE(off, 3 * std::sqrt(n * kEps) * sigma_1) << i << "\n" << A;
            if (off <= 0 || truth.sigma(k) <= 3 * std::sqrt(n * kEps) * sigma_1) continue;
            const double ratio = off / sigma_1 * (truth.sigma(k) / sigma_1) / (n * kEps);
            ASSERT_LE(ratio, 8) << i << "\n" << A;
            gram = std::max(gram, ratio);
        }
        const PowerSteps power = power_steps(A, {.most_steps = 60}).value();
        ASSERT_TRUE(power.svd.U.allFinite() && power.svd.V.allFinite()) << i << "\n" << A;
        ASSERT_LE(power.svd.sigma(0), sigma_1 * (1 + 35 * 20 * kEps) + rounding) << "never above sigma_1";
    }
    std::cout << cases() << " matrices, worst of Gram " << gram << " n eps sigma_1^2 / sigma_i\n";
}

}  // namespace
}  // namespace svdscope::by_hand
