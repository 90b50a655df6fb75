// A line cut into dashes that stand still on it while the view moves.
#pragma once
#include <span>
#include <vector>

#include "app/plot/clip.hpp"

namespace svdscope {

/// Length of the polyline up to the parameter of ClippedRun::at.
double distance_along(std::span<const Vec2> points, double at);
/// The dashes of a run whose first point lies `start` along the whole line.
std::vector<std::vector<Point>> dashes_of(const ClippedRun& run, double start, double dash, double gap);

}  // namespace svdscope
