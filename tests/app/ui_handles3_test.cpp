// A hand in space: taking, moving and nudging handles; turning, moving and zooming the camera.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "app/ui/handles3.hpp"
#include "app/ui/widgets.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

using compat::Key;

constexpr Box kArea{100, 50, 800, 600};
// From the x axis: y is right, z is up, 100 pixels per unit at the target.
constexpr Camera3 kCamera{{0, 0, 0}, 3, 0, 0};

struct Handles3 : testing::Test {
    struct Place {
        Vec3 at;
        int priority = 0;
        std::optional<Vec3> along{};
    };
    std::map<std::string, Place, std::less<>> places{{"one", {{0, 1, 0}, 0, Vec3{0, 1, 1}}},
                                                     {"two", {{1, -2, 1}}}};
    Camera3 camera = kCamera;
    Hand3 hand;
    std::vector<HandleDrag3> drags;
    bool fit = false;
    int presses = 0;
    NullImGui gui{[this](Ui& ui) { draw(ui); }, {1000, 700}};

    void draw(Ui& ui) {
        const View3 view(camera, kArea);
        ImGui::SetCursorScreenPos({700, 500});
        presses += button(ui, "over", "Over the canvas");
        std::vector<HandleSpec3> specs;
        for (const auto& [name, place] : places)
            specs.push_back({name, place.at, place.priority, place.along});
        if (const auto drag = drag_handles(ui, view, hand, specs)) {
            drags.push_back(*drag);
            places[drag->name].at = drag->to;
        }
        navigate(ui, view, hand, camera, fit);
    }
    Point handle(std::string_view name) const { return gui.inspector.handles().at(std::string(name)); }
    void expect_at(std::string_view name, Vec3 at, double tolerance = 1e-6) {
        const Vec3 is = places.find(name)->second.at;
        EXPECT_LT(norm(is - at), tolerance) << is.x << ", " << is.y << ", " << is.z;
    }
};

TEST_F(Handles3, AreRecordedInPixels) {
    EXPECT_EQ(handle("one"), (Point{600, 350}));
    places["one"].at = {100, 0, 0};
    gui.frame();
    EXPECT_FALSE(gui.inspector.handles().contains("one")) << "behind the eye";
}

TEST_F(Handles3, MoveInThePlaneOfThePicture) {
    gui.drag({603, 348}, {653, 298});
    expect_at("one", {0, 1.5, 0.5});
    EXPECT_EQ(camera, kCamera) << "a held handle does not turn the camera";
    EXPECT_TRUE(hand.held.empty());
    EXPECT_EQ(hand.selected, "one");
    const Point two = handle("two");
    gui.drag(two, two + Point{40, 0});
    EXPECT_NEAR(places["two"].at.x, 1, 1e-12) << "the depth stays";
    EXPECT_GT(places["two"].at.y, -2 + 0.2);
}

TEST_F(Handles3, WithShiftMoveOnTheirLineAndNeverJump) {
    gui.move(handle("one"));
    gui.press();
    gui.move({620, 350});
    expect_at("one", {0, 1.2, 0});
    gui.modifiers(false, true);
    expect_at("one", {0, 1.2, 0});
    gui.move({640, 350});
    EXPECT_TRUE(drags.back().along);
    expect_at("one", {0, 1.3, 0.1}, 2e-3);
    gui.modifiers(false, false);
    expect_at("one", {0, 1.3, 0.1}, 2e-3);
    gui.move({650, 350});
    expect_at("one", {0, 1.4, 0.1}, 2e-3);
    gui.release();
}

TEST_F(Handles3, WithoutALineShiftMovesATenth) {
    gui.move(handle("two"));
    gui.press();
    gui.modifiers(false, true);
    const Vec3 before = places["two"].at;
    gui.move(handle("two") + Point{100, 0});
    EXPECT_TRUE(drags.back().fine);
    EXPECT_NEAR(places["two"].at.y - before.y, 0.1, 0.02);
    gui.release();
}

