// What folds away in the transform lab's panel: gallery, layers, other lenses, signs, certainty.
#include <imgui.h>

#include <cmath>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/transform_panel.hpp"
#include "app/labs/transform_words.hpp"
#include "app/ui/widgets.hpp"
#include "core/data/gallery.hpp"

namespace svdscope::transform_panel {
namespace {

void lens(Context context, const char* name, const char* label, bool& on, const std::string& sentence) {
    switch_row(context.ui, name, label, on);
    if (!on) return;
    note_row(context.ui, sentence);
    next_row(context.ui, 4);
}

// How many digits of the smaller singular value a backward-stable method can promise.
std::string digits_of_smallest(const Analysis& analysis) {
    if (std::isinf(analysis.condition_number)) return "zero to working accuracy";
    const double digits = -std::log10(analysis.condition_number * std::numeric_limits<double>::epsilon());
    return fmt::format("at least {} digits", std::max(0, static_cast<int>(digits)));
}

}  // namespace

namespace {

void random_choice(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const auto drawn = [&seed = view.seed] {
        return random_gallery_matrix(static_cast<std::uint64_t>(seed));
    };
    const std::string title = fmt::format("Random, seed {}", view.seed);
    flow(ui, title);
    if (choice(ui, "gallery_random", title, drawn() == params.matrix)) {
        if (drawn() == params.matrix) ++view.seed;
        params = transform::jump_to(params, drawn());
    }
    hint(ui, "Four numbers between -2 and 2; each further click takes the next seed.");
}

}  // namespace

void gallery_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_gallery", "Gallery", fmt::format("{} matrices", gallery().size() + 1),
              view.folds.gallery))
        return;
    next_row(ui);
    for (const GalleryMatrix& entry : gallery()) {
        if (&entry != &gallery().front()) flow(ui, entry.title);
        if (choice(ui, "gallery_" + std::string(entry.id), entry.title, entry.matrix == params.matrix))
            params = transform::jump_to(params, entry.matrix);
        hint(ui, entry.look_for);
    }
    random_choice(context);
    next_row(ui, 8);
}

void layers_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_layers", "Layers", "what is drawn", view.folds.layers)) return;
    TransformLab::Layers& layers = view.layers;
    switch_row(ui, "layer_axes", "axes v and σu", layers.axes);
    switch_row(ui, "layer_columns", "columns A e₁, A e₂", layers.columns);
    switch_row(ui, "layer_circle", "circle and ellipse", layers.circle);
    switch_row(ui, "layer_grid", "grid", layers.grid);
    switch_row(ui, "layer_glyph", "letter F on the sheet", layers.glyph);
    switch_row(ui, "layer_probe", "a point x and A x", layers.probe);
    if (layers.probe) switch_row(ui, "layer_trail", "the way from x to A x", layers.trail);
    next_row(ui, 8);
}

void lenses_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_lenses", "Other lenses", "eigenvectors, polar, …", view.folds.lenses)) return;
    TransformLab::Lenses& lenses = view.lenses;
    lens(context, "lens_eigen", "eigenvectors", lenses.eigen, transform_words::eigen_sentence(analysis));
    lens(context, "lens_polar", "polar form", lenses.polar, transform_words::polar_sentence(analysis));
    lens(context, "lens_eigshow", "longest A x", lenses.eigshow,
         transform_words::eigshow_sentence(params, analysis));
    lens(context, "lens_inverse", "inverse", lenses.inverse, transform_words::inverse_sentence(analysis));
    next_row(ui, 8);
}

void signs_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_signs", "Same SVD, other signs", "yours differ?", view.folds.signs)) return;
    note_row(
        ui,
        "Signs come in pairs: change u and v together and A stays. Libraries choose differently, and all "
        "are right.");
    next_row(ui, 4);
    for (const int pair : {0, 1}) {
        if (button(ui, fmt::format("flip_{}", pair + 1), pair == 0 ? "−u₁, −v₁" : "−u₂, −v₂"))
            params = transform::with_pair_flipped(params, analysis, pair);
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
    const bool sound =
        analysis.residual <= 8 && analysis.orthogonality_U <= 8 && analysis.orthogonality_V <= 8;
    if (!fold(ui, "fold_certainty", "How sure are these?", sound ? "✓ to rounding" : "! see inside",
              view.folds.certainty))
        return;
    detail_row(ui, "|A − UΣVᵀ| / |A|", eps_text(analysis.residual));
    detail_row(ui, "|I − UᵀU|", eps_text(analysis.orthogonality_U));
    detail_row(ui, "|I − VᵀV|", eps_text(analysis.orthogonality_V));
    detail_row(ui, "σ₁", exact_text(analysis.sigma_max));
    detail_row(ui, "σ₂", exact_text(analysis.sigma_min));
    detail_row(ui, "rank tolerance", number_text(analysis.rank_tolerance));
    detail_row(ui, "σ₂ is good to", digits_of_smallest(analysis));
    note_row(ui, "eps = 2.2e−16, the spacing of doubles at 1.");
    next_row(ui, 8);
}

}  // namespace svdscope::transform_panel
