// `svdscope spectrum` and `svdscope compress`, and pictures as matrices, run as a script runs them.
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/io/image_file.hpp"
#include "tests/render/program_run.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using nlohmann::json;
using test::Ended;
using test::run;
using test::TemporaryFolder;

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

Raster color_raster() {
    Raster raster{6, 5, 3, {}};
    for (int i = 0; i < 6 * 5 * 3; ++i) raster.samples.push_back(static_cast<std::uint8_t>(i * i * 7 % 256));
    return raster;
}

Image picture_in(const std::filesystem::path& path) { return decode_image(test::content_of(path)).value(); }

TEST(CliSpectrum, TheWorkedSpectrum) {
    const Ended result = run(
        "spectrum --matrix '12.4 0 0 0 0; 0 8.7 0 0 0; 0 0 3.1 0 0; 0 0 0 .9 0; 0 0 0 0 .3' --energy 0.95 "
        "--json");
    ASSERT_EQ(result.code, 0) << result.err;
    const json report = json::parse(result.out);
    EXPECT_EQ(report["ranks"]["energy"], 2);
    EXPECT_EQ(report["ranks"]["energy_unsquared"], 3);
    EXPECT_EQ(report["ranks"]["numerical"], 5);
    EXPECT_NEAR(report["cumulative_energy"][1], 0.9562, 5e-5);
    EXPECT_NEAR(report["singular_values"][0], 12.4, 1e-14);
    for (const char* key :
         {"rows", "cols", "energy", "energy_target", "tolerance", "stable_rank", "entropy_rank", "noise",
          "noise_is_estimated", "optimal_threshold", "noise_edge", "break_even_rank"})
        EXPECT_TRUE(report.contains(key)) << key;
}

TEST(CliSpectrum, SourcesThatComeAlong) {
    const json waves = json::parse(run("spectrum --image waves --noise 0.1 --json").out);
    EXPECT_EQ(waves["ranks"]["optimal_threshold"], 2);
    EXPECT_EQ(waves["ranks"]["noise_edge"], 2);
    EXPECT_EQ(waves["noise"], 0.1);
    EXPECT_EQ(waves["noise_is_estimated"], false);
    EXPECT_EQ(json::parse(run("spectrum --image noise-update --json").out)["ranks"]["energy"], 34);
    EXPECT_EQ(json::parse(run("svd --image checkerboard --json").out)["rank"], 2);
    // Nothing is looked for in the current folder.
    EXPECT_EQ(run("spectrum --image conjugation", "cd / &&").code, 0);
}

