// Cutting lines and polygons to a box in double, before a float has to hold them.
#pragma once
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "app/plot/painter.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope {

/// A piece of a polyline that lies within the box.
struct ClippedRun {
    std::vector<Point> points;
    std::vector<double>
        at;               ///< where on the polyline each point lies: index of its segment plus the part of it
    bool closed = false;  ///< the whole closed line is inside
};

/// The part of a segment within the box, as parameters from 0 to 1; nothing when it misses or is not finite.
std::optional<std::pair<double, double>> clip_segment(Vec2 from, Vec2 to, Box box);
/// The pieces of a polyline within the box. Points that are not finite break it.
std::vector<ClippedRun> clip_polyline(std::span<const Vec2> points, bool closed, Box box);
/// A convex polygon cut to the box; empty when nothing is left or a point is not finite.
std::vector<Point> clip_convex(std::vector<Vec2> points, Box box);

inline bool is_finite(Vec2 p) { return std::isfinite(p.x) && std::isfinite(p.y); }
inline Point to_point(Vec2 p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

}  // namespace svdscope
