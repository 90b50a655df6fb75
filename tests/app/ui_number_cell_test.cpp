// A person at the number cells: dragging, nudging and typing.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "app/ui/widgets.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

using compat::Key;

/// Three cells and a button between the last two.
struct NumberCell : testing::Test {
    double first = 2;
    double second = 0.5;
    double turn = std::numbers::pi / 6;
    int changes = 0;
    NullImGui gui{[this](Ui& ui) {
        CellStyle style;
        style.color = ui.theme.column;
        changes += number_cell(ui, "first", first, style);
        changes += number_cell(ui, "second", second, style);
        button(ui, "between", "Between");
        style.degrees = true;
        style.per_pixel = 1;
        style.snap = 15;
        changes += number_cell(ui, "turn", turn, style);
    }};

    void drag_first(float pixels) {
        const Point at = gui.middle_of("first");
        gui.drag(at, {at.x + pixels, at.y});
    }
    void type_into(std::string_view cell, const char* words) {
        gui.double_click(gui.middle_of(cell));
        gui.frame(2);
        gui.type(words);
    }
};

TEST_F(NumberCell, FollowsTheMouse) {
    drag_first(50);
    EXPECT_EQ(first, 2.5);
    drag_first(-100);
    EXPECT_EQ(first, 1.5);
    EXPECT_EQ(second, 0.5);
}

TEST_F(NumberCell, MovesATenthWithShift) {
    gui.modifiers(false, true);
    drag_first(50);
    EXPECT_EQ(first, 2.05);
}

TEST_F(NumberCell, SnapsWithControl) {
    gui.modifiers(true, false);
    drag_first(40);
    EXPECT_EQ(first, 2.5);
}

TEST_F(NumberCell, SnapsWhenControlIsLetGoTogetherWithTheButton) {
    first = 2.03;
    const Point at = gui.middle_of("first");
    gui.modifiers(true, false);
    gui.move(at), gui.press(), gui.move({at.x + 30, at.y}), gui.move({at.x + 40, at.y});
    compat::inject_modifiers(false, false, false);
    gui.release();
    EXPECT_EQ(first, 2.5);
}

TEST_F(NumberCell, HasNoDustOfBinaryFractions) {
    first = 0;
    for (int i = 0; i < 9; ++i) drag_first(26);
    EXPECT_EQ(first, 2.34);
}

TEST_F(NumberCell, StaysWhenClickedOrShaken) {
    first = 1.0 / 3;
    drag_first(2);
    gui.click(gui.middle_of("first"));
    EXPECT_EQ(first, 1.0 / 3);
    EXPECT_EQ(changes, 0);
    EXPECT_EQ(gui.cells.selected, "first");
}

TEST_F(NumberCell, DragsLargeAndSmallNumbersInTheirOwnSize) {
    first = 1e6;
    drag_first(50);
    EXPECT_EQ(first, 1.5e6);
    first = 1e-6;
    drag_first(-50);
    EXPECT_NEAR(first, 0.5e-6, 1e-20);
    for (const double extreme : {1e300, 1e-300, 5e-324, std::numeric_limits<double>::max(), -0.0}) {
        first = extreme;
        drag_first(30);
        EXPECT_TRUE(std::isfinite(first)) << extreme;
    }
}

TEST_F(NumberCell, TakesAnExpression) {
    type_into("first", "1/3");
    EXPECT_EQ(gui.cells.editing, "first");
    gui.key(Key::Enter);
    EXPECT_EQ(first, 1.0 / 3);
    EXPECT_TRUE(gui.cells.editing.empty());
    EXPECT_EQ(gui.cells.selected, "first");
}

TEST_F(NumberCell, OpensByControlClickAndByEnter) {
    gui.modifiers(true, false);
    gui.click(gui.middle_of("second"));
    gui.modifiers(false, false);
    EXPECT_EQ(gui.cells.editing, "second");
    gui.key(Key::Escape);
    EXPECT_TRUE(gui.cells.editing.empty());
    gui.key(Key::Enter);
    EXPECT_EQ(gui.cells.editing, "second");
}

TEST_F(NumberCell, RevertsByEscape) {
    type_into("first", "7");
    gui.key(Key::Escape);
    EXPECT_EQ(first, 2);
    EXPECT_EQ(changes, 0);
    EXPECT_TRUE(gui.cells.editing.empty());
}

TEST_F(NumberCell, KeepsAWrongTextOpenAndSaysWhy) {
    type_into("first", "two");
    const int calm = gui.vertices;
    gui.key(Key::Enter);
    EXPECT_EQ(first, 2);
    EXPECT_EQ(gui.cells.editing, "first");
    EXPECT_FALSE(gui.cells.error.empty());
    EXPECT_GT(gui.vertices, calm) << "the sentence is drawn";
    gui.frame(3);
    gui.type("5");
    EXPECT_TRUE(gui.cells.error.empty()) << "typing takes the sentence away";
    gui.key(Key::Enter);
    EXPECT_EQ(first, 5) << "the wrong text had been selected, so that typing replaced it";
}

