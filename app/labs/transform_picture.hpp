// The layers of the transform lab's picture, each a function of what is shown.
#pragma once
#include "app/labs/transform_lab.hpp"

namespace svdscope::transform_picture {

/// All that a picture depends on. Same values, same picture.
struct Scene {
    const Theme& theme;
    const transform::Params& params;
    const TransformLab::View& view;
    const transform::Analysis& analysis;
    Mat2 drawn;         ///< the matrix of this moment
    bool back = false;  ///< the sheet shows its back
    bool at_start = false, at_end = false;
    std::string lit;   ///< the arrow that is highlighted
    std::string held;  ///< the handle under the hand
};

Scene scene_at(const Theme& theme, const transform::Params& params, const TransformLab::View& view,
               const transform::Analysis& analysis);

/// Where sigma_i u_i (i = 0, 1) is at this moment: the image of v_i so far, in the plane.
Vec2 tip_of(const Scene& scene, int axis);

void draw_scene(Canvas2D& canvas, const Scene& scene);
void draw_lenses(Canvas2D& canvas, const Scene& scene);
/// Before, after V^T, ... as a small picture without words.
void draw_thumbnail(Painter& painter, Box box, float scale, const Scene& scene);

}  // namespace svdscope::transform_picture
