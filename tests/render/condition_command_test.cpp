// `svdscope condition` as a person or a script runs it.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

#include "tests/render/program_run.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using nlohmann::json;
using test::Ended;
using test::run;

constexpr const char* kWorked = "condition --matrix '1 0; 0 1e-4' --rhs '1; 1e-4' --noise '0; 1e-4'";

json of(const std::string& arguments) {
    const Ended result = run("condition " + arguments + " --json");
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.code == 0 ? json::parse(result.out) : json();
}

bool says(const std::string& text, const std::string& line) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\nis not in\n" << text;
    return true;
}

double number(const json& value) { return value.get<double>(); }

// facts/worked_examples.json 001.kappa_solve, tolerance 0.01
TEST(ConditionCommand, TheWorkedExampleForPeople) {
    const Ended result = run(kWorked);
    EXPECT_EQ(result.code, 0) << result.err;
    says(result.out, "A  2 x 2, rank 2  (singular values above 4.44e-16)\n");
    says(result.out, "\nkappa                       10000\n");
    says(result.out, "\nby A^T A                    kappa^2 = 1e+08: 7.7 digits\n");
    says(result.out, "relative error grows by the factor 10000.\n");
    says(result.out, "\nSolution (unique)\n");
    says(result.out, "\nlargest amplification here  7071.07\n");
    says(result.out, "\n|error of x| / |x|          0.707107\n");
    says(result.out, "\namplification               7071.07\n");
}

TEST(ConditionCommand, TheWorkedExampleForPrograms) {
    const json result = of(std::string(kWorked).substr(10));
    EXPECT_EQ(result["rows"], 2);
    EXPECT_EQ(result["cols"], 2);
    EXPECT_EQ(result["singular_values"], (json{1.0, 1e-4}));
    EXPECT_EQ(result["rank"], 2);
    EXPECT_EQ(number(result["tolerance"]), 2 * std::numeric_limits<double>::epsilon());
    EXPECT_EQ(number(result["condition_number"]), 1e4);
    EXPECT_EQ(number(result["effective_condition_number"]), 1e4);
    EXPECT_EQ(number(result["gram_condition_number"]), 1e8);
    EXPECT_NEAR(number(result["digits"]), 11.65, 0.01);
    EXPECT_NEAR(number(result["gram_digits"]), 7.65, 0.01);
    EXPECT_EQ(std::abs(number(result["worst"]["b"][0])), 1);
    EXPECT_EQ(std::abs(number(result["worst"]["noise"][1])), 1);
    EXPECT_EQ(std::abs(number(result["worst"]["x"][0])), 1);
    EXPECT_EQ(std::abs(number(result["worst"]["error"][1])), 1);
    EXPECT_EQ(result["rhs"], (json{1.0, 1e-4}));
    EXPECT_EQ(result["solution"], "unique");
    EXPECT_EQ(result["x"], (json{1.0, 1.0}));
    EXPECT_EQ(result["residual"], (json{0.0, 0.0}));
    EXPECT_EQ(number(result["residual_norm"]), 0);
    EXPECT_NEAR(number(result["worst_amplification"]), 7071.07, 0.01);
    EXPECT_EQ(result["noise"], (json{0.0, 1e-4}));
    EXPECT_EQ(number(result["noise_norm"]), 1e-4);
    EXPECT_EQ(result["error"], (json{0.0, 1.0}));
    EXPECT_EQ(number(result["error_norm"]), 1);
    EXPECT_EQ(number(result["worst_error"]), 1);
    EXPECT_NEAR(number(result["relative_noise"]), 1e-4, 1e-11);
    EXPECT_NEAR(number(result["relative_error"]), std::sqrt(0.5), 1e-15);
    EXPECT_NEAR(number(result["worst_relative_error"]), std::sqrt(0.5), 1e-15);
    EXPECT_NEAR(number(result["amplification"]), 7071.07, 0.01);
    EXPECT_EQ(result.size(), 26U) << "a key was added or lost";
}

TEST(ConditionCommand, OnlyWhatWasAskedFor) {
    const json plain = of("--matrix '2 1; 1 2'");
    EXPECT_EQ(plain.size(), 11U);
    EXPECT_NEAR(number(plain["condition_number"]), 3, 1e-14);
    const json radius = of("--matrix '2 1; 1 2' --noise 0.5");
    EXPECT_NEAR(number(radius["worst_error"]), 0.5, 1e-15);
    EXPECT_FALSE(radius.contains("amplification"));
    EXPECT_FALSE(radius.contains("worst_relative_error"));
    const json both = of("--matrix '2 1; 1 2' --rhs '3, 3' --noise 0.5");
    EXPECT_NEAR(number(both["worst_relative_error"]), 0.5 / std::sqrt(2), 1e-15);
    EXPECT_FALSE(both.contains("relative_error"));
    says(run("condition --matrix '2 1; 1 2' --noise '0.1 0'").out, "relative errors need a right-hand side");
}

