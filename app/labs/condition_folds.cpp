// What folds away in the condition lab's panel: gallery, layers, certainty.
#include <cmath>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/condition_panel.hpp"
#include "app/ui/widgets.hpp"
#include "core/data/gallery_systems.hpp"

namespace svdscope::condition_panel {
namespace {

using condition::Topic;

bool shows_plane(const condition::Params& params) {
    return params.topic == Topic::Solve ||
           (params.topic == Topic::Cures && params.cure_system == condition::CureSystem::Plane);
}

}  // namespace

void gallery_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    if (!shows_plane(params)) return;
    next_row(ui);
    const std::string hint_text = fmt::format("{} systems", gallery_systems().size());
    if (!fold(ui, "fold_gallery", "Gallery", hint_text, view.folds.gallery)) return;
    next_row(ui);
    for (const GallerySystem& system : gallery_systems()) {
        if (&system != &gallery_systems().front()) flow(ui, system.title);
        const bool chosen = system.matrix == params.matrix && system.rhs == params.rhs;
        if (choice(ui, "gallery_" + std::string(system.id), system.title, chosen)) {
            params = jump_to(params, system.matrix, system.rhs);
            view.rhs_camera.reset(), view.solution_camera.reset();
            view.welcomed = true;
        }
        hint(ui, system.look_for);
    }
    next_row(ui, 8);
}

void layers_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    if (!shows_plane(params)) return;
    next_row(ui);
    if (!fold(ui, "fold_layers", "Layers", "what is drawn", view.folds.layers)) return;
    ConditionLab::Layers& layers = view.layers;
    switch_row(ui, "layer_cloud", "ten thousand samples of the noise", layers.cloud);
    if (params.topic == Topic::Solve) {
        switch_row(ui, "layer_bands", "the two lines and their bands", layers.bands);
        switch_row(ui, "layer_axes", "u₁, u₂ and v₁, v₂", layers.axes);
        switch_row(ui, "layer_gauges", "dials", layers.gauges);
    }
    next_row(ui, 8);
}

void certainty_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    if (!shows_plane(params)) return;
    const condition::Solve& solve = analysis.solve;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", "all digits", view.folds.certainty)) return;
    detail_row(ui, "σ₁", exact_text(solve.sigma[0]));
    detail_row(ui, "σ₂", exact_text(solve.sigma[1]));
    detail_row(ui, "σ₁ / σ₂",
               solve.sigma[1] > 0 ? exact_text(solve.sigma[0] / solve.sigma[1]) : std::string("∞"));
    detail_row(ui, "effective κ", number_text(solve.effective_kappa));
    detail_row(ui, "rank tolerance", exponent_text(solve.rank_tolerance, 2));
    detail_row(ui, "x", exact_text(solve.x.x));
    detail_row(ui, "", exact_text(solve.x.y));
    detail_row(ui, "|b − A x|", exponent_text(norm(solve.residual), 1));
    note_row(ui,
             "κ is called infinite when σ₂ is at most 2 eps σ₁: the rounding of A alone could make it 0.");
    next_row(ui, 8);
}

}  // namespace svdscope::condition_panel
