// The controls of the panel. Each has a permanent name: its ImGui id and its key in --inspect.
#pragma once
#include <string_view>

#include "app/ui/number_text.hpp"
#include "app/ui/ui.hpp"

namespace svdscope {

struct CellStyle {
    Rgba color;
    Face face = Face::Mono;
    float width = 80;  ///< design pixels
    float height = 32;
    int decimals = 2;
    double per_pixel = 0.01;  ///< change per design pixel dragged; Shift: a tenth (see number_cell)
    double snap = 0.25;       ///< Ctrl snaps to multiples of this
    double step = 0.1;        ///< arrow keys; Shift: a tenth, Ctrl: ten times
    bool lit = false;         ///< highlighted: its arrow is under the mouse
    bool degrees = false;     ///< value is radians; shown, typed, stepped in degrees
};

/// A draggable, typable number at the cursor: drag left or right (Shift fine, Ctrl snap); double-click,
/// Ctrl-click or Enter types an expression (Enter accepts, Esc reverts, Tab accepts and goes to the next
/// cell); arrows nudge the selected cell; minus negates it. True in a frame in which `value` changed. A text
/// that is not a number leaves the value and shows one sentence below the cell. Steps of numbers from 100 on
/// and of numbers below 0.001 are scaled to their power of ten, so that a pixel moves the last digit on
/// screen.
bool number_cell(Ui& ui, std::string_view name, double& value, const CellStyle& style);

bool button(Ui& ui, std::string_view name, std::string_view text, bool enabled = true);
/// A switch with its label; true when toggled.
bool toggle(Ui& ui, std::string_view name, std::string_view text, bool& on);
/// One of several: highlighted when chosen. True when clicked.
bool choice(Ui& ui, std::string_view name, std::string_view text, bool chosen);
/// How wide a choice or button with this text is, in pixels.
float choice_width(const Ui& ui, std::string_view text);
/// The heading of a part that folds away, with a soft hint at its right. `open` remembers. True while open.
bool fold(Ui& ui, std::string_view name, std::string_view title, std::string_view hint, bool& open);

void text(Ui& ui, Face face, Rgba color, std::string_view utf8);
/// Text wrapped at the panel's width.
void paragraph(Ui& ui, Face face, Rgba color, std::string_view utf8);
/// A thin line across the panel with space around it.
void separator(Ui& ui);
/// A tooltip for the last item, after a short delay.
void hint(Ui& ui, std::string_view utf8);
/// The size of a text in pixels.
Point text_size(const Ui& ui, Face face, std::string_view utf8);

/// A frame of matrix brackets around the box, drawn on the current window.
void brackets(Ui& ui, Box box, Rgba color);

}  // namespace svdscope
