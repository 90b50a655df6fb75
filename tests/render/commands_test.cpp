// The command table and the keys that reach it.
#include "app/shell/commands.hpp"

#include <map>
#include <set>

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include "app/shell/screen.hpp"
#include "tests/render/fake_lab.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using test::fake;

struct CommandsTest : testing::Test {
    Screen screen{test::fake_labs()};
    test::FakeLab& lab() { return fake(screen.desk.current()); }
    bool press(int key, unsigned mods = kNoMods, bool text_open = false) {
        return screen.commands.press(screen, {key, mods}, text_open);
    }
};

TEST_F(CommandsTest, TitlesAndGroupsAreThereAndIdsAreUnique) {
    std::set<std::string> ids;
    for (const Command& command : screen.commands.table()) {
        EXPECT_FALSE(command.title.empty()) << command.id;
        EXPECT_FALSE(command.group.empty()) << command.id;
        EXPECT_TRUE(command.run) << command.id;
        EXPECT_TRUE(ids.insert(command.id).second) << command.id << " stands twice";
    }
}

TEST_F(CommandsTest, NoKeyMeansTwoThings) {
    std::map<std::pair<int, unsigned>, std::string> taken;
    for (const Command& command : screen.commands.table()) {
        for (const KeyPress press : command.keys) {
            const auto [other, is_new] = taken.try_emplace({press.key, press.mods}, command.id);
            EXPECT_TRUE(is_new) << key_text(press) << " is " << other->second << " and " << command.id;
        }
    }
}

TEST_F(CommandsTest, FifteenFastUndosUndoFifteenSteps) {
    for (int i = 1; i <= 15; ++i) lab().set(i);
    for (int i = 0; i < 15; ++i) EXPECT_TRUE(press('Z', kPrimary));
    EXPECT_EQ(lab().value(), 0);
    press('Z', kPrimary);
    EXPECT_EQ(screen.toast.text(), "There is nothing to undo.");
}

TEST_F(CommandsTest, PlainKeysGoToTheLab) {
    press(GLFW_KEY_SPACE);
    press(GLFW_KEY_RIGHT);
    press(GLFW_KEY_LEFT);
    press(GLFW_KEY_HOME);
    press('0');
    EXPECT_EQ(lab().keys(), "play next previous fit fit ");
}

TEST_F(CommandsTest, DigitsChooseLabs) {
    EXPECT_TRUE(press('2'));
    EXPECT_EQ(screen.desk.current_id(), "two");
    EXPECT_FALSE(press('3'));
    EXPECT_EQ(screen.desk.current_id(), "two");
}

TEST_F(CommandsTest, TypingKeepsPlainKeysAndUndoButNotSave) {
    lab().set(1);
    EXPECT_FALSE(press(GLFW_KEY_SPACE, kNoMods, true));
    EXPECT_FALSE(press('2', kNoMods, true));
    EXPECT_FALSE(press('?', kNoMods, true));
    EXPECT_FALSE(press('Z', kPrimary, true));
    EXPECT_EQ(lab().keys(), "");
    EXPECT_EQ(lab().value(), 1);
    EXPECT_TRUE(press('=', kPrimary, true));
    EXPECT_EQ(screen.settings.scale_percent, 110);
}

TEST_F(CommandsTest, SelectedCellKeepsArrowsAndDigits) {
    screen.cells.selected = "matrix_0_0";
    EXPECT_FALSE(press(GLFW_KEY_RIGHT));
    EXPECT_FALSE(press('2'));
    EXPECT_TRUE(press(GLFW_KEY_SPACE));
    EXPECT_EQ(lab().keys(), "play ");
}

TEST_F(CommandsTest, EscapeLeavesOneThingAtATime) {
    screen.wants_full_screen = true;
    screen.cells.editing = "matrix_0_0";
    screen.help.open();
    press(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(screen.wants_full_screen);
    press(GLFW_KEY_ESCAPE);
    EXPECT_TRUE(screen.help.is_open()) << "the open edit takes Esc for itself";
    screen.cells.editing.clear();
    press(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(screen.help.is_open());
    EXPECT_EQ(lab().keys(), "");
    press(GLFW_KEY_ESCAPE);
    EXPECT_EQ(lab().keys(), "escape ");
    EXPECT_FALSE(screen.wants_quit);
}

TEST_F(CommandsTest, ProjectorModes) {
    press('2', kPrimary);
    EXPECT_FLOAT_EQ(screen.magnification(), 1.6F);
    press('3', kPrimary);
    EXPECT_EQ(screen.settings.see_as, Vision::Grey);
    EXPECT_FALSE(screen.settings.dark);
    press('1', kPrimary);
    EXPECT_FLOAT_EQ(screen.magnification(), 1);
    EXPECT_EQ(screen.settings.see_as, Vision::None);
}

TEST_F(CommandsTest, ScaleStepsUpAndDownWithinItsLimits) {
    for (int i = 0; i < 50; ++i) press('=', kPrimary);
    EXPECT_EQ(screen.settings.scale_percent, 400);
    for (int i = 0; i < 50; ++i) press('-', kPrimary);
    EXPECT_EQ(screen.settings.scale_percent, 50);
    press('0', kPrimary);
    EXPECT_EQ(screen.settings.scale_percent, 100);
}

TEST_F(CommandsTest, WhatTheMouseChoseRunsOnce) {
    screen.clicked = {"theme"};
    screen.commands.run_clicked(screen);
    screen.commands.run_clicked(screen);
    EXPECT_FALSE(screen.settings.dark);
}

TEST(Keys, FollowTheLayoutForLettersAndThePositionForDigits) {
    EXPECT_EQ(layout_key(GLFW_KEY_W, "z"), 'Z') << "AZERTY";
    EXPECT_EQ(layout_key(GLFW_KEY_Y, "z"), 'Z') << "QWERTZ";
    EXPECT_EQ(layout_key(GLFW_KEY_1, "&"), '1') << "AZERTY prints & on the key 1";
    EXPECT_EQ(layout_key(GLFW_KEY_Z, "\xD1\x8F"), 'Z') << "Russian keeps the US positions";
    EXPECT_EQ(layout_key(GLFW_KEY_RIGHT_BRACKET, "+"), '=') << "German plus";
    EXPECT_EQ(layout_key(GLFW_KEY_KP_ADD, "+"), '=');
    EXPECT_EQ(layout_key(GLFW_KEY_KP_0, "0"), '0');
    EXPECT_EQ(layout_key(GLFW_KEY_F11, ""), GLFW_KEY_F11);
}

TEST(Keys, AreNamedAsOnTheKeyboard) {
    EXPECT_EQ(key_text({'Z', kPrimary | kShift}), "Ctrl+Shift+Z");
    EXPECT_EQ(key_text({GLFW_KEY_SPACE}), "Space");
    EXPECT_EQ(key_mods(GLFW_MOD_SUPER | GLFW_MOD_SHIFT), kPrimary | kShift);
}

TEST(HelpSheet, SearchWantsEveryWord) {
    EXPECT_TRUE(matches_search("Full screen F11", "SCREEN full"));
    EXPECT_TRUE(matches_search("Full screen F11", ""));
    EXPECT_FALSE(matches_search("Full screen F11", "full moon"));
}

}  // namespace
}  // namespace svdscope
