// The PCA lab's panel: question, equation, the numbers of both axes, the mean.
#include "app/labs/pca_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

#include "app/lab/panel.hpp"
#include "app/labs/pca_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/control.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace pca_panel {
namespace {

constexpr float kRow = 25;
constexpr float kFirstColumn = 190, kSecondColumn = 290;  // right edges of the numbers, from the padding

// A name and one number under each axis, right-aligned so that digits stand under digits.
void axis_row(Context context, const char* name, const std::array<std::string, 2>& values,
              Face face = Face::Mono) {
    Ui& ui = context.ui;
    next_row(ui);
    const ImVec2 start = ImGui::GetCursorPos();
    text(ui, Face::Body, ui.theme.ink_soft, name);
    const std::array<Rgba, 2> colors{ui.theme.first, ui.theme.second};
    const std::array<float, 2> edges{kFirstColumn, kSecondColumn};
    for (const std::size_t i : {0UL, 1UL}) {
        const bool none = context.analysis.axes(context.params.center).rank == 0 && face == Face::Mono;
        const std::string shown = PcaLab::hides_axes(context.view) ? "?" : none ? "–" : values[i];
        ImGui::SetCursorPos({start.x + ui.px(edges[i]) - text_size(ui, face, shown).x, start.y});
        text(ui, face, colors[i], shown);
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(kRow)});
}

std::array<std::string, 2> both(const double (&values)[2]) {
    return {number_text(values[0]), number_text(values[1])};
}

// The total variance as one bar in two parts.
void share_bar(Context context) {
    Ui& ui = context.ui;
    if (PcaLab::hides_axes(context.view)) return;
    next_row(ui, 4);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = inner_width(), height = ui.px(10), gap = ui.px(2);
    const pca::Axes& axes = context.analysis.axes(context.params.center);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float split = width * static_cast<float>(axes.share[0]);
    const auto box = [&](float from, float to, Rgba color) {
        if (to > from)
            list.AddRectFilled({at.x + from, at.y}, {at.x + to, at.y + height}, color.packed(), ui.px(3));
    };
    if (axes.rank == 0)
        box(0, width, ui.theme.raised);
    else
        box(0, split - (axes.share[1] > 0 ? gap : 0), ui.theme.first), box(split, width, ui.theme.second);
    ImGui::Dummy({width, height});
}

CellStyle mean_style(const Ui& ui, double spread) {
    CellStyle style;
    style.color = ui.theme.column;
    style.width = 84;
    style.height = 30;
    style.per_pixel = 0.01 * std::max(spread, 1e-6);
    return style;
}

}  // namespace

void factor_table(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const pca::Axes& axes = analysis.axes(params.center);
    next_row(ui, 12);
    const char* equation = params.center ? "X − μ  =  U Σ Vᵀ" : "X  =  U Σ Vᵀ";
    text(ui, Face::Title, ui.theme.ink, equation);
    next_row(ui, 6);
    axis_row(
        context, "",
        params.center ? std::array<std::string, 2>{"PC1", "PC2"} : std::array<std::string, 2>{"v₁", "v₂"},
        Face::Body);
    axis_row(context, "V", {fixed_text(axes.direction[0].x, 3), fixed_text(axes.direction[1].x, 3)},
             Face::Mono);
    axis_row(context, "", {fixed_text(axes.direction[0].y, 3), fixed_text(axes.direction[1].y, 3)},
             Face::Mono);
    if (ui.presenter) return;
    axis_row(context, "σ", both(axes.sigma));
    axis_row(context, params.center ? "std. deviation" : "root mean square", both(axes.deviation));
    axis_row(context, params.center ? "variance" : "mean square", both(axes.variance));
    axis_row(context, "share", {pca_words::percent(axes.share[0]), pca_words::percent(axes.share[1])});
    share_bar(context);
}

void mean_row(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 10);
    const ImVec2 start = ImGui::GetCursorPos();
    text(ui, Face::Body, ui.theme.ink_soft, "mean μ");
    if (params.standardise) {
        ImGui::SetCursorPos({start.x + ui.px(92), start.y});
        text(ui, Face::Mono, ui.theme.ink_soft, "0.00  0.00");
    } else {
        Vec2 mean = analysis.mean;
        const CellStyle style = mean_style(ui, analysis.centred.deviation[0]);
        ImGui::SetCursorPos({start.x + ui.px(88), start.y - ui.px(5)});
        bool changed = number_cell(ui, "mean_x", mean.x, style);
        ImGui::SetCursorPos({start.x + ui.px(176), start.y - ui.px(5)});
        changed |= number_cell(ui, "mean_y", mean.y, style);
        if (changed) params = with_mean(params, analysis, mean);
    }
    const std::string count = "n = " + pca_words::count_text(analysis.count);
    ImGui::SetCursorPos({ui.px(kPanelPadding), start.y + ui.px(30)});
    text(ui, Face::Body, ui.theme.ink_soft, count);
    const std::string note = pca_words::axes_note(params, analysis);
    ImGui::SetCursorPos({ui.px(kPanelPadding), start.y + ui.px(54)});
    paragraph(ui, Face::Small, ui.theme.ink_soft, note);
    ImGui::SetCursorPosY(start.y + ui.px(76));
    next_row(ui);
    separator(ui);
}

}  // namespace pca_panel

void PcaLab::controls(Ui& ui, Params& params, View&, Session&) {
    question_rows(ui, info.question, pca_words::invitation(params));
}

void PcaLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                     Requests&) {
    using namespace pca_panel;
    const Context context{ui, params, view, session, analysis};
    factor_table(context);
    if (ui.presenter) return;
    mean_row(context);
    cloud_fold(context);
    points_fold(context);
    columns_fold(context);
    lenses_fold(context);
    layers_fold(context);
    certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
