// The parts of the adapter lab's panel.
#pragma once
#include "app/labs/adapter_lab.hpp"

namespace svdscope::adapter_panel {

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    adapter::Params& params;
    AdapterLab::View& view;
    AdapterLab::Session& session;
    const adapter::Analysis& analysis;
};

/// Keep, Learn, Split. True when another was chosen.
bool topic_row(Ui& ui, adapter::Topic& topic);
/// What is looked at; needs no analysis, so that a file that cannot be read can be left.
void source_rows(Ui& ui, adapter::Params& params);
/// "ΔW ≈ B A" with the rank as a cell.
void equation(Context context);
void facts(Context context);
void claim_card(Context context);
/// How B and A are learned.
void training_rows(Context context);
void table_fold(Context context);
void calculator_fold(Context context);
void certainty_fold(Context context);

}  // namespace svdscope::adapter_panel
