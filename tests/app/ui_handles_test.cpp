// A hand on the canvas: taking, moving, nudging handles; panning and zooming.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "app/plot/draw_list_painter.hpp"
#include "app/ui/handles.hpp"
#include "app/ui/widgets.hpp"
#include "tests/app/null_imgui.hpp"
#include "tests/app/recording_painter.hpp"

namespace svdscope {
namespace {

using compat::Key;

constexpr Box kArea{100, 50, 800, 600};  // 100 pixels per unit at half height 3
constexpr Camera2 kCamera{{0, 0}, 3};

/// Two handles that go where the hand wants, and a button over the canvas.
struct Handles : testing::Test {
    std::map<std::string, Vec2, std::less<>> places{{"near", {1, 0}}, {"far", {-2, 1}}};
    std::map<std::string, int, std::less<>> priorities;
    Camera2 camera = kCamera;
    Hand hand;
    std::vector<HandleDrag> drags;
    bool fit = false;
    int camera_changes = 0;
    int presses = 0;
    NullImGui gui{[this](Ui& ui) { draw(ui); }, {1000, 700}};

    void draw(Ui& ui) {
        DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
        const Canvas2D canvas(painter, kArea, camera, 1, ui.theme.background);
        ImGui::SetCursorScreenPos({700, 500});
        presses += button(ui, "over", "Over the canvas");
        std::vector<HandleSpec> specs;
        for (const auto& [name, at] : places) specs.push_back({name, at, priorities[name]});
        if (const auto drag = drag_handles(ui, canvas, hand, specs)) {
            drags.push_back(*drag);
            places[drag->name] = drag->to;
        }
        camera_changes += navigate(ui, canvas, hand, camera, fit);
    }
    Point handle(std::string_view name) const { return gui.inspector.handles().at(std::string(name)); }
    Vec2 under(Point at) const {
        RecordingPainter painter;
        return Canvas2D(painter, kArea, camera, 1, {}).to_plane(at);
    }
    void expect_at(std::string_view name, Vec2 at) {
        EXPECT_NEAR(places.find(name)->second.x, at.x, 1e-6);
        EXPECT_NEAR(places.find(name)->second.y, at.y, 1e-6);
    }
};

TEST_F(Handles, AreRecordedWhereTheyStand) {
    EXPECT_EQ(handle("near"), (Point{600, 350}));
    EXPECT_EQ(handle("far"), (Point{300, 250}));
}

TEST_F(Handles, FollowTheHand) {
    gui.drag(handle("near"), {650, 300});
    expect_at("near", {1.5, 0.5});
    expect_at("far", {-2, 1});
    EXPECT_TRUE(hand.held.empty());
    EXPECT_EQ(hand.selected, "near");
    EXPECT_EQ(camera, kCamera) << "a held handle does not pan";
}

TEST_F(Handles, DoNotJumpWhenTakenBesideTheirMiddle) {
    gui.move({607, 346});
    EXPECT_EQ(hand.hovered, "near");
    gui.press();
    gui.frame(3);
    EXPECT_EQ(hand.held, "near");
    EXPECT_TRUE(drags.empty());
    gui.move({608, 346});
    EXPECT_TRUE(drags.empty()) << "a shake of a pixel is not a move";
    gui.move({627, 346});
    expect_at("near", {1.2, 0});
    gui.release();
}

TEST_F(Handles, ClickedOnlyAreSelectedAndStay) {
    gui.click({605, 350});
    EXPECT_EQ(hand.selected, "near");
    EXPECT_TRUE(drags.empty());
    expect_at("near", {1, 0});
}

TEST_F(Handles, AreTakenWithinReachOnly) {
    gui.move({600, 361});
    EXPECT_EQ(hand.hovered, "near");
    gui.move({600, 364});
    EXPECT_EQ(hand.hovered, "");
}

TEST_F(Handles, KeepTheHandThatHoldsThem) {
    gui.move(handle("near"));
    gui.press();
    gui.move(handle("far"));
    EXPECT_EQ(hand.held, "near") << "passing another handle changes nothing";
    gui.release();
    expect_at("near", {-2, 1});
    expect_at("far", {-2, 1});
}

TEST_F(Handles, OfHigherPriorityWin) {
    places["far"] = {1.08, 0};
    gui.move({605, 350});
    EXPECT_EQ(hand.hovered, "far") << "the nearer";
    priorities["near"] = 1;
    gui.frame();
    EXPECT_EQ(hand.hovered, "near");
}

TEST_F(Handles, MoveATenthWithShiftAndNeverJump) {
    gui.move(handle("near"));
    gui.press();
    gui.move({620, 350});
    gui.modifiers(false, true);
    expect_at("near", {1.2, 0});
    gui.move({670, 350});
    expect_at("near", {1.25, 0});
    EXPECT_TRUE(drags.back().fine);
    gui.modifiers(false, false);
    expect_at("near", {1.25, 0});
    gui.move({680, 350});
    expect_at("near", {1.35, 0});
    gui.release();
}

TEST_F(Handles, TellWhichKeysAreDown) {
    gui.move(handle("near"));
    gui.press();
    gui.modifiers(true, false, true);
    gui.move({620, 350});
    EXPECT_TRUE(drags.back().snap);
    EXPECT_TRUE(drags.back().alternate);
    EXPECT_FALSE(drags.back().nudge);
    gui.release();
}

TEST_F(Handles, TakeTheLastMoveBeforeLettingGo) {
    gui.move(handle("near"));
    gui.press();
    gui.move({620, 350});
    compat::inject_mouse({660, 350});
    gui.release();
    expect_at("near", {1.6, 0});
}

TEST_F(Handles, AreNudgedByArrows) {
    gui.key(Key::Right);
    EXPECT_TRUE(drags.empty()) << "nothing is selected";
    gui.click(handle("near"));
    gui.key(Key::Right);
    expect_at("near", {1.1, 0});
    gui.modifiers(false, true);
    gui.key(Key::Up);
    expect_at("near", {1.1, 0.01});
    gui.modifiers(true, false);
    gui.key(Key::Down);
    expect_at("near", {1.1, -0.99});
    EXPECT_TRUE(drags.back().nudge);
    gui.modifiers(false, false);
    gui.cells.selected = "some cell";
    gui.key(Key::Right);
    expect_at("near", {1.1, -0.99});
}

TEST_F(Handles, LeaveEmptyCanvasToPanning) {
    gui.drag({400, 500}, {450, 480});
    EXPECT_NEAR(camera.center.x, -0.5, 1e-12);
    EXPECT_NEAR(camera.center.y, -0.2, 1e-12);
    EXPECT_TRUE(drags.empty());
    EXPECT_FALSE(hand.panning);
}

TEST_F(Handles, LetOtherButtonsPanEvenOverThem) {
    for (const int other : {1, 2}) {
        camera = kCamera;
        gui.move({600, 350});
        gui.press(other);
        gui.move({500, 350});
        gui.release(other);
        EXPECT_NEAR(camera.center.x, 1, 1e-12);
    }
    expect_at("near", {1, 0});
}

TEST_F(Handles, LeaveControlsOverTheCanvasAlone) {
    gui.click(gui.middle_of("over"));
    EXPECT_EQ(presses, 1);
    gui.drag(gui.middle_of("over"), {400, 500});
    EXPECT_EQ(camera, kCamera);
    gui.drag({50, 20}, {400, 400});
    EXPECT_EQ(camera, kCamera) << "a press outside the canvas is not for it";
}

TEST_F(Handles, ZoomKeepsThePointUnderTheCursor) {
    for (const float notches : {1.0F, -3.0F, 8.0F, -2.5F}) {
        camera = kCamera;
        const Vec2 at = under({600, 500});
        gui.move({600, 500});
        gui.wheel(notches);
        const Vec2 now = under({600, 500});
        EXPECT_NEAR(now.x, at.x, 1e-9);
        EXPECT_NEAR(now.y, at.y, 1e-9);
        EXPECT_EQ(camera.half_height<3, notches> 0);
    }
}

TEST_F(Handles, ZoomIsFinerWithControlAndFasterWithShift) {
    gui.move({400, 500});
    gui.modifiers(true, false);
    gui.wheel(1);
    const double fine = camera.half_height;
    camera = kCamera;
    gui.modifiers(false, true);
    gui.wheel(1);
    EXPECT_LT(camera.half_height, 3 / 1.5);
    EXPECT_GT(fine, 3 / 1.05);
    for (int i = 0; i < 400; ++i) gui.wheel(30);
    EXPECT_GT(camera.half_height, 0);
    for (int i = 0; i < 800; ++i) gui.wheel(-30);
    EXPECT_TRUE(std::isfinite(camera.half_height));
    EXPECT_TRUE(is_finite(camera.center));
}

TEST_F(Handles, DoubleClickOnEmptyCanvasFits) {
    gui.double_click(handle("near"));
    EXPECT_FALSE(fit);
    gui.double_click({400, 500});
    EXPECT_TRUE(fit);
    EXPECT_EQ(camera_changes, 0);
}

}  // namespace
}  // namespace svdscope
