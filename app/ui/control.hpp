// What all controls share: a named place that the mouse and the keyboard can reach, and the drawing of its
// parts.
#pragma once
#include <string_view>

#include "app/ui/ui.hpp"

namespace svdscope {

/// A control of this frame, as the mouse and the keyboard see it.
struct Control {
    Box box;
    bool hovered = false;
    bool pressed = false;   ///< the left button went down on it in this frame
    bool held = false;      ///< the left button is down on it
    bool released = false;  ///< the left button came up after having gone down on it
    bool clicked = false;   ///< released over it, or Enter while it has the ring
    bool focused = false;   ///< it has the ring and nothing else takes the keyboard
};

enum class ControlKind { Button, Cell };
enum class Align { Left, Center, Right };

/// Submits a control at ImGui's cursor, records it for inspection and moves the ring by Tab.
Control control(Ui& ui, std::string_view name, Point size, ControlKind kind = ControlKind::Button);
/// Moves the ring by Tab and Shift+Tab. True when `name` has it.
bool update_ring(Ui& ui, std::string_view name, bool hovered, ControlKind kind);

/// A box with rounded corners; the border is a pixel inside.
void draw_box(const Ui& ui, Box box, Rgba fill, Rgba border);
/// The accent ring around a control that has the keyboard.
void draw_ring(const Ui& ui, Box box);
/// One line of text in a box, centred vertically.
void draw_text(const Ui& ui, Box box, Align align, Face face, Rgba color, std::string_view utf8);
/// A box made smaller by a margin on each side.
Box inset(Box box, float x, float y);
/// The cursor of the current window.
Point cursor();

}  // namespace svdscope
