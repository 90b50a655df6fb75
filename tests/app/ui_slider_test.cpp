// The slider: dragged, pressed, fine, snapping, by keys, and never out of its range.
#include <gtest/gtest.h>

#include "app/ui/slider.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

class Slider : public testing::Test {
  protected:
    // A place on the track, from 0 at the low end to 1.
    Point at(double part) const {
        const Box box = person.inspector.widgets().at("slider");
        const float knob = 9;
        return {std::round(box.x + knob + static_cast<float>(part) * (box.w - 2 * knob)), box.y + box.h / 2};
    }

    double value = 4;
    SliderStyle style{.low = 0, .high = 16, .step = 0.5, .snap = 2, .whole = false, .width = 178};
    int changes = 0;
    NullImGui person{[this](Ui& ui) {
        if (slider(ui, "slider", value, style)) ++changes;
    }};
};

TEST_F(Slider, FollowsTheHandAndStaysInItsRange) {
    person.frame(2);
    person.drag(at(0.25), at(0.5));
    EXPECT_NEAR(value, 8, 0.1);
    person.drag(at(0.5), at(1) + Point{400, 0});
    EXPECT_EQ(value, 16);
    person.drag(at(1), at(0) - Point{400, 0});
    EXPECT_EQ(value, 0);
}

TEST_F(Slider, APressOnTheTrackTakesTheKnobThere) {
    person.frame(2);
    person.click(at(0.75));
    EXPECT_NEAR(value, 12, 0.1);
}

TEST_F(Slider, CtrlSnapsAndShiftMovesATenth) {
    person.frame(2);
    person.modifiers(true, false);
    person.drag(at(0.25), at(0.43));
    EXPECT_EQ(value, 6);
    person.modifiers(false, false);
    person.frame(30);
    person.move(at(value / 16));
    person.press();
    person.frame();
    const double before = value;
    person.modifiers(false, true);
    person.move(at(before / 16) + Point{50, 0});
    person.frame();
    EXPECT_NEAR(value - before, 0.1 * 50 * 16 / 160, 0.02);
    person.release();
}

TEST_F(Slider, ArrowKeysStepAfterAPress) {
    person.frame(2);
    person.click(at(0.25));
    const double before = value;
    person.key(compat::Key::Right);
    EXPECT_DOUBLE_EQ(value, before + 0.5);
    person.modifiers(false, true);
    person.key(compat::Key::Left);
    EXPECT_DOUBLE_EQ(value, before + 0.45);
}

TEST_F(Slider, WholeNumbersOnly) {
    style = {.low = 2, .high = 20, .step = 1, .snap = 0, .whole = true, .width = 178};
    value = 8;
    person.frame(2);
    person.drag(at(0.33), at(0.52));
    EXPECT_EQ(value, std::round(value));
    EXPECT_NEAR(value, 11, 1);
}

TEST_F(Slider, RestsUntilTouched) {
    person.frame(5);
    person.move(at(0.8));
    person.frame(5);
    EXPECT_EQ(changes, 0);
    EXPECT_EQ(value, 4);
}

}  // namespace
}  // namespace svdscope
