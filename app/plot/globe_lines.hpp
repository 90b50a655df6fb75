// Meridians and parallels of a unit sphere as lines on the screen, those in front apart from those behind.
#pragma once
#include <vector>

#include "app/plot/sphere_image.hpp"

namespace svdscope {

struct GlobeLine {
    std::vector<Vec2> pixels;
    double turn = -1;  ///< longitude of a meridian in turns; -1: a parallel
    bool front = true;
};
/// All lines of an ellipsoid. Those of a body end at its last parallels, a ghost's at the
/// poles.
std::vector<GlobeLine> globe_lines(const Ellipsoid3& ellipsoid, const SphereImage& image, const View3& view);

}  // namespace svdscope
