// The worked examples of maths.md 7 and facts/worked_examples.json in the exact form given there, and what a
// student can ask and answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/byhand/transcript.hpp"

namespace svdscope {
namespace {

Transcript of(const char* text) {
    const Result<Transcript> transcript = make_transcript(text);
    EXPECT_TRUE(transcript) << text << ": " << (transcript ? "" : transcript.error().message);
    return transcript ? *transcript : Transcript();
}

const Step& step(const Transcript& transcript, StepKind kind, int index = -1) {
    const auto found = std::ranges::find_if(transcript.steps, [&](const Step& one) {
        return one.kind == kind && (index < 0 || one.index == index);
    });
    EXPECT_NE(found, transcript.steps.end());
    return found == transcript.steps.end() ? transcript.steps.front() : *found;
}

std::string line(const Step& step, std::size_t i) {
    EXPECT_LT(i, step.formulas.size());
    return i < step.formulas.size() ? inline_text(step.formulas[i]) : "";
}
std::string last(const Step& step) { return line(step, step.formulas.size() - 1); }

bool has_remark(const Transcript& transcript, Slip slip) {
    return std::ranges::any_of(transcript.steps, [&](const Step& one) {
        return std::ranges::any_of(one.remarks, [&](const Remark& remark) { return remark.slip == slip; });
    });
}

// 000.A.gram, 000.A.svd, 001.lowrank_update: sigma 3, 1 and the two layers.
TEST(Transcript, SymmetricThreeAndOne) {
    const Transcript transcript = of("[[2, 1], [1, 2]]");
    EXPECT_TRUE(transcript.exact);
    EXPECT_EQ(transcript.digits, 0);
    EXPECT_EQ(last(step(transcript, StepKind::Gram)), "G = A^T A = [5 4; 4 5]");
    EXPECT_EQ(last(step(transcript, StepKind::Polynomial)), "det (lambda I - G) = lambda^2 - 10 lambda + 9");
    const Step& roots = step(transcript, StepKind::Eigenvalues);
    EXPECT_EQ(line(roots, 0), "lambda = (10 +- sqrt(64))/2");
    EXPECT_EQ(line(roots, 1), "lambda_1 = 9");
    EXPECT_EQ(line(roots, 2), "lambda_2 = 1");
    EXPECT_EQ(line(step(transcript, StepKind::SingularValues), 0), "sigma_1 = sqrt(lambda_1) = 3");
    EXPECT_EQ(last(step(transcript, StepKind::Eigenvector, 0)), "v_1 = 1/sqrt(2) * [1; 1]");
    EXPECT_EQ(last(step(transcript, StepKind::Eigenvector, 1)), "v_2 = 1/sqrt(2) * [1; -1]");
    EXPECT_EQ(last(step(transcript, StepKind::Partner, 1)), "u_2 = 1/sqrt(2) * [1; -1]");
    EXPECT_EQ(inline_text(transcript.U), "[1/sqrt(2) 1/sqrt(2); 1/sqrt(2) -1/sqrt(2)]");
    EXPECT_EQ(inline_text(transcript.U), inline_text(transcript.V));
    EXPECT_EQ(inline_text(transcript.Sigma), "[3 0; 0 1]");
    EXPECT_EQ(
        last(step(transcript, StepKind::Check)),
        "sigma_1 u_1 v_1^T + sigma_2 u_2 v_2^T = [3/2 3/2; 3/2 3/2] + [1/2 -1/2; -1/2 1/2] = [2 1; 1 2]");
    EXPECT_LE(transcript.numbers.error, 1e-14);
}

// 001.gram, 001.svd and 001.rank_one_approx: G, lambda 3 and 1, sqrt(3) and 1, u, v, the layer of rank 1.
TEST(Transcript, ThreeDocumentsTwoTerms) {
    const Transcript transcript = of("1 0; 0 1; 1 1");
    EXPECT_EQ(last(step(transcript, StepKind::Gram)), "G = A^T A = [2 1; 1 2]");
    EXPECT_EQ(last(step(transcript, StepKind::Polynomial)), "det (lambda I - G) = lambda^2 - 4 lambda + 3");
    const Step& sigma = step(transcript, StepKind::SingularValues);
    EXPECT_EQ(line(sigma, 0), "sigma_1 = sqrt(lambda_1) = sqrt(3) ~ 1.73205");
    EXPECT_EQ(line(sigma, 1), "sigma_2 = sqrt(lambda_2) = 1");
    EXPECT_EQ(line(step(transcript, StepKind::Partner, 0), 0), "A v_1 = 1/sqrt(2) * [1; 1; 2]");
    EXPECT_EQ(last(step(transcript, StepKind::Partner, 0)), "u_1 = 1/sqrt(6) * [1; 1; 2]");
    EXPECT_EQ(last(step(transcript, StepKind::Partner, 1)), "u_2 = 1/sqrt(2) * [1; -1; 0]");
    EXPECT_EQ(last(step(transcript, StepKind::Completion)), "u_3 = 1/sqrt(3) * [1; 1; -1]");
    EXPECT_NE(last(step(transcript, StepKind::Check)).find("[1/2 1/2; 1/2 1/2; 1 1]"), std::string::npos);
}

// 000.B.golden and the shear: the golden ratio and its inverse, with det -1 and +1.
TEST(Transcript, GoldenRatio) {
    for (const char* text : {"1 1; 1 0", "1 1; 0 1"}) {
        const Transcript transcript = of(text);
        EXPECT_EQ(last(step(transcript, StepKind::Polynomial)),
                  "det (lambda I - G) = lambda^2 - 3 lambda + 1");
        EXPECT_EQ(line(step(transcript, StepKind::Eigenvalues), 1), "lambda_1 = (3 + sqrt(5))/2");
        EXPECT_EQ(line(step(transcript, StepKind::SingularValues), 0),
                  "sigma_1 = sqrt(lambda_1) = (1 + sqrt(5))/2 ~ 1.61803");
        EXPECT_EQ(line(step(transcript, StepKind::SingularValues), 1),
                  "sigma_2 = sqrt(lambda_2) = (sqrt(5) - 1)/2 ~ 0.618034");
    }
    const std::vector<double> v1{of("1 1; 1 0").numbers.V[0], of("1 1; 1 0").numbers.V[2]};
    EXPECT_NEAR(v1[0], 0.850651, 1e-6);
    EXPECT_NEAR(v1[1], 0.525731, 1e-6);
}

// 000.ex1 and 001.practice1; 004.inverse; 004.eig as a matrix of its own.
TEST(Transcript, Exercises) {
    EXPECT_EQ(last(step(of("3 1; 1 3"), StepKind::Gram)), "G = A^T A = [10 6; 6 10]");
    EXPECT_EQ(step(of("3 1; 1 3"), StepKind::Eigenvalues).question->expected, (std::vector<double>{16, 4}));
    EXPECT_EQ(inline_text(of("3 1; 1 3").Sigma), "[4 0; 0 2]");
    EXPECT_EQ(inline_text(of("1 1; 1 2").Sigma), "[(3+sqrt(5))/2 0; 0 (3-sqrt(5))/2]");
    EXPECT_EQ(inline_text(of("4 2; 2 3").Sigma), "[(7+sqrt(17))/2 0; 0 (7-sqrt(17))/2]");
}

// 003.drill1: diagonal, but the order changes the axes.
TEST(Transcript, OrderSwapsTheAxes) {
    const Transcript transcript = of("1 0; 0 2");
    EXPECT_EQ(inline_text(transcript.Sigma), "[2 0; 0 1]");
    EXPECT_EQ(inline_text(transcript.U), "[0 1; 1 0]");
    EXPECT_EQ(inline_text(transcript.V), "[0 1; 1 0]");
}

// 001.rank1: sigma 2 and 0.
TEST(Transcript, RankOneIsNeverDividedByZero) {
    const Transcript transcript = of("1 1; 0 0; 1 1");
    EXPECT_EQ(transcript.numbers.rank, 1);
    EXPECT_EQ(inline_text(transcript.Sigma), "[2 0; 0 0; 0 0]");
    EXPECT_EQ(last(step(transcript, StepKind::Eigenvector, 1)), "v_2 = 1/sqrt(2) * [1; -1]");
    EXPECT_EQ(step(transcript, StepKind::Eigenvector, 1).lit, Lit::NullLine);
    EXPECT_EQ(step(transcript, StepKind::Completion).formulas.size(), 2U);
    EXPECT_TRUE(has_remark(transcript, Slip::DividingByZero));
    EXPECT_EQ(last(step(transcript, StepKind::Check)),
              "sigma_1 u_1 v_1^T = [1 1; 0 0; 1 1] = [1 1; 0 0; 1 1]");
    EXPECT_FALSE(has_remark(of("2 1; 1 2"), Slip::DividingByZero));
    EXPECT_EQ(last(step(of("0 0; 0 0"), StepKind::Check)), "0 = [0 0; 0 0]");
}

// 004.svd_2x3: sigma 5, 3, and the null direction (2, -2, -1) / 3.
TEST(Transcript, WideGoesTheOtherWay) {
    const Transcript transcript = of("3 2 2; 2 3 -2");
    EXPECT_TRUE(transcript.numbers.wide);
    EXPECT_EQ(last(step(transcript, StepKind::Gram)), "G = A A^T = [17 8; 8 17]");
    EXPECT_EQ(step(transcript, StepKind::Gram).lit, Lit::GramOutput);
    EXPECT_EQ(last(step(transcript, StepKind::Eigenvector, 1)), "u_2 = 1/sqrt(2) * [1; -1]");
    EXPECT_EQ(line(step(transcript, StepKind::Partner, 0), 0), "A^T u_1 = 1/sqrt(2) * [5; 5; 0]");
    EXPECT_EQ(last(step(transcript, StepKind::Partner, 0)), "v_1 = 1/sqrt(2) * [1; 1; 0]");
    EXPECT_EQ(last(step(transcript, StepKind::Partner, 1)), "v_2 = 1/(3*sqrt(2)) * [1; -1; 4]");
    EXPECT_EQ(last(step(transcript, StepKind::Completion)), "v_3 = 1/3 * [2; -2; -1]");
    EXPECT_EQ(step(transcript, StepKind::Completion).lit, Lit::NullLine);
    EXPECT_EQ(inline_text(transcript.Sigma), "[5 0 0; 0 3 0]");
}

// 004.symmetric: no rational root, sigma 13.899, 4.737, 1.838; 004.LR: sigma_L in roots of decimals.
TEST(Transcript, DecimalsWhereRootsWouldPretend) {
    const Transcript transcript = of("1 7 3; 7 4 5; 3 5 6");
    EXPECT_FALSE(transcript.exact);
    EXPECT_EQ(transcript.digits, kHandDigits);
    EXPECT_EQ(transcript.basis,
              "Decimals with 6 significant digits. The characteristic polynomial is a cubic "
              "without a rational root.");
    EXPECT_EQ(line(step(transcript, StepKind::SingularValues), 0), "sigma_1 = sqrt(lambda_1) ~ 13.8991");
    EXPECT_NEAR(transcript.numbers.sigma[1], 4.7369, 1e-4);
    EXPECT_NEAR(transcript.numbers.sigma[2], 1.83783, 1e-4);
    const Transcript root = of("sqrt(2) 1; 0 1");
    EXPECT_FALSE(root.exact);
    EXPECT_NE(root.basis.find("\"sqrt(2)\" is no fraction"), std::string::npos);
    EXPECT_NE(last(step(root, StepKind::Check)).find("largest error of an entry = "), std::string::npos);
    EXPECT_LT(root.numbers.error, 1e-14);
    EXPECT_TRUE(of("2 1; 0.5 1.5").exact) << "finite decimals are fractions";
    EXPECT_NEAR(of("2 1; 0.5 1.5").numbers.sigma[0], 2.558336, 1e-6);
}

TEST(Transcript, FromDoubles) {
    EXPECT_EQ(*make_transcript({2, 1, 1, 2}, 2, 2), of("2 1; 1 2"));
    EXPECT_TRUE(make_transcript({0.1, 0, 0, 0.25}, 2, 2)->exact);
    EXPECT_FALSE(make_transcript({1.0 / 3, 0, 0, 1}, 2, 2)->exact) << "sixteen digits are no fraction";
}

TEST(Transcript, RefusesInOneSentence) {
    EXPECT_EQ(make_transcript("1 2; 3").error().message, "Row 2 has 1 entry, but row 1 has 2.");
    EXPECT_EQ(
        make_transcript("1 2 3 4; 1 2 3 4; 1 2 3 4; 1 2 3 4").error().message,
        "By hand the smaller side may be at most 3 and the larger one at most 8, but the matrix is 4 x 4.");
    EXPECT_EQ(make_transcript("1e200 0; 0 1").error().message, "The squares of the entries are too large.");
    EXPECT_FALSE(make_transcript({1, 2, 3}, 2, 2));
    EXPECT_FALSE(make_transcript({std::nan(""), 0, 0, 1}, 2, 2));
}

TEST(Transcript, RemarksStandWhereStudentsSlip) {
    const Transcript transcript = of("3 -4; 4 3");
    for (const Slip slip : {Slip::OrderOfSigma, Slip::RootOfLambda, Slip::SignsInPairs, Slip::PairingLost,
                            Slip::TiedDirections, Slip::GramForInsight, Slip::NotUnit}) {
        EXPECT_TRUE(has_remark(transcript, slip)) << static_cast<int>(slip);
    }
    EXPECT_FALSE(step(transcript, StepKind::Eigenvector, 0).question) << "a tie has many answers";
}

TEST(Transcript, RepliesAreReadFairly) {
    const Transcript transcript = of("1 0; 0 1; 1 1");
    const Question sigma = *step(transcript, StepKind::SingularValues).question;
    EXPECT_EQ(check_reply(sigma, "sqrt(3), 1"), (Reply{true, "Right."}));
    EXPECT_TRUE(check_reply(sigma, "1.73 1").right);
    EXPECT_EQ(check_reply(sigma, "1, sqrt(3)").sentence, "The numbers are right, but not their order.");
    EXPECT_EQ(check_reply(sigma, "3, 1").sentence, "These are the squares: take their roots.");
    EXPECT_EQ(check_reply(sigma, "2").sentence, "2 numbers are expected, not 1.");
    EXPECT_FALSE(check_reply(sigma, "two").right);
    const Question lambda = *step(transcript, StepKind::Eigenvalues).question;
    EXPECT_TRUE(check_reply(lambda, "[1; 3]").right) << "eigenvalues in any order";
    const Question v = *step(transcript, StepKind::Eigenvector, 1).question;
    EXPECT_TRUE(check_reply(v, "1/sqrt(2), -1/sqrt(2)").right);
    EXPECT_NE(check_reply(v, "-0.71; 0.71").sentence.find("other sign"), std::string::npos);
    EXPECT_EQ(check_reply(v, "1 -1").sentence, "The direction is right, but its length is not 1.");
    EXPECT_EQ(check_reply(v, "1 0").sentence, "That is another direction.");
    EXPECT_EQ(check_reply(v, "0 0").sentence, "The zero vector has no direction.");
    const Question gram = *step(transcript, StepKind::Gram).question;
    EXPECT_TRUE(check_reply(gram, "2 1; 1 2").right);
}

// Every question accepts its own answer.
TEST(Transcript, QuestionsAcceptTheirAnswers) {
    for (const char* text :
         {"1 0; 0 1; 1 1", "3 2 2; 2 3 -2", "1 2; 2 4", "1 1 0; 1 0 0; 0 0 2", "3 4", "pi 1; 0 1"}) {
        for (const Step& one : of(text).steps) {
            if (!one.question) continue;
            std::string typed;
            for (const double value : one.question->expected) typed += std::to_string(value) + " ";
            EXPECT_TRUE(check_reply(*one.question, typed).right) << one.title << ": " << typed;
        }
    }
}

TEST(Transcript, Writers) {
    const Transcript transcript = of("1 0; 0 1; 1 1");
    const std::string text = transcript_text(transcript);
    EXPECT_NE(text.find("\n6. The direction v_1\n"), std::string::npos);
    EXPECT_NE(text.find("     w_1 = [ 1 ], |w_1| = sqrt(2)\n           [ 1 ]\n"), std::string::npos);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        EXPECT_LE(end - begin, 100U) << text.substr(begin, end - begin);
        EXPECT_FALSE(end > begin && text[end - 1] == ' ') << "a blank at the end of a line";
        begin = end + 1;
    }
    const std::string markdown = transcript_markdown(transcript);
    EXPECT_TRUE(markdown.starts_with("# The singular value decomposition by hand\n\n"));
    EXPECT_NE(markdown.find("\n## 2. The Gram matrix G = A^T A\n"), std::string::npos);
    EXPECT_NE(markdown.find("\n    G = A^T A = [ 2  1 ]\n"), std::string::npos);
    const std::string latex = transcript_latex(transcript);
    EXPECT_TRUE(latex.starts_with("\\documentclass{article}\n"));
    EXPECT_TRUE(latex.ends_with("\\end{document}\n"));
    EXPECT_NE(latex.find("\\frac{1}{\\sqrt{6}}"), std::string::npos);
    EXPECT_EQ(std::ranges::count(latex, '$') % 2, 0);
}

TEST(Transcript, Programs) {
    const Transcript transcript = of("3 2 2; 2 3 -2");
    const std::string numpy = transcript_numpy(transcript);
    EXPECT_NE(numpy.find("A = np.array([[3, 2, 2],\n              [2, 3, -2]])\n"), std::string::npos);
    EXPECT_NE(numpy.find("G = A @ A.T\n"), std::string::npos);
    EXPECT_NE(numpy.find("sigma = np.array([5, 3])\n"), std::string::npos);
    const std::string matlab = transcript_matlab(transcript);
    EXPECT_NE(matlab.find("A = [3 2 2\n     2 3 -2];\n"), std::string::npos);
    EXPECT_NE(matlab.find("G = A * A';\n"), std::string::npos);
}

}  // namespace
}  // namespace svdscope
