// A hand on the PCA lab: points, mean and line go where the hand goes; adding, choosing and deleting; undo.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "app/lab/document.hpp"
#include "app/lab/lab.hpp"
#include "core/data/cloud.hpp"
#include "core/io/table.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

constexpr Box kPanel{0, 40, 360, 760}, kCanvas{360, 40, 920, 664}, kBar{360, 704, 920, 96};

std::unique_ptr<Lab> make_lab(std::string_view id) {
    for (const LabEntry& entry : lab_table())
        if (entry.info->id == id) return entry.make();
    return nullptr;
}

Document document(const char* text) {
    return {{}, text, std::make_shared<const Table>(*parse_table(text)), {}};
}

class PcaHand : public testing::Test {
  protected:
    PcaHand() {
        lab->finish();
        person.frame(2);
    }

    json numbers() {
        lab->finish();
        return lab->inspection()["analysis"];
    }
    json params() const { return lab->state()["params"]; }
    json view() const { return lab->state()["view"]; }
    std::size_t count() const { return params()["points"].size(); }
    Point handle(const std::string& name) const { return person.inspector.handles().at(name); }
    void open(const json& params, const json& view = json::object()) {
        const auto done = lab->set_state({{"format", "svdscope-state"},
                                          {"version", 1},
                                          {"lab", "pca"},
                                          {"params", params},
                                          {"view", view}});
        ASSERT_TRUE(done) << done.error().message;
        person.frame(2);
    }
    void drag_handle(const std::string& name, Point to, double within = 0.5) {
        person.drag(handle(name), to);
        person.frame();
        EXPECT_NEAR(handle(name).x, to.x, within) << name;
        EXPECT_NEAR(handle(name).y, to.y, within) << name;
    }
    // A place on the canvas without a point in reach.
    static constexpr Point kEmpty{1200, 520};

    std::unique_ptr<Lab> lab = make_lab("pca");
    NullImGui person{[this](Ui& ui) {
                         lab->draw(ui, {kPanel, kCanvas, kBar});
                     },
                     {1280, 800},
                     1,
                     NullImGui::Room::OwnWindows};
};

TEST_F(PcaHand, APointGoesWithTheHandTheAxesFollowAndUndoIsOneStep) {
    const json before = params();
    const double angle = numbers()["pc_angle"];
    drag_handle("p7", handle("p7") + Point{180, 160});
    EXPECT_GT(std::abs(numbers()["pc_angle"].get<double>() - angle), 0.01);
    EXPECT_LT(numbers()["drift"].get<double>(), 1e-12) << "looked over in the background";
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(params()["points"], before["points"]);
    EXPECT_FALSE(lab->can_undo());
}

TEST_F(PcaHand, PointsStayUnderTheHandAtEveryStage) {
    for (const double time : {0.5, 1.0, 1.7, 2.0, 3.0}) {
        open({{"recipe", "line"}, {"count", 40}}, {{"time", time}});
        drag_handle("p3", handle("p3") + Point{25, -15});
    }
    open({{"recipe", "line"}, {"count", 40}, {"standardise", true}});
    drag_handle("p3", handle("p3") + Point{25, -15});
}

TEST_F(PcaHand, TheMeanMovesTheWholeCloud) {
    const json before = numbers();
    drag_handle("mean", handle("mean") + Point{60, 40});
    EXPECT_NE(params()["offset"], json::parse("[0.0, 0.0]"));
    EXPECT_NEAR(numbers()["pc_angle"].get<double>(), before["pc_angle"].get<double>(), 1e-12);
    EXPECT_NE(numbers()["uncentred_angle"], before["uncentred_angle"]);
}

TEST_F(PcaHand, BesideTheUncentredPlaneTheMeanIsDraggedThere) {
    open({{"recipe", "line"}}, {{"lens", "uncentred"}});
    const double pc1 = numbers()["pc_angle"];
    drag_handle("offset", handle("offset") + Point{40, -70});
    EXPECT_NEAR(numbers()["pc_angle"].get<double>(), pc1, 1e-12);
    EXPECT_GT(numbers()["swing"].get<double>(), 0.1);
}

