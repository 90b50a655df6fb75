// The states of assets/ as pictures, against the ones a person has looked at. SVDSCOPE_UPDATE_GOLDEN=1 writes
// them anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "app/export/png.hpp"
#include "app/shell/headless_renderer.hpp"
#include "tests/golden/png_file.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = SVDSCOPE_SOURCE_DIR;

/// One golden picture: a state under one look.
struct Golden {
    std::string name;
    fs::path state;
    bool dark = true;
    int scale_percent = 100;
};

// How gtest names a parameter; without it the name would hold addresses.
void PrintTo(const Golden& golden, std::ostream* out) { *out << golden.name; }

std::vector<Golden> goldens() {
    std::vector<Golden> out;
    for (const LabEntry& entry : lab_table()) {
        const std::string lab(entry.info->id);
        for (const auto& file : fs::directory_iterator(kSource / "assets/states" / lab))
            out.push_back({lab + "_" + file.path().stem().string(), file.path()});
        out.push_back({lab + "_opening_light", kSource / "assets/states" / lab / "opening.json", false});
        out.push_back({lab + "_opening_200", kSource / "assets/states" / lab / "opening.json", true, 200});
    }
    std::sort(out.begin(), out.end(), [](const Golden& a, const Golden& b) { return a.name < b.name; });
    return out;
}

Pixels picture_of(const Golden& golden) {
    auto renderer = HeadlessRenderer::make({1280, 800});
    if (!renderer) {
        ADD_FAILURE() << renderer.error().message;
        return {};
    }
    Screen screen(lab_table());
    screen.settings.dark = golden.dark;
    screen.settings.scale_percent = golden.scale_percent;
    std::ifstream in(golden.state);
    const auto done = screen.desk.load(nlohmann::json::parse(in));
    EXPECT_TRUE(done) << done.error().message;
    auto picture = renderer->render(screen);
    EXPECT_TRUE(picture);
    return picture ? *picture : Pixels{};
}

bool alike(const PictureDistance& d) { return d.mean <= 0.1 && d.far_share <= 0.001; }

class GoldenPicture : public testing::TestWithParam<Golden> {};

TEST_P(GoldenPicture, LooksAsItDid) {
    const fs::path file = kSource / "tests/golden" / (GetParam().name + ".png");
    const Pixels now = picture_of(GetParam());
    if (std::getenv("SVDSCOPE_UPDATE_GOLDEN")) {
        ASSERT_TRUE(save_png(file, now));
    }
    const auto golden = read_png(file);
    ASSERT_TRUE(golden) << file << " is missing: look at the picture, then run with SVDSCOPE_UPDATE_GOLDEN=1";
    const PictureDistance d = distance(now, *golden);
    if (alike(d)) return;
    const fs::path seen = fs::temp_directory_path() / ("golden_" + GetParam().name + ".png");
    (void)save_png(seen, now);
    FAIL() << "mean " << d.mean << ", far " << d.far_share << "; what was drawn now is in " << seen;
}

// How far the picture of a lab's state is from its golden one after an edit of its params.
PictureDistance distance_after(const std::string& lab, const std::function<void(nlohmann::json&)>& edit,
                               const std::string& state_name = "opening") {
    const auto golden = read_png(kSource / "tests/golden" / (lab + "_" + state_name + ".png"));
    auto renderer = HeadlessRenderer::make({1280, 800});
    Screen screen(lab_table());
    std::ifstream in(kSource / "assets/states" / lab / (state_name + ".json"));
    EXPECT_TRUE(screen.desk.load(nlohmann::json::parse(in)));
    nlohmann::json state = screen.desk.current().state();
    edit(state["params"]);
    EXPECT_TRUE(screen.desk.load(state));
    if (!golden || !renderer) {
        ADD_FAILURE() << "no golden picture or no renderer";
        return {};
    }
    const auto other = renderer->render(screen);
    EXPECT_TRUE(other);
    return other ? distance(*other, *golden) : PictureDistance{};
}

// The controls: a picture that differs by one entry, one point of sixty, one rank, one noise must not pass
// for the golden one; unedited it does.
TEST(GoldenControl, UneditedIsAlike) {
    for (const LabEntry& entry : lab_table()) {
        const std::string lab(entry.info->id);
        EXPECT_TRUE(alike(distance_after(lab, [](nlohmann::json&) {}))) << lab;
    }
}

TEST(GoldenControl, AnotherMatrixIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("transform", [](nlohmann::json& p) { p["matrix"][0][0] = 2.02; })));
}

TEST(GoldenControl, AnotherEllipsoidIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("space", [](nlohmann::json& p) { p["matrix"][2][2] = 1.03; })));
}

TEST(GoldenControl, AnotherPointIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("pca", [](nlohmann::json& p) { p["points"][7][0] = 3; })));
}

TEST(GoldenControl, AnotherPointOfSpaceIsNotAlike) {
    const auto moved = [](nlohmann::json& p) { p["points"][5] = {3, 1, 2}; };
    EXPECT_TRUE(alike(distance_after(
        "pca", [](nlohmann::json&) {}, "space_pancake")));
    EXPECT_FALSE(alike(distance_after("pca", moved, "space_pancake")));
}

TEST(GoldenControl, AnotherRankIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("spectrum", [](nlohmann::json& p) { p["k"] = 11; })));
}

TEST(GoldenControl, AnotherNoiseIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("condition", [](nlohmann::json& p) { p["noise"][0] = 0.1; })));
}

TEST(GoldenControl, AnotherEntryByHandIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("byhand", [](nlohmann::json& p) { p["matrix"] = "1 0; 0 1; 1 2"; })));
}

TEST(GoldenControl, OtherPointsAreNotAlike) {
    EXPECT_FALSE(alike(distance_after("fit", [](nlohmann::json& p) { p["data"] = "line"; })));
}

TEST(GoldenControl, AnotherRankOfSearchIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("search", [](nlohmann::json& p) { p["k"] = 6; })));
}

TEST(GoldenControl, AnotherRankOfAnUpdateIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("adapter", [](nlohmann::json& p) { p["rank"] = 9; })));
}

TEST(GoldenControl, AnotherTrainingIsNotAlike) {
    EXPECT_FALSE(alike(distance_after("ratings", [](nlohmann::json& p) { p["seed"] = 2; })));
}

INSTANTIATE_TEST_SUITE_P(States, GoldenPicture, testing::ValuesIn(goldens()),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace svdscope
