// Cameras of the space lab.
#include "app/labs/space_camera.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope::space_camera {
namespace {

using space::Analysis;
using space::Params;

constexpr double kMargin = 0.10;   // part of the picture left free round the sphere that holds all
constexpr double kLabels = 1.12;   // room for the words at the tips
constexpr double kOutside = 1.04;  // a picture larger than what was fitted by this asks for a new camera
constexpr double kSmall = 0.5;     // and so does one smaller than this
constexpr double kAzimuth = 0.25, kElevation = 0.36;
constexpr double kFromAbove = 1.15;  // elevation over a plane

// The radius of the sphere round the origin that holds everything at every time.
double reach_of(const Params& params, const SpaceLab::View& view, const Analysis& analysis) {
    double reach = std::max(1.0, analysis.sigma_max);
    if (view.layers.probe) reach = std::max({reach, norm(params.probe), norm(analysis.image)});
    return std::isfinite(reach) ? std::min(kLabels * reach, 1e305) : 1e305;
}

// What the camera adds to its resting elevation at a time.
double tilt_at(const Analysis& analysis, double time) {
    if (analysis.shape == Shape3::TwoByTwo) return kFromAbove - kElevation;
    if (analysis.shape != Shape3::ThreeByTwo) return 0;
    const double last = analysis.motion.stage_count - 1;
    return (kFromAbove - kElevation) * (1 - ease(std::clamp(time - last, 0.0, 1.0)));
}

Camera3 resting(double reach, Box room) {
    Camera3 from;
    from.azimuth = kAzimuth;
    from.elevation = kElevation;
    return fit_sphere(from, {}, reach, room, kMargin);
}

Camera3 tilted(Camera3 camera, const Analysis& analysis, double time) {
    camera.elevation += tilt_at(analysis, time);
    return camera;
}

}  // namespace

Camera3 fitting(const Params& params, const SpaceLab::View& view, const Analysis& analysis, Box room) {
    return tilted(resting(reach_of(params, view, analysis), room), analysis, view.time);
}

void open(const Params& params, const SpaceLab::View& view, SpaceLab::Session& session,
          const Analysis& analysis) {
    if (!session.glide.shown) session.glide.jump_to(resting(reach_of(params, view, analysis), session.room));
}

Camera3 current(const SpaceLab::View& view, const SpaceLab::Session& session, const Analysis& analysis) {
    if (view.camera) return *view.camera;
    return tilted(session.glide.shown.value_or(session.glide.target), analysis, view.time);
}

bool follow(const Params& params, const SpaceLab::View& view, SpaceLab::Session& session,
            const Analysis& analysis, double seconds) {
    if (view.camera) {
        // Home goes back from where the hand left the camera.
        session.glide.jump_to(*view.camera);
        return false;
    }
    open(params, view, session, analysis);
    const Camera3 wanted = resting(reach_of(params, view, analysis), session.room);
    const Camera3& target = session.glide.target;
    const bool turned = target.azimuth != wanted.azimuth || target.elevation != wanted.elevation ||
                        !(target.target == wanted.target);
    const bool asks = turned || wanted.half_height > kOutside * target.half_height ||
                      wanted.half_height < kSmall * target.half_height;
    if (session.hand.free() && asks) session.glide.target = wanted;
    return session.glide.approach(seconds);
}

}  // namespace svdscope::space_camera
