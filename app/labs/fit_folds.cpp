// What folds away in the fit lab's panel: data, directions, points, layers, certainty.
#include <imgui.h>

#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/fit_panel.hpp"
#include "app/labs/fit_words.hpp"
#include "app/ui/number_text.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::fit_panel {
namespace {

// Right edges of the columns, from the padding.
constexpr std::array<float, 4> kEdges{92, 176, 226, 320};

void table_row(Ui& ui, std::string_view name, const std::array<std::string, 4>& cells, Face face,
               Rgba color) {
    next_row(ui);
    const ImVec2 start = ImGui::GetCursorPos();
    text(ui, face, color, name);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        ImGui::SetCursorPos({start.x + ui.px(kEdges[i]) - text_size(ui, face, cells[i]).x, start.y});
        text(ui, face, color, cells[i]);
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(22)});
}

std::string short_text(double value) {
    const double size = std::abs(value);
    if (size != 0 && (size < 0.01 || size >= 1000)) return exponent_text(value, 1);
    return number_text(value);
}

std::string filter_text(double filter) {
    return filter == 0 || filter == 1 ? fmt::format("{:.0f}", filter)
           : filter < 0.005           ? std::string("~0")
                                      : number_text(filter);
}

CellStyle place_style(const Ui& ui, double spread) {
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = 96, style.height = 30;
    style.per_pixel = 0.005 * (spread > 0 ? spread : 1);
    return style;
}

void chosen_point(Context context, std::size_t index) {
    auto& [ui, params, view, session, analysis] = context;
    const PlaneRange range = range_of(params.points);
    const Vec2 spread = range.high - range.low;
    next_row(ui, 4);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(6)});
    text(ui, Face::Body, ui.theme.ink_soft, fmt::format("point {}", index + 1));
    Vec2 at = params.points[index];
    ImGui::SetCursorPos({start.x + ui.px(84), start.y});
    bool changed = number_cell(ui, "point_x", at.x, place_style(ui, spread.x));
    ImGui::SetCursorPos({start.x + ui.px(186), start.y});
    changed |= number_cell(ui, "point_y", at.y, place_style(ui, spread.y));
    if (changed) params = fit::with_point(std::move(params), index, at);
    ImGui::SetCursorPos({start.x, start.y + ui.px(34)});
    next_row(ui, 2);
    if (!button(ui, "delete_point", "Delete it")) return;
    params = fit::without_point(std::move(params), index);
    session.chosen.reset();
}

}  // namespace

void data_fold(Ui& ui, fit::Params& params, FitLab::View& view) {
    next_row(ui, 6);
    std::string_view chosen = "your own";
    bool has_seed = false;
    for (const FitDataInfo& info : fit_data())
        if (info.id == params.data) chosen = info.title, has_seed = info.has_seed;
    if (!fold(ui, "fold_data", "Points from", chosen, view.folds.data)) return;
    next_row(ui);
    for (const FitDataInfo& info : fit_data()) {
        if (info.id != fit_data().front().id) flow(ui, info.title);
        if (choice(ui, fmt::format("data_{}", info.name), info.title, info.id == params.data)) {
            params = fit::with_data(std::move(params), info.id, params.seed);
            view.low.reset(), view.high.reset();
            if (info.id != FitData::Three) view.page = FitLab::Page::Fit;
        }
        hint(ui, info.look_for);
    }
    if (has_seed) {
        next_row(ui, 2);
        const int degree = params.degree;
        if (button(ui, "new_seed", fmt::format("New seed (now {})", params.seed))) {
            params = fit::with_data(std::move(params), params.data, params.seed % 999'999 + 1);
            params.degree = degree;
        }
    }
    next_row(ui, 4);
}

void directions_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_directions", "Direction by direction", "x = Σ f (uᵀb / σ) v", view.folds.directions))
        return;
    table_row(ui, "", {"σ", "uᵀb", "f", "along v"}, Face::Small, ui.theme.ink_soft);
    for (std::size_t i = 0; i < analysis.directions.size(); ++i) {
        const fit::Direction& d = analysis.directions[i];
        const Rgba color = d.filter == 0 ? ui.theme.ink_soft : ui.theme.ink;
        table_row(ui, std::to_string(i + 1),
                  {short_text(d.sigma), short_text(d.coefficient), filter_text(d.filter),
                   short_text(d.contribution)},
                  Face::Factor, color);
    }
    next_row(ui, 6);
}

void points_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    const std::string count = fmt::format("{} of at most {}", params.points.size(), fit::kMostPoints);
    if (!fold(ui, "fold_points", "Points", count, view.folds.points)) return;
    const auto chosen = session.chosen;
    if (chosen && *chosen < params.points.size()) chosen_point(context, *chosen);
    note_row(ui,
             "Double-click or Shift-click the plane to add a point, click one to choose it, Delete takes it "
             "away. Your own: drop a .csv with two columns on the window, or paste it.");
    next_row(ui, 8);
}

void layers_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_layers", "Layers", "what is drawn", view.folds.layers)) return;
    FitLab::Layers& layers = view.layers;
    switch_row(ui, "layer_residuals", "residuals", layers.residuals);
    switch_row(ui, "layer_squares", "their squares", layers.squares);
    switch_row(ui, "layer_truth", "the truth behind the noise", layers.truth);
    switch_row(ui, "layer_others", "other curves that come as close", layers.others);
    switch_row(ui, "layer_charts", "spectrum and digits", layers.charts);
    next_row(ui, 8);
}

void certainty_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", "all digits", view.folds.certainty)) return;
    for (std::size_t k = 0; k < analysis.curve.coefficients.size(); ++k)
        detail_row(ui, fmt::format("coefficient {}", k), exact_text(analysis.curve.coefficients[k]));
    const auto degree = static_cast<std::size_t>(params.degree);
    if (degree < analysis.digits.size()) {
        const fit::Digits& d = analysis.digits[degree];
        const auto digits = [](double error) { return fmt::format("{:.1f}", fit_words::digits_kept(error)); };
        detail_row(ui, "digits by SVD, nothing cut off", digits(d.svd));
        detail_row(ui, "digits by QR (Householder)", digits(d.qr));
        detail_row(ui, "digits by AᵀA x = Aᵀb (Cholesky)", digits(d.normal));
        note_row(ui,
                 "Against the same A and b solved in 32 digits. QR and Cholesky do not mind long and short "
                 "columns, so they can keep more than κ says.");
    } else {
        note_row(ui, "The points leave the coefficients open: no route has digits to compare.");
    }
    detail_row(ui, "rank tolerance", exponent_text(analysis.tolerance, 2));
    detail_row(ui, "cut-off in use", exponent_text(analysis.cutoff, 2));
    if (analysis.lambda > 0) detail_row(ui, "λ", exponent_text(analysis.lambda, 2));
    next_row(ui, 8);
}

}  // namespace svdscope::fit_panel
