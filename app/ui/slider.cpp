// A track, a knob, and the hand on it.
#include "app/ui/slider.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/control.hpp"
#include "app/ui/imgui_compat.hpp"

namespace svdscope {
namespace {

using compat::Key;

constexpr float kHeight = 32, kTrack = 4, kKnob = 7, kKnobHovered = 9;

double admitted(const SliderStyle& style, double value) {
    if (style.whole) value = std::round(value);
    return std::clamp(value, style.low, style.high);
}

double part_of(const SliderStyle& style, double value) {
    return style.high > style.low ? std::clamp((value - style.low) / (style.high - style.low), 0.0, 1.0) : 0;
}

// The middle of the knob's way, in pixels: it stays within the box.
Box way_in(const Ui& ui, Box box) { return inset(box, ui.px(kKnobHovered), 0); }

double under_mouse(const Ui& ui, Box box, const SliderStyle& style) {
    const Box way = way_in(ui, box);
    const ImGuiIO& io = ImGui::GetIO();
    const double part = (io.MousePos.x - way.x) / std::max(1.0F, way.w);
    const double value = style.low + part * (style.high - style.low);
    return io.KeyCtrl && style.snap > 0 ? style.snap * std::round(value / style.snap) : value;
}

double nudged(const SliderStyle& style, double value) {
    const auto pressed = [](Key key) { return compat::key_pressed(key, true) ? 1.0 : 0.0; };
    const double direction = pressed(Key::Right) + pressed(Key::Up) - pressed(Key::Left) - pressed(Key::Down);
    const ImGuiIO& io = ImGui::GetIO();
    return value + direction * style.step * (io.KeyShift ? 0.1 : 1) * (io.KeyCtrl ? 10 : 1);
}

double dragged(const Ui& ui, const Control& c, const SliderStyle& style, double value) {
    constexpr double kFine = 0.1;
    const ImGuiIO& io = ImGui::GetIO();
    const bool moves = c.pressed || io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
    if (!moves || !ImGui::IsMousePosValid()) return value;
    if (!io.KeyShift || c.pressed || style.whole) return under_mouse(ui, c.box, style);
    const double per_pixel = (style.high - style.low) / std::max(1.0F, way_in(ui, c.box).w);
    return value + kFine * per_pixel * io.MouseDelta.x;
}

void draw(const Ui& ui, const Control& c, const SliderStyle& style, double value) {
    const Box way = way_in(ui, c.box);
    const float y = c.box.y + c.box.h / 2, half = ui.px(kTrack) / 2;
    const float knob = way.x + way.w * static_cast<float>(part_of(style, value));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({way.x, y - half}, {way.x + way.w, y + half}, ui.theme.line.packed(), half);
    list.AddRectFilled({way.x, y - half}, {knob, y + half}, ui.theme.accent.packed(), half);
    list.AddCircleFilled({knob, y}, ui.px(c.hovered || c.held ? kKnobHovered : kKnob), ui.theme.ink.packed(),
                         32);
    if (c.hovered || c.held) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (c.focused) draw_ring(ui, c.box);
}

}  // namespace

bool slider(Ui& ui, std::string_view name, double& value, const SliderStyle& style) {
    const Control c = control(ui, name, {ui.px(style.width), ui.px(kHeight)});
    if (c.pressed) ui.cells.selected = name;  // arrow keys go on from here
    double wanted = value;
    if (c.held || c.released) wanted = dragged(ui, c, style, value);
    if (c.focused && !c.held) wanted = nudged(style, value);
    const bool changed = wanted != value && admitted(style, wanted) != value;
    if (changed) value = admitted(style, wanted);
    draw(ui, c, style, value);
    return changed;
}

}  // namespace svdscope
