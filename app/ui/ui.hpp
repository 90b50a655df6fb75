// What every control gets: colours, type, scale, and the record of where things stand.
#pragma once
#include <string>
#include <string_view>

#include "app/ui/fonts.hpp"
#include "app/ui/inspector.hpp"
#include "app/ui/theme.hpp"

namespace svdscope {

/// The control that has the keyboard (Tab moves it; arrows nudge a cell, Enter presses a button) or the cell
/// being typed in. One for the whole window. While `selected` or `editing` names something, arrows, Enter,
/// Tab, Esc and minus belong to it.
struct CellEditor {
    std::string handle;               ///< name of the canvas handle that arrow keys move; empty: none
    std::string selected;             ///< name of the control with the focus ring; empty: none
    std::string editing;              ///< name of the cell whose text is open; empty: none
    std::string text;                 ///< what was typed so far
    std::string error;                ///< the sentence under the open cell; empty: none
    bool focus_text = false;          ///< the text field must take the keyboard in this frame
    double drag_value = 0;            ///< unrounded value while dragging
    double drag_unit = 1;             ///< power of ten that scales a drag's steps, fixed when it starts
    bool fine = false, snap = false;  ///< Shift and Ctrl as they were while the button was down
    bool dragging = false;            ///< the pressed cell has left the dead zone
    std::string pending;              ///< name of the cell that opens when the button comes up; empty: none
    std::string opened;  ///< the open text as it was at first: accepted unchanged, it changes nothing
    std::string last, last_cell;  ///< control and cell drawn last: Shift+Tab goes back to them
    bool take_next = false;       ///< the next control takes the ring (Tab)
    bool open_next = false;       ///< the next cell takes the ring and opens its text (Tab while typing)
    int tab_frame = -1;           ///< frame whose Tab has been answered
    int seen_frame = -1;          ///< frame in which the selected control was last drawn
    bool operator==(const CellEditor&) const = default;
};

class PictureStore;
class PointQueue;
class SceneQueue;

struct Ui {
    const Theme& theme;
    const Fonts& fonts;
    float scale = 1;  ///< pixels per design pixel
    Inspector& inspector;
    CellEditor& cells;
    bool reduced_motion = false;
    bool presenter = false;        ///< for a lecture hall: a lab's panel shows its equation and no more
    PointQueue* points = nullptr;  ///< takes clouds too large for a draw list; null: nothing draws them
    PictureStore* pictures =
        nullptr;                   ///< makes textures of pictures; null: they are rectangles of one colour
    SceneQueue* scenes = nullptr;  ///< takes scenes of space; null: they are lines and polygons

    /// Design pixels to whole pixels.
    float px(float design) const;
};

}  // namespace svdscope
