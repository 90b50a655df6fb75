// Cameras round a cloud of space, one for each end of a stage.
#include "app/labs/pca_space_camera.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "core/geometry/motion.hpp"

namespace svdscope::pca_camera {
namespace {

using pca_space::Analysis;
using pca_space::Params;
using Stops = std::array<Camera3, pca_space::kStages + 1>;

constexpr double kInside = 1.06;  // a cloud that needs more than this part of the view asks for a new one
constexpr double kSmall = 0.45;   // and so does one that needs less than this
constexpr double kNear = 1.5;     // a mean within so many radii of the origin is shown together with it
constexpr double kFilled = 0.88;  // of the view; the rest is for labels
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

/// The half height in which things fit a view whose own half height is 1. A point at (x, y, z) of the view is
/// seen at y / (1 - z / eye distance) of it.
class Need {
  public:
    Need(const View3& view, float aspect) : view_(view), aspect_(std::max(0.05F, aspect)) {}
    void see(Vec3 p, Vec3 around = {}) {
        const Vec3 v = view_.to_view(p);
        const double high = std::abs(v.y) + around.y, wide = (std::abs(v.x) + around.x) / aspect_;
        half_height =
            std::max(half_height, std::max(high, wide) / kFilled + (v.z + around.z) / View3::eye_distance());
    }
    /// An ellipsoid, by how far it reaches along each direction of the view.
    void see(Vec3 center, const Mat3& map) {
        Vec3 reach{};
        for (const Vec3 column : map.columns) {
            const Vec3 d = view_.direction_to_view(column);
            reach = reach + Vec3{d.x * d.x, d.y * d.y, d.z * d.z};
        }
        see(center, Vec3{std::sqrt(reach.x), std::sqrt(reach.y), std::sqrt(reach.z)});
    }
    double half_height = 0;

  private:
    const View3& view_;
    double aspect_;
};

// The corners of the best plane may come nearer to the border than points.
void see_best_plane(Need& need, const Params& params, const Analysis& analysis,
                    const pca_space::Placement& placement) {
    constexpr double kCorner = 0.93;
    const pca_space::Axes& axes = analysis.axes(params.center);
    const Vec3 start = params.center ? analysis.mean : Vec3{};
    const Vec3 u = kCorner * side_of_plane(params, analysis, 0) * axes.direction(0);
    const Vec3 v = kCorner * side_of_plane(params, analysis, 1) * axes.direction(1);
    for (const Vec3 corner : {u + v, u - v, v - u, -u - v}) need.see(placement(start + corner));
}

void see_cloud(Need& need, const Params& params, const Analysis& analysis, int stop) {
    const pca_space::Placement placement = placement_at(params, analysis, stop);
    const pca_space::Frame frame = drawn_frame(analysis, placement);
    for (const auto& block : params.cloud.blocks())
        for (const Vec3 p : *block) need.see(frame(p));
    see_best_plane(need, params, analysis, placement);
    const pca_space::Axes& axes = analysis.axes(params.center);
    const Mat3 stretch = diagonal(2 * axes.deviation[0], 2 * axes.deviation[1], 2 * axes.deviation[2]);
    need.see(placement(params.center ? analysis.mean : Vec3{}), placement.linear * axes.directions * stretch);
}

Camera3 fit(Camera3 from, const Ball& ball, std::span<const int> stops, const Params& params,
            const Analysis& analysis, float aspect) {
    from.target = ball.center;
    const View3 view(from, {0, 0, 1000, 1000});
    Need need(view, aspect);
    for (const int stop : stops) see_cloud(need, params, analysis, stop);
    from.half_height = std::clamp(need.half_height, 0.1 * ball.radius, 1e290);
    return from;
}

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
    if (session.measured == params && session.measured_aspect == session.aspect) return;
    session.measured = params;
    session.measured_aspect = session.aspect;
    session.room = room_of(params, analysis, session.aspect);
}

}  // namespace

PcaLab::SpaceRoom room_of(const Params& params, const Analysis& analysis, float aspect) {
    constexpr std::array<int, 2> kFirst{0, 1};
    const double radius = radius_of(params, analysis);
    const auto balls = first_balls(params, analysis, radius);
    const bool near = balls[0].center == balls[1].center;
    const std::span<const int> first(kFirst);
    const auto fits = [&](const Camera3& from, const Ball& ball, std::span<const int> stops) {
        return fit(from, ball, stops, params, analysis, aspect);
    };
    constexpr std::array<int, 1> kTurned{2}, kFlat{3};
    return {radius,
            {fits(kFromTheSide, balls[0], near ? first : first.first(1)),
             fits(kFromTheSide, balls[1], near ? first : first.last(1)),
             fits(kFromTheSide, {{}, radius}, kTurned), fits(kFromAbove, {{}, radius}, kFlat)}};
}

Camera3 at_time(const PcaLab::SpaceRoom& room, double time) { return at_time(room.stops, time); }

Ball ball_at(const Params& params, const Analysis& analysis, const PcaLab::SpaceRoom& room, double time) {
    constexpr double kAxis = 0.86;
    const auto balls = first_balls(params, analysis, room.radius);
    const double centring = eased_part(time, 0), turning = eased_part(time, 1);
    const Vec3 centred = balls[0].center + centring * (balls[1].center - balls[0].center);
    return {(1 - turning) * centred, balls[0].radius + turning * (room.radius - balls[0].radius),
            kAxis * at_time(room, time).half_height};
}

double side_of_plane(const Params& params, const Analysis& analysis, int axis) {
    constexpr std::size_t kFew = 400;
    const pca_space::Axes& axes = analysis.axes(params.center);
    const double usual = 2 * axes.deviation[axis];
    if (params.cloud.size() > kFew) return 1.3 * usual;
    const Vec3 center = params.center ? analysis.mean : Vec3{};
    double widest = usual;
    for (const auto& block : params.cloud.blocks())
        for (const Vec3 p : *block)
            widest = std::max(widest, std::abs(dot(axes.direction(axis), analysis.data(p) - center)));
    return 1.06 * widest;
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
    if (is_free || !session.measured) measure(params, session, analysis);
    bool moves = false;
    for (std::size_t k = 0; k < session.space_stops.size(); ++k)
        moves |= move(session.space_stops[k], session.room.stops[k], is_free, seconds);
    return moves;
}

}  // namespace svdscope::pca_camera
