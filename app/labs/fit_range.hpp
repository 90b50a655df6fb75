// The part of the plane that the fit lab shows: x and y have scales of their own.
#pragma once
#include <optional>
#include <vector>

#include "core/geometry/plane.hpp"

namespace svdscope {

/// Lower left and upper right corner.
struct PlaneRange {
    Vec2 low{0, 0}, high{1, 1};
    bool operator==(const PlaneRange&) const = default;
};

/// All points with room around them, more to the left and right: there the curve goes on without data.
PlaneRange range_of(const std::vector<Vec2>& points);

/// A range on its way to where the points fit; lives as long as the lab.
struct RangeGlide {
    std::optional<PlaneRange> shown;
    PlaneRange target;

    void jump_to(const PlaneRange& range) { shown = target = range; }
    /// Takes `wanted` as its target when points near the border or lost in the middle ask for it, and moves
    /// towards the target. True while it moves.
    bool follow(const PlaneRange& wanted, bool hand_is_free, double seconds);
};

}  // namespace svdscope
