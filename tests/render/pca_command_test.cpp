// `svdscope pca` as a person or a script runs it.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/analysis/pca.hpp"
#include "tests/render/program_run.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using nlohmann::json;
using test::Ended;
using test::run;

constexpr const char* kPeople =
    "name,height (cm),weight [kg],age\n"
    "Ada,170.5,60,36\n"
    "Grace,165,58.5,85\n"
    "Emmy,160,50.25,nan\n"
    "Sofia,158,55,41\n";

struct PcaCommand : testing::Test {
    test::TemporaryFolder folder;
    std::string people = (folder / "people.csv").string();

    PcaCommand() { test::put(people, kPeople); }
    json of(const std::string& arguments) {
        const Ended result = run("pca " + arguments + " --json");
        EXPECT_EQ(result.code, 0) << result.err;
        return result.code == 0 ? json::parse(result.out) : json();
    }
};

std::string numbers(int rows, int cols) {
    std::string text;
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < cols; ++j) text += std::to_string((i * 7 + j * j * 5) % 11) + " ";
        text += "\n";
    }
    return text;
}

TEST_F(PcaCommand, JsonHoldsTheWorkedExample) {
    const json result = of("--matrix '1 1; 2 2.1; 3 2.8; 4 4.2'");
    EXPECT_EQ(result["rows"], 4);
    EXPECT_EQ(result["cols"], 2);
    EXPECT_EQ(result["columns"], (json{"column 1", "column 2"}));
    EXPECT_EQ(result["center"], true);
    EXPECT_EQ(result["standardised"], false);
    EXPECT_NEAR(result["mean"][1].get<double>(), 2.525, 1e-15);
    EXPECT_EQ(result["scale"], (json{1.0, 1.0}));
    EXPECT_NEAR(result["components"][0][0].get<double>(), 0.6937, 5e-5);
    EXPECT_NEAR(result["components"][1][0].get<double>(), 0.7203, 5e-5);
    EXPECT_NEAR(result["explained_variance_ratio"][0].get<double>(), 0.9961, 5e-5);
    EXPECT_NEAR(result["singular_values"][1].get<double>(), 0.200267, 1e-6);
    EXPECT_NEAR(result["variances"][0].get<double>(), 3.4491, 5e-5);
    EXPECT_NEAR(result["standard_deviations"][0].get<double>(), 1.85718, 5e-5);
    EXPECT_EQ(result["scores"].size(), 4U);
    EXPECT_EQ(result["scores"][0].size(), 2U);
}

TEST_F(PcaCommand, NumbersKeepEveryBit) {
    const json result = of("--matrix '1 1; 2 2.1; 3 2.8; 4 4.2'");
    const Pca pca = principal_components(Eigen::MatrixXd{{1, 1}, {2, 2.1}, {3, 2.8}, {4, 4.2}}).value();
    for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 2; ++j) EXPECT_EQ(result["scores"][i][j].get<double>(), pca.scores(i, j));
    }
    for (int j = 0; j < 2; ++j) EXPECT_EQ(result["variances"][j].get<double>(), pca.variances(j));
}

TEST_F(PcaCommand, ColumnsAreChosenByName) {
    const json chosen = of(people + " --columns 'weight,height (cm)'");
    EXPECT_EQ(chosen["columns"], (json{"weight", "height"}));
    EXPECT_EQ(chosen["units"], (json{"kg", "cm"}));
    EXPECT_NEAR(chosen["mean"][0].get<double>(), 55.9375, 1e-13);
    EXPECT_EQ(chosen["columns_left_out"], json::array());
    EXPECT_EQ(of(people + " --columns 'column 3'")["columns"], json{"weight"});
    test::put(people, "\"height, in cm\",b\n1,2\n3,5\n");
    EXPECT_EQ(of(people + " --columns '\"height, in cm\"'")["columns"], json{"height, in cm"});
}

TEST_F(PcaCommand, TextIsLeftOutAndSaidSo) {
    test::put(people, "name,a,b\nx,1,2\ny,3,5\nz,4,4\n");
    const json all = of(people);
    EXPECT_EQ(all["columns"], (json{"a", "b"}));
    EXPECT_EQ(all["columns_left_out"], json{"name"});
    EXPECT_NE(run("pca " + people).out.find("left out, because it is text: name\n"), std::string::npos);
}

TEST_F(PcaCommand, SourcesAgree) {
    const std::string typed = run("pca --matrix '2 1; 1 2; 0 5' --json").out;
    test::put(people, "2,1\n1,2\n0,5\n");
    EXPECT_EQ(run("pca " + people + " --json").out, typed);
    EXPECT_EQ(run("pca - --json", "printf '2 1\\n1 2\\n0 5\\n' |").out, typed);
    test::put(people, "[[2, 1],\n [1, 2],\n [0, 5]]\n");
    EXPECT_EQ(run("pca " + people + " --json").out, typed);
    EXPECT_EQ(of("--gallery symmetric")["rows"], 2);
}

