// A slider on a row of a panel, with its name before it and its value behind.
#pragma once
#include <string>

#include "app/ui/slider.hpp"

namespace svdscope {

struct SliderRow {
    const char* label;
    const char* name;  ///< of the widget
    std::string shown;
    SliderStyle style;
};

/// Where the track begins and how wide it is: the same for all rows of a panel.
struct SliderPlace {
    float label_room = 56;  ///< design pixels
    float track = 186;
};

/// True when the value changed.
bool slider_row(Ui& ui, const SliderRow& row, double& value, SliderPlace place = {});

}  // namespace svdscope
