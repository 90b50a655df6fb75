// A hand on a cloud of space: points go with it, the view turns, tables give a third column, undo.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/lab/document.hpp"
#include "app/lab/lab.hpp"
#include "core/io/table.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

constexpr Box kPanel{0, 40, 360, 760}, kCanvas{360, 40, 920, 664}, kBar{360, 704, 920, 96};

std::unique_ptr<Lab> make_lab() {
    for (const LabEntry& entry : lab_table())
        if (entry.info->id == "pca") return entry.make();
    return nullptr;
}

Document document(const std::string& text) {
    return {{}, text, std::make_shared<const Table>(*parse_table(text)), {}};
}

json state_of(const json& params, const json& view = json::object()) {
    return {{"format", "svdscope-state"}, {"version", 1}, {"lab", "pca"}, {"params", params}, {"view", view}};
}

class PcaSpaceHand : public testing::Test {
  protected:
    json numbers() {
        lab->finish();
        return lab->inspection()["analysis"];
    }
    json params() const { return lab->state()["params"]; }
    json view() const { return lab->state()["view"]; }
    std::size_t count() const { return params()["points"].size(); }
    Point handle(const std::string& name) const { return person.inspector.handles().at(name); }
    void open(const json& params, const json& view = json::object()) {
        const auto done = lab->set_state(state_of(params, view));
        ASSERT_TRUE(done) << done.error().message;
        person.frame(2);
    }
    void drag_handle(const std::string& name, Point by) {
        const Point to = handle(name) + by;
        person.drag(handle(name), to);
        person.frame();
        EXPECT_NEAR(handle(name).x, to.x, 0.5) << name;
        EXPECT_NEAR(handle(name).y, to.y, 0.5) << name;
    }
    // A camera of its own, so that nothing glides away from under the hand.
    static json still() { return {{"orbit", {0.2, 0.2, 0.2, 3, -1.05, 0.35}}}; }
    static constexpr Point kEmpty{1230, 480};

    std::unique_ptr<Lab> lab = make_lab();
    NullImGui person{[this](Ui& ui) {
                         lab->draw(ui, {kPanel, kCanvas, kBar});
                     },
                     {1280, 800},
                     1,
                     NullImGui::Room::OwnWindows};
};

TEST_F(PcaSpaceHand, APointStaysUnderTheHandAtEveryStageAndUndoIsOneStep) {
    for (const double time : {0.0, 0.5, 1.0, 1.6, 2.0, 3.0}) {
        json at = still();
        at["time"] = time;
        open({{"recipe", "saddle"}, {"count", 30}}, at);
        const json before = params(), axes = numbers()["pc_axes"];
        drag_handle("p3", {25, -18});
        EXPECT_NE(numbers()["pc_axes"], axes);
        EXPECT_LT(numbers()["drift"].get<double>(), 1e-12);
        ASSERT_TRUE(lab->undo());
        EXPECT_EQ(params(), before);
    }
}

TEST_F(PcaSpaceHand, TheMeanMovesTheWholeCloudAndNotTheCentredAxes) {
    open({{"recipe", "pancake"}}, still());
    const json before = numbers();
    drag_handle("mean", {60, -40});
    const json after = numbers();
    EXPECT_NE(after["mean"], before["mean"]);
    for (int i = 0; i < 3; ++i)
        EXPECT_NEAR(after["pc_axes"][i][0].get<double>(), before["pc_axes"][i][0].get<double>(), 1e-12);
    EXPECT_NE(after["uncentred_axes"], before["uncentred_axes"]);
}

TEST_F(PcaSpaceHand, EmptySpaceTurnsTheViewAndNothingElse) {
    open({{"recipe", "cube"}});
    const json before = params(), numbers_before = numbers();
    EXPECT_EQ(view()["orbit"], nullptr);
    person.drag(kEmpty, kEmpty + Point{-80, 30});
    person.frame();
    const json orbit = view()["orbit"];
    ASSERT_TRUE(orbit.is_array());
    person.drag(kEmpty + Point{-200, 30}, kEmpty + Point{-280, 60});
    EXPECT_NE(view()["orbit"][4], orbit[4]);
    EXPECT_EQ(params(), before);
    EXPECT_EQ(numbers()["pc_axes"], numbers_before["pc_axes"]);
    lab->fit();
    EXPECT_EQ(view()["orbit"], nullptr);
}