TEST(ConditionCommand, OtherShapes) {
    const json tall = of("--matrix '1 0; 0 1; 1 1' --rhs '1 2 4'");
    EXPECT_EQ(tall["solution"], "least squares");
    EXPECT_NEAR(number(tall["x"][0]), 4.0 / 3, 1e-14);
    EXPECT_NEAR(number(tall["x"][1]), 7.0 / 3, 1e-14);
    EXPECT_NEAR(number(tall["residual_norm"]), 1 / std::sqrt(3), 1e-14);
    EXPECT_EQ(tall["worst"]["b"].size(), 3U);
    EXPECT_EQ(tall["worst"]["x"].size(), 2U);
    const json wide = of("--matrix '1 1' --rhs 2 --noise 0.1");
    EXPECT_EQ(wide["solution"], "shortest");
    EXPECT_NEAR(number(wide["x"][1]), 1, 1e-15);
    EXPECT_EQ(of("--gallery symmetric --rhs '1 2'")["x"].size(), 2U);
    const test::TemporaryFolder folder;
    const std::string file = (folder / "a.csv").string();
    test::put(file, "1,0\n0,0.5\n");
    EXPECT_EQ(number(of(file + " --rhs='-1; 2'")["x"][1]), 4);
}

TEST(ConditionCommand, SingularMatricesSaySo) {
    const json result = of("--matrix '1 2; 2 4' --rhs '1 1' --noise '0.1 0'");
    EXPECT_EQ(result["rank"], 1);
    EXPECT_EQ(result["condition_number"], "inf");
    EXPECT_EQ(number(result["effective_condition_number"]), 1);
    EXPECT_EQ(result["gram_condition_number"], "inf");
    EXPECT_EQ(number(result["digits"]), 0);
    EXPECT_EQ(result["solution"], "shortest least squares");
    EXPECT_NEAR(number(result["x"][1]), 0.24, 1e-15);
    EXPECT_EQ(result["worst_amplification"], "inf");
    EXPECT_EQ(result["worst_error"], "inf");
    EXPECT_NEAR(number(result["amplification"]), 1 / 3.0 * std::sqrt(2), 1e-14);
    const std::string text = run("condition --matrix '1 2; 2 4'").out;
    says(text, "inf  (A is singular to working accuracy)\n");
    says(text, "relative error grows without bound.\n");
    const json zero = of("--matrix '0 0; 0 0' --rhs '1 1' --noise '0.1 0'");
    EXPECT_EQ(zero["x"], (json{0.0, 0.0}));
    EXPECT_TRUE(zero["amplification"].is_null());
    EXPECT_TRUE(zero["relative_error"].is_null());
    says(run("condition --matrix '0 0; 0 0' --rhs '1 1' --noise '0.1 0'").out, "nothing to compare with\n");
}

TEST(ConditionCommand, LongVectorsAreCutAndSayByHowMuch) {
    std::string rows;
    for (int i = 0; i < 25; ++i) rows += std::to_string(i + 1) + " " + std::to_string(i * i) + ";";
    rows.pop_back();
    says(run("condition --matrix '" + rows + "'").out, "  ... and 5 more rows (--json prints all)\n");
    EXPECT_EQ(of("--matrix '" + rows + "'")["worst"]["b"].size(), 25U);
}

TEST(ConditionCommand, BadInputIsOneSentenceAndCodeOne) {
    const std::pair<std::string, std::string> cases[] = {
        {"--rhs '1 2 3'", "--rhs: The right-hand side has 3 numbers, and A has 2 rows."},
        {"--rhs '1 2; 3 4'", "--rhs: one row or one column of numbers is expected, not 2 x 2."},
        {"--rhs '1 x'", "--rhs: "},
        {"--noise '1 2 3'",
         "--noise: one number (its length) or 2 (one for each row of A) are expected, not 3."},
        {"--noise=-1", "--noise: the length of the noise cannot be negative."},
        {"--rhs '1e308 1e308' --noise 1", "--rhs: The solution x is beyond the largest number."},
        {"--noise '1e308 1e308'", "--noise: The error of x is beyond the largest number."}};
    for (const auto& [options, sentence] : cases) {
        const Ended result = run("condition --matrix '0.1 0; 0 0.1' " + options);
        EXPECT_EQ(result.code, 1) << options;
        EXPECT_EQ(result.out, "") << options;
        EXPECT_EQ(result.err.find("svdscope: " + sentence), 0U) << result.err;
        EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << result.err;
    }
}

TEST(ConditionCommand, WrongUsageIsCodeTwo) {
    for (const char* arguments : {"condition", "condition a.csv --matrix 1", "condition --matrix 1 --rhs ''",
                                  "condition --matrix 1 --noise ''", "condition --matrix 1 --what"}) {
        const Ended result = run(arguments);
        EXPECT_EQ(result.code, 2) << arguments << ": " << result.err;
        EXPECT_EQ(result.out, "") << arguments;
    }
}

}  // namespace
}  // namespace svdscope
