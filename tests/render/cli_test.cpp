// The program itself, run as a person or a script runs it.
#include <array>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/render/program_run.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using test::Ended;
using test::run;
using test::TemporaryFolder;

TEST(Cli, SvdPrintsJsonWithTheKnownAnswer) {
    const Ended result = run("svd --matrix '2 1; 1 2' --json");
    ASSERT_EQ(result.code, 0) << result.err;
    const nlohmann::json json = nlohmann::json::parse(result.out);
    EXPECT_EQ(json["rows"], 2);
    EXPECT_EQ(json["cols"], 2);
    EXPECT_DOUBLE_EQ(json["singular_values"][0], 3);
    EXPECT_DOUBLE_EQ(json["singular_values"][1], 1);
    EXPECT_EQ(json["rank"], 2);
    EXPECT_DOUBLE_EQ(json["condition_number"], 3);
    EXPECT_LT(json["residual"].get<double>(), 1e-15);
    for (const char* key : {"method", "U", "V", "tolerance", "effective_condition_number", "orthogonality_U",
                            "orthogonality_V"}) {
        EXPECT_TRUE(json.contains(key)) << key;
    }
}

TEST(Cli, InfinityIsAStringInJson) {
    const nlohmann::json json = nlohmann::json::parse(run("svd --matrix '1 1; 1 1' --json").out);
    EXPECT_EQ(json["condition_number"], "inf");
    EXPECT_DOUBLE_EQ(json["effective_condition_number"], 1);
    EXPECT_EQ(json["rank"], 1);
}

TEST(Cli, RankKeepsTheFirstTriplets) {
    const nlohmann::json json =
        nlohmann::json::parse(run("svd --matrix '3 0 0; 0 2 0; 0 0 1' --rank 2 --json").out);
    EXPECT_EQ(json["singular_values"].size(), 2U);
    EXPECT_EQ(json["V"].size(), 3U);
    EXPECT_EQ(json["V"][0].size(), 2U);
    EXPECT_EQ(json["rank"], 3);
    EXPECT_NEAR(json["residual"].get<double>(), 1 / std::sqrt(14.0), 1e-14);
}

TEST(Cli, FullMakesUSquare) {
    const nlohmann::json json = nlohmann::json::parse(run("svd --matrix '1; 2; 2' --full --json").out);
    EXPECT_EQ(json["U"][0].size(), 3U);
    EXPECT_LT(json["residual"].get<double>(), 1e-15);
}

TEST(Cli, SourcesAgree) {
    const TemporaryFolder folder;
    test::put(folder / "a.csv", "2,1\n1,2\n");
    const std::string typed = run("svd --matrix '2 1; 1 2' --json").out;
    EXPECT_EQ(run("svd '" + (folder / "a.csv").string() + "' --json").out, typed);
    EXPECT_EQ(run("svd - --json", "printf '2 1\\n1 2\\n' |").out, typed);
    EXPECT_EQ(run("svd --gallery symmetric --json").out, typed);
}

TEST(Cli, PeopleGetAlignedNumbers) {
    const Ended result = run("svd --matrix '2 1; 1 2'");
    EXPECT_EQ(result.code, 0);
    EXPECT_NE(result.out.find("sigma\n  3\n  1\n"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("condition number            3\n"), std::string::npos) << result.out;
}

TEST(Cli, BadInputIsOneSentenceAndCodeOne) {
    const TemporaryFolder folder;
    test::put(folder / "a.csv", "1,2\n3,x\n");
    for (const std::string& arguments :
         {std::string("svd --matrix '1 2; 3'"), "svd '" + (folder / "a.csv").string() + "'",
          std::string("svd none.csv"), std::string("svd --gallery none"), std::string("none.json"),
          std::string("shot --lab none -o x.png"), std::string("svd --matrix '1 2' --rank 3")}) {
        const Ended result = run(arguments);
        EXPECT_EQ(result.code, 1) << arguments;
        EXPECT_EQ(result.out, "") << arguments;
        EXPECT_EQ(result.err.find("svdscope: "), 0U) << result.err;
        EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << result.err;
    }
}

TEST(Cli, WrongUsageIsCodeTwo) {
    for (const char* arguments :
         {"svd", "svd a.csv --matrix '1'", "svd --matrix 1 --method magic", "shot", "shot -o a.bmp",
          "shot -o a.png --size 10", "shot -o a.png --size 0x5", "shot -o a.png --scale 40", "movie -o a.png",
          "--frames -1", "--nonsense"}) {
        const Ended result = run(arguments);
        EXPECT_EQ(result.code, 2) << arguments << ": " << result.err;
        EXPECT_EQ(result.out, "") << arguments;
    }
}

TEST(Cli, NoDisplayIsOneSentenceAndCodeThree) {
    const Ended result = run("--clean", "DISPLAY= WAYLAND_DISPLAY=");
    EXPECT_EQ(result.code, 3);
    EXPECT_EQ(result.err,
              "svdscope: cannot open a window: there is no display (DISPLAY is not set); "
              "`svdscope shot --lab transform -o out.png` draws without one\n");
}

TEST(Cli, ShotNeedsNoDisplayAndRepeatsItself) {
    const TemporaryFolder folder;
    const std::string options = "shot --lab transform --time 1.5 --size 500x300 --theme light -o '";
    ASSERT_EQ(run(options + (folder / "a.png").string() + "'", "DISPLAY= WAYLAND_DISPLAY=").code, 0);
    ASSERT_EQ(run(options + (folder / "b.png").string() + "'").code, 0);
    EXPECT_EQ(test::content_of(folder / "a.png"), test::content_of(folder / "b.png"));
    EXPECT_EQ(test::content_of(folder / "a.png").substr(1, 3), "PNG");
    ASSERT_EQ(run(options + (folder / "c.svg").string() + "'").code, 0);
    EXPECT_NE(test::content_of(folder / "c.svg").find("<svg"), std::string::npos);
}

TEST(Cli, FailedShotLeavesTheOldPicture) {
    const TemporaryFolder folder;
    test::put(folder / "a.png", "old");
    test::put(folder / "state.json", R"({"lab": "transform", "params": {"matrix": "no"}})");
    const Ended result = run("shot --state '" + (folder / "state.json").string() + "' -o '" +
                             (folder / "a.png").string() + "'");
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.err.find("svdscope: " + (folder / "state.json").string() + ": "), 0U) << result.err;
    EXPECT_EQ(test::content_of(folder / "a.png"), "old");
}

TEST(Cli, MovieWithoutADisplay) {
    const TemporaryFolder folder;
    const Ended result = run("movie --size 200x120 --fps 2 -o '" + (folder / "a.gif").string() + "'",
                             "DISPLAY= WAYLAND_DISPLAY=");
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(test::content_of(folder / "a.gif").substr(0, 6), "GIF89a");
}

TEST(Cli, LabsAndHelpAndVersion) {
    EXPECT_EQ(nlohmann::json::parse(run("labs --json").out)["labs"][0]["id"], "transform");
    EXPECT_EQ(run("--version").code, 0);
    const Ended help = run("--help");
    EXPECT_EQ(help.code, 0);
    EXPECT_NE(help.out.find("Examples:"), std::string::npos);
    EXPECT_EQ(help.out.find("tour"), std::string::npos);
}

}  // namespace
}  // namespace svdscope