TEST_F(PcaHand, AddsByClickAndByStroke) {
    person.click(person.middle_of("tool_add"));
    const std::size_t before = count();
    person.click(kEmpty);
    person.frame();
    EXPECT_EQ(count(), before + 1);
    EXPECT_NEAR(handle("p60").x, kEmpty.x, 0.5);
    EXPECT_NEAR(handle("p60").y, kEmpty.y, 0.5);
    person.drag({1000, 540}, {1180, 540});
    person.frame();
    EXPECT_GE(count(), before + 4) << "a stroke draws several";
    ASSERT_TRUE(lab->undo()) << "and is one step";
    EXPECT_EQ(count(), before + 1);
    EXPECT_EQ(view()["camera"], nullptr) << "drawing does not pan";
}

TEST_F(PcaHand, ChoosesByRectangleMovesTogetherAndDeletes) {
    open({{"points", {{-2, -2}, {-1.8, -2.1}, {2, 2}, {1.9, 0.5}, {0, 1}}}});
    person.click(person.middle_of("tool_select"));
    const Point low = handle("p0");
    person.drag(low + Point{-30, 40}, handle("p1") + Point{40, -40});
    person.frame();
    const Point other = handle("p1");
    drag_handle("p0", low + Point{35, -25});
    EXPECT_NEAR(handle("p1").x - other.x, 35, 0.6) << "the other chosen point went along";
    EXPECT_NEAR(handle("p1").y - other.y, -25, 0.6);
    EXPECT_EQ(params()["points"][4], json::parse("[0.0, 1.0]"));
    lab->key(Lab::Key::Delete);
    person.frame();
    EXPECT_EQ(count(), 3U);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(count(), 5U);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(params()["points"][0], json::parse("[-2.0, -2.0]"));
}

TEST_F(PcaHand, EscapeLetsGoOfWhatIsChosenThenOfTheTool) {
    person.click(person.middle_of("tool_select"));
    lab->key(Lab::Key::SelectAll);
    EXPECT_TRUE(lab->key(Lab::Key::Escape));
    EXPECT_FALSE(lab->key(Lab::Key::Delete)) << "nothing is chosen any more";
    EXPECT_TRUE(lab->key(Lab::Key::Escape));
    EXPECT_EQ(view()["tool"], "move");
    EXPECT_FALSE(lab->key(Lab::Key::Escape));
}

TEST_F(PcaHand, AllPointsCanGoAndNewOnesCome) {
    lab->key(Lab::Key::SelectAll);
    lab->key(Lab::Key::Delete);
    person.frame(2);
    EXPECT_EQ(count(), 0U);
    person.click(person.middle_of("tool_add"));
    person.click({800, 300});
    person.frame();
    EXPECT_EQ(count(), 1U);
    EXPECT_EQ(numbers()["pc_rank"], 0);
    EXPECT_EQ(numbers()["pc_variances"], json::parse("[0.0, 0.0]"));
}

TEST_F(PcaHand, TheHuntHidesPc1UntilItIsRevealed) {
    open({{"recipe", "line"}, {"line", 1.2}}, {{"lens", "hunt"}, {"lenses_open", true}});
    EXPECT_EQ(lab->description().find("PC1 points to"), std::string::npos);
    const double error = numbers()["line_error"];
    drag_handle("line", handle("line") + Point{90, 60}, 90);  // the handle stays at its distance
    EXPECT_LT(numbers()["line_error"].get<double>(), error);
    person.click(person.middle_of("reveal"));
    person.frame();
    EXPECT_NE(lab->description().find("away from PC1"), std::string::npos);
}

