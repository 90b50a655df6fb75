// The text of a number cell: how it is shown in its room, and how it is typed.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "app/ui/widgets.hpp"

namespace svdscope {

/// The most exact text that fits: fewer decimals, then an exponent; the shortest when nothing does.
std::string fitting_text(double shown, const CellStyle& style,
                         const std::function<bool(std::string_view)>& fits);

/// Opens the cell's text, all of it selected once the keyboard has arrived.
void open_cell(CellEditor& cells, std::string_view name, double shown, bool degrees);
/// The open text field at ImGui's cursor, with the sentence below it when the text is not a number. Returns
/// the number to show.
double edit_cell(Ui& ui, std::string_view name, double shown, const CellStyle& style);

}  // namespace svdscope
