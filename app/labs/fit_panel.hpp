// The parts of the fit lab's panel.
#pragma once
#include "app/labs/fit_lab.hpp"

namespace svdscope::fit_panel {

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    fit::Params& params;
    FitLab::View& view;
    FitLab::Session& session;
    const fit::Analysis& analysis;
};

/// Two pages, as chips.
void page_row(Ui& ui, FitLab::View& view);
/// x = V S^+ U^T b, the polynomial, and the variable in which it is written.
void equation(Context context);
/// Cut-off or ridge, and its slider.
void cure_rows(Context context);
void facts(Context context);
void data_fold(Ui& ui, fit::Params& params, FitLab::View& view);
void directions_fold(Context context);
void points_fold(Context context);
void layers_fold(Context context);
void certainty_fold(Context context);

/// The three points of the recipe and a line through them: what the projection needs.
void take_three_points(fit::Params& params, FitLab::View& view);

}  // namespace svdscope::fit_panel
