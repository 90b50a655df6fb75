// The invisible button under each control, the focus ring, and boxes with text.
#include "app/ui/control.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/imgui_compat.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

using compat::Key;

bool keyboard_is_free(const CellEditor& cells) { return cells.editing.empty() && !ImGui::IsAnyItemActive(); }

void go_back(CellEditor& cells) {
    if (!cells.last.empty()) cells.selected = cells.last;
}

/// Answers a Tab that nobody has answered yet, when `name` has the ring or nobody has.
void answer_tab(CellEditor& cells, std::string_view name, int frame) {
    const bool lost = cells.selected.empty() || cells.seen_frame < frame - 1;
    if (cells.tab_frame == frame || (!lost && cells.selected != name)) return;
    if (!keyboard_is_free(cells) || !compat::key_pressed(Key::Tab, true)) return;
    cells.tab_frame = frame;
    if (ImGui::GetIO().KeyShift) {
        go_back(cells);
    } else if (lost) {
        cells.selected = name;
    } else {
        cells.take_next = true;
    }
}

void take_ring(CellEditor& cells, std::string_view name, ControlKind kind) {
    if (!cells.take_next || (cells.open_next && kind != ControlKind::Cell)) return;
    cells.selected = name;
    cells.take_next = false;
    if (cells.open_next) cells.pending = name;
    cells.dragging = false;
    cells.open_next = false;
}

}  // namespace

Point cursor() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    return {at.x, at.y};
}

Box inset(Box box, float x, float y) { return {box.x + x, box.y + y, box.w - 2 * x, box.h - 2 * y}; }

bool update_ring(Ui& ui, std::string_view name, bool hovered, ControlKind kind) {
    CellEditor& cells = ui.cells;
    const int frame = ImGui::GetFrameCount();
    if (cells.selected == name && ImGui::IsMouseClicked(0) && !hovered) cells.selected.clear();
    take_ring(cells, name, kind);
    answer_tab(cells, name, frame);
    cells.last = name;
    if (kind == ControlKind::Cell) cells.last_cell = name;
    if (cells.selected != name) return false;
    cells.seen_frame = frame;
    return true;
}

Control control(Ui& ui, std::string_view name, Point size, ControlKind kind) {
    const Point at = cursor();
    Control c{.box = {at.x, at.y, std::max(size.x, 1.0F), std::max(size.y, 1.0F)}};
    const bool clicked = ImGui::InvisibleButton(std::string(name).c_str(), {c.box.w, c.box.h});
    c.hovered = ImGui::IsItemHovered();
    c.pressed = ImGui::IsItemActivated();
    c.held = ImGui::IsItemActive();
    c.released = ImGui::IsItemDeactivated();
    ui.inspector.widget(name, c.box);
    if (c.pressed && kind == ControlKind::Button && ui.cells.selected == name) ui.cells.selected.clear();
    const bool ring = update_ring(ui, name, c.hovered, kind);
    c.focused = ring && keyboard_is_free(ui.cells) && ui.cells.tab_frame != ImGui::GetFrameCount();
    c.clicked = clicked || (c.focused && kind == ControlKind::Button && compat::key_pressed(Key::Enter));
    if (c.focused && compat::key_pressed(Key::Escape)) ui.cells.selected.clear();
    return c;
}

void draw_box(const Ui& ui, Box box, Rgba fill, Rgba border) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min{box.x, box.y};
    const ImVec2 max{box.x + box.w, box.y + box.h};
    if (fill.a > 0) list.AddRectFilled(min, max, fill.packed(), ui.px(6));
    if (border.a > 0) compat::rect(list, min, max, border.packed(), ui.px(6), ui.px(1));
}

void draw_ring(const Ui& ui, Box box) {
    const float out = ui.px(2);
    compat::rect(*ImGui::GetWindowDrawList(), {box.x - out, box.y - out},
                 {box.x + box.w + out, box.y + box.h + out}, ui.theme.accent.packed(), ui.px(6) + out,
                 ui.px(2));
}

void draw_text(const Ui& ui, Box box, Align align, Face face, Rgba color, std::string_view utf8) {
    const Point size = text_size(ui, face, utf8);
    const float room = box.w - size.x;
    const float x = align == Align::Left ? 0 : align == Align::Center ? room / 2 : room;
    const FontFace& font = ui.fonts[face];
    ImGui::GetWindowDrawList()->AddText(font.font, font.px,
                                        {std::round(box.x + x), std::round(box.y + (box.h - size.y) / 2)},
                                        color.packed(), utf8.data(), utf8.data() + utf8.size());
}

}  // namespace svdscope
