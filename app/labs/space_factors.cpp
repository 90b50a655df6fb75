// The equation U Sigma V^T under A: live numbers in the colours of their arrows, and the factors as controls.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/space_panel.hpp"
#include "app/ui/number_text.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::space_panel {
namespace {

using space::Factors;

constexpr float kRow = 24, kHeading = 24, kColumn = 46, kPad = 6;
constexpr std::array<const char*, 3> kDigits{"₁", "₂", "₃"};

std::array<Rgba, 3> axis_colors(const Theme& theme) { return {theme.first, theme.second, theme.third}; }

void number_at(Ui& ui, Point right_top, double value, Rgba color, bool lit) {
    const std::string digits = fixed_text(value, 2);
    const Point size = text_size(ui, Face::Factor, digits);
    const Point at{right_top.x - size.x, right_top.y};
    if (lit)
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - ui.px(2), at.y - ui.px(1)},
                                                  {at.x + size.x + ui.px(2), at.y + size.y + ui.px(1)},
                                                  color.faded(0.25).packed(), ui.px(4));
    ImGui::SetCursorScreenPos({at.x, at.y});
    text(ui, Face::Factor, color, digits);
}

// A square orthogonal factor: U's columns or V^T's rows have the colours of their arrows.
struct FactorRoom {
    const char* letter;
    const Mat3& matrix;
    int size;
    bool by_columns;
    Point at;
};

void factor_numbers(Ui& ui, const FactorRoom& room, const std::string& lit) {
    const auto colors = axis_colors(ui.theme);
    const float wide = static_cast<float>(room.size) * ui.px(kColumn) + ui.px(kPad);
    const float high = static_cast<float>(room.size) * ui.px(kRow);
    const Point size = text_size(ui, Face::Body, room.letter);
    ImGui::SetCursorScreenPos({room.at.x + (wide - size.x) / 2, room.at.y - ui.px(kHeading)});
    text(ui, Face::Body, ui.theme.ink_soft, room.letter);
    brackets(ui, {room.at.x, room.at.y, wide, high}, ui.theme.ink_soft);
    for (int i = 0; i < room.size; ++i)
        for (int j = 0; j < room.size; ++j) {
            const int axis = room.by_columns ? j : i;
            const std::string arrow = fmt::format("{}{}", room.by_columns ? "u" : "v", axis + 1);
            const Point right{room.at.x + static_cast<float>(j + 1) * ui.px(kColumn),
                              room.at.y + static_cast<float>(i) * ui.px(kRow) + ui.px(4)};
            const double entry = room.by_columns ? room.matrix(i, j) : room.matrix(j, i);
            number_at(ui, right, entry, colors[static_cast<std::size_t>(axis)], lit == arrow);
        }
}

bool sigma_cells(Ui& ui, std::array<double, 3>& sigma, int count, const std::string& lit) {
    const auto colors = axis_colors(ui.theme);
    next_row(ui, 6);
    const ImVec2 start = ImGui::GetCursorPos();
    bool changed = false;
    for (int i = 0; i < count; ++i) {
        const float x = start.x + static_cast<float>(i) * ui.px(112);
        ImGui::SetCursorPos({x, start.y + ui.px(5)});
        text(ui, Face::Body, colors[static_cast<std::size_t>(i)],
             fmt::format("σ{}", kDigits[static_cast<std::size_t>(i)]));
        CellStyle style;
        style.color = colors[static_cast<std::size_t>(i)];
        style.width = 76, style.height = 28;
        style.lit = lit == fmt::format("u{}", i + 1);
        ImGui::SetCursorPos({x + ui.px(24), start.y});
        changed |= number_cell(ui, fmt::format("sigma{}", i + 1), sigma[static_cast<std::size_t>(i)], style);
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(34)});
    return changed;
}

bool angle_cell(Ui& ui, const char* label, const char* name, float x, double& radians) {
    const ImVec2 row = ImGui::GetCursorPos();
    ImGui::SetCursorPos({row.x + x, row.y + ui.px(5)});
    text(ui, Face::Body, ui.theme.ink_soft, label);
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = 76, style.height = 28;
    style.degrees = true;
    style.decimals = 1, style.per_pixel = 0.5, style.snap = 15, style.step = 5;
    ImGui::SetCursorPos({row.x + x + ui.px(72), row.y});
    const bool changed = number_cell(ui, name, radians, style);
    ImGui::SetCursorPos(row);
    return changed;
}

bool axis_cells(Ui& ui, const char* label, const char* name, Vec3& axis) {
    next_row(ui, 2);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(5)});
    text(ui, Face::Body, ui.theme.ink_soft, label);
    bool changed = false;
    for (int i = 0; i < 3; ++i) {
        CellStyle style;
        style.color = ui.theme.ink;
        style.width = 68, style.height = 28;
        ImGui::SetCursorPos({start.x + ui.px(100) + static_cast<float>(i) * ui.px(74), start.y});
        changed |= number_cell(ui, fmt::format("{}_{}", name, "xyz"[i]), axis[i], style);
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(32)});
    return changed;
}

void apply(Context context, const Factors& factors) {
    context.params = space::with_factors(context.params, factors);
    context.view.welcomed = true;
}

}  // namespace

void factor_equation(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 10);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float top = start.y + ui.px(kHeading);
    const float left = start.x + ui.px(14);
    const float high = static_cast<float>(std::max(analysis.rows, analysis.cols)) * ui.px(kRow);
    const Point sigma_size = text_size(ui, Face::Body, "Σ");
    ImGui::SetCursorScreenPos({start.x, top + high / 2 - sigma_size.y / 2});
    text(ui, Face::Body, ui.theme.ink, "=");
    factor_numbers(ui, {"U", analysis.U, analysis.rows, true, {left, top}}, session.lit);
    const float after_u = left + static_cast<float>(analysis.rows) * ui.px(kColumn) + ui.px(kPad);
    ImGui::SetCursorScreenPos({after_u + ui.px(5), top + high / 2 - sigma_size.y / 2});
    text(ui, Face::Body, ui.theme.ink, "Σ");
    factor_numbers(ui, {"Vᵀ", analysis.V, analysis.cols, false, {after_u + sigma_size.x + ui.px(10), top}},
                   session.lit);
    ImGui::SetCursorScreenPos({start.x, top + high + ui.px(4)});

    Factors factors = space::factors_of(analysis);
    bool changed = sigma_cells(ui, factors.sigma, analysis.count, session.lit);
    double turn_v = -factors.v.angle;
    next_row(ui);
    changed |= angle_cell(ui, "Vᵀ turns", "angle_v", 0, turn_v);
    changed |= angle_cell(ui, "U turns", "angle_u", ui.px(172), factors.u.angle);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.px(34));
    if (!changed) return;
    factors.v.angle = -turn_v;
    apply(context, factors);
}

void factors_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    if (analysis.rows == 2 && analysis.cols == 2) return;  // a plane has one axis to turn about
    next_row(ui);
    if (!fold(ui, "fold_factors", "Axes of the turns", "of U and V", view.folds.factors)) return;
    Factors factors = space::factors_of(analysis);
    bool changed = false;
    if (analysis.cols == 3) changed |= axis_cells(ui, "V turns about", "axis_v", factors.v.axis);
    if (analysis.rows == 3) changed |= axis_cells(ui, "U turns about", "axis_u", factors.u.axis);
    note_row(ui, "Only the direction counts. Vᵀ turns about the same axis as V, the other way.");
    next_row(ui, 8);
    if (changed && norm(factors.v.axis) > 0 && norm(factors.u.axis) > 0) apply(context, factors);
}

}  // namespace svdscope::space_panel
