// What folds away in the PCA lab's panel: cloud, points, columns, lenses, layers, certainty.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/pca_panel.hpp"
#include "app/labs/pca_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::pca_panel {
namespace {

using Lens = PcaLab::Lens;
using Residuals = PcaLab::Residuals;

// A jump to other points: what was chosen among the old ones is gone.
void jump(Context context, pca::Params params) {
    context.params = std::move(params);
    context.session = PcaLab::quiet(std::move(context.session));
    context.view.marked = -1;
    context.view.welcomed = true;
}

// A word before a cell on one row; the cell's left edge stands `indent` design pixels from the padding.
bool named_cell(Ui& ui, const char* label, std::string_view name, double& value, const CellStyle& style,
                float indent = 120) {
    next_row(ui, 2);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(6)});
    text(ui, Face::Body, ui.theme.ink_soft, label);
    ImGui::SetCursorPos({start.x + ui.px(indent), start.y});
    const bool changed = number_cell(ui, name, value, style);
    ImGui::SetCursorPos({start.x, start.y + ui.px(style.height + 2)});
    return changed;
}

CellStyle cell_style(const Ui& ui, double per_pixel, int decimals) {
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = 110;
    style.height = 30;
    style.per_pixel = per_pixel;
    style.decimals = decimals;
    return style;
}

int whole_count(double value) {
    return static_cast<int>(std::clamp(std::round(value), 1.0, static_cast<double>(Cloud::kLargest)));
}

void set_count(Context context, int count) {
    CloudRecipe recipe = context.params.recipe;
    if (count == recipe.count && context.params.made) return;
    recipe.count = count;
    jump(context, with_recipe(context.params, recipe));
}

void count_rows(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    double count = params.recipe.count;
    CellStyle style = cell_style(ui, 0.25, 0);
    style.step = 1, style.snap = 10;
    if (named_cell(ui, "points", "count", count, style)) set_count(context, whole_count(count));
    next_row(ui, 2);
    for (const int many : {60, 1'000, 100'000, 1'000'000}) {
        const std::string label = pca_words::count_text(static_cast<std::size_t>(many));
        if (many != 60) flow(ui, label);
        if (choice(ui, fmt::format("count_{}", many), label, params.made && params.recipe.count == many))
            set_count(context, many);
    }
}

void seed_row(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 2);
    if (button(ui, "new_seed", fmt::format("New seed (now {})", params.recipe.seed))) {
        CloudRecipe recipe = params.recipe;
        recipe.seed = recipe.seed % 999'999 + 1;
        jump(context, with_recipe(params, recipe));
    }
    hint(ui, "Other points by the same recipe; each seed gives the same points on every machine.");
}

void offset_row(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    note_row(ui, "Move the whole cloud by");
    next_row(ui, 2);
    const std::array<std::pair<const char*, Vec2>, 3> offsets{
        {{"0, 0", {0, 0}}, {"100, 100", {100, 100}}, {"100, −100", {100, -100}}}};
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        if (i > 0) flow(ui, offsets[i].first);
        if (choice(ui, fmt::format("offset_{}", i), offsets[i].first, params.offset == offsets[i].second)) {
            params.branch = session.branch;
            params.offset = offsets[i].second;
        }
    }
}

void point_cells(Context context, std::size_t point) {
    auto& [ui, params, view, session, analysis] = context;
    Vec2 at = analysis.data(params.cloud[point]);
    const CellStyle style = cell_style(ui, 0.01 * std::max(analysis.centred.deviation[0], 1e-6), 3);
    bool changed = named_cell(ui, "x", "point_x", at.x, style);
    changed |= named_cell(ui, "y", "point_y", at.y, style);
    if (changed) params = with_point(params, analysis, point, at, 0);
}

std::string lens_hint(Lens lens) {
    switch (lens) {
        case Lens::Uncentred:
            return "not centred";
        case Lens::Hunt:
            return "find PC1";
        case Lens::Regression:
            return "regression";
        case Lens::Outlier:
            return "outlier";
        case Lens::Whitening:
            return "whitening";
        case Lens::Units:
            return "units";
        case Lens::None:
            break;
    }
    return "outlier, units, …";
}

struct LensChoice {
    Lens lens;
    const char* name;
    const char* label;
    const char* help;
};
constexpr std::array<LensChoice, 7> kLenses{
    {{Lens::None, "lens_none", "none", "The cloud and its axes alone."},
     {Lens::Uncentred, "lens_uncentred", "not centred",
      "The same cloud beside it without subtracting the mean."},
     {Lens::Hunt, "lens_hunt", "find PC1 by eye", "Turn a line of your own; then reveal how far off it is."},
     {Lens::Regression, "lens_regression", "regression lines",
      "PC1 beside the regressions of y on x and x on y."},
     {Lens::Outlier, "lens_outlier", "outlier", "What one point does to the axes."},
     {Lens::Whitening, "lens_whitening", "whitening",
      "Each axis divided by its deviation, and the noise with it."},
     {Lens::Units, "lens_units", "units", "Other units turn the axes."}}};

void residual_row(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    note_row(ui, "Lines from the points to");
    next_row(ui, 2);
    const std::array<std::tuple<Residuals, const char*, const char*>, 6> choices{
        {{Residuals::None, "residuals_none", "none"},
         {Residuals::First, "residuals_pc1", "PC1"},
         {Residuals::Second, "residuals_pc2", "PC2"},
         {Residuals::Line, "residuals_line", "your line"},
         {Residuals::YOnX, "residuals_y_on_x", "y on x"},
         {Residuals::XOnY, "residuals_x_on_y", "x on y"}}};
    for (const auto& [residuals, name, label] : choices) {
        if (residuals != Residuals::None) flow(ui, label);
        if (choice(ui, name, label, view.residuals == residuals)) view.residuals = residuals;
    }
}

}  // namespace

