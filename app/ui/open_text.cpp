// The one text field that is open, its keys and its complaint.
#include "app/ui/open_text.hpp"

#include <imgui.h>

#include <algorithm>
#include <vector>

#include "app/ui/control.hpp"
#include "app/ui/imgui_compat.hpp"

namespace svdscope {
namespace {

using compat::Key;

void close_text(CellEditor& cells) {
    cells.editing.clear();
    cells.error.clear();
    cells.focus_text = cells.dragging = false;
}

/// ImGui selects all of a single line by itself, of several lines only when asked.
int select_all(ImGuiInputTextCallbackData* data) {
    data->SelectAll();
    return 0;
}

/// The text field itself. True when Enter was pressed.
bool input_text(const Ui& ui, std::string_view name, CellEditor& cells, const TextField& field) {
    std::vector<char> buffer(field.longest, '\0');
    cells.text.copy(buffer.data(), buffer.size() - 1);
    compat::push_font(ui.fonts[field.face]);
    const float line = ImGui::GetFontSize();
    const float above = field.lines ? ui.px(6) : std::max(0.0F, (ui.px(field.height) - line) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.px(field.pad), above));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, ui.px(6));
    if (cells.focus_text) ImGui::SetKeyboardFocusHere();
    const std::string id = "##text_" + std::string(name);
    constexpr ImGuiInputTextFlags kFlags =
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll;
    bool entered = false;
    if (field.lines) {
        const ImGuiInputTextFlags opening = cells.focus_text ? ImGuiInputTextFlags_CallbackAlways : 0;
        entered = ImGui::InputTextMultiline(
            id.c_str(), buffer.data(), buffer.size(), {ui.px(field.width), ui.px(field.height)},
            kFlags | ImGuiInputTextFlags_CtrlEnterForNewLine | opening, select_all);
    } else {
        ImGui::SetNextItemWidth(ui.px(field.width));
        entered = ImGui::InputText(id.c_str(), buffer.data(), buffer.size(), kFlags);
    }
    ImGui::PopStyleVar(2);
    compat::pop_font();
    cells.text = buffer.data();
    return entered;
}

/// Enter and Tab: a wrong text stays open, a right one closes and lets Tab go on.
void finish_by_key(CellEditor& cells, const std::function<bool()>& accept, bool tab,
                   const std::string& previous) {
    cells.tab_frame = tab ? ImGui::GetFrameCount() : cells.tab_frame;
    if (!accept()) {
        cells.focus_text = true;
        return;
    }
    close_text(cells);
    if (!tab) return;
    if (ImGui::GetIO().KeyShift) {
        cells.selected = cells.pending = previous;
    } else {
        cells.take_next = cells.open_next = true;
    }
}

/// The reason, below the cell and above everything else; the mark tells it without colour.
void draw_complaint(const Ui& ui, Box cell, const std::string& sentence) {
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
    if (!ui.cells.error.empty()) draw_complaint(ui, box, ui.cells.error);
}

}  // namespace

void open_text(CellEditor& cells, std::string_view name, const std::string& text) {
    cells.selected = cells.editing = name;
    cells.pending.clear();
    cells.error.clear();
    cells.text = cells.opened = text;
    cells.focus_text = true;
}

void edit_text(Ui& ui, std::string_view name, const TextField& field, const std::function<bool()>& accept) {
    CellEditor& cells = ui.cells;
    const Point at = cursor();
    const Box box{at.x, at.y, ui.px(field.width), ui.px(field.height)};
    const std::string before = cells.text, previous = cells.last_cell;
    const bool entered = input_text(ui, name, cells, field);
    const bool active = ImGui::IsItemActive(), left = ImGui::IsItemDeactivated();
    if (cells.text != before) cells.error.clear();
    ui.inspector.widget(name, box);
    update_ring(ui, name, true, ControlKind::Cell);
    draw_edges(ui, box);
    if (active) cells.focus_text = false;
    const bool tab = compat::key_pressed(Key::Tab);
    if (compat::key_pressed(Key::Escape)) {
        close_text(cells);
    } else if (entered || tab) {
        finish_by_key(cells, accept, tab, previous);
    } else if (left) {
        accept();
        close_text(cells);
    }
}

}  // namespace svdscope
