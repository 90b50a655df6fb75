// Typing in a number cell: Enter accepts, Esc reverts, Tab goes on, a wrong text stays open and says why.
#include "app/ui/cell_text.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/ui/control.hpp"
#include "app/ui/imgui_compat.hpp"
#include "core/io/expression.hpp"

namespace svdscope {
namespace {

using compat::Key;

void close_cell(CellEditor& cells) {
    cells.editing.clear();
    cells.error.clear();
    cells.focus_text = false;
}

/// The number that the text means, or nothing with the reason in `error`.
bool accept(CellEditor& cells, double& shown) {
    cells.error.clear();
    if (cells.text == cells.opened) return true;
    const auto number = evaluate_expression(cells.text);
    if (!number) {
        cells.error = number.error().message;
    } else if (!std::isfinite(*number)) {
        cells.error = "This number is too large.";
    } else {
        shown = *number;
    }
    return cells.error.empty();
}

/// Enter and Tab: a wrong text stays open, a right one closes and lets Tab go on.
void finish_by_key(CellEditor& cells, double& shown, bool tab, const std::string& previous) {
    cells.tab_frame = tab ? ImGui::GetFrameCount() : cells.tab_frame;
    if (!accept(cells, shown)) {
        cells.focus_text = true;
        return;
    }
    close_cell(cells);
    cells.dragging = false;
    if (!tab) return;
    if (ImGui::GetIO().KeyShift) {
        cells.selected = cells.pending = previous;
    } else {
        cells.take_next = cells.open_next = true;
    }
}

/// The text field itself. True when Enter was pressed.
bool input_text(const Ui& ui, std::string_view name, CellEditor& cells, const CellStyle& style) {
    std::array<char, 256> buffer{};
    cells.text.copy(buffer.data(), buffer.size() - 1);
    compat::push_font(ui.fonts[style.face]);
    const float line = ImGui::GetFontSize();
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        ImVec2(ui.px(5), std::max(0.0F, (ui.px(style.height) - line) / 2)));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, ui.px(6));
    ImGui::SetNextItemWidth(ui.px(style.width));
    if (cells.focus_text) ImGui::SetKeyboardFocusHere();
    const std::string id = "##text_" + std::string(name);
    const bool entered =
        ImGui::InputText(id.c_str(), buffer.data(), buffer.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleVar(2);
    compat::pop_font();
    cells.text = buffer.data();
    return entered;
}

/// The reason, below the cell and above everything else; the mark tells it without colour.
void draw_error(const Ui& ui, Box cell, const std::string& sentence) {
    const FontFace& font = ui.fonts[Face::Small];
    const std::string words = "\u26A0 " + sentence;
    const char* end = words.data() + words.size();
    const Point size = compat::text_size(font, words.data(), end, ui.px(240));
    const float pad = ui.px(8);
    const ImVec2 room = ImGui::GetIO().DisplaySize;
    const float x = std::clamp(cell.x, 0.0F, std::max(0.0F, room.x - size.x - 2 * pad));
    const float y = cell.y + cell.h + ui.px(4);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const ImVec2 max{x + size.x + 2 * pad, y + size.y + 2 * pad};
    list.AddRectFilled({x, y}, max, ui.theme.panel.packed(), ui.px(6));
    compat::rect(list, {x, y}, max, ui.theme.error.packed(), ui.px(6), ui.px(1));
    list.AddText(font.font, font.px, {x + pad, y + pad}, ui.theme.error.packed(), words.data(), end,
                 ui.px(240));
}

void draw_edges(const Ui& ui, Box box) {
    const Rgba color = ui.cells.error.empty() ? ui.theme.accent : ui.theme.error;
    compat::rect(*ImGui::GetWindowDrawList(), {box.x, box.y}, {box.x + box.w, box.y + box.h}, color.packed(),
                 ui.px(6), ui.px(2));
    if (!ui.cells.error.empty()) draw_error(ui, box, ui.cells.error);
}

}  // namespace

std::string fitting_text(double shown, const CellStyle& style,
                         const std::function<bool(std::string_view)>& fits) {
    const std::string unit = style.degrees ? "°" : "";
    std::string shortest;
    for (int decimals = style.decimals; decimals >= 0; --decimals) {
        shortest = (style.degrees ? fixed_text(shown, decimals) : number_text(shown, decimals)) + unit;
        if (fits(shortest)) break;
    }
    return shortest;
}

void open_cell(CellEditor& cells, std::string_view name, double shown, bool degrees) {
    cells.selected = cells.editing = name;
    cells.pending.clear();
    cells.error.clear();
    // An angle's last digits are the dust of its conversion from radians.
    cells.text = cells.opened = degrees ? fmt::format("{:.12g}", shown) : exact_text(shown);
    cells.focus_text = true;
}

double edit_cell(Ui& ui, std::string_view name, double shown, const CellStyle& style) {
    CellEditor& cells = ui.cells;
    const Point at = cursor();
    const Box box{at.x, at.y, ui.px(style.width), ui.px(style.height)};
    const std::string before = cells.text;
    const std::string previous = cells.last_cell;
    const bool entered = input_text(ui, name, cells, style);
    if (cells.text != before) cells.error.clear();
    ui.inspector.widget(name, box);
    update_ring(ui, name, true, ControlKind::Cell);
    draw_edges(ui, box);
    if (ImGui::IsItemActive()) cells.focus_text = false;
    const bool tab = compat::key_pressed(Key::Tab);
    if (compat::key_pressed(Key::Escape)) {
        close_cell(cells);
    } else if (entered || tab) {
        finish_by_key(cells, shown, tab, previous);
    } else if (ImGui::IsItemDeactivated()) {
        accept(cells, shown);
        close_cell(cells);
    }
    return shown;
}

}  // namespace svdscope
