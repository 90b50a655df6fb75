// The parts of the ratings lab's panel.
#pragma once
#include "app/labs/ratings_lab.hpp"

namespace svdscope::ratings_panel {

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    ratings::Params& params;
    RatingsLab::View& view;
    RatingsLab::Session& session;
    const ratings::Analysis& analysis;
};

/// Factors, lambda, rate and biases, in force at the view's epoch; needs no analysis.
void settings_rows(Ui& ui, ratings::Params& params, RatingsLab::View& view);
/// Leaves a file, also one that is gone; needs no analysis.
void shipped_button(Ui& ui, ratings::Params& params);
void facts(Context context);
void baselines_fold(Context context);
void hand_fold(Context context);
void source_fold(Context context);
void certainty_fold(Context context);

}  // namespace svdscope::ratings_panel
