// Decompositions of any size: known answers, the choice of method, stopping, refusals by their sentence.
#include "core/svd/decompose.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.hpp"
#include "core/svd/lapack.hpp"
#include "tests/support/lapack_ratios.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

MatrixXd random_matrix(Random& random, Index rows, Index cols) {
    MatrixXd A(rows, cols);
    for (Index j = 0; j < cols; ++j) {
        for (Index i = 0; i < rows; ++i) A(i, j) = random.normal();
    }
    return A;
}

TEST(Decompose, TheKnownIntegerMatrix) {
    MatrixXd A(8, 5);
    A << 22, 10, 2, 3, 7, 14, 7, 10, 0, 8, -1, 13, -1, -11, 3, -3, -2, 13, -2, 4, 9, 8, 1, -2, 4, 9, 1, -7, 5,
        -1, 2, -6, 6, 5, 1, 4, 5, 0, -2, 2;
    const Svd svd = decompose(A).value();
    EXPECT_NEAR(svd.sigma(0), std::sqrt(1248.0), 1e-13);
    EXPECT_NEAR(svd.sigma(1), 20, 1e-13);
    EXPECT_NEAR(svd.sigma(2), std::sqrt(384.0), 1e-13);
    EXPECT_NEAR(svd.sigma(3), 0, 1e-13);
    EXPECT_NEAR(svd.sigma(4), 0, 1e-13);
}

TEST(Decompose, WorkedExamples) {
    MatrixXd wide(2, 3);
    wide << 3, 2, 2, 2, 3, -2;
    EXPECT_NEAR(decompose(wide)->sigma(0), 5, 1e-14);
    EXPECT_NEAR(decompose(wide)->sigma(1), 3, 1e-14);
    MatrixXd tall(3, 2);
    tall << 1, 0, 0, 1, 1, 1;
    EXPECT_NEAR(decompose(tall)->sigma(0), std::sqrt(3.0), 1e-15);
    MatrixXd lauchli(3, 2);
    lauchli << 1, 1, 1e-8, 0, 0, 1e-8;
    EXPECT_NEAR(decompose(lauchli)->sigma(1), 1e-8, 1e-15);
}

TEST(Decompose, FullFactorsAreSquare) {
    Random random(20);
    for (SvdMethod method : {SvdMethod::Jacobi, SvdMethod::Bdc}) {
        const MatrixXd A = random_matrix(random, 30, 20);
        const Svd svd = decompose(A, {.method = method, .full = true, .stop = {}, .progress = {}}).value();
        EXPECT_EQ(svd.U.cols(), 30);
        EXPECT_EQ(svd.V.cols(), 20);
        EXPECT_LE(test::lapack_ratio(A, svd), test::kAlarm);
    }
}

TEST(Decompose, ValuesOnlyAreTheSameValues) {
    Random random(21);
    for (Index n : {Index{2}, Index{5}, Index{30}}) {
        const MatrixXd A = random_matrix(random, n, n);
        const Svd values = decompose(A, {.values_only = true, .stop = {}, .progress = {}}).value();
        EXPECT_EQ(values.U.size(), 0);
        EXPECT_EQ(values.V.size(), 0);
        EXPECT_LE((values.sigma - decompose(A)->sigma).norm(), 100 * kEps * values.sigma(0));
    }
}

TEST(Decompose, SubnormalEntriesKeepTheirDigits) {
    MatrixXd A(2, 3);
    A << 3, 2, 2, 2, 3, -2;
    const Svd svd = decompose(A * 0x1p-1070).value();
    EXPECT_EQ(svd.sigma(0), 5 * 0x1p-1070);
    EXPECT_EQ(svd.sigma(1), 3 * 0x1p-1070);
}

TEST(Decompose, ChoosesTheMethod) {
    Random random(22);
    const auto method_of = [&](Index m, Index n) { return method_for(random_matrix(random, m, n)); };
    EXPECT_EQ(method_of(2, 2), SvdMethod::ClosedForm);
    EXPECT_EQ(method_of(3, 2), SvdMethod::Jacobi);
    EXPECT_EQ(method_of(1000, 40), SvdMethod::Jacobi);
    EXPECT_EQ(method_of(41, 41), SvdMethod::Bdc);
    MatrixXd graded = random_matrix(random, 60, 50);
    graded.col(7) *= 1e-9;
    EXPECT_EQ(method_for(graded), SvdMethod::Jacobi);
    EXPECT_EQ(method_for(graded.transpose()), SvdMethod::Jacobi);
    graded.col(7).setZero();
    EXPECT_EQ(method_for(graded), SvdMethod::Bdc);
    EXPECT_EQ(method_for(MatrixXd::Identity(2, 2), SvdMethod::Bdc), SvdMethod::Bdc);
    EXPECT_EQ(name_of(SvdMethod::ClosedForm), "closed-form");
    EXPECT_EQ(name_of(SvdMethod::Exact), "exact");
}

