// The equation U Sigma V^T under A: live numbers in the colours of their arrows, and the factors as controls.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/lab/panel.hpp"
#include "app/labs/transform_panel.hpp"
#include "app/labs/transform_words.hpp"
#include "app/ui/number_text.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::transform_panel {
namespace {

using Factor = TransformLab::Factor;
using transform::Factors;

constexpr float kRow = 26;
constexpr float kHeading = 24;
constexpr float kControl = 28;
constexpr float kGap = 10;

// One of the three matrices, its box and its heading.
struct Room {
    Factor factor;
    const char* name;
    const char* letter;
    Box box;
};

void lit_number(Ui& ui, Point right_top, double value, Rgba color, bool lit) {
    const std::string digits = fixed_text(value, 2);
    const Point size = text_size(ui, Face::Factor, digits);
    const Point at{right_top.x - size.x, right_top.y};
    if (lit)
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - ui.px(3), at.y - ui.px(1)},
                                                  {at.x + size.x + ui.px(3), at.y + size.y + ui.px(1)},
                                                  color.faded(0.25).packed(), ui.px(4));
    ImGui::SetCursorScreenPos({at.x, at.y});
    text(ui, Face::Factor, color, digits);
}

// The numbers of an orthogonal factor: `by_columns` colours U's columns, otherwise V^T's rows.
void orthogonal_numbers(Ui& ui, Box box, const Mat2& m, bool by_columns, const std::string& lit) {
    const double entries[2][2] = {{m.a, m.b}, {m.c, m.d}};
    const float widest = text_size(ui, Face::Factor, fixed_text(-0.5, 2)).x;
    const float rights[2] = {box.x + ui.px(5) + widest, box.x + box.w - ui.px(5)};
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 2; ++j) {
            const int axis = by_columns ? j : i;
            const std::string arrow = std::string(by_columns ? "u" : "v") + (axis == 0 ? "1" : "2");
            lit_number(ui, {rights[j], box.y + static_cast<float>(i) * ui.px(kRow) + ui.px(5)}, entries[i][j],
                       axis == 0 ? ui.theme.first : ui.theme.second, lit == arrow);
        }
}

void heading(Context context, const Room& room) {
    auto& [ui, params, view, session, analysis] = context;
    const Point size = text_size(ui, Face::Body, room.letter);
    ImGui::SetCursorScreenPos({room.box.x + (room.box.w - size.x) / 2, room.box.y - ui.px(kHeading)});
    text(ui, Face::Body, ui.theme.ink_soft, room.letter);
    brackets(ui, room.box, ui.theme.ink_soft);
    const Box touch{room.box.x, room.box.y - ui.px(kHeading), room.box.w, ui.px(kHeading)};
    const Box whole{touch.x, touch.y, touch.w, touch.h + room.box.h};
    ui.inspector.widget(std::string("factor_") + room.name, whole);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ImGui::IsWindowHovered() && whole.contains({mouse.x, mouse.y}) &&
        !ImGui::IsMouseDown(ImGuiMouseButton_Left))
        session.hovered_factor = room.factor;
}

CellStyle factor_cell(const Ui& ui, float pixels) {
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = pixels / ui.scale;
    style.height = kControl;
    return style;
}

bool angle_control(Ui& ui, const char* name, Box room, double& radians) {
    CellStyle style = factor_cell(ui, room.w);
    style.degrees = true;
    style.decimals = 1;
    style.per_pixel = 0.5;
    style.snap = 15;
    style.step = 5;
    ImGui::SetCursorScreenPos({room.x, room.y + room.h + ui.px(6)});
    return number_cell(ui, name, radians, style);
}

bool sigma_control(Ui& ui, const char* name, Box room, int axis, double& value, bool lit) {
    const float width = std::max(1.0F, room.w - ui.px(22));
    CellStyle style = factor_cell(ui, width);
    style.color = axis == 0 ? ui.theme.first : ui.theme.second;
    style.height = kRow - 2;
    style.lit = lit;
    const float x = axis == 0 ? room.x + ui.px(6) : room.x + room.w - ui.px(6) - width;
    ImGui::SetCursorScreenPos({x, room.y + static_cast<float>(axis) * ui.px(kRow) + ui.px(1)});
    return number_cell(ui, name, value, style);
}

