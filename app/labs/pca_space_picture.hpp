// What the PCA lab's canvas shows of a cloud of space at one moment.
#pragma once
#include <span>
#include <string>

#include "app/labs/pca_space_camera.hpp"
#include "app/labs/pca_strips.hpp"

namespace svdscope::pca_picture {

/// Everything that the drawing of a moment depends on. References outlive it.
struct SpaceScene {
    const Theme& theme;
    const pca_space::Params& params;
    const PcaLab::View& view;
    const pca_space::Analysis& analysis;
    pca_space::Placement placement;  ///< data -> what is drawn
    pca_space::Frame frame;          ///< cloud -> what is drawn
    std::string lit;                 ///< handle under the mouse or in the hand
    std::span<const std::size_t> selection;

    const pca_space::Axes& axes() const { return analysis.axes(params.center); }
    /// Where the axes start, in data units: the mean, or the origin without centring.
    Vec3 center() const { return params.center ? analysis.mean : Vec3{}; }
};
SpaceScene scene_at(const Theme& theme, const pca_space::Params& params, const PcaLab::View& view,
                    const pca_space::Analysis& analysis);

/// Arrows and the ellipsoid are so many standard deviations long.
inline constexpr double kDeviations = 2;

/// Fills `out` with all layers; camera, scale and background are set. `ball` is what the cloud lies in.
void build_scene(Scene3D& out, const SpaceScene& scene, const Camera3& camera, const pca_camera::Ball& ball,
                 float scale);
/// A small picture of the cloud, for the strip under the timeline.
void draw_thumbnail(Painter& painter, Box box, float scale, const SpaceScene& scene);

/// The canvas of a cloud of space, by a hand and without one.
void picture(Ui& ui, Box box, pca_space::Params& params, PcaLab::View& view, PcaLab::Session& session,
             const pca_space::Analysis& analysis);
void paint(Ui& ui, Painter& painter, Box area, const pca_space::Params& params, const PcaLab::View& view,
           const pca_space::Analysis& analysis);

}  // namespace svdscope::pca_picture
