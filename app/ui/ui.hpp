// What every control gets: colours, type, scale, and the record of where things stand.
#pragma once
#include <string>
#include <string_view>

#include "app/ui/fonts.hpp"
#include "app/ui/inspector.hpp"
#include "app/ui/theme.hpp"

namespace svdscope {

/// The number cell that is selected (arrows nudge it) or being typed in. One for the whole window.
struct CellEditor {
    std::string selected;      ///< name of the cell with the focus ring; empty: none
    std::string editing;       ///< name of the cell whose text is open; empty: none
    std::string text;          ///< what was typed so far
    std::string error;         ///< the sentence under the open cell; empty: none
    bool focus_text = false;   ///< the text field must take the keyboard in this frame
    double drag_value = 0;     ///< unrounded value while dragging
    bool operator==(const CellEditor&) const = default;
};

struct Ui {
    const Theme& theme;
    const Fonts& fonts;
    float scale = 1;  ///< pixels per design pixel
    Inspector& inspector;
    CellEditor& cells;
    bool reduced_motion = false;

    /// Design pixels to whole pixels.
    float px(float design) const;
};

}  // namespace svdscope
