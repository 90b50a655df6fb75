// `svdscope explain` and `svdscope check` as a person or a script runs them.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

#include "tests/render/program_run.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using nlohmann::json;
using test::Ended;
using test::run;

json of(const std::string& arguments) {
    const Ended result = run(arguments + " --json");
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.code == 0 ? json::parse(result.out) : json();
}

void says(const std::string& text, const std::string& line) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\nis not in\n" << text;
}

TEST(ExplainCommand, StepsForPeople) {
    const Ended result = run("explain --matrix '1 0; 0 1; 1 1'");
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_TRUE(
        result.out.starts_with("Every number is exact: whole numbers, fractions and square roots.\n"));
    says(result.out, "\n2. The Gram matrix G = A^T A\n");
    says(result.out, "     sigma_1 = sqrt(lambda_1) = sqrt(3) ~ 1.73205\n");
    says(result.out, "     Sigma = [       0  1 ]\n");
}

TEST(ExplainCommand, Formats) {
    says(run("explain --gallery golden --format markdown").out, "\n## 4. The eigenvalues, largest first\n");
    const Ended latex = run("explain --matrix '1/2 1/3; 1/3 1/2' --format latex");
    says(latex.out, "\\begin{document}");
    says(latex.out, "\\frac{5}{6}");
    says(run("explain --matrix '2 1; 1 2' --format numpy").out, "print(\"singular values by numpy:\"");
    says(run("explain --matrix '2 1; 1 2' --format matlab").out, "disp(svd(A)')");
}

TEST(ExplainCommand, ForPrograms) {
    const json result = of("explain --matrix '3 2 2; 2 3 -2'");
    EXPECT_EQ(result["exact"], true);
    EXPECT_EQ(result["gram_of"], "A A^T");
    EXPECT_EQ(result["gram"], json::parse("[[17.0, 8.0], [8.0, 17.0]]"));
    EXPECT_EQ(result["eigenvalues"], (json{25.0, 9.0}));
    EXPECT_EQ(result["singular_values_text"], (json{"5", "3"}));
    EXPECT_EQ(result["V_text"][2], (json{"0", "4/(3*sqrt(2))", "-1/3"}));
    EXPECT_NEAR(result["V"][2][1].get<double>(), 4 / (3 * std::sqrt(2)), 1e-15);
    EXPECT_EQ(result["steps"][4]["title"], "The singular values");
    EXPECT_EQ(result["rank"], 2);
    EXPECT_EQ(result.size(), 16U) << "a key was added or lost";
}

TEST(ExplainCommand, OtherSources) {
    const test::TemporaryFolder folder;
    const std::string file = (folder / "a.csv").string();
    test::put(file, "1,0\n0,0.5\n");
    EXPECT_EQ(of("explain " + file)["singular_values_text"], (json{"1", "1/2"}));
    EXPECT_EQ(of("explain --matrix '1 7 3; 7 4 5; 3 5 6'")["exact"], false);
}

TEST(ExplainCommand, SaysWhatItCannotDo) {
    const Ended large = run("explain --matrix '1 2 3 4; 1 2 3 4; 1 2 3 4; 1 2 3 4'");
    EXPECT_EQ(large.code, 1);
    EXPECT_EQ(large.out, "");
    says(large.err, "By hand the smaller side may be at most 3");
    EXPECT_EQ(run("explain --matrix '1 x'").code, 1);
    EXPECT_EQ(run("explain --matrix '1 2' --format word").code, 2);
    EXPECT_EQ(run("explain --matrix '1 2' --format text --json").code, 2);
    EXPECT_EQ(run("explain").code, 2);
}

constexpr const char* kRight =
    "check --matrix '2 1; 1 2' --u '0.71 0.71; 0.71 -0.71' --s '3 1' --v '0.71 0.71; "
    "0.71 -0.71'";

TEST(CheckCommand, AcceptsRoundedAnswers) {
    const Ended result = run(kRight);
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.out, "Right.\nCorrect decimals: 2 of 2 written.\n");
    const json verdict = of(kRight);
    EXPECT_EQ(verdict["right"], true);
    EXPECT_EQ(verdict["digits_held"], 2);
    EXPECT_EQ(verdict["places"], json::array());
    EXPECT_EQ(verdict.size(), 10U) << "a key was added or lost";
}

