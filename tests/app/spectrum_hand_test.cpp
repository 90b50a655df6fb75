// A hand on the spectrum lab: the cut-off on the charts and in its cell, rules, files that are gone, work
// that goes on.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/lab/document.hpp"
#include "app/labs/spectrum_lab.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

constexpr Box kPanel{0, 40, 360, 760}, kCanvas{360, 40, 920, 664}, kBar{360, 704, 920, 96};

class SpectrumHand : public testing::Test {
  protected:
    SpectrumHand() { open({{"source", "rings"}, {"size", 48}, {"k", 6}}); }

    json numbers() const { return lab.inspection()["analysis"]; }
    json params() const { return lab.state()["params"]; }
    json view() const { return lab.state()["view"]; }
    Point handle(const std::string& name) const { return person.inspector.handles().at(name); }
    void open(const json& params, const json& view = json::object()) {
        const auto done = lab.set_state({{"format", "svdscope-state"},
                                         {"version", 1},
                                         {"lab", "spectrum"},
                                         {"params", params},
                                         {"view", view}});
        ASSERT_TRUE(done) << done.error().message;
        lab.finish();
        person.frame(2);
    }

    LabHost<SpectrumLab> lab;
    NullImGui person{[this](Ui& ui) {
                         lab.draw(ui, {kPanel, kCanvas, kBar});
                     },
                     {1280, 800},
                     1,
                     NullImGui::Room::OwnWindows};
};

TEST_F(SpectrumHand, TheCutOffIsDraggedOnEitherChartAndNothingIsFactorisedAgain) {
    const auto layers = lab.analysis()->layers;
    for (const char* name : {"cut", "cut_2"}) {
        const int before = numbers()["k"];
        const Point to = handle(name) + Point{70, 0};
        person.drag(handle(name), to);
        EXPECT_GT(numbers()["k"].get<int>(), before + 3) << name;
        EXPECT_NEAR(handle(name).x, to.x, 6) << "within an index of the hand";
        EXPECT_EQ(lab.analysis()->layers, layers);
        EXPECT_FALSE(lab.busy());
        ASSERT_TRUE(lab.undo()) << "one drag is one step";
        person.frame();
        EXPECT_EQ(numbers()["k"], before);
    }
}

TEST_F(SpectrumHand, ADoubleClickShowsAllThoughTheButtonIsHeld) {
    open({{"source", "rings"}, {"size", 256}, {"k", 100}});
    const Point middle = handle("cut");
    for (int step = 0; step < 12; ++step) {
        const Point at = middle + Point{40.0F + 3 * static_cast<float>(step), 10};
        person.move(at);
        person.wheel(6);
        person.frame(30);
        ASSERT_FALSE(view()["span"].is_null());
        person.click(at);
        person.press();
        person.frame(3);
        person.release();
        person.frame(30);
        EXPECT_TRUE(view()["span"].is_null()) << view()["span"];
    }
}

TEST_F(SpectrumHand, KIsTypedAndCutToWhatThereIs) {
    for (const auto& [typed, k] : {std::pair{"12", 12}, {"1000", 48}, {"-3", 0}}) {
        person.frame(30);  // so that clicks of one turn do not count for the next
        person.double_click(person.middle_of("k"));
        person.type(typed);
        person.key(compat::Key::Enter);
        person.frame(2);
        EXPECT_EQ(numbers()["k"], k);
    }
}

TEST_F(SpectrumHand, RulesChooseK) {
    open({{"source", "waves"}, {"size", 0}}, {{"rule_open", true}});
    person.click(person.middle_of("rule_optimal"));
    person.frame();
    EXPECT_EQ(numbers()["k"], 2) << "two waves and noise";
    person.click(person.middle_of("rule_energy"));
    person.frame();
    EXPECT_EQ(numbers()["k"], numbers()["rank_by_energy"]);
    person.drag(handle("cut"), handle("cut") + Point{40, 0});
    EXPECT_EQ(params()["rule"], "manual") << "a hand takes over from the rule";
}

TEST_F(SpectrumHand, WheelZoomsAndDoubleClickShowsAll) {
    const Point inside = handle("cut") + Point{40, 0};
    person.move(inside);
    person.wheel(3);
    person.frame();
    ASSERT_TRUE(view()["span"].is_array());
    EXPECT_LT(view()["span"][1].get<double>() - view()["span"][0].get<double>(), 40);
    person.double_click(inside);
    person.frame();
    EXPECT_TRUE(view()["span"].is_null());
}

