// The space lab's picture as a scene: a function of what is shown.
#pragma once
#include <string>

#include "app/labs/space_lab.hpp"

namespace svdscope::space_picture {

/// All that a picture depends on. Same values, same picture.
struct Moment {
    const Theme& theme;
    const space::Params& params;
    const SpaceLab::View& view;
    const space::Analysis& analysis;
    Mat3 drawn;  ///< the matrix of this moment, embedded
    bool at_start = false, at_end = false;
    std::string lit;  ///< the arrow that is highlighted
};

Moment moment_at(const Theme& theme, const space::Params& params, const SpaceLab::View& view,
                 const space::Analysis& analysis);

/// Where sigma_i u_i is at this moment: the image of v_i so far.
Vec3 tip_of(const Moment& moment, int axis);

/// Fills the scene; camera, scale and area are the caller's.
void build_scene(Scene3D& scene, const Moment& moment);
/// The same with little in it, for the strip under the timeline.
void build_thumbnail(Scene3D& scene, const Moment& moment);

}  // namespace svdscope::space_picture
