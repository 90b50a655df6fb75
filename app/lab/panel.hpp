// Rows of a lab's panel: what stands under what, so that all panels keep one rhythm.
#pragma once
#include <string>
#include <string_view>

#include "app/ui/ui.hpp"

namespace svdscope {

/// From the cursor to the right padding, in pixels.
float inner_width();
/// Puts the cursor at the padding, `gap` design pixels below what was drawn last.
void next_row(Ui& ui, float gap = 0);
/// Puts the cursor after the last choice where the next one fits there, otherwise on a new line.
void flow(Ui& ui, std::string_view next);

/// The question in large type, and what to look for now in small type.
void question_rows(Ui& ui, std::string_view question, std::string_view look_for);
/// Name, value in a column of its own, and what it means.
void fact_row(Ui& ui, std::string_view name, const std::string& value, std::string_view meaning);
/// A switch on a row of its own.
bool switch_row(Ui& ui, const char* name, const char* label, bool& on);
/// Name at the left and value at the right, in small type.
void detail_row(Ui& ui, std::string_view name, const std::string& value);
/// A paragraph in small soft type.
void note_row(Ui& ui, std::string_view sentence);

}  // namespace svdscope
