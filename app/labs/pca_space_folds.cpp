// What folds away in the PCA lab's panel for clouds of space alone: layers, certainty.
#include <cmath>
#include <string>

#include "app/lab/panel.hpp"
#include "app/labs/pca_panel.hpp"
#include "app/labs/pca_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::pca_panel {
namespace {

std::string error_text(double radians) {
    return std::isinf(radians) || radians > 1.5 ? "any angle" : "± " + degrees_text(radians);
}

}  // namespace

void layers_fold(SpaceContext context) {
    Ui& ui = context.ui;
    PcaLab::Layers& layers = context.view.layers;
    next_row(ui);
    if (!fold(ui, "fold_layers", "Layers", "what is drawn", context.view.folds.layers)) return;
    switch_row(ui, "layer_axes", "mean and axes", layers.axes);
    switch_row(ui, "layer_ellipses", "ellipsoid of two deviations", layers.ellipses);
    switch_row(ui, "layer_best_plane", "best plane", layers.best_plane);
    switch_row(ui, "layer_projections", "points in it, up to 400", layers.projections);
    switch_row(ui, "layer_scores", "scores and variances below", layers.scores);
    switch_row(ui, "layer_grid", "floor", layers.grid);
    next_row(ui, 8);
}

void certainty_fold(SpaceContext context) {
    auto& [ui, params, view, session, analysis, jump] = context;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", "", view.folds.certainty)) return;
    const pca_space::Axes& axes = analysis.axes(params.center);
    detail_row(ui, "PC1's angle, from another sample", error_text(analysis.standard_error[0]));
    detail_row(ui, "tilt of the best plane", error_text(analysis.standard_error[1]));
    detail_row(ui, "σ₁", exact_text(axes.sigma[0]));
    detail_row(ui, "σ₂", exact_text(axes.sigma[1]));
    detail_row(ui, "σ₃", exact_text(axes.sigma[2]));
    detail_row(ui, "rank", std::to_string(axes.rank));
    detail_row(ui, "distance from the best plane", number_text(analysis.off_plane));
    detail_row(ui, "drift of the running sums", session.check ? number_text(session.check->drift) : "…");
    note_row(ui,
             "The distance is the root mean square over all points. Dragging updates sums point by point; "
             "after each step they are made anew and compared.");
    next_row(ui, 8);
}

}  // namespace svdscope::pca_panel
