// Typing in a cell, whatever it holds: Enter accepts, Esc reverts, Tab goes on, a wrong text stays open and
// says why.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "app/ui/ui.hpp"

namespace svdscope {

/// The room of an open text.
struct TextField {
    Face face = Face::Mono;
    float width = 80;  ///< design pixels
    float height = 32;
    float pad = 5;       ///< beside the text
    bool lines = false;  ///< several lines; Ctrl+Enter begins one, Enter accepts
    std::size_t longest = 256;
};

/// Opens the cell's text, all of it selected once the keyboard has arrived.
void open_text(CellEditor& cells, std::string_view name, const std::string& text);

/// The open text field at ImGui's cursor, with the sentence of `cells.error` below it. `accept` takes
/// `cells.text`, or leaves a sentence in `cells.error` and returns false.
void edit_text(Ui& ui, std::string_view name, const TextField& field, const std::function<bool()>& accept);

}  // namespace svdscope
