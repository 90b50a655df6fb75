// What a number cell shows in its room, and what a text typed into it means.
#include "app/ui/cell_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "app/ui/open_text.hpp"
#include "core/io/expression.hpp"

namespace svdscope {
namespace {

/// The number that the text means, or nothing with the reason in `error`.
bool accept(CellEditor& cells, double& shown) {
    cells.error.clear();
    if (cells.text == cells.opened) return true;
    const auto number = evaluate_expression(cells.text);
    if (!number) {
        cells.error = number.error().message;
    } else if (!std::isfinite(*number)) {
        cells.error = "This number is too large.";
    } else {
        shown = *number;
    }
    return cells.error.empty();
}

}  // namespace

std::string fitting_text(double shown, const CellStyle& style,
                         const std::function<bool(std::string_view)>& fits) {
    const std::string unit = style.degrees ? "°" : "";
    std::string shortest;
    for (int decimals = style.decimals; decimals >= 0; --decimals) {
        shortest = (style.degrees ? fixed_text(shown, decimals) : number_text(shown, decimals)) + unit;
        if (fits(shortest)) break;
    }
    return shortest;
}

void open_cell(CellEditor& cells, std::string_view name, double shown, bool degrees) {
    // An angle's last digits are the dust of its conversion from radians.
    open_text(cells, name, degrees ? fmt::format("{:.12g}", shown) : exact_text(shown));
}

double edit_cell(Ui& ui, std::string_view name, double shown, const CellStyle& style) {
    edit_text(ui, name, {style.face, style.width, style.height}, [&] { return accept(ui.cells, shown); });
    return shown;
}

}  // namespace svdscope
