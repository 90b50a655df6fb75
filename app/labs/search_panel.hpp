// The parts of the search lab's panel.
#pragma once
#include "app/labs/search_lab.hpp"

namespace svdscope::search_panel {

struct Context {
    Ui& ui;
    search::Params& params;
    SearchLab::View& view;
    SearchLab::Session& session;
    const search::Analysis& analysis;
};

/// The table of counts: cells where it is small, else a heat map with one cell to edit.
void table_fold(Context context);
void weights_fold(Context context);
void plane_fold(Context context);
void labelled_fold(Context context);
void claims_fold(Context context);

/// A whole number, from 1, that a hand drags or types; true when it changed.
bool whole_cell(Ui& ui, const char* name, int& value, int low, int high, float width);

}  // namespace svdscope::search_panel
