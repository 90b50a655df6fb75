// What the PCA lab's canvas shows at one moment: rooms for planes and strips, and the layers of each.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "app/labs/pca_strips.hpp"

namespace svdscope::pca_picture {

/// Everything that the drawing of a moment depends on. References outlive it.
struct Scene {
    const Theme& theme;
    const pca::Params& params;
    const PcaLab::View& view;
    const pca::Analysis& analysis;
    pca::Placement placement;  ///< data -> the first plane
    pca::Frame frame;          ///< cloud -> the first plane
    std::string lit;           ///< handle under the mouse or in the hand
    std::span<const std::size_t> selection;
    bool hides_axes = false;

    const pca::Axes& axes() const { return analysis.axes(params.center); }
    /// Where the axes start, in data units: the mean, or the origin without centring.
    Vec2 center() const { return params.center ? analysis.mean : Vec2{}; }
};
Scene scene_at(const Theme& theme, const pca::Params& params, const PcaLab::View& view,
               const pca::Analysis& analysis);

/// Axes, cloud and lens of the first plane, labels placed.
void draw_plane(Canvas2D& canvas, const Scene& scene);
/// The second plane of the lenses that have one.
void draw_side_plane(Canvas2D& canvas, const Scene& scene);
/// A small picture of the cloud, for the strip under the timeline.
void draw_thumbnail(Painter& painter, Box box, float scale, const Scene& scene);

/// The canvas of a cloud of the plane, by a hand and without one.
void picture(Ui& ui, Box box, pca::Params& params, PcaLab::View& view, PcaLab::Session& session,
             const pca::Analysis& analysis);
void paint(Ui& ui, Painter& painter, Box area, const pca::Params& params, const PcaLab::View& view,
           const pca::Analysis& analysis);

// Parts that more than one file draws.

/// The points; colour and size by their number.
void draw_points(Canvas2D& canvas, const Scene& scene, const pca::Frame& frame);
/// Two arrows from `center` along the axes, and the ellipses of one and two standard deviations.
void draw_axes(Canvas2D& canvas, const Scene& scene, const pca::Axes& axes, Vec2 center,
               const pca::Placement& placement, std::span<const char* const> names);
void draw_ellipses(Canvas2D& canvas, const Scene& scene, const pca::Axes& axes, Vec2 center,
                   const pca::Placement& placement);
/// A line through a point of the data's plane across the whole canvas.
void draw_long_line(Canvas2D& canvas, const pca::Placement& placement, Vec2 through, Vec2 direction,
                    const Stroke& stroke);
/// What the lens adds to the first plane.
void draw_lens(Canvas2D& canvas, const Scene& scene);
/// Lines from the points to the chosen line.
void draw_residuals(Canvas2D& canvas, const Scene& scene);

/// Where the handle of one's own line stands, and that of the noise: in the first plane.
Vec2 line_handle(const Scene& scene);
Vec2 noise_handle(const Scene& scene);
Vec2 mean_handle(const Scene& scene);

}  // namespace svdscope::pca_picture