TEST_F(PcaHand, TheNoiseHandleSetsTheRadius) {
    open({{"recipe", "line"}}, {{"lens", "whitening"}});
    drag_handle("noise", handle("noise") + Point{20, 20}, 1);
    EXPECT_GT(params()["noise"].get<double>(), 0.3);
}

TEST_F(PcaHand, UnitsTurnTheAxesAndStandardisingSetsThemAt45Degrees) {
    open({{"recipe", "line"}}, {{"columns_open", true}});
    const double angle = numbers()["pc_angle"];
    person.double_click(person.middle_of("unit_y"));
    person.type("4");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_EQ(params()["unit_y"], 4.0);
    EXPECT_GT(numbers()["pc_angle"].get<double>(), angle + 0.2);
    person.click(person.middle_of("standardise"));
    person.frame();
    EXPECT_NEAR(numbers()["pc_angle"].get<double>(), std::numbers::pi / 4, 1e-9);
}

TEST_F(PcaHand, ColumnsOfATableAreChosenByName) {
    ASSERT_TRUE(lab->take(document("who,height (cm),mass (kg),age\nA,170,65,30\nB,180,81,x\nC,165,60,50\n")));
    person.frame(2);
    EXPECT_EQ(params()["x_name"], "height");
    person.click(person.middle_of("column_x_2"));
    person.frame();
    EXPECT_EQ(params()["x_name"], "mass");
    EXPECT_EQ(params()["points"][1], json::parse("[81.0, 81.0]"));
    const json before = params();
    person.click(person.middle_of("column_y_3"));
    person.frame();
    EXPECT_EQ(params(), before) << "a damaged column changes nothing";
    ASSERT_TRUE(lab->undo());
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(count(), 60U) << "back to the cloud before the table";
}

TEST_F(PcaHand, ATableWithoutTwoColumnsOfNumbersIsOneSentence) {
    const json before = params();
    const auto one = lab->take(document("a\n1\n2\n"));
    ASSERT_FALSE(one);
    EXPECT_NE(one.error().message.find("two columns"), std::string::npos);
    const auto nan = lab->take(document("a,b\n1,2\nnan,3\n"));
    ASSERT_FALSE(nan);
    EXPECT_NE(nan.error().message.find("Line 3"), std::string::npos) << nan.error().message;
    EXPECT_EQ(params(), before);
}

TEST_F(PcaHand, AMillionPointsAreSavedByTheirRecipeOrPacked) {
    open({{"recipe", "round"}, {"count", 50'000}});
    EXPECT_EQ(params()["points"], nullptr);
    json many = json::array({{9, 9}});
    for (int i = 0; i < 20'000; ++i) many.push_back({0.01 * (i % 100), 0.0001 * i});
    open({{"points", many}});
    drag_handle("p0", handle("p0") + Point{5, 3});
    const json packed = lab->state();
    EXPECT_TRUE(packed["params"]["points"].contains("packed"));
    const auto copy = make_lab("pca");
    ASSERT_TRUE(copy->set_state(json::parse(packed.dump())));
    copy->finish(), lab->finish();
    EXPECT_EQ(copy->state(), packed);
    json broken = packed;
    for (const char* wrong : {"", "AAAA", "!!!!", "////////////////////////"}) {
        broken["params"]["points"]["packed"] = wrong;
        EXPECT_FALSE(copy->set_state(broken)) << wrong;
    }
    EXPECT_EQ(copy->state(), packed);
}

TEST_F(PcaHand, PlayTurnsTheShortWayAndSaysSo) {
    open({{"recipe", "line"}, {"axis_angle", 3.6}, {"uncentred_angle", 0.5}});
    lab->key(Lab::Key::Play);
    EXPECT_NE(lab->take_notice().find("other signs"), std::string::npos);
    EXPECT_LT(std::abs(numbers()["pc_angle"].get<double>()), std::numbers::pi / 2);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(params()["axis_angle"], nullptr) << "choosing signs is no step: undo leads before the state";
}

}  // namespace
}  // namespace svdscope
