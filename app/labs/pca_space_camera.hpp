// From where the PCA lab looks at a cloud of space: all of it is seen, and nothing zooms under the hand.
#pragma once
#include "app/labs/pca_lab.hpp"

namespace svdscope::pca_camera {

/// From where the axes start to the farthest point and to the end of the longest arrow, data units. O(n).
double radius_of(const pca_space::Params& params, const pca_space::Analysis& analysis);

/// The ball that holds the cloud at the view's time, and the axes of its columns where they are near.
struct Ball {
    Vec3 center;
    double radius = 1;
};
Ball ball_at(const pca_space::Params& params, const pca_space::Analysis& analysis, double radius,
             double time);

/// The camera that shows the cloud at the view's time, width over height `aspect`. A continuous function of
/// the time; at the last stop it looks down on the best plane.
Camera3 fitting(const pca_space::Params& params, const PcaLab::View& view,
                const pca_space::Analysis& analysis, double radius, float aspect);

/// Brings the session's radius up to date and gives the glides their first cameras.
void open(const pca_space::Params& params, const PcaLab::View& view, PcaLab::Session& session,
          const pca_space::Analysis& analysis);
Camera3 current_orbit(const PcaLab::View& view, const PcaLab::Session& session);

/// As for the plane.
bool follow(const pca_space::Params& params, const PcaLab::View& view, PcaLab::Session& session,
            const pca_space::Analysis& analysis, double seconds);

}  // namespace svdscope::pca_camera
