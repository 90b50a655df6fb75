// Buttons, switches, choices and folds answer the mouse and the keyboard.
#include <gtest/gtest.h>

#include "app/ui/widgets.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

using compat::Key;

struct Buttons : testing::Test {
    int pressed = 0;
    int forbidden = 0;
    bool on = false;
    bool open = false;
    int chosen = 0;
    NullImGui gui{[this](Ui& ui) {
        pressed += button(ui, "go", "Go");
        forbidden += button(ui, "stop", "Stop", false);
        toggle(ui, "layer", "Layer", on);
        for (int i = 0; i < 2; ++i) {
            if (choice(ui, i == 0 ? "left" : "right", "Side", chosen == i)) chosen = i;
        }
        if (fold(ui, "more", "More", "a hint", open)) text(ui, Face::Body, ui.theme.ink, "inside");
    }};
};

TEST_F(Buttons, AnswerTheMouse) {
    gui.click(gui.middle_of("go"));
    EXPECT_EQ(pressed, 1);
    gui.click(gui.middle_of("stop"));
    EXPECT_EQ(forbidden, 0);
    gui.click(gui.middle_of("layer"));
    EXPECT_TRUE(on);
    gui.click(gui.middle_of("right"));
    EXPECT_EQ(chosen, 1);
    const int folded = gui.vertices;
    gui.click(gui.middle_of("more"));
    gui.move({900, 700});
    EXPECT_TRUE(open);
    EXPECT_GT(gui.vertices, folded);
}

TEST_F(Buttons, DoNothingWhenTheMouseLeavesBeforeLettingGo) {
    gui.drag(gui.middle_of("go"), {900, 700});
    EXPECT_EQ(pressed, 0);
}

TEST_F(Buttons, AnswerEnterWhileTheyHaveTheRing) {
    gui.key(Key::Enter);
    EXPECT_EQ(pressed, 0);
    gui.key(Key::Tab);
    EXPECT_EQ(gui.cells.selected, "go");
    gui.key(Key::Enter);
    EXPECT_EQ(pressed, 1);
    gui.click({900, 700});
    gui.key(Key::Enter);
    EXPECT_EQ(pressed, 1) << "a click elsewhere takes the ring away";
}

TEST_F(Buttons, GoRoundByTab) {
    std::vector<std::string> seen;
    for (int i = 0; i < 7; ++i) {
        gui.key(Key::Tab);
        gui.frame();
        seen.push_back(gui.cells.selected);
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"go", "stop", "layer", "left", "right", "more", "go"}));
}

}  // namespace
}  // namespace svdscope