TEST_F(SpectrumHand, TheWipeFollowsTheMouse) {
    open({{"source", "rings"}, {"size", 48}}, {{"arrangement", "wipe"}});
    const Box picture = person.inspector.widgets().at("picture_0");
    person.move({picture.x + 0.25F * picture.w, picture.y + picture.h / 2});
    person.frame();
    EXPECT_NEAR(view()["wipe"].get<double>(), 0.25, 0.01);
}

TEST_F(SpectrumHand, AMissingFileIsOneSentenceAndTheRestOfTheStateStays) {
    const json file{{"path", "/nowhere/a.png"}, {"size", 12}, {"hash", "0123456789abcdef"}};
    open({{"file", file}, {"k", 7}, {"source", "disk"}}, {{"log", false}, {"source_open", true}});
    EXPECT_NE(lab.error().find("/nowhere/a.png"), std::string::npos) << lab.error();
    EXPECT_EQ(params()["file"], file);
    EXPECT_EQ(params()["k"], 7);
    EXPECT_EQ(view()["log"], false);
    person.click(person.middle_of("source_checkerboard"));
    lab.finish();
    person.frame(2);
    EXPECT_TRUE(lab.error().empty()) << "another source is within reach";
    EXPECT_EQ(numbers()["rank"], 2);
}

TEST_F(SpectrumHand, AFileBecomesTheSourceAndABrokenOneChangesNothing) {
    ASSERT_TRUE(lab.take({"table.csv", "1,2,3\n4,5,6\n", nullptr, ""}));
    lab.finish();
    person.frame(2);
    EXPECT_EQ(numbers()["cols"], 3);
    const json before = params();
    EXPECT_EQ(before["file"]["path"], "table.csv");
    const auto broken = lab.take({"b.png", "\x89PNG\r\n\x1a\nrubbish", nullptr, ""});
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().message.find("b.png"), std::string::npos) << broken.error().message;
    EXPECT_EQ(params(), before);
    ASSERT_TRUE(lab.undo());
    lab.finish();
    EXPECT_EQ(params()["file"], nullptr);
}

TEST_F(SpectrumHand, AnEarlyAnswerComesBeforeAllLayers) {
    ASSERT_TRUE(lab.set_state({{"format", "svdscope-state"},
                               {"version", 1},
                               {"lab", "spectrum"},
                               {"params", {{"source", "photo"}, {"size", 512}, {"k", 30}}}}));
    bool early = false;
    while (lab.busy() || !lab.analysis()->complete || lab.analysis()->rows != 512) {
        const bool news = lab.collect();
        early = early || (news && lab.analysis()->rows == 512 && !lab.analysis()->complete);
        person.frame();
    }
    EXPECT_TRUE(early);
    EXPECT_EQ(numbers()["complete"], true);
}

TEST_F(SpectrumHand, OfALargeMatrixTheFirstLayersAreShownAndSaidToBe) {
    open({{"source", "gradient"}, {"size", 1501}, {"k", 3}});
    EXPECT_TRUE(lab.error().empty()) << lab.error();
    EXPECT_EQ(numbers()["complete"], false);
    EXPECT_GE(numbers()["known"].get<int>(), 1);
    EXPECT_FALSE(lab.busy());
    EXPECT_NE(lab.description().find("So large a matrix"), std::string::npos) << lab.description();
    person.drag(handle("cut"), handle("cut") + Point{30, 0});
    EXPECT_FALSE(lab.busy()) << "dragging starts no work";
}

TEST_F(SpectrumHand, TheBuildUpEndsAtK) {
    const auto& analysis = *lab.analysis();
    EXPECT_EQ(SpectrumLab::rank_at(0, analysis), 0);
    EXPECT_EQ(SpectrumLab::rank_at(SpectrumLab::kStages, analysis), 6);
    int before = 0;
    for (double time = 0; time <= SpectrumLab::kStages; time += 0.05) {
        const int k = SpectrumLab::rank_at(time, analysis);
        EXPECT_GE(k, before);
        EXPECT_LE(k, 6);
        before = k;
    }
    lab.key(Lab::Key::Play);
    person.frame();
    EXPECT_TRUE(lab.advance(0.5));
    EXPECT_LT(view()["time"].get<double>(), 1);
}

}  // namespace
}  // namespace svdscope
