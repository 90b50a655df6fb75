// A slider: a number on a track, for the one quantity that a picture turns on.
#pragma once
#include <string_view>

#include "app/ui/ui.hpp"

namespace svdscope {

struct SliderStyle {
    double low = 0, high = 1;
    double step = 0.1;   ///< arrow keys; Shift: a tenth, Ctrl: ten times
    double snap = 1;     ///< Ctrl while dragging snaps to multiples of this; 0: does not
    bool whole = false;  ///< whole numbers only
    float width = 160;   ///< design pixels
};

/// A track with a knob at the cursor, 32 design pixels high. A press anywhere on the track takes the knob
/// there; Shift moves a tenth of the way, from where it was pressed. True in a frame in which `value`
/// changed; it stays within [low, high].
bool slider(Ui& ui, std::string_view name, double& value, const SliderStyle& style);

}  // namespace svdscope
