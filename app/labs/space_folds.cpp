// What folds away in the space lab's panel: gallery, layers, signs, certainty.
#include <imgui.h>

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/space_panel.hpp"
#include "app/labs/space_words.hpp"
#include "app/ui/widgets.hpp"
#include "core/data/gallery_space.hpp"

namespace svdscope::space_panel {
namespace {

using space::Analysis;

void random_choice(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const auto drawn = [&shape = params.shape, &seed = view.seed] {
        return random_space_matrix(shape, static_cast<std::uint64_t>(seed));
    };
    const std::string title = fmt::format("Random, seed {}", view.seed);
    flow(ui, title);
    if (choice(ui, "gallery_random", title, drawn() == params.matrix)) {
        if (drawn() == params.matrix) ++view.seed;
        params = space::jump_to(params, params.shape, drawn());
    }
    hint(ui, "Entries between -2 and 2 in the shape on screen; each further click takes the next seed.");
}

}  // namespace

void gallery_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    const std::string count = fmt::format("{} matrices", space_gallery().size() + 1);
    if (!fold(ui, "fold_gallery", "Gallery", count, view.folds.gallery)) return;
    next_row(ui);
    for (const SpaceMatrix& entry : space_gallery()) {
        if (&entry != &space_gallery().front()) flow(ui, entry.title);
        const bool chosen = entry.shape == params.shape && entry.matrix == params.matrix;
        if (choice(ui, "gallery_" + std::string(entry.id), entry.title, chosen)) {
            params = space::jump_to(params, entry.shape, entry.matrix);
            view.camera.reset();
        }
        hint(ui, entry.look_for);
    }
    random_choice(context);
    next_row(ui, 8);
}

void layers_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_layers", "Layers", "what is drawn", view.folds.layers)) return;
    SpaceLab::Layers& layers = view.layers;
    switch_row(ui, "layer_axes", "axes v and σu", layers.axes);
    switch_row(ui, "layer_columns", "columns A e₁, A e₂, …", layers.columns);
    switch_row(ui, "layer_ellipsoid", "what the sphere becomes", layers.ellipsoid);
    switch_row(ui, "layer_sphere", "the sphere as it was", layers.sphere);
    switch_row(ui, "layer_grid", "floor and coordinate axes", layers.grid);
    switch_row(ui, "layer_solid", "a solid letter F", layers.solid);
    switch_row(ui, "layer_null", "what goes to 0", layers.null);
    switch_row(ui, "layer_probe", "a point x and A x", layers.probe);
    next_row(ui, 8);
}

void signs_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_signs", "Same SVD, other signs", "yours differ?", view.folds.signs)) return;
    note_row(ui,
             "Signs come in pairs: change u and v together and A stays. Two pairs at a time, so that both "
             "factors stay turns.");
    next_row(ui, 4);
    for (int i = 0; i < analysis.count; ++i)
        for (int j = i + 1; j < analysis.count; ++j) {
            if (button(ui, fmt::format("flip_{}{}", i + 1, j + 1),
                       fmt::format("pairs {} and {}", i + 1, j + 1)))
                params = space::with_pair_flipped(params, analysis, i, j);
            ImGui::SameLine(0, ui.px(8));
        }
    ImGui::NewLine();
    next_row(ui, 4);
    toggle(ui, "keep_identity", "axes keep their colour while dragging", params.keep_identity);
    next_row(ui, 8);
}

void certainty_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    constexpr double kSound = 30;  // multiples of eps that rounding may leave
    const bool sound = analysis.residual <= kSound && analysis.orthogonality_U <= kSound &&
                       analysis.orthogonality_V <= kSound;
    if (!fold(ui, "fold_certainty", "How sure are these?", sound ? "✓ to rounding" : "! see inside",
              view.folds.certainty))
        return;
    detail_row(ui, "|A − UΣVᵀ| / |A|", eps_text(analysis.residual));
    detail_row(ui, "|I − UᵀU|", eps_text(analysis.orthogonality_U));
    detail_row(ui, "|I − VᵀV|", eps_text(analysis.orthogonality_V));
    for (int i = 0; i < analysis.count; ++i)
        detail_row(ui, i == 0 ? "singular values" : "",
                   exact_text(analysis.singular_values[static_cast<std::size_t>(i)]));
    detail_row(ui, "effective rank (entropy)", number_text(analysis.effective_rank, 3));
    detail_row(ui, "rank tolerance", exponent_text(analysis.rank_tolerance));
    next_row(ui, 2);
    text(ui, Face::Small, ui.theme.ink_soft, "times the usual one");
    ImGui::SameLine(0, ui.px(12));
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = 96, style.height = 26;
    double factor = params.rank_tolerance_factor;
    if (number_cell(ui, "rank_tolerance_factor", factor, style))
        params.rank_tolerance_factor = std::clamp(factor, 0.0, 1e12);
    next_row(ui, 6);
    note_row(ui, "The usual tolerance is max(m, n) eps σ₁: values below it count as 0. eps = 2.2e−16.");
    next_row(ui, 8);
}

}  // namespace svdscope::space_panel
