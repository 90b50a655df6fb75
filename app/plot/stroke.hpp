// The outline of a thick line: a strip with soft edges, joints without gaps or spikes.
#pragma once
#include <span>
#include <vector>

#include "app/plot/painter.hpp"

namespace svdscope {

/// A cross-section of a strip: from the centre to its left and right, per unit of half width.
struct StripRib {
    Point center;
    Point across;        ///< lengthened at a joint so that the line keeps its width
    std::size_t source;  ///< index of the point it stands at
};

/// A piece of line without sharp corners.
struct Strip {
    std::vector<StripRib> ribs;
    bool closed = false;
    bool round_start =
        false;  ///< a disc belongs under its first rib, where it meets the strip before at a sharp corner
};

/// Ribs of the polyline. Points that coincide are merged, points that are not finite break it, turns sharper
/// than 100 degrees begin a new strip.
std::vector<Strip> strips_of(std::span<const Point> points, bool closed);

}  // namespace svdscope
