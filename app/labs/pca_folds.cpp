// What folds away in the PCA lab's panel for clouds of the plane: lenses, layers, certainty.
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
    auto& [ui, params, view, session, analysis, jump] = context;
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

void lenses_fold(Context context) {
    auto& [ui, params, view, session, analysis, jump] = context;
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
    auto& [ui, params, view, session, analysis, jump] = context;
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
    auto& [ui, params, view, session, analysis, jump] = context;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", "", view.folds.certainty)) return;
    const pca::Axes& axes = analysis.axes(params.center);
    const std::string error = std::isinf(analysis.standard_error) || analysis.standard_error > 1.5
                                  ? "any angle"
                                  : "± " + degrees_text(analysis.standard_error);
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