// Eigen 3.4's divide and conquer says 3.04242 for sigma_7 and 0.7 for sigma_14 of this one.
TEST(Decompose, ABidiagonalThatALibraryGetsWrong) {
    const Eigen::VectorXd diagonal{
        {-2.5, 1.1, 0, -1.3, -0.9, 1.3, 3, 1.6, 0, 2.2, 0, 2, 1.9, -1.1, 1, 3, 0, 2.7}};
    const Eigen::VectorXd above{
        {-3, -2.1, -1.5, 1.1, 2.1, 2.9, 1, 2.7, -2.1, 0.7, 2.6, -0.3, 2.7, -2.1, -0.5, 1.7, 1.3}};
    MatrixXd A = diagonal.asDiagonal();
    A.diagonal<1>() = above;
    for (const SvdMethod method : {SvdMethod::Auto, SvdMethod::Jacobi, SvdMethod::Bdc, SvdMethod::Exact}) {
        for (const bool values_only : {false, true}) {
            const Svd svd =
                decompose(A, {.method = method, .values_only = values_only, .stop = {}, .progress = {}})
                    .value();
            EXPECT_NEAR(svd.sigma(6), 3.08429, 1e-5) << name_of(method);
            EXPECT_NEAR(svd.sigma(13), 0.476609, 1e-6) << name_of(method);
            EXPECT_NEAR(svd.sigma(16), 0.110056, 1e-6) << name_of(method);
        }
    }
}

TEST(Decompose, WithoutEntriesThereAreNoValues) {
    for (const auto& [m, n] : {std::pair<Index, Index>{0, 3}, {4, 0}, {0, 0}}) {
        const Svd thin = decompose(MatrixXd(m, n)).value();
        EXPECT_EQ(thin.sigma.size(), 0);
        EXPECT_EQ(thin.U.rows(), m);
        EXPECT_EQ(thin.V.rows(), n);
        const Svd full = decompose(MatrixXd(m, n), {.full = true, .stop = {}, .progress = {}}).value();
        EXPECT_EQ(full.U, MatrixXd::Identity(m, m));
        EXPECT_EQ(full.V, MatrixXd::Identity(n, n));
    }
}

TEST(Decompose, LargeOnesTellTheirProgressAndStop) {
    Random random(23);
    for (const auto& [m, n] : {std::pair<Index, Index>{300, 300}, {280, 260}, {900, 260}, {260, 900}}) {
        const MatrixXd A = random_matrix(random, m, n);
        std::vector<double> told;
        const DecomposeOptions watched{
            .method = SvdMethod::Bdc, .stop = {}, .progress = [&](double x) { told.push_back(x); }};
        const Svd svd = decompose(A, watched).value();
        EXPECT_LE(test::lapack_ratio(A, svd), test::kAlarm);
        EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
        EXPECT_EQ(told.front(), 0);
        EXPECT_EQ(told.back(), 1);
        std::stop_source source;
        const auto stopped =
            decompose(A, {.method = SvdMethod::Bdc, .stop = source.get_token(), .progress = [&](double x) {
                              if (x > 0.05) source.request_stop();
                          }});
        // Without LAPACK nothing is told before the end.
        ASSERT_EQ(stopped.has_value(), !lapack::is_there());
        if (!stopped) {
            EXPECT_EQ(stopped.error().message, "The decomposition was cancelled.");
        }
    }
}

std::string refusal(const MatrixXd& A, const DecomposeOptions& options = {}) {
    const auto svd = decompose(A, options);
    return svd ? "accepted" : svd.error().message;
}

TEST(Decompose, RefusesInOneSentence) {
    MatrixXd A = MatrixXd::Ones(3, 3);
    A(2, 1) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(refusal(A), "The entry in row 3, column 2 is not a finite number.");
    A(2, 1) = -std::numeric_limits<double>::infinity();
    EXPECT_EQ(refusal(A), "The entry in row 3, column 2 is not a finite number.");
    EXPECT_EQ(refusal(MatrixXd::Ones(3, 2), {.method = SvdMethod::ClosedForm, .stop = {}, .progress = {}}),
              "The closed form is for 2 x 2 matrices, and this one is 3 x 2.");
    const double largest = std::numeric_limits<double>::max();
    for (Index n : {2, 3}) {
        EXPECT_EQ(refusal(MatrixXd::Constant(n, n, largest)),
                  "The entries are so large that the first singular value is beyond the largest number.");
    }
}

TEST(Decompose, CanBeCancelledAndTellsItsProgress) {
    std::stop_source source;
    std::vector<double> told;
    const DecomposeOptions watched{.stop = source.get_token(),
                                   .progress = [&](double p) { told.push_back(p); }};
    EXPECT_TRUE(decompose(MatrixXd::Ones(3, 3), watched));
    EXPECT_EQ(told, (std::vector<double>{0, 1}));
    const DecomposeOptions stopping{.stop = source.get_token(),
                                    .progress = [&](double) { source.request_stop(); }};
    EXPECT_EQ(refusal(MatrixXd::Ones(3, 3), stopping), "The decomposition was cancelled.");
    EXPECT_EQ(refusal(MatrixXd::Ones(3, 3), {.stop = source.get_token(), .progress = {}}),
              "The decomposition was cancelled.");
}

}  // namespace
}  // namespace svdscope
