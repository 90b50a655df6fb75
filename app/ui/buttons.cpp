// Buttons, switches, choices and folds.
#include <imgui.h>

#include <cmath>
#include <string>

#include "app/ui/control.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

Rgba fill_of(const Theme& theme, const Control& c) {
    return c.held ? theme.pressed : c.hovered ? theme.hovered : theme.raised;
}

void finish(const Ui& ui, const Control& c) {
    if (c.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ui.cells.editing.empty() && c.focused) draw_ring(ui, c.box);
}

/// A chip as wide as its text.
Control chip(Ui& ui, std::string_view name, std::string_view label) {
    return control(ui, name, {choice_width(ui, label), ui.px(32)});
}

/// The track and the knob of a switch: its place tells the state without colour.
void draw_switch(const Ui& ui, Box box, bool on, bool hovered) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float r = box.h / 2;
    const Rgba track = on ? ui.theme.accent : hovered ? ui.theme.hovered : ui.theme.raised;
    list.AddRectFilled({box.x, box.y}, {box.x + box.w, box.y + box.h}, track.packed(), r);
    if (!on) {
        list.AddCircle({box.x + r, box.y + r}, r - ui.px(4), ui.theme.ink_soft.packed(), 0, ui.px(2));
        draw_box(ui, box, {0, 0, 0, 0}, ui.theme.line);
    } else {
        list.AddCircleFilled({box.x + box.w - r, box.y + r}, r - ui.px(3), ui.theme.panel.packed());
    }
}

/// A triangle that points right, or down when open.
void draw_triangle(const Ui& ui, Point center, bool open, Rgba color) {
    const float r = 4 * ui.scale;
    const ImVec2 c{center.x, center.y};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (open) {
        list.AddTriangleFilled({c.x - r, c.y - r / 2}, {c.x + r, c.y - r / 2}, {c.x, c.y + r * 0.7F},
                               color.packed());
    } else {
        list.AddTriangleFilled({c.x - r / 2, c.y - r}, {c.x + r * 0.7F, c.y}, {c.x - r / 2, c.y + r},
                               color.packed());
    }
}

}  // namespace

bool button(Ui& ui, std::string_view name, std::string_view label, bool enabled) {
    const Control c = chip(ui, name, label);
    if (!enabled) {
        draw_box(ui, c.box, {0, 0, 0, 0}, ui.theme.line);
        draw_text(ui, c.box, Align::Center, Face::Body, ui.theme.ink_soft.faded(0.6), label);
        return false;
    }
    draw_box(ui, c.box, fill_of(ui.theme, c), ui.theme.line);
    draw_text(ui, c.box, Align::Center, Face::Body, ui.theme.ink, label);
    finish(ui, c);
    return c.clicked;
}

bool toggle(Ui& ui, std::string_view name, std::string_view label, bool& on) {
    const float track = ui.px(32);
    const Control c = control(ui, name, {track + ui.px(8) + text_size(ui, Face::Body, label).x, ui.px(24)});
    if (c.clicked) on = !on;
    const float h = ui.px(18);
    draw_switch(ui, {c.box.x, c.box.y + std::round((c.box.h - h) / 2), track, h}, on, c.hovered);
    const Rgba ink = on || c.hovered ? ui.theme.ink : ui.theme.ink_soft;
    draw_text(ui, {c.box.x + track + ui.px(8), c.box.y, c.box.w, c.box.h}, Align::Left, Face::Body, ink,
              label);
    finish(ui, c);
    return c.clicked;
}

float choice_width(const Ui& ui, std::string_view label) {
    return text_size(ui, Face::Body, label).x + ui.px(24);
}

bool choice(Ui& ui, std::string_view name, std::string_view label, bool chosen) {
    const Control c = chip(ui, name, label);
    const Theme& theme = ui.theme;
    draw_box(ui, c.box, chosen ? theme.pressed : fill_of(theme, c), chosen ? theme.accent : theme.line);
    const Rgba ink = chosen || c.hovered ? theme.ink : theme.ink_soft;
    draw_text(ui, c.box, Align::Center, Face::Body, ink, label);
    finish(ui, c);
    return c.clicked;
}

bool fold(Ui& ui, std::string_view name, std::string_view title, std::string_view hint_text, bool& open) {
    const Control c = control(ui, name, {ImGui::GetContentRegionAvail().x, ui.px(32)});
    if (c.clicked) open = !open;
    const Theme& theme = ui.theme;
    if (c.hovered) draw_box(ui, c.box, theme.hovered, {0, 0, 0, 0});
    draw_triangle(ui, {c.box.x + ui.px(6), c.box.y + c.box.h / 2}, open, theme.ink_soft);
    const Box words{c.box.x + ui.px(20), c.box.y, c.box.w - ui.px(24), c.box.h};
    draw_text(ui, words, Align::Left, Face::Body, theme.ink, title);
    const float needed =
        text_size(ui, Face::Body, title).x + ui.px(16) + text_size(ui, Face::Small, hint_text).x;
    if (needed <= words.w) draw_text(ui, words, Align::Right, Face::Small, theme.ink_soft, hint_text);
    finish(ui, c);
    return open;
}

}  // namespace svdscope
