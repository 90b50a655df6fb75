// The parts of the spectrum lab's panel.
#pragma once
#include "app/labs/spectrum_lab.hpp"

namespace svdscope::spectrum_panel {

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    spectrum::Params& params;
    SpectrumLab::View& view;
    SpectrumLab::Session& session;
    const spectrum::Analysis& analysis;
};

/// What is looked at; needs no analysis, so that a source that cannot be read can be left.
void source_fold(Ui& ui, spectrum::Params& params, SpectrumLab::View& view);
/// "A ~ A_k = sum of the first k layers" with k as a cell.
void equation(Context context);
void facts(Context context);
void rule_fold(Context context);
void ranks_fold(Context context);
void pictures_fold(Context context);
void charts_fold(Context context);
void certainty_fold(Context context);

}  // namespace svdscope::spectrum_panel
