// What part of the plane the transform lab shows: everything that moves fits, and nothing zooms under the
// hand.
#pragma once
#include "app/labs/transform_lab.hpp"

namespace svdscope::transform_camera {

/// The camera in which the whole path of the circle fits a canvas of this aspect (width over height).
Camera2 fitting(const transform::Params& params, const TransformLab::View& view,
                const transform::Analysis& analysis, float aspect);

/// The camera of this frame.
Camera2 current(const transform::Params& params, const TransformLab::View& view,
                const TransformLab::Session& session, const transform::Analysis& analysis, float aspect);

/// The first look at a picture: everything fits.
void open(const transform::Params& params, const TransformLab::View& view, TransformLab::Session& session,
          const transform::Analysis& analysis);

/// Moves the shown camera towards its target, which changes only when the picture leaves it or becomes small
/// in it, and never while a handle is held. True while it moves.
bool follow(const transform::Params& params, const TransformLab::View& view, TransformLab::Session& session,
            const transform::Analysis& analysis, double seconds);

}  // namespace svdscope::transform_camera
