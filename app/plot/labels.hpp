// Where labels go, so that none covers another: a pure function that moves them continuously.
#pragma once
#include <span>
#include <vector>

#include "app/plot/painter.hpp"

namespace svdscope {

/// A label that wants a place, in pixels.
struct LabelRequest {
    Point anchor;  ///< what it names
    Point toward;  ///< the side it prefers, as a direction of length at most 1; zero: centred on the anchor
    Point size;
    int priority = 0;    ///< the higher stays where two find no room
    bool fixed = false;  ///< never moves, only fades: numbers of ticks
};

struct Disc {
    Point center;
    float radius = 0;
};

struct PlacedLabel {
    Point at;         ///< top left corner
    float alpha = 1;  ///< 0: no room was found
};

/// Pushes the labels apart, off the discs and into the area, in a fixed number of small steps; what still
/// overlaps fades, lowest priority first. Depends on its arguments alone. `gap`: pixels between an anchor and
/// its label.
std::vector<PlacedLabel> place_label_boxes(std::span<const LabelRequest> requests,
                                           std::span<const Disc> avoided, Box area, float gap);

}  // namespace svdscope
