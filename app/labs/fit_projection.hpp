// The projection of the fit lab: b in space, the plane that the columns span, A x as its foot.
#pragma once
#include "app/labs/fit_picture.hpp"

namespace svdscope::fit_projection {

/// From the axes of the points to those of the picture: what the columns span lies like a floor, and the
/// residual stands on it or hangs below. Depends on the abscissae alone, so nothing turns while b is dragged.
Mat3 turn_of(const fit::Projection& projection);
/// The camera in which everything is seen.
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
