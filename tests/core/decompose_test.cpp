// Decompositions of any size: LAPACK's ratios over shapes and kinds, known answers, refusals by their
// sentence.
#include "core/svd/decompose.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kPassMark = 35;  // LAPACK's ddrvbd

MatrixXd random_matrix(Random& random, Index rows, Index cols) {
    MatrixXd A(rows, cols);
    for (Index j = 0; j < cols; ++j) {
        for (Index i = 0; i < rows; ++i) A(i, j) = random.normal();
    }
    return A;
}

// Kinds of LAPACK's test: zero, identity, random, near underflow, near overflow, rank one, graded columns.
constexpr int kKinds = 7;
MatrixXd matrix_of_kind(Random& random, int kind, Index rows, Index cols) {
    const MatrixXd A = random_matrix(random, rows, cols);
    switch (kind) {
        case 0:
            return MatrixXd::Zero(rows, cols);
        case 1:
            return MatrixXd::Identity(rows, cols);
        case 2:
            return A;
        case 3:
            return A * 1e-305;
        case 4:
            return A * 1e305;
        case 5:
            return A.col(0) * A.row(0);
        default:
            return A * Eigen::VectorXd::LinSpaced(cols, 0, -14)
                           .unaryExpr([](double x) { return std::pow(10, x); })
                           .asDiagonal();
    }
}

double loss(const MatrixXd& Q) {
    if (Q.cols() == 0) return 0;
    const MatrixXd G = Q.transpose() * Q;
    return (G - MatrixXd::Identity(G.rows(), G.cols())).norm() / (kEps * static_cast<double>(Q.rows()));
}

void expect_lapack_ratios(const MatrixXd& A, const Svd& svd) {
    const double unit = svd.sigma(0) > 0 ? svd.sigma(0) : 1;
    const Index k = svd.sigma.size();
    const MatrixXd rebuilt =
        svd.U.leftCols(k) * (svd.sigma / unit).asDiagonal() * svd.V.leftCols(k).transpose();
    const double size = static_cast<double>(std::max(A.rows(), A.cols()));
    EXPECT_LE((rebuilt - A / unit).norm() / (size * kEps), kPassMark);
    EXPECT_LE(loss(svd.U), kPassMark);
    EXPECT_LE(loss(svd.V), kPassMark);
    for (Index i = 1; i < k; ++i) EXPECT_GE(svd.sigma(i - 1), svd.sigma(i));
    EXPECT_GE(svd.sigma(k - 1), 0);
}

TEST(Decompose, LapackRatiosOverShapesAndKinds) {
    Random random(19);
    const std::vector<std::pair<Index, Index>> shapes{{1, 1}, {1, 5},   {5, 1},   {2, 2},  {2, 3},
                                                      {7, 4}, {20, 20}, {40, 25}, {25, 40}};
    for (const auto& [rows, cols] : shapes) {
        for (int kind = 0; kind < kKinds; ++kind) {
            for (SvdMethod method : {SvdMethod::Auto, SvdMethod::Jacobi, SvdMethod::Bdc}) {
                SCOPED_TRACE(testing::Message()
                             << rows << " x " << cols << " kind " << kind << " " << name_of(method));
                const MatrixXd A = matrix_of_kind(random, kind, rows, cols);
                const auto svd = decompose(A, {.method = method, .stop = {}, .progress = {}});
                ASSERT_TRUE(svd) << svd.error().message;
                EXPECT_EQ(svd->U.cols(), std::min(rows, cols));
                EXPECT_EQ(svd->V.cols(), std::min(rows, cols));
                expect_lapack_ratios(A, *svd);
            }
        }
    }
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
        expect_lapack_ratios(A, svd);
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
    EXPECT_EQ(method_for(2, 2, SvdMethod::Auto), SvdMethod::ClosedForm);
    EXPECT_EQ(method_for(3, 2, SvdMethod::Auto), SvdMethod::Jacobi);
    EXPECT_EQ(method_for(1000, 16, SvdMethod::Auto), SvdMethod::Jacobi);
    EXPECT_EQ(method_for(17, 17, SvdMethod::Auto), SvdMethod::Bdc);
    EXPECT_EQ(method_for(2, 2, SvdMethod::Bdc), SvdMethod::Bdc);
    EXPECT_EQ(name_of(SvdMethod::ClosedForm), "closed-form");
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
    EXPECT_EQ(refusal(MatrixXd(0, 4)), "The matrix has no entries: it is 0 x 4.");
    EXPECT_EQ(refusal(MatrixXd(4, 0)), "The matrix has no entries: it is 4 x 0.");
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