void caption_under(Ui& ui, Box room, const char* words) {
    const Point size = text_size(ui, Face::Small, words);
    ImGui::SetCursorScreenPos(
        {room.x + (room.w - size.x) / 2, room.y + room.h + ui.px(6) + ui.px(kControl) / 2 - size.y / 2});
    text(ui, Face::Small, ui.theme.ink_soft, words);
}

// The mirror: a switch, and where it is written while there is one.
void mirror_row(Context context, Factors factors) {
    auto& [ui, params, view, session, analysis] = context;
    bool mirrored = analysis.motion.mirrored();
    if (toggle(ui, "mirror", "mirror", mirrored)) {
        factors.sigma2 = -factors.sigma2;
        params = transform::with_factors(params, factors);
    }
    hint(ui, "Turns the sheet over: the sign of det A.");
    if (!analysis.motion.mirrored()) return;
    ImGui::SameLine(0, ui.px(16));
    const ImVec2 row = ImGui::GetCursorScreenPos();
    const Point words = text_size(ui, Face::Small, "written in");
    ImGui::SetCursorScreenPos({row.x, row.y + (ImGui::GetItemRectSize().y - words.y) / 2});
    text(ui, Face::Small, ui.theme.ink_soft, "written in");
    ImGui::SetCursorScreenPos({row.x + words.x, row.y});
    ImGui::Dummy({0, ImGui::GetItemRectSize().y});
    const struct {
        const char* name;
        const char* letter;
        MirrorPlace place;
    } places[] = {{"mirror_in_u", "U", MirrorPlace::U},
                  {"mirror_in_sigma", "Σ", MirrorPlace::Sigma},
                  {"mirror_in_v", "Vᵀ", MirrorPlace::V}};
    for (const auto& place : places) {
        ImGui::SameLine(0, ui.px(8));
        if (choice(ui, place.name, place.letter, params.mirror == place.place)) params.mirror = place.place;
    }
}

}  // namespace

void factor_equation(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 14);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const Point equals = text_size(ui, Face::Body, "=");
    const float left = start.x + equals.x + ui.px(6);
    const float height = 2 * ui.px(kRow);
    const float whole = start.x + inner_width() - left - 2 * ui.px(kGap);
    const float side = std::floor(whole * 0.362F);
    const float top = start.y + ui.px(kHeading);
    const float gap = ui.px(kGap);
    const Room rooms[3] = {{Factor::U, "u", "U", {left, top, side, height}},
                           {Factor::Sigma, "sigma", "Σ", {left + side + gap, top, whole - 2 * side, height}},
                           {Factor::V, "v", "Vᵀ", {left + whole - side + 2 * gap, top, side, height}}};
    ImGui::SetCursorScreenPos({start.x, top + height / 2 - equals.y / 2});
    text(ui, Face::Body, ui.theme.ink, "=");
    for (const Room& room : rooms) heading(context, room);
    orthogonal_numbers(ui, rooms[0].box, analysis.U, true, session.lit);
    orthogonal_numbers(ui, rooms[2].box, transpose(analysis.V), false, session.lit);

    Factors factors = transform::factors_of(analysis);
    const double sign =
        analysis.signed_form || factors.sigma2 >= 0 ? 1 : -1;  // the cell shows what is written
    double written = sign * factors.sigma2;
    double turn_v = -factors.angle_v;
    bool changed = sigma_control(ui, "sigma1", rooms[1].box, 0, factors.sigma1, session.lit == "u1");
    changed |= sigma_control(ui, "sigma2", rooms[1].box, 1, written, session.lit == "u2");
    changed |= angle_control(ui, "angle_u", rooms[0].box, factors.angle_u);
    changed |= angle_control(ui, "angle_v", rooms[2].box, turn_v);
    if (changed) {
        factors.sigma2 = sign * written;
        factors.angle_v = -turn_v;
        params = transform::with_factors(params, factors);
        view.welcomed = true;
    }
    caption_under(ui, rooms[1].box, analysis.signed_form ? "signed form" : "stretch");
    ImGui::SetCursorScreenPos({start.x, top + height + ui.px(6 + kControl + 8)});
    mirror_row(context, factors);
}

}  // namespace svdscope::transform_panel