TEST(CliSpectrum, PeopleGetATable) {
    const Ended result = run("spectrum --image conjugation --energy 0.99");
    EXPECT_EQ(result.code, 0);
    EXPECT_NE(result.out.find("A  20 x 15\n"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("99 % of the energy          1"), std::string::npos) << result.out;
    EXPECT_NE(run("spectrum --image disk").out.find("... and 44 more (--json prints all)"),
              std::string::npos);
}

TEST(CliSpectrum, PicturesAreMatricesInGrey) {
    const TemporaryFolder folder;
    const Raster raster = color_raster();
    test::put(folder / "a.png", encode_png(raster).value());
    test::put(folder / "b.csv", encode_png(raster).value());  // told apart by content
    test::put(folder / "c.png", "1,2\n3,4\n");
    const Ended result = run("svd " + quoted(folder / "a.png") + " --json");
    ASSERT_EQ(result.code, 0) << result.err;
    const Eigen::MatrixXd grey = grey_of(to_image(raster));
    double square = 0;
    const json report = json::parse(result.out);
    for (const double sigma : report["singular_values"]) square += sigma * sigma;
    EXPECT_NEAR(std::sqrt(square), grey.norm(), 1e-14);
    EXPECT_EQ(run("svd " + quoted(folder / "b.csv") + " --json").out, result.out);
    EXPECT_EQ(run("svd - --json", "cat " + quoted(folder / "a.png") + " |").out, result.out);
    const Ended wrong = run("spectrum " + quoted(folder / "c.png"));
    EXPECT_EQ(wrong.code, 1);
    EXPECT_EQ(wrong.err, "svdscope: " + (folder / "c.png").string() +
                             ": The file does not start as a PNG or a JPEG does.\n");
}

TEST(CliCompress, FullRankIsThePictureItself) {
    const TemporaryFolder folder;
    test::put(folder / "a.png", encode_png(color_raster()).value());
    const Ended result =
        run("compress " + quoted(folder / "a.png") + " --rank 5 -o " + quoted(folder / "b.png") + " --json");
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(to_raster(picture_in(folder / "b.png")), color_raster());
    const json report = json::parse(result.out);
    EXPECT_EQ(report["channels"], 3);
    EXPECT_EQ(report["storage"], 3 * 5 * 12);
    EXPECT_EQ(report["storage_full"], 90);
    EXPECT_EQ(report["psnr"], "inf");
}

TEST(CliCompress, RankOneOfAGradientIsExact) {
    const TemporaryFolder folder;
    const Ended result = run("compress --image gradient --rank 1 -o " + quoted(folder / "a.jpg") + " --json");
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(test::content_of(folder / "a.jpg").substr(0, 3), "\xFF\xD8\xFF");
    EXPECT_TRUE(picture_in(folder / "a.jpg").is_grey());
    EXPECT_LT(json::parse(result.out)["relative_error"], 1e-14);
    EXPECT_EQ(json::parse(result.out)["storage"], 129);
}

TEST(CliCompress, ErrorsAgreeWithThePictureThatIsWritten) {
    const TemporaryFolder folder;
    const Ended result = run("compress --image disk --rank 4 -o " + quoted(folder / "a.png") + " --json");
    ASSERT_EQ(result.code, 0) << result.err;
    const json report = json::parse(result.out);
    const json spectrum = json::parse(run("spectrum --image disk --json").out);
    EXPECT_EQ(report["error_2"], spectrum["singular_values"][4]);
    EXPECT_NEAR(report["psnr"], -20 * std::log10(report["error_frobenius"].get<double>() / 64), 1e-12);
    const Ended text = run("compress --image disk --rank 4 -o " + quoted(folder / "a.png"));
    EXPECT_NE(text.out.find("storage        516 of 4096 numbers"), std::string::npos) << text.out;
}

TEST(CliCompress, FailuresLeaveTheOldFile) {
    const TemporaryFolder folder;
    test::put(folder / "out.png", "old");
    test::put(folder / "bad.png", "\x89PNG\r\n\x1a\n and no picture");
    const std::string out = " -o " + quoted(folder / "out.png");
    for (const std::string& arguments :
         {"compress " + quoted(folder / "bad.png") + " --rank 1" + out, "compress none.png --rank 1" + out,
          "compress --image none --rank 1" + out, "compress --image waves --rank 1" + out,
          "compress --image disk --rank 65" + out,
          "compress --image disk --rank 2 -o " + quoted(folder / "none" / "out.png")}) {
        const Ended result = run(arguments);
        EXPECT_EQ(result.code, 1) << arguments;
        EXPECT_EQ(result.out, "") << arguments;
        EXPECT_EQ(result.err.find("svdscope: "), 0U) << result.err;
        EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << result.err;
    }
    EXPECT_EQ(test::content_of(folder / "out.png"), "old");
}

TEST(CliCompress, WrongUsageIsCodeTwo) {
    for (const char* arguments :
         {"compress", "compress a.png -o b.png", "compress a.png --rank 0 -o b.png",
          "compress a.png --rank 1", "compress a.png --rank 1 -o b.bmp",
          "compress a.png --image disk --rank 1 -o b.png", "spectrum --image disk --energy 2",
          "spectrum --image disk --noise -1", "spectrum"}) {
        const Ended result = run(arguments);
        EXPECT_EQ(result.code, 2) << arguments << ": " << result.err;
        EXPECT_EQ(result.out, "") << arguments;
    }
}

}  // namespace
}  // namespace svdscope
