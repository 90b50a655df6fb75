// Arrows, the plane under them, and the right angle at the foot.
#include "app/labs/fit_projection.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/fit_words.hpp"

namespace svdscope::fit_projection {
namespace {

using fit::Projection;
using fit_picture::Scene;

constexpr float kArrow = 3, kMark = 6;
constexpr double kPlane = 1.12;  // half a side of the plane, in reaches
constexpr double kAlike = 1.15;  // columns longer than so many reaches are drawn shorter
constexpr double kTiny = 0.35;   // and shorter ones longer
constexpr double kCorner = 0.1;  // side of the right-angle mark, in reaches
constexpr double kOutside = 1.08, kSmall = 0.5;
constexpr double kTilt = 0.42;  // radians by which the view looks down on the plane

Vec3 unit_or(Vec3 v, Vec3 otherwise) {
    const double size = norm(v);
    return size > 1e-300 ? (1 / size) * v : otherwise;
}

// What the picture is scaled by: b and what it casts.
double reach_of(const Projection& p) {
    const double reach = std::max({norm(p.b), norm(p.image), norm(p.foot)});
    return reach > 1e-250 ? reach : 1;
}

// The columns only show directions: none runs out of the picture or vanishes in it.
Vec3 shown_column(const Projection& p, std::size_t k) {
    const double size = norm(p.column[k]), reach = reach_of(p);
    if (!(size > 0)) return {};
    const double shown = std::clamp(size, kTiny * reach, kAlike * reach);
    return (shown / size) * p.column[k];
}

// A direction of the plane and its normal; for a line the normal is the one nearest to b.
struct Floor {
    Vec3 along, across, up;
};

Floor floor_of(const Projection& p) {
    Floor floor;
    floor.along = unit_or(p.foot, p.axis[0]);
    if (p.rank == 2) {
        floor.up = cross(p.axis[0], p.axis[1]);
        if (dot(floor.up, p.b) < 0) floor.up = -floor.up;
    } else {
        const Vec3 any = std::abs(floor.along.z) < 0.9 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
        const Vec3 other = any - dot(any, floor.along) * floor.along;
        floor.up = unit_or(p.b - p.foot, unit_or(other, {0, 0, 1}));
    }
    floor.across = cross(floor.up, floor.along);
    return floor;
}

void add_axes(Scene3D& drawn, const Scene& scene, double reach) {
    constexpr std::array<const char*, 3> kNames{"y₁", "y₂", "y₃"};
    for (int i = 0; i < 3; ++i) {
        Vec3 end;
        end[i] = reach;
        drawn.segment({}, end, scene.theme.axis, 1.5F);
        drawn.labels.push_back({.at = end,
                                .text = kNames[static_cast<std::size_t>(i)],
                                .color = scene.theme.ink_soft,
                                .priority = 1,
                                .room = 0});
    }
}

void add_range(Scene3D& drawn, const Scene& scene, const Projection& p, double reach) {
    const Rgba color = scene.theme.column;
    if (p.rank == 2)
        drawn.planes.push_back({.u = kPlane * reach * floor_of(p).along,
                                .v = kPlane * reach * floor_of(p).across,
                                .fill = color.faded(0.16),
                                .line = color.faded(0.34),
                                .lines_u = 4,
                                .lines_v = 4});
    else
        drawn.segment(-1.3 * reach * p.axis[0], 1.3 * reach * p.axis[0], color.faded(0.7), 2.5F);
    for (int k = 0; k < p.columns; ++k) {
        const Vec3 tip = shown_column(p, static_cast<std::size_t>(k));
        if (norm(tip) == 0) continue;
        drawn.arrows.push_back({.to = tip, .color = color, .width = 2.25F, .tip = Tip::Open, .mark = 5});
        drawn.labels.push_back(
            {.at = tip, .text = k == 0 ? "a₁: all ones" : "a₂: the x", .color = color, .priority = 4});
    }
}

void add_right_angle(Scene3D& drawn, const Scene& scene, const Projection& p, double reach) {
    const Vec3 residual = p.b - p.foot;
    if (!fit_words::is_unfiltered(scene.analysis) || norm(residual) < 0.05 * reach) return;
    const double side = std::min(kCorner * reach, 0.4 * norm(residual));
    const Vec3 up = side * unit_or(residual, {});
    for (const Vec3 way : {-floor_of(p).along, floor_of(p).across}) {
        const Vec3 out = side * way;
        if (p.rank < 2 && way == floor_of(p).across) continue;
        drawn.polyline(std::array{p.foot + out, p.foot + out + up, p.foot + up}, scene.theme.ink, 1.75F);
    }
}

void add_arrows(Scene3D& drawn, const Scene& scene, const Projection& p, double reach) {
    const Theme& theme = scene.theme;
    const bool lit = scene.lit == "b";
    const bool apart = norm(p.b - p.image) > 0.02 * reach;
    if (!fit_words::is_unfiltered(scene.analysis)) drawn.segment(p.b, p.foot, theme.ghost, 2, true);
    drawn.arrows.push_back(
        {.to = p.image, .color = theme.probe, .width = kArrow, .tip = Tip::Ring, .mark = kMark});
    drawn.labels.push_back({.at = p.image, .text = "A x", .color = theme.probe, .priority = 9});
    if (apart) {
        drawn.segment(p.image, p.b, theme.error, 2.5F);
        drawn.labels.push_back({.at = 0.5 * (p.image + p.b),
                                .from = 0.4 * p.image,
                                .text = "r",
                                .color = theme.error,
                                .priority = 8,
                                .room = 4});
    }
    drawn.arrows.push_back({.to = p.b,
                            .color = theme.ink,
                            .width = kArrow + (lit ? 1.0F : 0.0F),
                            .tip = Tip::Round,
                            .mark = kMark + (lit ? 2.0F : 0.0F)});
    drawn.labels.push_back({.at = p.b, .text = "b", .color = theme.ink, .priority = 10});
}

}  // namespace

Camera3 fitting(const Projection& p, Box room) {
    const Floor floor = floor_of(p);
    // From the side of A x, a little above the plane.
    const Vec3 eye = std::cos(kTilt) * floor.across + std::sin(kTilt) * floor.up;
    Camera3 from;
    from.azimuth = std::atan2(eye.y, eye.x);
    from.elevation = std::clamp(std::asin(std::clamp(eye.z, -1.0, 1.0)), -1.2, 1.2);
    const double reach = reach_of(p);
    return fit_sphere(from, 0.35 * p.b, 1.02 * reach, room, 0.06);
}

Camera3 current(const FitLab::View& view, const FitLab::Session& session, const fit::Analysis& analysis) {
    if (view.orbit) return *view.orbit;
    return session.orbit.shown ? *session.orbit.shown : fitting(*analysis.projection, session.room);
}

bool follow(const FitLab::View& view, FitLab::Session& session, const fit::Analysis& analysis,
            bool hand_is_free, double seconds) {
    if (view.page != FitLab::Page::Projection || !analysis.projection) {
        session.orbit.shown.reset();
        return false;
    }
    if (view.orbit) return false;
    const Camera3 wanted = fitting(*analysis.projection, session.room);
    if (!session.orbit.shown) session.orbit.jump_to(wanted);
    Camera3& target = session.orbit.target;
    const double need = wanted.half_height + norm(wanted.target - target.target);
    if (hand_is_free &&
        (need > kOutside * target.half_height || wanted.half_height < kSmall * target.half_height))
        target = wanted;
    return session.orbit.approach(seconds);
}

void draw(Painter& painter, Box room, Scene3D& drawn, const Scene& scene, const Camera3& camera) {
    const Projection& p = *scene.analysis.projection;
    const double reach = reach_of(p);
    drawn.clear();
    drawn.camera = camera;
    drawn.scale = scene.scale;
    drawn.dark = scene.theme.dark;
    drawn.background = scene.theme.background;
    add_axes(drawn, scene, 0.9 * reach);
    add_range(drawn, scene, p, reach);
    add_arrows(drawn, scene, p, reach);
    add_right_angle(drawn, scene, p, reach);
    painter.push_clip(room);
    painter.scene(drawn, room);
    draw_scene_labels(painter, drawn, room);
    const float s = scene.scale;
    painter.text({room.x + 16 * s, room.y + 10 * s}, Face::Body, scene.theme.ink_soft,
                 fit_picture::fitting_words(
                     painter, room.w - 32 * s,
                     {p.rank == 2 ? "b in space, one axis for each point; the plane is all that A x can reach"
                                  : "b in space, one axis for each point; the line is all that A x can reach",
                      "b in space, one axis for each point", "b in space"}),
                 kNoHalo);
    painter.pop_clip();
}

void draw_excuse(Painter& painter, Box room, const Scene& scene) {
    const std::string_view words = fit_picture::fitting_words(
        painter, room.w,
        {"Space has three axes: the projection needs three points and degree 0 or 1.",
         "Three points and degree 0 or 1, please."});
    const Point size = painter.text_size(Face::Body, words);
    painter.text({room.x + (room.w - size.x) / 2, room.y + room.h / 2 - size.y}, Face::Body, scene.theme.ink,
                 words, kNoHalo);
}

}  // namespace svdscope::fit_projection