TEST_F(PcaSpaceHand, AddsInThePlaneOfThePictureThroughTheMean) {
    open({{"recipe", "pancake"}, {"count", 20}}, still());
    person.click(person.middle_of("tool_add"));
    person.click(kEmpty);
    person.frame();
    ASSERT_EQ(count(), 21U);
    EXPECT_NEAR(handle("p20").x, kEmpty.x, 0.5);
    EXPECT_NEAR(handle("p20").y, kEmpty.y, 0.5);
    EXPECT_EQ(view()["orbit"], still()["orbit"]) << "drawing does not turn the view";
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(count(), 20U);
}

TEST_F(PcaSpaceHand, ChoosesByRectangleMovesTogetherAndDeletes) {
    open({{"points", {{0, 0, 0}, {0.1, 0, 0.1}, {2, 1, 1}, {-1, -1, 2}, {1, 2, -1}}}}, still());
    person.click(person.middle_of("tool_select"));
    person.drag(handle("p0") + Point{-30, 40}, handle("p1") + Point{40, -40});
    person.frame();
    const Point other = handle("p1");
    drag_handle("p0", {30, -20});
    EXPECT_NEAR(handle("p1").x - other.x, 30, 1.5);
    EXPECT_EQ(params()["points"][4], json::parse("[1.0, 2.0, -1.0]"));
    lab->key(Lab::Key::Delete);
    person.frame();
    EXPECT_EQ(count(), 3U);
    lab->key(Lab::Key::SelectAll);
    lab->key(Lab::Key::Delete);
    person.frame(2);
    EXPECT_EQ(count(), 0U);
    EXPECT_EQ(numbers()["pc_rank"], 0);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(count(), 3U);
}

TEST_F(PcaSpaceHand, AThirdColumnOfATableMakesASpaceAndNoneGoesBack) {
    ASSERT_TRUE(lab->take(
        document("who,height (cm),mass (kg),age,note\nA,170,65,30,1\nB,180,81,41,x\nC,165,60,50,3\n")));
    person.frame(2);
    EXPECT_EQ(params()["points"][1], json::parse("[180.0, 81.0]")) << "the plane, as long as z is none";
    person.click(person.middle_of("column_z_3"));
    person.frame(2);
    EXPECT_EQ(params()["points"][1], json::parse("[180.0, 81.0, 41.0]"));
    EXPECT_EQ(params()["z_name"], "age");
    EXPECT_EQ(numbers()["pc_rank"], 2) << "three points lie in a plane";
    const json before = params();
    person.click(person.middle_of("column_z_4"));
    person.frame(2);
    EXPECT_EQ(params(), before) << "a damaged column changes nothing";
    person.click(person.middle_of("column_z_none"));
    person.frame(2);
    EXPECT_EQ(params()["points"][1], json::parse("[180.0, 81.0]"));
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(params(), before);
}

