// The projection of the fit lab: b in space, the plane that the columns span, A x as its foot.
#pragma once
#include "app/labs/fit_picture.hpp"

namespace svdscope::fit_projection {

/// The camera in which everything is seen and the plane lies like a floor, the residual upright on it.
Camera3 fitting(const fit::Projection& projection, Box room);
/// What is seen now; needs analysis.projection.
Camera3 current(const FitLab::View& view, const FitLab::Session& session, const fit::Analysis& analysis);
/// Moves the camera to where the arrows fit, not under the hand. True while it moves.
bool follow(const FitLab::View& view, FitLab::Session& session, const fit::Analysis& analysis,
            bool hand_is_free, double seconds);

/// Draws the scene with its labels; needs analysis.projection.
void draw(Painter& painter, Box room, Scene3D& drawn, const fit_picture::Scene& scene, const Camera3& camera);
/// Why there is no projection, in the middle of the room.
void draw_excuse(Painter& painter, Box room, const fit_picture::Scene& scene);

}  // namespace svdscope::fit_projection
