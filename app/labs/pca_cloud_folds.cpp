// What folds away in the PCA lab's panel for clouds of the plane and of space alike: cloud, points, columns.
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

template <class C>
inline constexpr bool kInSpace = std::is_same_v<C, SpaceContext>;

template <class C>
void jump(C context, PcaLab::Params params) {
    jump_to(context.jump, context.view, context.session, std::move(params));
}

template <class C>
void set_count(C context, int count) {
    CloudRecipe recipe = context.params.recipe;
    if (count == recipe.count && context.params.made) return;
    recipe.count = count;
    jump(context, with_any_recipe(context.params, recipe));
}

template <class C>
void count_rows(C context) {
    auto& [ui, params, view, session, analysis, next] = context;
    const auto most = static_cast<double>(params.cloud.kLargest);
    double count = params.recipe.count;
    CellStyle style = cell_style(ui, 0.25, 0);
    style.step = 1, style.snap = 10;
    if (named_cell(ui, "points", "count", count, style))
        set_count(context, static_cast<int>(std::clamp(std::round(count), 1.0, most)));
    next_row(ui, 2);
    for (const int many : {60, 1'000, 100'000, 1'000'000}) {
        if (many > most) continue;
        const std::string label = pca_words::count_text(static_cast<std::size_t>(many));
        if (many != 60) flow(ui, label);
        if (choice(ui, fmt::format("count_{}", many), label, params.made && params.recipe.count == many))
            set_count(context, many);
    }
}

template <class C>
void seed_row(C context) {
    Ui& ui = context.ui;
    next_row(ui, 2);
    if (button(ui, "new_seed", fmt::format("New seed (now {})", context.params.recipe.seed))) {
        CloudRecipe recipe = context.params.recipe;
        recipe.seed = recipe.seed % 999'999 + 1;
        jump(context, with_any_recipe(context.params, recipe));
    }
    hint(ui, "Other points by the same recipe; each seed gives the same points on every machine.");
}

template <class Vec>
using Offset = std::pair<const char*, Vec>;
constexpr std::array<Offset<Vec2>, 3> kOffsets{
    {{"0, 0", {0, 0}}, {"100, 100", {100, 100}}, {"100, −100", {100, -100}}}};
constexpr std::array<Offset<Vec3>, 3> kSpaceOffsets{
    {{"0, 0, 0", {0, 0, 0}}, {"5, 5, 5", {5, 5, 5}}, {"100, 100, 100", {100, 100, 100}}}};

template <class C, class Vec>
void offset_row(C context, const std::array<Offset<Vec>, 3>& offsets) {
    auto& [ui, params, view, session, analysis, next] = context;
    note_row(ui, "Move the whole cloud by");
    next_row(ui, 2);
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        if (i > 0) flow(ui, offsets[i].first);
        if (choice(ui, fmt::format("offset_{}", i), offsets[i].first, params.offset == offsets[i].second)) {
            params.branch = branch_of(analysis);
            params.offset = offsets[i].second;
        }
    }
}

template <class C>
void point_cells(C context, std::size_t point) {
    auto& [ui, params, view, session, analysis, next] = context;
    constexpr std::array kNames{"x", "y", "z"};
    auto at = analysis.data(params.cloud[point]);
    const CellStyle style = cell_style(ui, 0.01 * std::max(analysis.centred.deviation[0], 1e-6), 3);
    bool changed = false;
    for (int i = 0; i < (kInSpace<C> ? 3 : 2); ++i) {
        const char* name = kNames[static_cast<std::size_t>(i)];
        changed |= named_cell(ui, name, std::string("point_") + name, at[i], style);
    }
    if (changed) params = with_point(params, analysis, point, at, 0);
}

void recipe_choices(Ui& ui, const CloudRecipe* made, int dimensions, const CloudKindInfo*& chosen) {
    note_row(ui, dimensions == 2 ? "In the plane" : "In space");
    next_row(ui, 2);
    bool first = true;
    for (const CloudKindInfo& kind : cloud_kinds()) {
        if (kind.dimensions != dimensions) continue;
        if (!std::exchange(first, false)) flow(ui, kind.title);
        const bool on = made != nullptr && &info_of(made->kind) == &kind;
        if (choice(ui, "cloud_" + std::string(kind.id), kind.title, on)) chosen = &kind;
        hint(ui, kind.look_for);
    }
}

