// The examiner: what it accepts, what it names, and in which numbers. Ten thousand planted faults:
// SVDSCOPE_ANSWER_CASES=10000 build/core-only/tests/core_tests --gtest_filter='CheckAnswerFaults*'
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>

#include "core/svd/check_answer.hpp"
#include "core/svd/decompose.hpp"
#include "tests/support/planted_faults.hpp"

namespace svdscope {
namespace {

using Eigen::MatrixXd;

int cases() {
    const char* asked = std::getenv("SVDSCOPE_ANSWER_CASES");
    return asked == nullptr ? 450 : std::atoi(asked);
}

const MatrixXd kTall{{1, 0}, {0, 1}, {1, 1}};
constexpr const char* kU = "1/sqrt(6) 1/sqrt(2); 1/sqrt(6) -1/sqrt(2); 2/sqrt(6) 0";
constexpr const char* kV = "1/sqrt(2) 1/sqrt(2); 1/sqrt(2) -1/sqrt(2)";

Verdict of(const MatrixXd& A, const AnswerText& answer) {
    const Result<Verdict> verdict = check_answer(A, answer);
    EXPECT_TRUE(verdict);
    return verdict ? *verdict : Verdict();
}

double at(const NumberTable& table, int i, int j) { return table.at(i, j); }

TEST(CheckAnswer, AcceptsWhatIsRight) {
    EXPECT_EQ(of(kTall, {kU, "sqrt(3), 1", kV}).finding, Finding::Right);
    EXPECT_EQ(of(kTall, {kU, "sqrt(3) 0; 0 1", kV}).finding, Finding::Right);
    EXPECT_EQ(of(kTall, {"0.41 0.71; 0.41 -0.71; 0.82 0", "1.73 1", "0.71 0.71; 0.71 -0.71"}).finding,
              Finding::Right);
    const Verdict full =
        of(kTall, {"1/sqrt(6) 1/sqrt(2) 1/sqrt(3); 1/sqrt(6) -1/sqrt(2) 1/sqrt(3); 2/sqrt(6) 0 "
                   "-1/sqrt(3)",
                   "sqrt(3) 0; 0 1; 0 0", kV});
    EXPECT_EQ(full.finding, Finding::Right) << full.sentence;
    EXPECT_EQ(full.digits_written, kExactDigits);
    EXPECT_LT(full.residual, 1e-15);
    EXPECT_EQ(full.right_U.cols, 3);
    // 3-4-5: one decimal, and yet exact.
    const MatrixXd turn{{3, -4}, {4, 3}};
    EXPECT_TRUE(is_right(of(turn, {"0.6 -0.8; 0.8 0.6", "5 5", "1 0; 0 1"}).finding));
    EXPECT_TRUE(is_right(of(MatrixXd{{0, 0}, {0, 0}}, {"1 0; 0 1", "0 0", "0.6 0.8; -0.8 0.6"}).finding));
}

TEST(CheckAnswer, NamesColumnsWhoseSignsDiffer) {
    const Verdict verdict = of(kTall, {"1/sqrt(6) -1/sqrt(2); 1/sqrt(6) 1/sqrt(2); 2/sqrt(6) 0", "sqrt(3), 1",
                                       "1/sqrt(2) -1/sqrt(2); 1/sqrt(2) 1/sqrt(2)"});
    EXPECT_EQ(verdict.finding, Finding::RightOtherSigns);
    EXPECT_EQ(verdict.columns, (std::vector<int>{1}));
    EXPECT_EQ(verdict.sentence,
              "Right: only the signs of column 2 differ from ours, and signs are free in pairs.");
    EXPECT_NEAR(at(verdict.right_V, 0, 1), -std::sqrt(0.5), 1e-15) << "the student's signs stay";
}

TEST(CheckAnswer, AcceptsRotationsInsideATie) {
    const MatrixXd turn{{3, -4}, {4, 3}};
    // V turned by 45 degrees, U along with it.
    const Verdict verdict =
        of(turn, {"-0.1414 -0.9899; 0.9899 -0.1414", "5 5", "0.7071 -0.7071; 0.7071 0.7071"});
    EXPECT_EQ(verdict.finding, Finding::RightOtherAxes) << verdict.sentence;
    EXPECT_EQ(verdict.columns, (std::vector<int>{0, 1}));
}

struct Fault {
    const char *U, *sigma, *V;
    bool transposed;
    Finding finding;
};

TEST(CheckAnswer, NamesOneFault) {
    const char* shear_U = "0.85065081 -0.52573111; 0.52573111 0.85065081";
    const char* shear_V = "0.52573111 -0.85065081; 0.85065081 0.52573111";
    const char* shear_Vt = "0.52573111 0.85065081; -0.85065081 0.52573111";
    const char* sigma = "1.61803399 0.61803399";
    const MatrixXd shear{{1, 1}, {0, 1}};
    const Fault faults[] = {
        {"0.85065081 0.52573111; 0.52573111 -0.85065081", sigma, shear_V, false, Finding::SignsNotPaired},
        {shear_U, sigma, shear_Vt, false, Finding::VtForV},
        {shear_U, sigma, shear_V, true, Finding::VForVt},
        {"0.85065081 0.52573111; -0.52573111 0.85065081", sigma, shear_V, false, Finding::UTransposed},
        {shear_U, sigma, "1.0 -0.85065081; 1.618034 0.52573111", false, Finding::NotUnit},
        {shear_U, sigma, "0.52573111 -0.6; 0.85065081 0.8", false, Finding::NotOrthogonal},
        {"-0.52573111 0.85065081; 0.85065081 0.52573111", "0.61803399 1.61803399",
         "-0.85065081 0.52573111; 0.52573111 0.85065081", false, Finding::NotSorted},
        {"0.85065081 0.52573111; 0.52573111 -0.85065081", "1.61803399 -0.61803399", shear_V, false,
         Finding::NegativeSigma},
        {shear_U, "2.61803399 0.38196601", shear_V, false, Finding::EigenvaluesGiven},
        {shear_V, sigma, shear_U, false, Finding::Exchanged},
        {"0.9 -0.5; 0.5 0.9", "1.6 0.6", "0.5 -0.9; 0.9 0.5", false, Finding::TooCoarse},
        {shear_U, "1.9 0.61803399", shear_V, false, Finding::WrongSigma},
        {"1 0; 0 1", "3 2", "1 0; 0 1", false, Finding::Wrong},
    };
    for (const Fault& fault : faults) {
        const Verdict verdict = of(shear, {fault.U, fault.sigma, fault.V, fault.transposed});
        EXPECT_EQ(verdict.finding, fault.finding)
            << name_of(fault.finding) << " was planted, " << name_of(verdict.finding) << " named";
        EXPECT_FALSE(verdict.sentence.empty());
        EXPECT_EQ(verdict.right_sigma.values.size(), 2U) << "the repaired answer";
        EXPECT_NEAR(verdict.right_sigma.values[0], 1.6180339887, 1e-9);
    }
}

TEST(CheckAnswer, NamesThinAndFullMixed) {
    const Verdict verdict = of(kTall, {kU, "sqrt(3) 0; 0 1; 0 0", kV});
    EXPECT_EQ(verdict.finding, Finding::ThinAndFull);
    EXPECT_EQ(verdict.right_U.cols, 2);
    EXPECT_EQ(of(MatrixXd(kTall.transpose()), {kU, "sqrt(3), 1", kV}).finding, Finding::Exchanged);
}

TEST(CheckAnswer, SeveralFaultsAtOnce) {
    // V^T for V, and the eigenvalues.
    const Verdict verdict = of(MatrixXd{{1, 1}, {0, 1}},
                               {"0.85065081 -0.52573111; 0.52573111 0.85065081", "2.61803399 0.38196601",
                                "0.52573111 0.85065081; -0.85065081 0.52573111"});
    EXPECT_EQ(verdict.finding, Finding::VtForV);
    EXPECT_EQ(verdict.others, (std::vector<Finding>{Finding::EigenvaluesGiven}));
}

TEST(CheckAnswer, LightsTheNumbers) {
    const Verdict negative =
        of(kTall, {"1/sqrt(6) -1/sqrt(2); 1/sqrt(6) 1/sqrt(2); 2/sqrt(6) 0", "sqrt(3) 0; 0 -1", kV});
    EXPECT_EQ(negative.finding, Finding::NegativeSigma);
    EXPECT_EQ(negative.places, (std::vector<Place>{{Part::Sigma, 1, 1}}));
    const Verdict length = of(kTall, {kU, "sqrt(3); 1", "1 1/sqrt(2); 1 -1/sqrt(2)"});
    EXPECT_EQ(length.finding, Finding::NotUnit) << length.sentence;
    EXPECT_EQ(length.places, (std::vector<Place>{{Part::V, 0, 0}, {Part::V, 1, 0}}));
    EXPECT_EQ(length.sentence, "The length of column 1 is not 1: divide by the length.");
    const Verdict sign =
        of(kTall, {"-1/sqrt(6) 1/sqrt(2); -1/sqrt(6) -1/sqrt(2); -2/sqrt(6) 0", "sqrt(3); 1", kV});
    EXPECT_EQ(sign.finding, Finding::SignsNotPaired);
    EXPECT_EQ(sign.places, (std::vector<Place>{{Part::U, 0, 0}, {Part::U, 1, 0}, {Part::U, 2, 0}}));
    const Verdict sigma = of(kTall, {kU, "sqrt(3); 2/3", kV});
    EXPECT_EQ(sigma.finding, Finding::WrongSigma);
    EXPECT_EQ(sigma.places, (std::vector<Place>{{Part::Sigma, 1, 0}}));
}

TEST(CheckAnswer, CountsTheDigitsThatHold) {
    const Verdict coarse = of(kTall, {"0.4100 0.7100; 0.4100 -0.7100; 0.8200 0.0000", "1.7300 1.0000",
                                      "0.7100 0.7100; 0.7100 -0.7100"});
    EXPECT_EQ(coarse.finding, Finding::TooCoarse) << coarse.sentence;
    EXPECT_EQ(coarse.digits_written, 4);
    EXPECT_EQ(coarse.digits_held, 2);
    const Verdict single =
        of(kTall, {"0.40824831 0.70710677; 0.40824831 -0.70710677; 0.81649661 0", "1.7320509 1.0000001",
                   "0.70710677 0.70710677; 0.70710677 -0.70710677"});
    EXPECT_TRUE(is_right(single.finding)) << "arithmetic in float is right to 6 digits";
    EXPECT_GE(single.digits_held, 6);
}

TEST(CheckAnswer, UnreadableAndShapeless) {
    EXPECT_EQ(of(kTall, {"", "1", "1"}).sentence, "U is missing.");
    EXPECT_EQ(of(kTall, {kU, "1 x", kV}).finding, Finding::Unreadable);
    const Verdict shape = of(kTall, {"1 2 3 4", "1 2", kV});
    EXPECT_EQ(shape.finding, Finding::WrongShape);
    EXPECT_EQ(
        shape.sentence,
        "For a matrix 3 x 2 the thin form has U 3 x 2, 2 singular values and V 2 x 2, but here U is 1 x 4, "
        "sigma 1 x 2 and V 2 x 2.");
    EXPECT_EQ(of(kTall, {kU, "sqrt(3) 1; 1 1", kV}).finding, Finding::WrongShape);
    EXPECT_FALSE(check_answer(MatrixXd::Zero(21, 2), {"1", "1", "1"}));
    EXPECT_FALSE(check_answer(MatrixXd(), {"1", "1", "1"}));
}

// Pairs of signs, rotations inside ties and of lost directions, thin and full, 2 to 17 digits: all are right.
TEST(CheckAnswerFaults, RightAnswersAreAccepted) {
    Random random(21);
    for (int i = 0; i < cases(); ++i) {
        const test::Planted planted = test::plant(random, Finding::Right);
        const Verdict verdict = of(planted.A, planted.answer);
        ASSERT_TRUE(is_right(verdict.finding))
            << name_of(verdict.finding) << ": " << verdict.sentence << "\nA\n"
            << planted.A << "\nU " << planted.answer.U << "\nsigma " << planted.answer.sigma << "\nV "
            << planted.answer.V;
    }
}

TEST(CheckAnswerFaults, AreNamed) {
    Random random(22);
    int named = 0;
    for (int i = 0; i < cases(); ++i) {
        const auto faults = test::plantable();
        const Finding fault = faults[static_cast<std::size_t>(i) % faults.size()];
        const test::Planted planted = test::plant(random, fault);
        const Verdict verdict = of(planted.A, planted.answer);
        named += fault == Finding::Right ? is_right(verdict.finding) : verdict.finding == fault;
    }
    EXPECT_GE(named, cases() * 99 / 100);
}

// The repaired answer is an SVD of A and is accepted.
TEST(CheckAnswerFaults, RepairedAnswersAreRight) {
    Random random(23);
    for (int i = 0; i < cases() / 2; ++i) {
        const auto faults = test::plantable();
        const test::Planted planted =
            test::plant(random, faults[static_cast<std::size_t>(i) % faults.size()]);
        const Verdict verdict = of(planted.A, planted.answer);
        const auto matrix = [](const NumberTable& table) {
            return MatrixXd(Eigen::Map<const Eigen::Matrix<double, -1, -1, Eigen::RowMajor>>(
                table.values.data(), table.rows, table.cols));
        };
        const MatrixXd U = matrix(verdict.right_U), V = matrix(verdict.right_V);
        const MatrixXd sigma = matrix(verdict.right_sigma);
        const Eigen::Index k = sigma.rows();
        const MatrixXd product = U.leftCols(k) * sigma.col(0).asDiagonal() * V.leftCols(k).transpose();
        ASSERT_LE((product - planted.A).norm(), 1e-12 * planted.A.norm()) << name_of(verdict.finding);
        ASSERT_LE((U.transpose() * U - MatrixXd::Identity(U.cols(), U.cols())).norm(), 1e-12);
        ASSERT_LE((V.transpose() * V - MatrixXd::Identity(V.cols(), V.cols())).norm(), 1e-12);
    }
}

}  // namespace
}  // namespace svdscope