TEST_F(PcaCommand, OptionsReachTheAnalysis) {
    const std::string typed = "--matrix '1 10 5; 2 21 1; 3 28 2; 4 42 8' ";
    EXPECT_EQ(of(typed + "--components 2")["components"][2].size(), 2U);
    const json standardised = of(typed + "--standardise");
    EXPECT_EQ(standardised["standardised"], true);
    EXPECT_NEAR(standardised["scale"][0].get<double>(), 1.2909944487358056, 1e-15);
    EXPECT_EQ(of(typed + "--standardize"), standardised);
    const json uncentred = of(typed + "--no-center");
    EXPECT_EQ(uncentred["center"], false);
    EXPECT_FALSE(uncentred.contains("variances")) << "that word is for centred data";
    EXPECT_FALSE(uncentred.contains("explained_variance_ratio"));
    for (const char* key : {"second_moments", "root_mean_squares", "energy_ratio"})
        EXPECT_EQ(uncentred[key].size(), 3U) << key;
}

TEST_F(PcaCommand, PeopleGetAlignedNumbersWithUnits) {
    const Ended result = run("pca " + people + " --columns height,weight");
    EXPECT_EQ(result.code, 0);
    EXPECT_NE(result.out.find("4 samples x 2 features, centred\n"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("  height (cm)  163.375  "), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("  weight (kg)  55.9375  "), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("  cumulative "), std::string::npos) << result.out;
    EXPECT_EQ(run("pca --matrix '1 2; 3 5' --no-center").out.find("variance"), std::string::npos);
}

TEST_F(PcaCommand, WhatIsNotUniqueIsSaid) {
    EXPECT_NE(run("pca --matrix '1 1; -1 1; -1 -1; 1 -1'").out.find("PC1 and PC2 tie"), std::string::npos);
    EXPECT_NE(run("pca --matrix '1 1; 2 2; 3 3'").out.find("from PC2 on there is nothing but rounding"),
              std::string::npos);
    EXPECT_NE(run("pca --matrix '1 2 3'").out.find("one sample has no variance"), std::string::npos);
    EXPECT_NE(run("pca --matrix '1 2; 1 2'").out.find("all samples are equal"), std::string::npos);
    const std::string plain = run("pca --matrix '1 1; 2 2.1; 3 2.8; 4 4.2'").out;
    EXPECT_EQ(plain.find("tie"), std::string::npos) << plain;
    EXPECT_EQ(plain.find("nothing"), std::string::npos) << plain;
}

TEST_F(PcaCommand, LongTablesAreCutAndSayByHowMuch) {
    test::put(people, numbers(25, 3));
    EXPECT_NE(run("pca " + people).out.find("  ... and 5 more samples (--json prints all)\n"),
              std::string::npos);
    EXPECT_EQ(of(people)["scores"].size(), 25U);
    test::put(people, numbers(20, 3));
    EXPECT_EQ(run("pca " + people).out.find("more"), std::string::npos);
    test::put(people, numbers(15, 33));
    const std::string wide = run("pca " + people).out;
    EXPECT_NE(wide.find("  ... and 13 more features (--json prints all)\n"), std::string::npos) << wide;
    EXPECT_NE(wide.find("  ... and 7 more components (--json prints all)\n"), std::string::npos) << wide;
}

TEST_F(PcaCommand, BadInputIsOneSentenceAndCodeOne) {
    const std::string name = people + ": ";
    const std::pair<std::string, std::string> cases[] = {
        {people, name + "Line 4, column 4: \"nan\" is not a finite number."},
        {people + " --columns name", name + "Line 2, column 1: \"Ada\" is not a number."},
        {people + " --columns size", name + "--columns: There is no column \"size\"; there are \"name\", "
                                            "\"height\", \"weight\", \"age\"."},
        {people + " --columns '\"height'", name + "--columns: Line 1, column 1: the quote is never closed."},
        {people + " --columns height --components 2",
         name + "2 components were asked for, and a 4 x 1 table has 1."},
        {"--matrix '1 2; 1 3' --standardise", "\"column 1\" is constant: it has no spread to divide by."},
        {"none.csv", "cannot read none.csv: there is no such file, or it may not be read"}};
    for (const auto& [arguments, sentence] : cases) {
        const Ended result = run("pca " + arguments);
        EXPECT_EQ(result.code, 1) << arguments;
        EXPECT_EQ(result.out, "") << arguments;
        EXPECT_EQ(result.err, "svdscope: " + sentence + "\n");
    }
    EXPECT_EQ(run("pca -", "printf 'a b\\n1 2\\n3 x\\n' |").err,
              "svdscope: standard input: Line 3, column 2: \"x\" is not a number.\n");
}

TEST_F(PcaCommand, WrongUsageIsCodeTwo) {
    for (const char* arguments :
         {"pca", "pca a.csv --matrix 1", "pca --matrix 1 --components 0",
          "pca --matrix 1 --no-center --standardise", "pca --matrix 1 --columns ''"}) {
        const Ended result = run(arguments);
        EXPECT_EQ(result.code, 2) << arguments << ": " << result.err;
        EXPECT_EQ(result.out, "") << arguments;
    }
}

}  // namespace
}  // namespace svdscope
