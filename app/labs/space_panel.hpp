// The parts of the space lab's panel, from the equation down to the folds.
#pragma once
#include "app/labs/space_lab.hpp"

namespace svdscope::space_panel {

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    space::Params& params;
    SpaceLab::View& view;
    SpaceLab::Session& session;
    const space::Analysis& analysis;
};

/// The chips of the four shapes: true when another one was chosen.
bool shape_row(Ui& ui, Shape3& shape);
/// "A = [ ... ]" with its cells; true when an entry changed.
bool matrix_equation(Ui& ui, space::Params& params, const std::string& lit);
/// U and V^T as numbers in the colours of their arrows, sigma and the two angles as cells.
void factor_equation(Context context);
void facts(Context context);
void gallery_fold(Context context);
/// The axes that U and V turn about.
void factors_fold(Context context);
void layers_fold(Context context);
void signs_fold(Context context);
void certainty_fold(Context context);

}  // namespace svdscope::space_panel
