// A line cut to a box, and into dashes that stand still on it while the view moves.
#pragma once
#include <span>
#include <vector>

#include "app/plot/clip.hpp"

namespace svdscope {

/// Length of the polyline up to the parameter of ClippedRun::at.
double distance_along(std::span<const Vec2> points, double at);
/// The dashes of a run whose first point lies `start` along the whole line.
std::vector<std::vector<Point>> dashes_of(const ClippedRun& run, double start, double dash, double gap);
/// What of the line lies within the box, solid or dashed. `scale`: pixels per design pixel of the dashes.
void draw_within(Painter& painter, std::span<const Vec2> pixels, bool closed, Box box, Rgba color,
                 float width, bool dashed, float scale);

}  // namespace svdscope
