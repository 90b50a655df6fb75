// Typing and pasting text: Enter accepts, Esc reverts, Tab goes on, a wrong text stays open and says why.
#include "app/ui/text_cell.hpp"

#include <imgui.h>

#include <algorithm>
#include <vector>

#include "app/ui/control.hpp"
#include "app/ui/imgui_compat.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

using compat::Key;

void open_text(CellEditor& cells, std::string_view name, const std::string& value) {
    cells.selected = cells.editing = name;
    cells.pending.clear();
    cells.error.clear();
    cells.text = cells.opened = value;
    cells.focus_text = true;
}

void close_text(CellEditor& cells) {
    cells.editing.clear();
    cells.error.clear();
    cells.focus_text = false;
}

/// True when the text may stand; else the reason is in `error`.
bool accept(CellEditor& cells, std::string& value, const TextCellStyle& style) {
    cells.error = style.complaint == nullptr ? std::string() : style.complaint(cells.text);
    if (!cells.error.empty() && cells.text != cells.opened) return false;
    cells.error.clear();
    value = cells.text;
    return true;
}

/// ImGui selects all of a single line by itself, of several lines only when asked.
int select_all(ImGuiInputTextCallbackData* data) {
    data->SelectAll();
    return 0;
}

/// The text field itself. True when Enter was pressed.
bool input_text(const Ui& ui, std::string_view name, CellEditor& cells, const TextCellStyle& style) {
    std::vector<char> buffer(kLongestCellText, '\0');
    cells.text.copy(buffer.data(), buffer.size() - 1);
    compat::push_font(ui.fonts[style.face]);
    const float line = ImGui::GetFontSize();
    const float pad = style.lines ? ui.px(6) : std::max(0.0F, (ui.px(style.height) - line) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.px(6), pad));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, ui.px(6));
    if (cells.focus_text) ImGui::SetKeyboardFocusHere();
    const std::string id = "##text_" + std::string(name);
    constexpr ImGuiInputTextFlags kFlags =
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll;
    bool entered = false;
    if (style.lines) {
        const ImGuiInputTextFlags opening = cells.focus_text ? ImGuiInputTextFlags_CallbackAlways : 0;
        entered = ImGui::InputTextMultiline(
            id.c_str(), buffer.data(), buffer.size(), {ui.px(style.width), ui.px(style.height)},
            kFlags | ImGuiInputTextFlags_CtrlEnterForNewLine | opening, select_all);
    } else {
        ImGui::SetNextItemWidth(ui.px(style.width));
        entered = ImGui::InputText(id.c_str(), buffer.data(), buffer.size(), kFlags);
    }
    ImGui::PopStyleVar(2);
    compat::pop_font();
    cells.text = buffer.data();
    return entered;
}