TEST_F(Handles3, TellWhichKeysAreDown) {
    gui.move(handle("one"));
    gui.press();
    gui.modifiers(true, false, true);
    gui.move({620, 350});
    EXPECT_TRUE(drags.back().snap);
    EXPECT_TRUE(drags.back().alternate);
    gui.release();
}

TEST_F(Handles3, OfHigherPriorityWinThenTheNearerOnes) {
    places["two"] = {{1, 1.0 * (1 - 1 / (3 * View3::eye_distance())), 0}};
    gui.move({601, 350});
    EXPECT_EQ(hand.hovered, "two") << "the one in front";
    places["one"].priority = 1;
    gui.frame();
    EXPECT_EQ(hand.hovered, "one");
    gui.move({613, 350});
    EXPECT_EQ(hand.hovered, "");
}

TEST_F(Handles3, AreNudgedInTheDirectionsOfTheScreen) {
    gui.click(handle("one"));
    gui.key(Key::Right);
    expect_at("one", {0, 1.1, 0});
    gui.modifiers(false, true);
    gui.key(Key::Up);
    expect_at("one", {0, 1.1, 0.01});
    EXPECT_TRUE(drags.back().nudge);
}

TEST_F(Handles3, ThatVanishAreLetGo) {
    gui.move(handle("one"));
    gui.press();
    places.erase("one");
    gui.move({650, 350});
    EXPECT_TRUE(hand.held.empty());
    gui.release();
}

TEST_F(Handles3, EmptyCanvasTurnsTheCamera) {
    gui.drag({400, 450}, {500, 500});
    EXPECT_LT(camera.azimuth, 0);
    EXPECT_GT(camera.elevation, 0);
    EXPECT_EQ(camera.target, kCamera.target);
    EXPECT_TRUE(hand.free());
    for (int i = 0; i < 20; ++i) gui.drag({400, 100}, {400, 600});
    EXPECT_DOUBLE_EQ(camera.elevation, kHighest);
    EXPECT_TRUE(drags.empty());
}

TEST_F(Handles3, ShiftAndTheOtherButtonsMoveIt) {
    for (const int button : {0, 1, 2}) {
        camera = kCamera;
        gui.move({400, 450});
        gui.modifiers(false, button == 0);
        gui.press(button);
        gui.move({450, 430});
        gui.release(button);
        gui.modifiers(false, false);
        EXPECT_NEAR(camera.target.y, -0.5, 1e-12);
        EXPECT_NEAR(camera.target.z, -0.2, 1e-12);
        EXPECT_EQ(camera.azimuth, 0);
    }
}

TEST_F(Handles3, TheWheelZoomsAtTheCursorAndStaysFinite) {
    gui.move({600, 250});
    const Vec3 under = View3(camera, kArea).on_view_plane({600, 250}, camera.target);
    gui.wheel(3);
    EXPECT_LT(camera.half_height, 2);
    const Vec2 now = View3(camera, kArea).project(under).pixel;
    EXPECT_NEAR(now.x, 600, 1e-9);
    EXPECT_NEAR(now.y, 250, 1e-9);
    for (int i = 0; i < 300; ++i) gui.wheel(60);
    EXPECT_GT(camera.half_height, 0);
    for (int i = 0; i < 600; ++i) gui.wheel(-60);
    EXPECT_TRUE(std::isfinite(camera.half_height));
    EXPECT_TRUE(is_finite(camera.target));
}

TEST_F(Handles3, ControlsOverTheCanvasAreLeftAlone) {
    gui.click(gui.middle_of("over"));
    EXPECT_EQ(presses, 1);
    gui.drag(gui.middle_of("over"), {400, 500});
    EXPECT_EQ(camera, kCamera);
}

TEST_F(Handles3, ADoubleClickOnEmptyCanvasFits) {
    gui.double_click(handle("one"));
    EXPECT_FALSE(fit);
    gui.double_click({400, 450});
    EXPECT_TRUE(fit);
}

}  // namespace
}  // namespace svdscope