TEST(CheckCommand, NamesTheFaultAndMendsIt) {
    const std::string wrong =
        "check --matrix '1 1; 0 1' --u '0.850651 -0.525731; 0.525731 0.850651' "
        "--s '1.618034, 0.618034' --v '0.525731 0.850651; -0.850651 0.525731'";
    const Ended result = run(wrong);
    EXPECT_EQ(result.code, 0) << "a wrong answer is an answer";
    EXPECT_TRUE(result.out.starts_with("This is V^T where V was said: transpose it.\n"));
    says(result.out, "\nV\n  0.525731  -0.850651\n  0.850651   0.525731\n");
    const json verdict = of(wrong);
    EXPECT_EQ(verdict["verdict"], "V^T for V");
    EXPECT_EQ(verdict["places"].size(), 4U);
    EXPECT_EQ(verdict["places"][1], (json{{"in", "V"}, {"row", 1}, {"column", 2}}));
    EXPECT_NEAR(verdict["repaired"]["V"][0][1].get<double>(), -0.85065080835204, 1e-12);
    const Ended as_numpy =
        run("check --matrix '1 1; 0 1' --u '0.850651 -0.525731; 0.525731 0.850651' "
            "--s '1.618034, 0.618034' --vt '0.525731 0.850651; -0.850651 0.525731'");
    EXPECT_TRUE(as_numpy.out.starts_with("Right")) << as_numpy.out;
}

TEST(CheckCommand, NeedsAllThree) {
    EXPECT_EQ(run("check --matrix '2 1; 1 2' --u '1 0; 0 1' --s '3 1'").code, 2);
    EXPECT_EQ(run("check --matrix '2 1; 1 2' --u '1 0; 0 1' --v '1 0; 0 1'").code, 2);
    const Ended unreadable = run("check --matrix '2 1; 1 2' --u '1 0; 0 one' --s '3 1' --v '1 0; 0 1'");
    EXPECT_EQ(unreadable.code, 1);
    EXPECT_EQ(unreadable.out, "");
    says(unreadable.err, "U: Row 2, column 2");
    EXPECT_EQ(run("check --matrix '1 2; 3' --u 1 --s 1 --v 1").code, 1);
}

// Twenty documents through pdflatex, where it is installed.
TEST(ExplainCommand, LatexCompiles) {
    if (std::system("command -v pdflatex >/dev/null 2>&1") != 0) GTEST_SKIP() << "pdflatex is not installed";
    const char* matrices[] = {"1 0; 0 1; 1 1",
                              "2 1; 1 2",
                              "1 1; 0 1",
                              "1 1; 1 0",
                              "3 1; 1 3",
                              "1 1; 0 0; 1 1",
                              "3 2 2; 2 3 -2",
                              "1 0; 0 2",
                              "0 0; 0 0",
                              "3 -4; 4 3",
                              "1/2 1/3; 1/3 1/2",
                              "1 2; 3 4; 5 6",
                              "1 2 0; 2 1 0; 0 0 5",
                              "1 1 0; 0 1 1; 1 0 1",
                              "1 7 3; 7 4 5; 3 5 6",
                              "3 4",
                              "sqrt(2) π; 0 1",
                              "1e-8 1; 0 1",
                              "1 2 3; 4 5 6; 7 8 9",
                              "-1 -2; -3 -4"};
    for (const char* matrix : matrices) {
        const test::TemporaryFolder folder;
        const Ended latex = run(std::string("explain --format latex --matrix '") + matrix + "'");
        ASSERT_EQ(latex.code, 0) << latex.err;
        test::put((folder / "svd.tex").string(), latex.out);
        const std::string command = "cd '" + folder.path().string() +
                                    "' && pdflatex -halt-on-error -interaction=nonstopmode svd.tex >log 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0) << matrix << "\n" << test::content_of(folder / "svd.log");
    }
}

}  // namespace
}  // namespace svdscope