void finish_by_key(CellEditor& cells, std::string& value, const TextCellStyle& style, bool tab,
                   const std::string& previous) {
    cells.tab_frame = tab ? ImGui::GetFrameCount() : cells.tab_frame;
    if (!accept(cells, value, style)) {
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

/// The reason, below the cell and above everything else.
void draw_complaint(const Ui& ui, Box cell, const std::string& sentence) {
    const FontFace& font = ui.fonts[Face::Small];
    const std::string words = "\u26A0 " + sentence;
    const char* end = words.data() + words.size();
    const Point size = compat::text_size(font, words.data(), end, ui.px(240));
    const float pad = ui.px(8);
    const float x = std::max(0.0F, std::min(cell.x, ImGui::GetIO().DisplaySize.x - size.x - 2 * pad));
    const float y = cell.y + cell.h + ui.px(4);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const ImVec2 max{x + size.x + 2 * pad, y + size.y + 2 * pad};
    list.AddRectFilled({x, y}, max, ui.theme.panel.packed(), ui.px(6));
    compat::rect(list, {x, y}, max, ui.theme.error.packed(), ui.px(6), ui.px(1));
    list.AddText(font.font, font.px, {x + pad, y + pad}, ui.theme.error.packed(), words.data(), end,
                 ui.px(240));
}

void edit_text(Ui& ui, std::string_view name, std::string& value, const TextCellStyle& style) {
    CellEditor& cells = ui.cells;
    const Point at = cursor();
    const Box box{at.x, at.y, ui.px(style.width), ui.px(style.height)};
    const std::string before = cells.text, previous = cells.last_cell;
    const bool entered = input_text(ui, name, cells, style);
    const bool active = ImGui::IsItemActive(), left = ImGui::IsItemDeactivated();
    if (cells.text != before) cells.error.clear();
    ui.inspector.widget(name, box);
    update_ring(ui, name, true, ControlKind::Cell);
    const Rgba edge = cells.error.empty() ? ui.theme.accent : ui.theme.error;
    compat::rect(*ImGui::GetWindowDrawList(), {box.x, box.y}, {box.x + box.w, box.y + box.h}, edge.packed(),
                 ui.px(6), ui.px(2));
    if (!cells.error.empty()) draw_complaint(ui, box, cells.error);
    if (active) cells.focus_text = false;
    const bool tab = compat::key_pressed(Key::Tab);
    if (compat::key_pressed(Key::Escape)) {
        close_text(cells);
    } else if (entered || tab) {
        finish_by_key(cells, value, style, tab, previous);
    } else if (left) {
        accept(cells, value, style);
        close_text(cells);
    }
}

/// As much of the text as the cell has room for: its first lines, and dots where one goes on.
void draw_words(const Ui& ui, Box box, const std::string& value, const TextCellStyle& style) {
    const Box room = inset(box, ui.px(6), style.lines ? ui.px(5) : 0);
    const Rgba color = value.empty() ? ui.theme.ink_soft : style.color;
    const Face face = value.empty() ? Face::Small : style.face;
    std::string_view rest = value.empty() ? style.empty : std::string_view(value);
    const float line = text_size(ui, face, "0").y;
    const Align align = style.centered ? Align::Center : Align::Left;
    float y = room.y;
    do {
        const std::size_t end = std::min(style.lines ? rest.find_first_of("\n;") : rest.npos, rest.size());
        std::string words(rest.substr(0, std::min<std::size_t>(end, 200)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        // A row of a matrix for each line, whether it ends in a line break or in a semicolon.
        rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
        const float high = style.lines ? line : room.h;
        const bool more = style.lines && !rest.empty() && y + 2 * line > room.y + room.h;
        std::string shown = words + (more ? " \u2026" : "");
        while (!words.empty() && text_size(ui, face, shown).x > room.w) {
            do words.pop_back();
            while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0) == 0x80);
            shown = words + "\u2026";
        }
        draw_text(ui, {room.x, y, room.w, high}, align, face, color, shown);
        y += line;
    } while (style.lines && !rest.empty() && y + line <= room.y + room.h);
}

}  // namespace

bool text_cell(Ui& ui, std::string_view name, std::string& value, const TextCellStyle& style) {
    const std::string before = value;
    if (ui.cells.editing == name) {
        edit_text(ui, name, value, style);
        return value != before;
    }
    const Control c = control(ui, name, {ui.px(style.width), ui.px(style.height)}, ControlKind::Cell);
    const bool opens = ui.cells.pending == name && !c.held;
    if (c.clicked || opens || (c.focused && compat::key_pressed(Key::Enter)))
        open_text(ui.cells, name, value);
    const bool lively = c.hovered || c.held;
    draw_box(ui, c.box, lively ? ui.theme.hovered : ui.theme.raised,
             lively ? ui.theme.ink_soft : ui.theme.line);
    draw_words(ui, c.box, value, style);
    if (ui.cells.selected == name) draw_ring(ui, c.box);
    if (lively) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    return false;
}

}  // namespace svdscope
