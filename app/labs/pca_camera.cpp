// Cameras of the PCA lab's planes.
#include "app/labs/pca_camera.hpp"

#include <algorithm>
#include <cmath>

#include "core/geometry/motion.hpp"

namespace svdscope::pca_camera {
namespace {

using pca::Analysis;
using pca::Params;

constexpr double kMargin = 1.22;  // room around the cloud for labels and handles
constexpr double kInside = 0.97;  // a cloud beyond this part of the view asks for a new one
constexpr double kSmall = 0.42;   // and so does one smaller than this
constexpr double kNear = 1.5;     // an offset of so many radii is shown together with the centred cloud
constexpr std::size_t kFewPoints = 4096;  // their scores are looked through one by one
constexpr double kManyDeviations = 4.5;   // the scores of more points are taken to lie within

/// A rectangle of the plane.
struct Extent {
    Vec2 low, high;
    Vec2 middle() const { return 0.5 * (low + high); }
    Vec2 half() const { return 0.5 * (high - low); }
};

Extent joined(const Extent& a, const Extent& b) {
    return {{std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y)},
            {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y)}};
}

template <class Points>
Extent extent_of(const Points& points) {
    Extent all{*std::begin(points), *std::begin(points)};
    for (const Vec2 p : points) all = joined(all, {p, p});
    return all;
}

// Axis-parallel frames only: the corners stay the corners.
Extent moved_box(const std::array<Vec2, 2>& bounds, const pca::Frame& frame) {
    return extent_of(std::array{frame(bounds[0]), frame(bounds[1])});
}

Extent turned_cloud(const Params& params, const Analysis& analysis, const pca::Frame& frame, bool whitened) {
    if (!params.cloud.empty() && params.cloud.size() <= kFewPoints) {
        std::vector<Vec2> points = params.cloud.points();
        for (Vec2& p : points) p = frame(p);
        return extent_of(points);
    }
    const pca::Axes& axes = analysis.axes(params.center);
    const double x = kManyDeviations * (whitened ? 1 : axes.deviation[0]);
    const double y = kManyDeviations * (whitened ? 1 : axes.deviation[1]);
    return {{-x, -y}, {x, y}};
}

Extent extent_at(const Params& params, const Analysis& analysis, const std::array<Vec2, 2>& bounds,
                 int stop) {
    const pca::Frame frame = drawn_frame(analysis, placement_at(params, analysis, stop));
    if (params.cloud.empty()) return {{-2, -2}, {2, 2}};
    return stop < 2 ? moved_box(bounds, frame) : turned_cloud(params, analysis, frame, stop == 3);
}

Camera2 around(const Extent& extent, float aspect) {
    const Vec2 half = extent.half();
    double need = std::max(half.y, half.x / std::max(0.05F, aspect));
    if (!(need > 0)) need = std::max(1.0, 1e-6 * norm(extent.middle()));
    return {extent.middle(), std::clamp(kMargin * need, 1e-290, 1e290)};
}

std::array<Camera2, 4> wanted_stops(const Params& params, const PcaLab::View& view, const Analysis& analysis,
                                    const std::array<Vec2, 2>& bounds, float aspect) {
    std::array<Extent, 4> extents;
    for (int stop = 0; stop < 4; ++stop)
        extents[static_cast<std::size_t>(stop)] = extent_at(params, analysis, bounds, stop);
    const double radius = norm(extents[0].half());
    const bool is_centred_throughout = view.lens == PcaLab::Lens::Uncentred;
    if (!is_centred_throughout && norm(extents[0].middle() - extents[1].middle()) <= kNear * radius)
        extents[0] = extents[1] = joined(extents[0], extents[1]);
    std::array<Camera2, 4> cameras;
    for (std::size_t stop = 0; stop < 4; ++stop) cameras[stop] = around(extents[stop], aspect);
    return cameras;
}

