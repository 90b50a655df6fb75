// SVDs in roots against numbers: every small whole matrix is a sample. All twenty thousand:
// SVDSCOPE_BYHAND_CASES=20000 build/core-only/tests/core_tests --gtest_filter='ExactSvdSample*'
#include <gtest/gtest.h>

#include <Eigen/Core>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "core/base/random.hpp"
#include "core/byhand/number_formula.hpp"
#include "core/byhand/transcript.hpp"
#include "core/io/expression.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kAllowed = 1e-12;

int cases() {
    const char* asked = std::getenv("SVDSCOPE_BYHAND_CASES");
    return asked == nullptr ? 600 : std::atoi(asked);
}

ExactMatrix whole_matrix(Random& random, int m, int n) {
    ExactMatrix A(m, n);
    for (Quadratic& entry : A.entries) entry = Quadratic(random.integer(-3, 3));
    return A;
}

MatrixXd values_of(const ExactMatrix& A) {
    MatrixXd M(A.rows, A.cols);
    for (int i = 0; i < A.rows; ++i) {
        for (int j = 0; j < A.cols; ++j) M(i, j) = A.at(i, j).value();
    }
    return M;
}

// What is written, read back as a person would type it.
double value_of(const Formula& formula) {
    const Result<double> value = evaluate_expression(inline_text(formula));
    EXPECT_TRUE(value) << inline_text(formula) << ": " << value.error().message;
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

MatrixXd values_of(const std::vector<ExactDirection>& columns) {
    const Index n = static_cast<Index>(columns.size());
    MatrixXd M(n, n);
    for (Index j = 0; j < n; ++j) {
        const ExactDirection& column = columns[static_cast<std::size_t>(j)];
        for (int i = 0; i < static_cast<int>(n); ++i) M(i, j) = value_of(entry_formula(column, i));
    }
    return M;
}

double distance_from_identity(const MatrixXd& Q) {
    return (Q.transpose() * Q - MatrixXd::Identity(Q.cols(), Q.cols())).cwiseAbs().maxCoeff();
}

void expect_matches_numerics(const ExactSvd& svd) {
    const MatrixXd A = values_of(svd.A);
    DecomposeOptions options;
    options.full = true;
    const Svd numeric = *decompose(A, options);
    const MatrixXd seeds = values_of(svd.seeds), partners = values_of(svd.partners);
    const MatrixXd &U = svd.wide ? seeds : partners, &V = svd.wide ? partners : seeds;
    const double scale = std::max(1.0, numeric.sigma(0));
    MatrixXd Sigma = MatrixXd::Zero(A.rows(), A.cols());
    for (Index i = 0; i < numeric.sigma.size(); ++i) {
        Sigma(i, i) = value_of(root_formula(svd.lambda[static_cast<std::size_t>(i)]));
        ASSERT_NEAR(Sigma(i, i), numeric.sigma(i), kAllowed * scale) << A;
    }
    ASSERT_LE((U * Sigma * V.transpose() - A).cwiseAbs().maxCoeff(), kAllowed * scale) << A;
    ASSERT_LE(distance_from_identity(U), kAllowed) << A;
    ASSERT_LE(distance_from_identity(V), kAllowed) << A;
    // Where sigma stands alone the vectors are those of the SVD, up to the sign of the pair.
    for (Index i = 0; i < svd.rank; ++i) {
        const double gap =
            std::min(i > 0 ? Sigma(i - 1, i - 1) - Sigma(i, i) : scale,
                     i + 1 < numeric.sigma.size() ? Sigma(i, i) - numeric.sigma(i + 1) : scale);
        if (gap < 1e-3) continue;
        const double sign = V.col(i).dot(numeric.V.col(i)) < 0 ? -1 : 1;
        ASSERT_LE((V.col(i) - sign * numeric.V.col(i)).cwiseAbs().maxCoeff(), kAllowed) << A;
        ASSERT_LE((U.col(i) - sign * numeric.U.col(i)).cwiseAbs().maxCoeff(), kAllowed) << A;
    }
}

TEST(ExactSvdSample, MatchesNumerics) {
    Random random(1);
    int deficient = 0, failed = 0;
    for (int i = 0; i < cases(); ++i) {
        const int m = i % 3 == 1 ? 3 : 2, n = i % 3 == 2 ? 3 : 2;
        const ExactMatrix A = whole_matrix(random, m, n);
        const Result<ExactSvd> svd = exact_svd(A);
        if (!svd) ++failed;
        ASSERT_TRUE(svd) << values_of(A) << svd.error().message;
        deficient += svd->rank < 2 ? 1 : 0;
        expect_matches_numerics(*svd);
        if (HasFatalFailure()) return;
    }
    EXPECT_EQ(failed, 0);
    EXPECT_GT(deficient, cases() / 50) << "the sample must hold singular matrices";
}

TEST(ExactSvdSample, ThreeByThreeMatchesWhereItHasAForm) {
    Random random(2);
    int exact = 0;
    for (int i = 0; i < cases(); ++i) {
        // Sparse, so that some cubics have a rational root.
        ExactMatrix A = whole_matrix(random, 3, 3);
        for (Quadratic& entry : A.entries) {
            if (random.uniform() < 0.5) entry = Quadratic(0);
        }
        const Result<ExactSvd> svd = exact_svd(A);
        if (!svd) continue;
        ++exact;
        expect_matches_numerics(*svd);
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(exact, cases() / 4);
}

// With the transcript's own numbers: nothing in it may be NaN or divide by zero.
TEST(ExactSvdSample, TranscriptsHoldNumbersOnly) {
    Random random(3);
    for (int i = 0; i < cases() / 3; ++i) {
        const int m = static_cast<int>(random.integer(1, 4)), n = static_cast<int>(random.integer(1, 3));
        std::vector<double> entries;
        for (int k = 0; k < m * n; ++k) entries.push_back(static_cast<double>(random.integer(-3, 3)));
        const Result<Transcript> transcript = make_transcript(entries, m, n);
        ASSERT_TRUE(transcript);
        const TranscriptNumbers& numbers = transcript->numbers;
        ASSERT_EQ(numbers.U.size(), static_cast<std::size_t>(m * m));
        ASSERT_EQ(numbers.V.size(), static_cast<std::size_t>(n * n));
        ASSERT_LE(numbers.error, 1e-13 * std::max(1.0, numbers.sigma[0]));
        const std::string text = transcript_text(*transcript);
        for (const char* bad : {" nan", " inf", "?", "/0"})
            ASSERT_EQ(text.find(bad), text.npos) << bad << text;
    }
}

ExactSvd svd_of(const char* text) {
    const Result<TypedMatrix> typed = parse_typed_matrix(text);
    EXPECT_TRUE(typed) << text;
    const Result<ExactSvd> svd = exact_svd(typed->exact);
    EXPECT_TRUE(svd) << text << ": " << svd.error().message;
    return *svd;
}

std::string sigmas(const ExactSvd& svd) {
    std::string text;
    for (const Quadratic& lambda : svd.lambda)
        text += (text.empty() ? "" : ", ") + inline_text(root_formula(lambda));
    return text;
}

TEST(ExactSvd, SigmaInItsShortestForm) {
    EXPECT_EQ(sigmas(svd_of("2 1; 1 2")), "3, 1");
    EXPECT_EQ(sigmas(svd_of("1 0; 0 1; 1 1")), "sqrt(3), 1");
    EXPECT_EQ(sigmas(svd_of("1 1; 0 1")), "(1 + sqrt(5))/2, (sqrt(5) - 1)/2");
    EXPECT_EQ(sigmas(svd_of("1 1; 1 2")), "(3 + sqrt(5))/2, (3 - sqrt(5))/2");
    EXPECT_EQ(sigmas(svd_of("4 2; 2 3")), "(7 + sqrt(17))/2, (7 - sqrt(17))/2");
    EXPECT_EQ(sigmas(svd_of("1/2 1/3; 1/3 1/2")), "5/6, 1/6");
    EXPECT_EQ(sigmas(svd_of("1 1; 0 0")), "sqrt(2), 0");
    EXPECT_EQ(sigmas(svd_of("0.5 0.5; 0 0")), "1/sqrt(2), 0");
    EXPECT_EQ(sigmas(svd_of("1 2; 3 4; 5 6")), "sqrt((91 + sqrt(8185))/2), sqrt((91 - sqrt(8185))/2)");
    EXPECT_EQ(sigmas(svd_of("1 1 0; 1 0 0; 0 0 2")), "2, (1 + sqrt(5))/2, (sqrt(5) - 1)/2");
    EXPECT_EQ(sigmas(svd_of("0 0; 0 0; 0 0")), "0, 0");
    EXPECT_EQ(sigmas(svd_of("3 4")), "5");
}

TEST(ExactSvd, RanksTiesAndCompletions) {
    const ExactSvd zero = svd_of("0 0 0; 0 0 0");
    EXPECT_EQ(zero.rank, 0);
    EXPECT_TRUE(zero.wide);
    EXPECT_EQ(zero.partners.size(), 3U);
    EXPECT_TRUE(zero.partners[0].completes);
    const ExactSvd tie = svd_of("3 -4; 4 3");
    EXPECT_EQ(tie.lambda[0], tie.lambda[1]);
    EXPECT_EQ(tie.rank, 2);
    const ExactSvd three = svd_of("1 1 0; 0 1 1; 1 0 1");
    EXPECT_EQ(three.lambda[0], Quadratic(4));
    EXPECT_EQ(three.lambda[1], three.lambda[2]);
    expect_matches_numerics(three);
    expect_matches_numerics(svd_of("1 2 3; 4 5 6; 7 8 9"));
    expect_matches_numerics(svd_of("1 2; 0 1; 3 1; 1 1; 2 2"));
}

TEST(ExactSvd, SaysWhyThereIsNoForm) {
    const auto why = [](const char* text) {
        const Result<ExactSvd> svd = exact_svd(parse_typed_matrix(text)->exact);
        return svd ? "exact" : svd.error().message;
    };
    EXPECT_EQ(why("1 7 3; 7 4 5; 3 5 6"),
              "The characteristic polynomial is a cubic without a rational root.");
    const std::string long_numbers = "The exact numbers are too long to be worth writing.";
    EXPECT_EQ(why("1.2345 2.3456; 3.4567 4.5678"), long_numbers);
    EXPECT_EQ(why("1e30 1; 1 1e-9"), long_numbers);
    EXPECT_EQ(why("123456789012345678 1; 987654321987654321 2; 3 999999999999999999"), long_numbers);
    EXPECT_EQ(why("1 2 3 4; 5 6 7 8; 1 2 3 4; 4 5 6 7"), "Exact forms need a smaller side of 1 to 3.");
}

}  // namespace
}  // namespace svdscope