TEST_F(PcaSpaceHand, MoreRowsThanSpaceHoldsAreOneSentence) {
    std::string text = "a,b,c\n";
    for (int i = 0; i < 100'001; ++i) text += i % 2 == 0 ? "1,2,3\n" : "3,2,1\n";
    ASSERT_TRUE(lab->take(document(text)));
    person.frame(2);
    const json before = params();
    person.click(person.middle_of("column_z_2"));
    person.frame(2);
    EXPECT_EQ(params(), before);
}

TEST_F(PcaSpaceHand, RecipesLeadFromThePlaneIntoSpaceAndBack) {
    open({{"recipe", "line"}}, {{"cloud_open", true}, {"lens", "regression"}});
    person.click(person.middle_of("cloud_helix"));
    person.frame(2);
    EXPECT_EQ(params()["recipe"], "helix");
    EXPECT_EQ(params()["points"][0].size(), 3U);
    EXPECT_EQ(view()["lens"], "none") << "lenses of the plane are not of space";
    person.click(person.middle_of("cloud_ring"));
    person.frame(2);
    EXPECT_EQ(params()["points"][0].size(), 2U);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(params()["recipe"], "helix");
}

TEST_F(PcaSpaceHand, StatesOfSpaceComeBackAndWrongOnesChangeNothing) {
    open({{"points", {{1, 2, 3}, {4, 5, 7}, {0, 1, 0}}},
          {"center", false},
          {"standardise", false},
          {"z_name", "depth"}});
    drag_handle("p1", {10, 5});
    const json state = lab->state();
    const auto copy = make_lab();
    ASSERT_TRUE(copy->set_state(json::parse(state.dump())));
    EXPECT_EQ(copy->state(), state);
    const std::vector<std::pair<const char*, const char*>> wrong{
        {"points", "[[1, 2, 3], [1, 2]]"},
        {"points", "[[1, 2], [1, 2, 3]]"},
        {"points", "[[1, 2, 3, 4]]"},
        {"points", "[[1, 2, null]]"},
        {"points", R"({"packed": "AAAA", "columns": 3})"},
        {"axes", "[[1, 0], [0, 1]]"},
        {"unit_x", "2"},
        {"line", "0.5"},
        {"offset", "[1, 2]"}};
    for (const auto& [key, value] : wrong) {
        json broken = state;
        broken["params"][key] = json::parse(value);
        const auto done = copy->set_state(broken);
        EXPECT_FALSE(done) << key << " " << value;
        EXPECT_EQ(copy->state(), state);
    }
    json mirrored = state;
    mirrored["params"]["axes"] = json::parse("[[1,0,0],[0,1,0],[0,0,-1]]");
    mirrored["params"]["uncentred_axes"] = json::parse("[[1,0,0],[0,1,0],[0,0,1]]");
    EXPECT_FALSE(copy->set_state(mirrored));
    EXPECT_FALSE(copy->set_state(state_of({{"recipe", "ball"}, {"count", 100'001}})));
    EXPECT_TRUE(copy->set_state(state_of({{"recipe", "ball"}, {"points", {{1, 2}}}}))) << "points decide";
    EXPECT_EQ(copy->state()["params"]["points"][0].size(), 2U);
}

TEST_F(PcaSpaceHand, ManyPointsOfOnesOwnArePacked) {
    json many = json::array();
    for (int i = 0; i < 20'001; ++i) many.push_back({0.01 * (i % 100), 0.0001 * i, 0.1 * (i % 7)});
    open({{"points", many}});
    const json packed = lab->state();
    EXPECT_EQ(packed["params"]["points"]["columns"], 3);
    const auto copy = make_lab();
    ASSERT_TRUE(copy->set_state(json::parse(packed.dump())));
    EXPECT_EQ(copy->state(), packed);
}

TEST_F(PcaSpaceHand, PlayTurnsTheShortWayAndSaysSo) {
    open({{"recipe", "pancake"}});
    const json axes = numbers()["pc_axes"];
    json turned = axes;
    for (int i = 0; i < 3; ++i)
        for (const int j : {0, 1}) turned[i][j] = -axes[i][j].get<double>();
    open({{"recipe", "pancake"}, {"axes", turned}, {"uncentred_axes", turned}});
    lab->key(Lab::Key::Play);
    EXPECT_NE(lab->take_notice().find("other signs"), std::string::npos);
    for (int i = 0; i < 3; ++i)
        EXPECT_NEAR(numbers()["pc_axes"][i][0].get<double>(), axes[i][0].get<double>(), 1e-12);
}

TEST_F(PcaSpaceHand, DegenerateCloudsAreSaidInWords) {
    const std::vector<std::pair<json, const char*>> clouds{
        {json::array({{1, 2, 3}}), "One point has no variance"},
        {json::array({{1, 2, 3}, {2, 3, 5}}), "one line"},
        {json::array({{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}), "one plane"}};
    for (const auto& [points, words] : clouds) {
        for (const double time : {0.0, 1.5, 3.0}) {
            open({{"points", points}}, {{"time", time}});
            EXPECT_NE(lab->description().find(words), std::string::npos) << lab->description();
            EXPECT_EQ(numbers().dump().find("null"), std::string::npos) << "no NaN";
        }
    }
}

}  // namespace
}  // namespace svdscope
