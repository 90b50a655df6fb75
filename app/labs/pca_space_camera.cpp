// Cameras round a cloud of space, one for each end of a stage.
#include "app/labs/pca_space_camera.hpp"

#include <algorithm>
#include <cmath>

#include "core/geometry/motion.hpp"

namespace svdscope::pca_camera {
namespace {

using pca_space::Analysis;
using pca_space::Params;
using Stops = std::array<Camera3, pca_space::kStages + 1>;

constexpr double kInside = 1.06;   // a cloud that needs more than this part of the view asks for a new one
constexpr double kSmall = 0.45;    // and so does one that needs less than this
constexpr double kNear = 1.5;      // a mean within so many radii of the origin is shown together with it
constexpr double kMargin = -0.06;  // clouds are seldom as round as the ball around them
constexpr Camera3 kFromTheSide{{}, 1, -1.05, 0.35};
constexpr Camera3 kFromAbove{{}, 1, -std::numbers::pi / 2, 1.05};

Ball joined(const Ball& a, const Ball& b) {
    const double apart = norm(b.center - a.center);
    const double radius = std::max({a.radius, b.radius, (a.radius + b.radius + apart) / 2});
    const double part = apart > 0 ? std::clamp((radius - a.radius) / apart, 0.0, 1.0) : 0;
    return {a.center + part * (b.center - a.center), radius};
}

std::array<Ball, 2> first_balls(const Params& params, const Analysis& analysis, double radius) {
    const Ball centred{{}, radius};
    if (!params.center) return {centred, centred};
    const Ball data{analysis.mean, radius};
    if (norm(analysis.mean) > kNear * radius) return {data, centred};
    const Ball both = joined(data, centred);
    return {both, both};
}

Stops wanted_stops(const Params& params, const Analysis& analysis, double radius, float aspect) {
    const Box area{0, 0, 1000 * std::max(0.05F, aspect), 1000};
    const auto fit = [&](const Camera3& from, const Ball& ball) {
        return fit_sphere(from, ball.center, ball.radius, area, kMargin);
    };
    const auto balls = first_balls(params, analysis, radius);
    const Ball turned{{}, radius};
    return {fit(kFromTheSide, balls[0]), fit(kFromTheSide, balls[1]), fit(kFromTheSide, turned),
            fit(kFromAbove, turned)};
}

double eased_part(double time, double stage) { return ease(std::clamp(time - stage, 0.0, 1.0)); }

Camera3 between(const Camera3& from, const Camera3& to, double part) {
    return {from.target + part * (to.target - from.target),
            from.half_height * std::pow(to.half_height / from.half_height, part),
            from.azimuth + part * (to.azimuth - from.azimuth),
            from.elevation + part * (to.elevation - from.elevation)};
}

Camera3 at_time(const Stops& stops, double time) {
    const auto stage = static_cast<std::size_t>(std::clamp(std::floor(time), 0.0, 2.0));
    return between(stops[stage], stops[stage + 1], eased_part(time, static_cast<double>(stage)));
}

bool asks_for(const Camera3& wanted, const Camera3& target) {
    const double need = wanted.half_height + norm(wanted.target - target.target);
    return need > kInside * target.half_height || wanted.half_height < kSmall * target.half_height;
}

bool move(CameraGlide3& glide, const Camera3& wanted, bool hand_is_free, double seconds) {
    if (!glide.shown) glide.jump_to(wanted);
    if (hand_is_free && asks_for(wanted, glide.target)) glide.target = wanted;
    return glide.approach(seconds);
}

void measure(const Params& params, PcaLab::Session& session, const Analysis& analysis) {
    if (session.measured == params) return;
    session.measured = params;
    session.radius = radius_of(params, analysis);
}

}  // namespace

double radius_of(const Params& params, const Analysis& analysis) {
    const Vec3 center = params.center ? analysis.mean : Vec3{};
    double farthest = 0;
    for (const auto& block : params.cloud.blocks())
        for (const Vec3 p : *block) {
            const Vec3 d = analysis.data(p) - center;
            farthest = std::max(farthest, dot(d, d));
        }
    const double radius = std::max(std::sqrt(farthest), 2 * analysis.axes(params.center).deviation[0]);
    return radius > 0 && std::isfinite(radius) ? radius : std::max(1.0, 1e-6 * norm(analysis.mean));
}

Ball ball_at(const Params& params, const Analysis& analysis, double radius, double time) {
    const auto balls = first_balls(params, analysis, radius);
    const double centring = eased_part(time, 0), turning = eased_part(time, 1);
    const Vec3 centred = balls[0].center + centring * (balls[1].center - balls[0].center);
    return {(1 - turning) * centred, balls[0].radius + turning * (radius - balls[0].radius)};
}

Camera3 fitting(const Params& params, const PcaLab::View& view, const Analysis& analysis, double radius,
                float aspect) {
    return at_time(wanted_stops(params, analysis, radius, aspect), view.time);
}

void open(const Params& params, const PcaLab::View& view, PcaLab::Session& session,
          const Analysis& analysis) {
    if (session.space_stops[0].shown) return;
    follow(params, view, session, analysis, 0);
}

Camera3 current_orbit(const PcaLab::View& view, const PcaLab::Session& session) {
    if (view.orbit) return *view.orbit;
    Stops shown;
    for (std::size_t k = 0; k < shown.size(); ++k) shown[k] = *session.space_stops[k].shown;
    return at_time(shown, view.time);
}

bool follow(const Params& params, const PcaLab::View&, PcaLab::Session& session, const Analysis& analysis,
            double seconds) {
    const bool is_free = session.hand.free() && !session.drawn;
    if (is_free || session.radius == 0) measure(params, session, analysis);
    const Stops wanted = wanted_stops(params, analysis, session.radius, session.aspect);
    bool moves = false;
    for (std::size_t k = 0; k < wanted.size(); ++k)
        moves |= move(session.space_stops[k], wanted[k], is_free, seconds);
    return moves;
}

}  // namespace svdscope::pca_camera