Camera2 between(const Camera2& from, const Camera2& to, double part) {
    return {from.center + part * (to.center - from.center),
            from.half_height * std::pow(to.half_height / from.half_height, part)};
}

Camera2 at_time(const std::array<Camera2, 4>& stops, double time) {
    const auto stage = static_cast<std::size_t>(std::clamp(std::floor(time), 0.0, 2.0));
    return between(stops[stage], stops[stage + 1],
                   ease(std::clamp(time - static_cast<double>(stage), 0.0, 1.0)));
}

Extent side_extent(const Params& params, const PcaLab::View& view, const Analysis& analysis,
                   const std::array<Vec2, 2>& bounds) {
    if (view.lens == PcaLab::Lens::Whitening) return extent_at(params, analysis, bounds, 3);
    return joined(extent_at(params, analysis, bounds, 0), {{0, 0}, {0, 0}});
}

// `wanted` without its margin is what must be in sight.
bool asks_for(const Camera2& wanted, const Camera2& target) {
    const double need = wanted.half_height / kMargin + norm(wanted.center - target.center);
    return need > kInside * target.half_height || wanted.half_height < kSmall * target.half_height;
}

bool move(CameraGlide& glide, const Camera2& wanted, bool hand_is_free, double seconds) {
    if (!glide.shown) glide.jump_to(wanted);
    if (hand_is_free && asks_for(wanted, glide.target)) glide.target = wanted;
    return glide.approach(seconds);
}

void look_over_bounds(const Params& params, PcaLab::Session& session) {
    if (session.bounded == params.cloud) return;
    session.bounded = params.cloud;
    session.bounds = bounds_of(params.cloud);
}

}  // namespace

std::array<Vec2, 2> bounds_of(const Cloud& cloud) {
    if (cloud.empty()) return {};
    Extent all{cloud[0], cloud[0]};
    for (const auto& block : cloud.blocks()) all = joined(all, extent_of(*block));
    return {all.low, all.high};
}

Camera2 fitting(const Params& params, const PcaLab::View& view, const Analysis& analysis,
                const std::array<Vec2, 2>& bounds, float aspect) {
    return at_time(wanted_stops(params, view, analysis, bounds, aspect), PcaLab::shown_time(view));
}

Camera2 fitting_side(const Params& params, const PcaLab::View& view, const Analysis& analysis,
                     const std::array<Vec2, 2>& bounds, float aspect) {
    return around(side_extent(params, view, analysis, bounds), aspect);
}

void open(const Params& params, const PcaLab::View& view, PcaLab::Session& session,
          const Analysis& analysis) {
    if (session.stops[0].shown && session.side_glide.shown) return;
    follow(params, view, session, analysis, 0);
}

Camera2 current(const PcaLab::View& view, const PcaLab::Session& session) {
    if (view.camera) return *view.camera;
    std::array<Camera2, 4> shown;
    for (std::size_t k = 0; k < 4; ++k) shown[k] = *session.stops[k].shown;
    return at_time(shown, PcaLab::shown_time(view));
}

Camera2 current_side(const PcaLab::View& view, const PcaLab::Session& session) {
    return view.side_camera ? *view.side_camera : *session.side_glide.shown;
}

bool follow(const Params& params, const PcaLab::View& view, PcaLab::Session& session,
            const Analysis& analysis, double seconds) {
    const bool is_free = session.hand.free() && session.side_hand.free() && !session.drawn;
    if (is_free) look_over_bounds(params, session);
    const auto wanted = wanted_stops(params, view, analysis, session.bounds, session.aspect);
    bool moves = false;
    for (std::size_t k = 0; k < 4; ++k) moves |= move(session.stops[k], wanted[k], is_free, seconds);
    const Camera2 side = fitting_side(params, view, analysis, session.bounds, session.side_aspect);
    return move(session.side_glide, side, is_free, seconds) || moves;
}

}  // namespace svdscope::pca_camera
