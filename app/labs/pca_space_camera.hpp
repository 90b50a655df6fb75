// From where the PCA lab looks at a cloud of space: all of it is seen, and nothing zooms under the hand.
#pragma once
#include "app/labs/pca_lab.hpp"

namespace svdscope::pca_camera {

/// The room that a cloud takes in a view, width over height `aspect`. The first two cameras stand on the side
/// and see the origin too where it is near, the last one looks down on the best plane. O(n).
PcaLab::SpaceRoom room_of(const pca_space::Params& params, const pca_space::Analysis& analysis, float aspect);

/// The ball that holds the cloud at a time, and the axes of its columns where they are near.
struct Ball {
    Vec3 center;
    double radius = 1;
    double axis = 1;  ///< an axis of this length through the center ends within the view
};
Ball ball_at(const pca_space::Params& params, const pca_space::Analysis& analysis,
             const PcaLab::SpaceRoom& room, double time);

/// Half a side of the best plane along PC1 or PC2: beyond the farthest point of few, the usual reach of many.
double side_of_plane(const pca_space::Params& params, const pca_space::Analysis& analysis, int axis);

/// The camera at the view's time: a continuous function of the time.
Camera3 at_time(const PcaLab::SpaceRoom& room, double time);

/// Brings the session's room up to date and gives the glides their first cameras.
void open(const pca_space::Params& params, const PcaLab::View& view, PcaLab::Session& session,
          const pca_space::Analysis& analysis);
Camera3 current_orbit(const PcaLab::View& view, const PcaLab::Session& session);

/// As for the plane.
bool follow(const pca_space::Params& params, const PcaLab::View& view, PcaLab::Session& session,
            const pca_space::Analysis& analysis, double seconds);

}  // namespace svdscope::pca_camera
