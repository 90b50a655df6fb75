// The parts of the by-hand lab's panel.
#pragma once
#include "app/labs/byhand_lab.hpp"

namespace svdscope::byhand_panel {

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    byhand::Params& params;
    ByhandLab::View& view;
    const byhand::Analysis& analysis;
    Requests& requests;
};

/// "A =" with its entries as typed; true when one was changed.
bool matrix_editor(Ui& ui, byhand::Params& params);
void shape_row(Ui& ui, byhand::Params& params);
/// U, sigma and V as somebody has them, and what can be done with them.
void answer_fields(Context context);
void facts(Context context);
void exercise_rows(Context context);
void gallery_fold(Context context);
void copy_fold(Context context);
void certainty_fold(Context context);

}  // namespace svdscope::byhand_panel
