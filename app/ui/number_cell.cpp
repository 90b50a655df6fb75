// The number that is a control: dragged, nudged or typed.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "app/ui/cell_text.hpp"
#include "app/ui/control.hpp"
#include "app/ui/imgui_compat.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

using compat::Key;

/// The nearest multiple of `step`, written without the dust of binary fractions: 2.34 and
/// not 2.3400000000000003.
double rounded_to(double value, double step) {
    if (!(step > 0)) return value;
    const double rounded = step < 1 ? std::round(value * std::round(1 / step)) / std::round(1 / step)
                                    : std::round(value / step) * step;
    return std::isfinite(rounded) ? rounded : value;
}

/// A pixel moves the last digit that is seen: numbers written with an exponent move in their own power of
/// ten.
double unit_of(double shown, const CellStyle& style) {
    const double magnitude = std::abs(shown);
    if (style.degrees || magnitude == 0 || (magnitude >= 1e-3 && magnitude < 100)) return 1;
    return std::pow(10, std::max(std::floor(std::log10(magnitude)), -290.0));
}

double bounded(double value) {
    constexpr double kMost = std::numeric_limits<double>::max();
    return std::clamp(value, -kMost, kMost);
}

/// Mouse travel of this frame in design pixels; zero within the dead zone.
double travel(const Ui& ui, CellEditor& cells) {
    const float threshold = ui.px(3);
    // The hand may have moved between the last frame and letting go.
    if (!ImGui::IsMouseDown(0)) return cells.dragging ? ImGui::GetIO().MouseDelta.x / ui.scale : 0;
    if (!ImGui::IsMouseDragging(0, threshold)) return 0;
    // The first step makes up for the dead zone, so that the number stays under the hand.
    const float pixels =
        cells.dragging ? ImGui::GetIO().MouseDelta.x : ImGui::GetMouseDragDelta(0, threshold).x;
    cells.dragging = true;
    return pixels / ui.scale;
}

double dragged(Ui& ui, double shown, const CellStyle& style) {
    CellEditor& cells = ui.cells;
    const ImGuiIO& io = ImGui::GetIO();
    // A modifier let go together with the button still counts.
    if (ImGui::IsMouseDown(0)) cells.fine = io.KeyShift, cells.snap = io.KeyCtrl;
    const double fine = cells.fine ? 0.1 : 1;
    const double unit = style.per_pixel * fine * cells.drag_unit;
    cells.drag_value = bounded(cells.drag_value + travel(ui, cells) * unit);
    if (!cells.dragging) return shown;
    return rounded_to(cells.drag_value, cells.snap ? style.snap * cells.drag_unit : unit);
}

void start_drag(CellEditor& cells, std::string_view name, double shown, const CellStyle& style) {
    cells.selected = name;
    cells.dragging = cells.fine = cells.snap = false;
    cells.drag_value = shown;
    cells.drag_unit = unit_of(shown, style);
    const bool opens = ImGui::IsMouseDoubleClicked(0) || ImGui::GetIO().KeyCtrl;
    cells.pending = opens ? std::string(name) : std::string();
}

/// Steps that the arrow keys ask for in this frame.
int arrow_steps() {
    const auto pressed = [](Key key) { return compat::key_pressed(key, true) ? 1 : 0; };
    return pressed(Key::Up) + pressed(Key::Right) - pressed(Key::Down) - pressed(Key::Left);
}

double nudged(double shown, const CellStyle& style) {
    if (compat::minus_typed()) return -shown;
    const int steps = arrow_steps();
    if (steps == 0) return shown;
    const ImGuiIO& io = ImGui::GetIO();
    const double factor = (io.KeyShift ? 0.1 : 1) * (io.KeyCtrl ? 10 : 1) * unit_of(shown, style);
    const double grid =
        std::min(style.step * factor, style.per_pixel * std::min(factor, unit_of(shown, style)));
    return rounded_to(bounded(shown + steps * style.step * factor), grid);
}

/// The new number on screen, by mouse and keys.
double handled(Ui& ui, std::string_view name, const Control& c, double shown, const CellStyle& style) {
    CellEditor& cells = ui.cells;
    if (c.pressed) start_drag(cells, name, shown, style);
    const bool opens = cells.pending == name && !cells.dragging && !c.held;
    if (opens || (c.focused && compat::key_pressed(Key::Enter))) open_cell(cells, name, shown, style.degrees);
    if (c.held || (c.released && cells.dragging)) return dragged(ui, shown, style);
    if (c.released && cells.pending == name) cells.pending.clear();
    return c.focused && cells.editing.empty() ? nudged(shown, style) : shown;
}

void draw_cell(const Ui& ui, std::string_view name, const Control& c, double shown, const CellStyle& style) {
    const Theme& theme = ui.theme;
    const bool lively = c.hovered || c.held;
    draw_box(ui, c.box, lively ? theme.hovered : theme.raised, lively ? theme.ink_soft : theme.line);
    if (style.lit) draw_box(ui, c.box, style.color.faded(0.16), style.color);
    const Box room = inset(c.box, ui.px(5), 0);
    const auto fits = [&](std::string_view t) { return text_size(ui, style.face, t).x <= room.w; };
    draw_text(ui, room, Align::Right, style.face, style.color, fitting_text(shown, style, fits));
    if (ui.cells.selected == name) draw_ring(ui, c.box);
    if (lively) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
}

}  // namespace

bool number_cell(Ui& ui, std::string_view name, double& value, const CellStyle& style) {
    const double unit = style.degrees ? std::numbers::pi / 180 : 1;
    const double shown = value / unit;
    double next = shown;
    if (ui.cells.editing == name) {
        next = edit_cell(ui, name, shown, style);
    } else {
        const Control c = control(ui, name, {ui.px(style.width), ui.px(style.height)}, ControlKind::Cell);
        next = handled(ui, name, c, shown, style);
        draw_cell(ui, name, c, next, style);
    }
    // Compared as shown: a value that nobody touched keeps its bits.
    if (next == shown && std::signbit(next) == std::signbit(shown)) return false;
    value = next * unit;
    return true;
}

}  // namespace svdscope
