// A scene of space as lines and polygons: for SVG, for small pictures, and where there is no OpenGL.
#pragma once
#include "app/plot/scene3d.hpp"

namespace svdscope {

/// Draws a scene on any painter, the farthest first; lines are cut where they enter an ellipsoid. What cuts
/// an ellipsoid otherwise (planes, other ellipsoids) is not cut. Labels are not drawn.
void draw_scene_as_lines(Painter& painter, const Scene3D& scene, Box box);

}  // namespace svdscope
