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

/// How often a text stands in another.
int count_of(const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST(CliSpectrumChart, SvgHasEveryValueAndTheCutoff) {
    const TemporaryFolder folder;
    const std::string out = " -o " + quoted(folder / "a.svg");
    const Ended result = run("spectrum --image conjugation --energy 0.999" + out);
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.out, run("spectrum --image conjugation --energy 0.999").out);
    const std::string svg = test::content_of(folder / "a.svg");
    EXPECT_NE(svg.find("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"480\""),
              std::string::npos);
    const json report = json::parse(run("spectrum --image conjugation --energy 0.999 --json").out);
    EXPECT_EQ(count_of(svg, "<circle "), 2 * 15);
    EXPECT_GT(count_of(svg, "<polyline "), 10);
    const std::string k = report["ranks"]["energy"].dump();
    EXPECT_NE(svg.find(">k = " + k + "</text>"), std::string::npos);
    EXPECT_NE(svg.find(">99.9 %</text>"), std::string::npos);
    EXPECT_EQ(run("spectrum --image conjugation --energy 0.999" + out).code, 0);
    EXPECT_EQ(test::content_of(folder / "a.svg"), svg) << "the same bytes again";
}

TEST(CliSpectrumChart, PngHasTheSizeAskedFor) {
    const TemporaryFolder folder;
    const std::string out = " -o " + quoted(folder / "a.png");
    ASSERT_EQ(run("spectrum --image disk" + out).code, 0);
    const Eigen::MatrixXd plain = picture_in(folder / "a.png").channels.front();
    EXPECT_EQ(plain.cols(), 1200);
    EXPECT_EQ(plain.rows(), 480);
    ASSERT_EQ(run("spectrum --image disk --size 300x200 --theme light --scale 50" + out).code, 0);
    const Eigen::MatrixXd light = picture_in(folder / "a.png").channels.front();
    EXPECT_EQ(light.cols(), 300);
    EXPECT_EQ(light.rows(), 200);
    EXPECT_GT(light.mean(), plain.mean() + 0.5);
    EXPECT_LT(light.minCoeff(), 0.5) << "something is drawn";
    EXPECT_EQ(run("spectrum --image disk --size 1x1" + out).code, 0);
}

TEST(CliSpectrumChart, EverySourceHasOne) {
    const TemporaryFolder folder;
    test::put(folder / "a.csv", "1,2\n3,4\n5,7\n");
    test::put(folder / "a.png", encode_png(color_raster()).value());
    const std::string out = " -o " + quoted(folder / "a.svg");
    for (const std::string& source :
         {quoted(folder / "a.csv"), quoted(folder / "a.png"), std::string("--matrix '2 1; 1 2'"),
          std::string("--gallery zero"), std::string("--matrix 5")}) {
        std::filesystem::remove(folder / "a.svg");
        EXPECT_EQ(run("spectrum " + source + out).code, 0) << source;
        EXPECT_NE(test::content_of(folder / "a.svg").find("<circle "), std::string::npos) << source;
    }
    EXPECT_EQ(run("spectrum -" + out, "cat " + quoted(folder / "a.csv") + " |").code, 0);
    EXPECT_NE(test::content_of(folder / "a.svg").find(">k = 1</text>"), std::string::npos);
}

TEST(CliSpectrumChart, FailuresWriteNothing) {
    const TemporaryFolder folder;
    test::put(folder / "bad.csv", "1,2\n3\n");
    test::put(folder / "old.svg", "old");
    for (const char* name : {"old.svg", "new.svg", "new.png"}) {
        const std::string out = " -o " + quoted(folder / name);
        for (const std::string& source : {quoted(folder / "bad.csv"), quoted(folder / "none.csv")}) {
            const Ended result = run("spectrum " + source + out);
            EXPECT_EQ(result.code, 1) << source;
            EXPECT_EQ(result.out, "") << source;
            EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << result.err;
        }
    }
    EXPECT_EQ(run("spectrum --image disk -o " + quoted(folder / "none" / "a.svg")).code, 1);
    EXPECT_EQ(test::content_of(folder / "old.svg"), "old");
    const std::filesystem::directory_iterator files(folder.path()), end;
    EXPECT_EQ(std::distance(files, end), 2) << "nothing besides the two from above";
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
          "spectrum --image disk --noise -1", "spectrum", "spectrum --image disk -o a.jpg",
          "spectrum --image disk -o a", "spectrum --image disk -o a.svg --size 10",
          "spectrum --image disk -o a.svg --theme blue"}) {
        const Ended result = run(arguments);
        EXPECT_EQ(result.code, 2) << arguments << ": " << result.err;
        EXPECT_EQ(result.out, "") << arguments;
    }
}

}  // namespace
}  // namespace svdscope
