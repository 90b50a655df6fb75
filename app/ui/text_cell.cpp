// Shows a text in its room and opens it.
#include "app/ui/text_cell.hpp"

#include <imgui.h>

#include <algorithm>

#include "app/ui/control.hpp"
#include "app/ui/imgui_compat.hpp"
#include "app/ui/open_text.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

using compat::Key;

/// True when the text may stand; else the reason is in `error`.
bool accept(CellEditor& cells, std::string& value, const TextCellStyle& style) {
    cells.error = style.complaint == nullptr ? std::string() : style.complaint(cells.text);
    if (!cells.error.empty() && cells.text != cells.opened) return false;
    cells.error.clear();
    value = cells.text;
    return true;
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
        const TextField field{style.face, style.width, style.height, 6, style.lines, kLongestCellText};
        edit_text(ui, name, field, [&] { return accept(ui.cells, value, style); });
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
