// The parts of the transform lab's panel, from the equation down to the folds.
#pragma once
#include "app/labs/transform_lab.hpp"

namespace svdscope::transform_panel {

using transform::Analysis;
using transform::Params;

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    Params& params;
    TransformLab::View& view;
    TransformLab::Session& session;
    const Analysis& analysis;
};

void question(Ui& ui, const Params& params);
/// "A = [ . . ]" with the four cells; true when an entry changed. `moved` tells a drag or nudge from a typed
/// jump.
bool matrix_equation(Ui& ui, Mat2& matrix, const std::string& lit);
void factor_equation(Context context);
void facts(Context context);
void gallery_fold(Context context);
void layers_fold(Context context);
void lenses_fold(Context context);
void signs_fold(Context context);
void certainty_fold(Context context);

}  // namespace svdscope::transform_panel
