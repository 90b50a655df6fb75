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
constexpr double kPlane = 0.8;    // half a side of the plane, in reaches
constexpr double kAlike = 1.15;   // columns longer than so many reaches are drawn shorter
constexpr double kTiny = 0.35;    // and shorter ones longer
constexpr double kCorner = 0.13;  // side of the right-angle mark, in reaches
constexpr double kOutside = 1.08, kSmall = 0.5;

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

/// What is drawn, in the axes of the picture.
struct Turned {
    Projection p;
    double reach = 1;
    int rank() const { return p.rank; }
};

// Where the plane is drawn about: between the columns, so that it does not slide with b.
Vec3 middle_of(const Projection& turned) {
    return turned.rank == 2 ? 0.3 * (turned.column[0] + turned.column[1]) : Vec3{};
}

Turned turned(const Projection& p) {
    const Mat3 turn = turn_of(p);
    Turned t{p, reach_of(p)};
    for (std::size_t k = 0; k < 2; ++k)
        t.p.column[k] = turn * shown_column(p, k), t.p.axis[k] = turn * p.axis[k];
    t.p.b = turn * p.b, t.p.image = turn * p.image, t.p.foot = turn * p.foot;
    return t;
}

void add_axes(Scene3D& drawn, const Scene& scene, double reach) {
    const Mat3 turn = turn_of(*scene.analysis.projection);
    constexpr std::array<const char*, 3> kNames{"y₁", "y₂", "y₃"};
    for (int i = 0; i < 3; ++i) {
        const Vec3 end = reach * turn.columns[static_cast<std::size_t>(i)];
        drawn.segment({}, end, scene.theme.axis, 1.5F);
        drawn.labels.push_back({.at = end,
                                .text = kNames[static_cast<std::size_t>(i)],
                                .color = scene.theme.ink_soft,
                                .priority = 1,
                                .room = 0});
    }
}

void add_range(Scene3D& drawn, const Scene& scene, const Turned& t) {
    const Rgba color = scene.theme.column;
    const double half = kPlane * t.reach;
    if (t.rank() == 2)
        drawn.planes.push_back({.center = middle_of(t.p),
                                .u = {half, 0, 0},
                                .v = {0, half, 0},
                                .fill = color.faded(0.16),
                                .line = color.faded(0.34),
                                .lines_u = 4,
                                .lines_v = 4});
    else
        drawn.segment({-half, 0, 0}, {half, 0, 0}, color.faded(0.7), 2.5F);
    for (int k = 0; k < t.p.columns; ++k) {
        const Vec3 tip = t.p.column[static_cast<std::size_t>(k)];
        if (norm(tip) == 0) continue;
        drawn.arrows.push_back({.to = tip, .color = color, .width = 2.25F, .tip = Tip::Open, .mark = 5});
        drawn.labels.push_back(
            {.at = tip, .text = k == 0 ? "a₁: all ones" : "a₂: the x", .color = color, .priority = 4});
    }
}

void add_right_angle(Scene3D& drawn, const Scene& scene, const Turned& t) {
    const Vec3 residual = t.p.b - t.p.foot;
    if (!fit_words::is_unfiltered(scene.analysis) || norm(residual) < 0.05 * t.reach) return;
    const double side = std::min(kCorner * t.reach, 0.4 * norm(residual));
    const Vec3 up = side * unit_or(residual, {}), back = -side * unit_or(t.p.foot, {-1, 0, 0});
    drawn.polyline(std::array{t.p.foot + back, t.p.foot + back + up, t.p.foot + up}, scene.theme.ink, 1.75F);
}

// A x is so much of the first column and so much of the second.
void add_way(Scene3D& drawn, const Scene& scene, const Turned& t) {
    if (t.p.columns < 2) return;
    const Vec3 first = scene.analysis.curve.coefficients[0] *
                       (turn_of(*scene.analysis.projection) * scene.analysis.projection->column[0]);
    if (norm(first) > 1.5 * t.reach) return;
    drawn.segment({}, first, scene.theme.column.faded(0.8), 1.75F, true);
    drawn.segment(first, t.p.image, scene.theme.column.faded(0.8), 1.75F, true);
}

void add_arrows(Scene3D& drawn, const Scene& scene, const Turned& t) {
    const Projection& p = t.p;
    const Theme& theme = scene.theme;
    const bool lit = scene.lit == "b";
    const bool apart = norm(p.b - p.image) > 0.02 * t.reach;
    if (!fit_words::is_unfiltered(scene.analysis)) drawn.segment(p.b, p.foot, theme.ghost, 2, true);
    drawn.arrows.push_back(
        {.to = p.image, .color = theme.probe, .width = kArrow, .tip = Tip::Ring, .mark = kMark});
    drawn.labels.push_back({.at = p.image, .text = "A x", .color = theme.probe, .priority = 9});
    if (apart) {
        drawn.segment(p.image, p.b, theme.error, 2.5F);
        drawn.labels.push_back({.at = 0.65 * p.image + 0.35 * p.b,
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

void draw_titles(Painter& painter, Box room, const Scene& scene, int rank) {
    const float s = scene.scale, wide = room.w - 32 * s;
    const Point at{room.x + 16 * s, room.y + 12 * s};
    painter.text(
        at, Face::Body, scene.theme.ink_soft,
        fit_picture::fitting_words(painter, wide, {"b in space: one axis for each point", "b in space"}),
        scene.theme.background);
    painter.text({at.x, at.y + 24 * s}, Face::Body, scene.theme.column,
                 rank == 2 ? "the plane: all that A x can be" : "the line: all that A x can be",
                 scene.theme.background);
}

}  // namespace

Mat3 turn_of(const Projection& p) {
    const Vec3 along = unit_or(p.column[0], {1, 0, 0});
    Vec3 up = p.columns == 2 && p.rank == 2 ? cross(p.column[1], p.column[0]) : Vec3{-1, 2, -1};
    up = unit_or(up - dot(up, along) * along, {0, 0, 1});
    return transpose(Mat3{{{along, cross(up, along), up}}});
}

Camera3 fitting(const Projection& p, Box room) {
    Camera3 from;
    from.azimuth = -1.15, from.elevation = 0.55;
    const double reach = reach_of(p);
    return fit_sphere(from, middle_of(turned(p).p) + 0.05 * (turn_of(p) * p.b), 1.14 * reach, room, 0.03);
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
    const Turned t = turned(*scene.analysis.projection);
    drawn.clear();
    drawn.camera = camera;
    drawn.scale = scene.scale;
    drawn.dark = scene.theme.dark;
    drawn.background = scene.theme.background;
    add_axes(drawn, scene, 0.6 * t.reach);
    add_range(drawn, scene, t);
    add_way(drawn, scene, t);
    add_arrows(drawn, scene, t);
    add_right_angle(drawn, scene, t);
    painter.push_clip(room);
    painter.scene(drawn, room);
    draw_scene_labels(painter, drawn, room);
    draw_titles(painter, room, scene, t.rank());
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