TEST_F(NumberCell, RevertsAWrongTextAndTakesARightOneWhenLeftByMouse) {
    type_into("first", "1/");
    gui.click({900, 600});
    EXPECT_EQ(first, 2);
    EXPECT_TRUE(gui.cells.editing.empty());
    type_into("first", "4");
    gui.click({900, 600});
    EXPECT_EQ(first, 4);
}

TEST_F(NumberCell, GoesOnByTab) {
    type_into("first", "3");
    gui.key(Key::Tab);
    gui.frame(3);
    EXPECT_EQ(first, 3);
    EXPECT_EQ(gui.cells.editing, "second");
    gui.type("8");
    gui.key(Key::Tab);
    gui.frame(3);
    EXPECT_EQ(second, 8);
    EXPECT_EQ(gui.cells.editing, "turn") << "buttons are passed over while typing";
    gui.modifiers(false, true);
    gui.key(Key::Tab);
    gui.frame(3);
    EXPECT_EQ(gui.cells.editing, "second");
}

TEST_F(NumberCell, IsReachedByTabAlone) {
    gui.key(Key::Tab);
    EXPECT_EQ(gui.cells.selected, "first");
    gui.key(Key::Tab);
    gui.key(Key::Tab);
    EXPECT_EQ(gui.cells.selected, "between");
    gui.modifiers(false, true);
    gui.key(Key::Tab);
    EXPECT_EQ(gui.cells.selected, "second");
    gui.key(Key::Escape);
    EXPECT_TRUE(gui.cells.selected.empty());
}

TEST_F(NumberCell, IsNudgedByArrowsAndNegatedByMinus) {
    gui.click(gui.middle_of("first"));
    gui.key(Key::Right);
    EXPECT_EQ(first, 2.1);
    gui.key(Key::Down);
    EXPECT_EQ(first, 2);
    gui.modifiers(false, true);
    gui.key(Key::Up);
    EXPECT_EQ(first, 2.01);
    gui.modifiers(true, false);
    gui.key(Key::Left);
    EXPECT_EQ(first, 1.01);
    gui.modifiers(false, false);
    gui.type("-");
    EXPECT_EQ(first, -1.01);
}

TEST_F(NumberCell, ShowsAndTakesDegrees) {
    type_into("turn", "45");
    gui.key(Key::Enter);
    EXPECT_NEAR(turn, std::numbers::pi / 4, 1e-15);
    const Point at = gui.middle_of("turn");
    gui.drag(at, {at.x + 10, at.y});
    EXPECT_NEAR(turn, 55 * std::numbers::pi / 180, 1e-15);
}

TEST_F(NumberCell, KeepsItsBitsWhenNothingIsTyped) {
    turn = 0.1 + 0.2;
    const double before = turn;
    gui.double_click(gui.middle_of("turn"));
    gui.frame(3);
    gui.key(Key::Enter);
    EXPECT_EQ(turn, before);
    EXPECT_EQ(changes, 0);
}

TEST_F(NumberCell, TakesTheLastMoveBeforeLettingGo) {
    const Point at = gui.middle_of("first");
    gui.move(at);
    gui.press();
    gui.move({at.x + 10, at.y});
    compat::inject_mouse({at.x + 30, at.y});
    gui.release();
    EXPECT_EQ(first, 2.3);
}

TEST(NumberText, IsWhatPeopleWrite) {
    EXPECT_EQ(number_text(-0.5), "−0.50");
    EXPECT_EQ(number_text(-0.0), "0.00");
    EXPECT_EQ(number_text(1e-300), "1.00e−300");
    EXPECT_EQ(number_text(-1e300), "−1.00e300");
    EXPECT_EQ(number_text(5e-324, 1), "4.9e−324");
    EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "∞");
    EXPECT_EQ(number_text(9999.994), "9999.99");
    EXPECT_EQ(number_text(0.004), "4.00e−3");
    EXPECT_EQ(fixed_text(-0.004), "0.00");
    EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()).find("nan"), std::string::npos);
    EXPECT_EQ(std::stod(exact_text(0.1 + 0.2)), 0.1 + 0.2);
}

TEST_F(NumberCell, ShowsEveryNumberWithinItsWidth) {
    // One text per cell, of vertices that must stay within the window's left column of cells.
    for (const double value : {-1e300, 1e-300, -5e-324, 123456.789, -99999.99}) {
        first = value;
        gui.frame();
        const Box cell = gui.inspector.widgets().at("first");
        const ImDrawData& data = *ImGui::GetDrawData();
        for (const ImDrawVert& v : data.CmdLists[0]->VtxBuffer) {
            if (v.pos.y > cell.y + cell.h || v.pos.y < cell.y) continue;
            EXPECT_LE(v.pos.x, cell.x + cell.w + 4) << value;
            EXPECT_GE(v.pos.x, cell.x - 4) << value;
        }
    }
}

}  // namespace
}  // namespace svdscope
