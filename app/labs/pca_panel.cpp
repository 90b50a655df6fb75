// The PCA lab's panel: question, equation, the numbers of both axes, the mean.
#include "app/labs/pca_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "app/lab/panel.hpp"
#include "app/labs/pca_space_words.hpp"
#include "app/labs/pca_strips.hpp"
#include "app/labs/pca_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/control.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace pca_panel {
namespace {

constexpr float kRow = 25;

// Right edges of the numbers, from the padding.
float edge_of(std::size_t axis, std::size_t axes) {
    constexpr std::array<float, 2> kTwo{190, 290};
    constexpr std::array<float, 3> kThree{172, 248, 324};
    return axes == 2 ? kTwo[axis] : kThree[axis];
}

std::array<Rgba, 3> axis_colors(const Theme& theme) { return {theme.first, theme.second, theme.third}; }

// A name and one number under each axis, right-aligned so that digits stand under digits.
template <class C>
void axis_row(C context, const char* name, const std::vector<std::string>& values, Face face = Face::Mono) {
    Ui& ui = context.ui;
    next_row(ui);
    const ImVec2 start = ImGui::GetCursorPos();
    text(ui, Face::Body, ui.theme.ink_soft, name);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool none = context.analysis.axes(context.params.center).rank == 0 && face == Face::Mono;
        const std::string shown = PcaLab::hides_axes(context.view) ? "?" : none ? "–" : values[i];
        ImGui::SetCursorPos(
            {start.x + ui.px(edge_of(i, values.size())) - text_size(ui, face, shown).x, start.y});
        text(ui, face, axis_colors(ui.theme)[i], shown);
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(kRow)});
}

template <std::size_t N>
std::vector<std::string> texts(const double (&values)[N], std::string (*to_text)(double)) {
    std::vector<std::string> out;
    for (const double value : values) out.push_back(to_text(value));
    return out;
}

std::string short_text(double value) { return number_text(value); }

template <class Axes>
std::vector<std::string> entries(const Axes& axes, int row) {
    std::vector<std::string> out;
    for (int i = 0; i < static_cast<int>(std::size(axes.sigma)); ++i)
        out.push_back(fixed_text(pca_picture::direction_of(axes, i)[row], 3));
    return out;
}

// The total variance as one bar in as many parts as there are axes.
template <class C>
void share_bar(C context) {
    Ui& ui = context.ui;
    if (PcaLab::hides_axes(context.view)) return;
    next_row(ui, 4);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = inner_width(), height = ui.px(10), gap = ui.px(2);
    const auto& axes = context.analysis.axes(context.params.center);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto box = [&](float from, float to, Rgba color) {
        if (to > from)
            list.AddRectFilled({at.x + from, at.y}, {at.x + to, at.y + height}, color.packed(), ui.px(3));
    };
    if (axes.rank == 0) box(0, width, ui.theme.raised);
    float from = 0;
    double covered = 0;
    const std::size_t count = std::size(axes.share);
    for (std::size_t i = 0; axes.rank > 0 && i < count; ++i) {
        covered += axes.share[i];
        const float to = i + 1 == count ? width : width * static_cast<float>(covered);
        const bool more = i + 1 < count && axes.share[i + 1] > 0;
        box(from, to - (more ? gap : 0), axis_colors(ui.theme)[i]);
        from = to;
    }
    ImGui::Dummy({width, height});
}

CellStyle mean_style(const Ui& ui, double spread, float width) {
    CellStyle style;
    style.color = ui.theme.column;
    style.width = width;
    style.height = 30;
    style.per_pixel = 0.01 * std::max(spread, 1e-6);
    return style;
}

}  // namespace

