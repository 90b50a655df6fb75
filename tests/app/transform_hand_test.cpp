// A hand on the transform lab: what is dragged goes where the hand goes, and one drag is one step of undo.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/lab/lab.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

constexpr Box kPanel{0, 40, 360, 760}, kCanvas{360, 40, 920, 664}, kBar{360, 704, 920, 96};

class TransformHand : public testing::Test {
  protected:
    TransformHand() { person.frame(2); }

    json numbers() { return lab->inspection()["analysis"]; }
    json matrix() { return lab->state()["params"]["matrix"]; }
    Point handle(const std::string& name) const { return person.inspector.handles().at(name); }
    void open(const json& params, const json& view = json::object()) {
        ASSERT_TRUE(lab->set_state({{"format", "svdscope-state"},
                                    {"version", 1},
                                    {"lab", "transform"},
                                    {"params", params},
                                    {"view", view}}));
        person.frame(2);
    }
    // The hand holds still at the end: the tip must be under it.
    void drag_handle(const std::string& name, Point to) {
        person.drag(handle(name), to);
        person.frame();
        EXPECT_NEAR(handle(name).x, to.x, 0.5) << name;
        EXPECT_NEAR(handle(name).y, to.y, 0.5) << name;
    }

    std::unique_ptr<Lab> lab = lab_table().front().make();
    NullImGui person{[this](Ui& ui) {
                         lab->draw(ui, {kPanel, kCanvas, kBar});
                     },
                     {1280, 800},
                     1,
                     NullImGui::Room::OwnWindows};
};

TEST_F(TransformHand, DragsAnEntryAndUndoIsOneStep) {
    const json before = lab->state()["params"];
    const Point cell = person.middle_of("matrix_0_0");
    person.drag(cell, cell + Point{60, 0});
    EXPECT_GT(matrix()[0][0].get<double>(), 2.3);
    EXPECT_EQ(matrix()[0][1], 1.0);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(lab->state()["params"]["matrix"].dump(), before["matrix"].dump());
    EXPECT_FALSE(lab->can_undo());
}

TEST_F(TransformHand, PutsEveryTipUnderTheCursor) {
    for (const char* name : {"Ae1", "Ae2", "u1", "u2"}) {
        const Point from = handle(name);
        drag_handle(name, from + Point{-37, 23});
    }
}

TEST_F(TransformHand, KeepsTheAxesPerpendicularWhileOneIsDragged) {
    person.drag(handle("u1"), handle("u1") + Point{20, -90});
    const json U = numbers()["U"];
    const double dot =
        U[0][0].get<double>() * U[0][1].get<double>() + U[1][0].get<double>() * U[1][1].get<double>();
    EXPECT_NEAR(dot, 0, 1e-12);
}

TEST_F(TransformHand, DragsAnAxisThroughTheCentreWithoutAFlip) {
    const Point centre{kCanvas.x + kCanvas.w / 2, kCanvas.y + kCanvas.h / 2};
    const Point from = handle("u2");
    const Point beyond = centre + 0.5F * (centre - from);
    const double angle_before = numbers()["angle_v"].get<double>();
    person.drag(from, beyond);
    EXPECT_LT(numbers()["determinant"].get<double>(), 0);
    EXPECT_NEAR(numbers()["angle_v"].get<double>(), angle_before, 1e-9) << "V is kept";
    EXPECT_EQ(numbers()["stages"], 4) << "a mirror stage appears exactly when det A < 0";
}

TEST_F(TransformHand, TurnsTheInputAxis) {
    const json sigma = numbers()["sigma"];
    person.drag(handle("v1"), handle("v1") + Point{-60, -40});
    EXPECT_NEAR(numbers()["sigma"][0].get<double>(), sigma[0].get<double>(), 1e-9) << "only V turns";
    EXPECT_NEAR(numbers()["angle_u"].get<double>(), 0.5535743588970452, 1e-2);
}

TEST_F(TransformHand, ExchangesNamesOnReleaseWhenTheSecondAxisGrewLonger) {
    const Point centre{kCanvas.x + kCanvas.w / 2, kCanvas.y + kCanvas.h / 2};
    const Point from = handle("u2");
    const Point away = from - centre;
    person.move(from), person.press(), person.frame();
    for (const float part : {1.5F, 2.0F, 2.5F, 3.0F}) person.move(centre + part * away), person.frame();
    EXPECT_EQ(numbers()["sorted"], false) << "the hand keeps hold of the same axis";
    person.release(), person.frame(2);
    EXPECT_EQ(numbers()["sorted"], true);
    EXPECT_NE(lab->take_notice().find("exchanged names"), std::string::npos);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(matrix(), json({{2.0, 1.0}, {0.5, 1.5}}));
}

TEST_F(TransformHand, MovesTheProbe) {
    open({{"matrix", {{2, 0}, {0, 1}}}}, {{"probe", true}});
    person.drag(handle("x"), handle("x") + Point{30, 30});
    const json image = numbers()["image"];
    EXPECT_NEAR(image[0].get<double>(), 2 * lab->state()["params"]["probe"][0].get<double>(), 1e-12);
    EXPECT_NEAR(image[1].get<double>(), lab->state()["params"]["probe"][1].get<double>(), 1e-12);
}

TEST_F(TransformHand, AltTurnsVWithTheHandAndNoFaster) {
    const double before = numbers()["angle_v"].get<double>(), u = numbers()["angle_u"].get<double>();
    const Point centre{kCanvas.x + kCanvas.w / 2, kCanvas.y + kCanvas.h / 2};
    const Point from = handle("u1");
    const float c = std::cos(0.3F), s = std::sin(0.3F);
    const Point arm = from - centre;
    person.modifiers(false, false, true);
    person.drag(from, centre + Point{c * arm.x + s * arm.y, -s * arm.x + c * arm.y});
    person.modifiers(false, false, false);
    EXPECT_NEAR(numbers()["angle_v"].get<double>() - before, 0.3, 0.01) << "as far as the hand went";
    EXPECT_NEAR(numbers()["angle_u"].get<double>(), u, 1e-12);
}

TEST_F(TransformHand, ScrubsAndShowsTheMomentInTheState) {
    const Box bar = person.inspector.widgets().at("timeline");
    person.click({bar.x + bar.w / 2, bar.y + bar.h / 2});
    EXPECT_NEAR(lab->state()["view"]["time"].get<double>(), 1.5, 0.03);
    EXPECT_EQ(person.inspector.handles().count("u1"), 0U) << "tips can be taken only where A is drawn";
}

TEST_F(TransformHand, GalleryJumpIsOneStep) {
    open({{"matrix", {{2, 1}, {0.5, 1.5}}}}, {{"gallery_open", true}});
    person.click(person.middle_of("gallery_mirror"));
    EXPECT_EQ(matrix(), json({{0.0, 1.0}, {1.0, 0.0}}));
    EXPECT_EQ(numbers()["stages"], 4);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(matrix(), json({{2.0, 1.0}, {0.5, 1.5}}));
}

TEST_F(TransformHand, HidesTheFirstHintForGoodAfterTheFirstDrag) {
    EXPECT_EQ(lab->state()["view"]["welcomed"], false);
    const Point cell = person.middle_of("matrix_1_1");
    person.drag(cell, cell + Point{10, 0});
    EXPECT_EQ(lab->state()["view"]["welcomed"], true);
}

}  // namespace
}  // namespace svdscope