void unit_cells(Context context) {
    auto& [ui, params, view, session, analysis, next] = context;
    const CellStyle style = cell_style(ui, 0.01, 3);
    const Vec2 before = params.unit;
    bool changed = named_cell(ui, "x times", "unit_x", params.unit.x, style);
    changed |= named_cell(ui, "y times", "unit_y", params.unit.y, style);
    const auto usable = [](double unit, double old) { return unit > 0 ? std::clamp(unit, 1e-6, 1e6) : old; };
    if (!changed) return;
    params.unit = {usable(params.unit.x, before.x), usable(params.unit.y, before.y)};
    params.branch = branch_of(analysis);
}

std::string column_names(const pca::Params& params) {
    return pca_words::column_text(params.x) + ", " + pca_words::column_text(params.y);
}
std::string column_names(const pca_space::Params& params) {
    const auto& columns = params.columns;
    return fmt::format("{}, {}, {}", columns[0].name, columns[1].name, columns[2].name);
}

template <class P>
PcaLab::Params cleared(const P& params) {
    if constexpr (std::is_same_v<P, pca::Params>)
        return pca::with_cloud(params, {}, params.x, params.y);
    else
        return pca_space::with_cloud(params, {}, params.columns);
}

}  // namespace

void jump_to(std::optional<PcaLab::Params>& jump, PcaLab::View& view, PcaLab::Session& session,
             PcaLab::Params params) {
    jump = std::move(params);
    session = PcaLab::quiet(std::move(session));
    view.marked = -1;
    view.welcomed = true;
}

bool named_cell(Ui& ui, const char* label, std::string_view name, double& value, const CellStyle& style,
                float indent) {
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

template <class C>
void cloud_fold(C context) {
    auto& [ui, params, view, session, analysis, next] = context;
    next_row(ui);
    const std::string made = params.made ? std::string(info_of(params.recipe.kind).title) : "your own";
    if (!fold(ui, "fold_cloud", "Cloud", made, view.folds.cloud)) return;
    const CloudKindInfo* chosen = nullptr;
    for (const int dimensions : {2, 3})
        recipe_choices(ui, params.made ? &params.recipe : nullptr, dimensions, chosen);
    if (chosen != nullptr) {
        const auto kind = static_cast<CloudKind>(chosen - cloud_kinds().data());
        jump(context, with_any_recipe(params, {kind, params.recipe.count, params.recipe.seed}));
    }
    if (info_of(params.recipe.kind).fixed_count == 0) {
        count_rows(context);
        seed_row(context);
    }
    if constexpr (kInSpace<C>)
        offset_row(context, kSpaceOffsets);
    else
        offset_row(context, kOffsets);
    next_row(ui, 8);
}

template <class C>
void points_fold(C context) {
    auto& [ui, params, view, session, analysis, next] = context;
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
    if (button(ui, "delete_points", chosen > 1 ? "Delete selected" : "Delete point", one || chosen > 0)) {
        const std::vector<std::size_t> gone =
            chosen > 0 ? session.selection : std::vector<std::size_t>{*point};
        params = without_points(params, analysis, gone);
        session = PcaLab::quiet(std::move(session));
    }
    ImGui::SameLine(0, ui.px(8));
    if (button(ui, "delete_all", "Clear all", !params.cloud.empty())) jump(context, cleared(params));
    next_row(ui, 8);
}

template <class C>
void columns_fold(C context) {
    auto& [ui, params, view, session, analysis, next] = context;
    next_row(ui);
    const char* title = kInSpace<C> ? "Columns" : "Columns and units";
    if (!fold(ui, "fold_columns", title, column_names(params), view.folds.columns)) return;
    column_choices(ui, params, view, session, next);
    if constexpr (!kInSpace<C>) unit_cells(context);
    const char* standardise = kInSpace<C> ? "standardise the columns" : "standardise both columns";
    if (switch_row(ui, "standardise", standardise, params.standardise)) params.branch = branch_of(analysis);
    if (switch_row(ui, "center", "centre (subtract the mean)", params.center))
        params.branch = branch_of(analysis);
    next_row(ui, 8);
}

template void cloud_fold(Context);
template void cloud_fold(SpaceContext);
template void points_fold(Context);
template void points_fold(SpaceContext);
template void columns_fold(Context);
template void columns_fold(SpaceContext);

}  // namespace svdscope::pca_panel