template <class C>
void factor_table(C context) {
    auto& [ui, params, view, session, analysis, jump] = context;
    const auto& axes = analysis.axes(params.center);
    const auto count = static_cast<int>(std::size(axes.sigma));
    next_row(ui, 12);
    const char* equation = params.center ? "X − μ  =  U Σ Vᵀ" : "X  =  U Σ Vᵀ";
    text(ui, Face::Title, ui.theme.ink, equation);
    next_row(ui, 6);
    const std::vector<std::string> names = pca_words::axis_names(params.center, count);
    axis_row(context, "", names, Face::Body);
    for (int row = 0; row < count; ++row) axis_row(context, row == 0 ? "V" : "", entries(axes, row));
    if (ui.presenter) return;
    axis_row(context, "σ", texts(axes.sigma, short_text));
    axis_row(context,
             params.center ? "std. deviation"
             : count == 2  ? "root mean square"
                           : "root mean sq.",
             texts(axes.deviation, short_text));
    axis_row(context, params.center ? "variance" : "mean square", texts(axes.variance, short_text));
    axis_row(context, "share", texts(axes.share, pca_words::percent));
    share_bar(context);
}

template <class C>
void mean_row(C context) {
    auto& [ui, params, view, session, analysis, jump] = context;
    constexpr int kCount = kDimensions<std::remove_cvref_t<decltype(analysis.mean)>>;
    constexpr std::array kNames{"mean_x", "mean_y", "mean_z"};
    const float width = kCount == 2 ? 84 : 74, step = kCount == 2 ? 88 : 78, left = kCount == 2 ? 88 : 70;
    next_row(ui, 10);
    const ImVec2 start = ImGui::GetCursorPos();
    text(ui, Face::Body, ui.theme.ink_soft, "mean μ");
    if (params.standardise) {
        ImGui::SetCursorPos({start.x + ui.px(92), start.y});
        text(ui, Face::Mono, ui.theme.ink_soft, kCount == 2 ? "0.00  0.00" : "0.00  0.00  0.00");
    } else {
        auto mean = analysis.mean;
        const CellStyle style = mean_style(ui, analysis.centred.deviation[0], width);
        bool changed = false;
        for (int i = 0; i < kCount; ++i) {
            const auto k = static_cast<float>(i);
            ImGui::SetCursorPos({start.x + ui.px(left + k * step), start.y - ui.px(5)});
            changed |= number_cell(ui, kNames[static_cast<std::size_t>(i)], mean[i], style);
        }
        if (changed) params = with_mean(params, analysis, mean);
    }
    const std::string count = "n = " + pca_words::count_text(analysis.count);
    ImGui::SetCursorPos({ui.px(kPanelPadding), start.y + ui.px(30)});
    text(ui, Face::Body, ui.theme.ink_soft, count);
    const std::string note = pca_words::axes_note(params, analysis);
    ImGui::SetCursorPos({ui.px(kPanelPadding), start.y + ui.px(54)});
    paragraph(ui, Face::Small, ui.theme.ink_soft, note);
    const float below = ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y;
    ImGui::SetCursorPosY(std::max(below, start.y + ui.px(76)));  // a note may take two lines
    next_row(ui);
    separator(ui);
}

}  // namespace pca_panel

void PcaLab::controls(Ui& ui, Params& params, View&, Session&) {
    const std::string invitation = std::visit([](const auto& p) { return pca_words::invitation(p); }, params);
    question_rows(ui, info.question, invitation);
}

void PcaLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                     Requests&) {
    using namespace pca_panel;
    std::optional<Params> jump;
    in_dimensions(params, analysis, [&]<class P, class A>(P& p, const A& a) {
        const ContextOf<P, A> context{ui, p, view, session, a, jump};
        factor_table(context);
        if (ui.presenter) return;
        mean_row(context);
        cloud_fold(context);
        points_fold(context);
        columns_fold(context);
        if constexpr (std::is_same_v<P, pca::Params>) lenses_fold(context);
        layers_fold(context);
        certainty_fold(context);
        next_row(ui, 16);
        ImGui::Dummy({1, 1});
    });
    if (jump) params = std::move(*jump);
}

}  // namespace svdscope