void cloud_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    const std::string made = params.made ? std::string(info_of(params.recipe.kind).title) : "your own";
    if (!fold(ui, "fold_cloud", "Cloud", made, view.folds.cloud)) return;
    next_row(ui);
    for (std::size_t i = 0; i < cloud_kinds().size(); ++i) {
        const CloudKindInfo& kind = cloud_kinds()[i];
        if (kind.dimensions != 2) continue;
        if (i > 0) flow(ui, kind.title);
        const auto which = static_cast<CloudKind>(i);
        if (choice(ui, "cloud_" + std::string(kind.id), kind.title,
                   params.made && params.recipe.kind == which))
            jump(context, with_recipe(params, {which, params.recipe.count, params.recipe.seed}));
        hint(ui, kind.look_for);
    }
    if (info_of(params.recipe.kind).fixed_count == 0) {
        count_rows(context);
        seed_row(context);
    }
    offset_row(context);
    next_row(ui, 8);
}

void points_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    const std::size_t chosen = session.selection.size();
    const std::string hint_text =
        chosen > 0 ? fmt::format("{} selected", pca_words::count_text(chosen)) : "add, move, delete";
    if (!fold(ui, "fold_points", "Points", hint_text, view.folds.points)) return;
    const auto point = pca_words::point_index(session.hand.selected);
    const bool one = point && *point < params.cloud.size();
    if (one && chosen <= 1) {
        note_row(ui, fmt::format("Point {}", *point + 1));
        point_cells(context, *point);
    } else {
        note_row(ui,
                 "Drag a point, or choose Add or Select on the canvas. Arrow keys move the point that was "
                 "taken last.");
    }
    next_row(ui, 2);
    Requests unused;
    if (button(ui, "delete_points", chosen > 1 ? "Delete selected" : "Delete point", one || chosen > 0))
        PcaLab::key(Lab::Key::Delete, params, view, session, analysis, unused);
    ImGui::SameLine(0, ui.px(8));
    if (button(ui, "delete_all", "Clear all", !params.cloud.empty()))
        jump(context, with_cloud(params, {}, params.x, params.y));
    next_row(ui, 8);
}

void columns_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    const std::string names = pca_words::column_text(params.x) + ", " + pca_words::column_text(params.y);
    if (!fold(ui, "fold_columns", "Columns and units", names, view.folds.columns)) return;
    column_choices(context);
    const CellStyle style = cell_style(ui, 0.01, 3);
    const Vec2 before = params.unit;
    bool changed = named_cell(ui, "x times", "unit_x", params.unit.x, style);
    changed |= named_cell(ui, "y times", "unit_y", params.unit.y, style);
    const auto usable = [](double unit, double old) { return unit > 0 ? std::clamp(unit, 1e-6, 1e6) : old; };
    if (changed) {
        params.unit = {usable(params.unit.x, before.x), usable(params.unit.y, before.y)};
        params.branch = session.branch;
    }
    if (switch_row(ui, "standardise", "standardise both columns", params.standardise))
        params.branch = session.branch;
    if (switch_row(ui, "center", "centre (subtract the mean)", params.center)) params.branch = session.branch;
    next_row(ui, 8);
}

void lenses_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_lenses", "Other lenses", lens_hint(view.lens), view.folds.lenses)) return;
    next_row(ui);
    for (const LensChoice& lens : kLenses) {
        if (&lens != kLenses.data()) flow(ui, lens.label);
        if (choice(ui, lens.name, lens.label, view.lens == lens.lens)) {
            view.lens = lens.lens;
            view.revealed = false;
            if (lens.lens == Lens::Units) view.folds.columns = true;
        }
        hint(ui, lens.help);
    }
    if (view.lens == Lens::Hunt) {
        next_row(ui, 4);
        if (button(ui, "reveal", view.revealed ? "Hide PC1" : "Reveal PC1")) view.revealed = !view.revealed;
    }
    next_row(ui, 8);
}

void layers_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_layers", "Layers", "what is drawn", view.folds.layers)) return;
    switch_row(ui, "layer_axes", "mean and axes", view.layers.axes);
    switch_row(ui, "layer_ellipses", "one and two deviations", view.layers.ellipses);
    switch_row(ui, "layer_scores", "scores and variances below", view.layers.scores);
    switch_row(ui, "layer_grid", "grid", view.layers.grid);
    residual_row(context);
    next_row(ui, 8);
}

void certainty_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", "", view.folds.certainty)) return;
    const pca::Axes& axes = analysis.axes(params.center);
    const std::string error = std::isinf(analysis.standard_error) || analysis.standard_error > 1.5
                                  ? "any angle"
                                  : "± " + pca_words::degrees(analysis.standard_error);
    detail_row(ui, "PC1's angle, from another sample", error);
    detail_row(ui, "σ₁", exact_text(axes.sigma[0]));
    detail_row(ui, "σ₂", exact_text(axes.sigma[1]));
    detail_row(ui, "rank", std::to_string(axes.rank));
    detail_row(ui, "correlation r", fixed_text(analysis.correlation, 4));
    detail_row(ui, "drift of the running sums", session.check ? number_text(session.check->drift) : "…");
    note_row(ui, "Dragging updates sums point by point; after each step they are made anew and compared.");
    next_row(ui, 8);
}

}  // namespace svdscope::pca_panel
