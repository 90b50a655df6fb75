// The scene of the space lab: floor, sphere and what becomes of it, axes, columns, what goes to zero.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/labs/space_picture.hpp"

namespace svdscope::space_picture {
namespace {

using space::Analysis;
using space::Tie;

constexpr float kArrow = 3, kInput = 2.25F, kThin = 1.75F, kMark = 6;
constexpr int kAxisPriority = 10, kProbePriority = 8, kColumnPriority = 6, kInputPriority = 5;
constexpr int kCircle = 96;  // corners of a drawn circle

struct AxisLook {
    Rgba color;
    Tip tip;
    const char* image_label;
    const char* input_label;
    const char* image_name;
    const char* input_name;
};

std::array<AxisLook, 3> axis_looks(const Theme& theme) {
    return {{{theme.first, Tip::Round, "σ₁u₁", "v₁", "u1", "v1"},
             {theme.second, Tip::Square, "σ₂u₂", "v₂", "u2", "v2"},
             {theme.third, Tip::Triangle, "σ₃u₃", "v₃", "u3", "v3"}}};
}

std::size_t index(int i) { return static_cast<std::size_t>(i); }

// The map of this moment on what there is of the input: the third direction of a plane is nothing.
Mat3 shown_map(const Moment& moment) {
    Mat3 map = moment.drawn;
    if (moment.analysis.cols == 2) map.columns[2] = {};
    return map;
}

// Faded where the axis is not definite.
double opacity_of(const Analysis& analysis, int axis) {
    double opacity = 1;
    for (int other = 0; other < analysis.count; ++other) {
        if (other == axis || axis >= analysis.count) continue;
        const Tie tie = space::tie_between(analysis, axis, other);
        if (tie != Tie::None) opacity = std::min(opacity, tie == Tie::Exact ? 0.35 : 0.65);
    }
    return opacity;
}

void add_floor(Scene3D& scene, const Moment& moment) {
    const double unit = std::max(1.0, std::min(moment.analysis.sigma_max, 1e305));
    const double half = 1.75 * unit;
    scene.grid({}, {half, 0, 0}, {0, half, 0}, 6, moment.theme.ink.faded(0.20));
    scene.axes(1.12 * unit, moment.theme.axis, moment.theme.ink_soft);
}

void add_ball(Scene3D& scene, const Moment& moment) {
    const Theme& theme = moment.theme;
    const SpaceLab::Layers& layers = moment.view.layers;
    if (layers.sphere && !moment.at_start)
        scene.ellipsoids.push_back({.map = moment.analysis.cols == 2 ? diagonal(1, 1, 0) : Mat3{},
                                    .color = theme.ink.faded(0.035),
                                    .inner = theme.ink.faded(0.02),
                                    .line = theme.ink.faded(0.26),
                                    .ghost = true});
    if (layers.ellipsoid)
        scene.ellipsoids.push_back({.map = shown_map(moment),
                                    .color = Rgba::hex(theme.dark ? 0x9FB0F5 : 0x5F74D0).faded(0.31),
                                    .inner = theme.third.faded(0.34),
                                    .line = theme.ink.faded(0.40),
                                    .hue = 0.4F});
}

void add_solid(Scene3D& scene, const Moment& moment) {
    constexpr double kSize = 0.44;
    const Mat3 map = shown_map(moment);
    scene.solids.push_back({.mesh = asymmetric_solid(),
                            .map = map * diagonal(kSize, kSize, kSize),
                            .at = map * Vec3{0.12, -0.42, 0.3},
                            .color = moment.theme.column,
                            .mirrored = moment.theme.third,
                            .edge = moment.theme.background});
}

void add_input_axes(Scene3D& scene, const Moment& moment) {
    const auto looks = axis_looks(moment.theme);
    for (int i = 0; i < moment.analysis.cols; ++i) {
        const AxisLook& look = looks[index(i)];
        const Vec3 tip = space::input_axis(moment.analysis, i);
        const double faint = opacity_of(moment.analysis, i) * (moment.at_start ? 1 : 0.8);
        const bool lit = moment.lit == look.input_name;
        scene.arrows.push_back({.to = tip,
                                .color = look.color.faded(faint),
                                .width = (moment.at_start ? kArrow : kInput) + (lit ? 1.0F : 0.0F),
                                .tip = look.tip,
                                .mark = (moment.at_start ? kMark : 4.5F) + (lit ? 2.0F : 0.0F),
                                .dashed = true});
        scene.labels.push_back({.at = tip,
                                .text = look.input_label,
                                .color = look.color.faded(moment.at_start ? 1 : 0.9),
                                .priority = kInputPriority});
    }
}

void add_image_axes(Scene3D& scene, const Moment& moment) {
    if (moment.at_start) return;
    const auto looks = axis_looks(moment.theme);
    for (int i = 0; i < moment.analysis.count; ++i) {
        const AxisLook& look = looks[index(i)];
        const Vec3 tip = tip_of(moment, i);
        const bool lit = moment.lit == look.image_name;
        scene.arrows.push_back({.to = tip,
                                .color = look.color.faded(opacity_of(moment.analysis, i)),
                                .width = kArrow + (lit ? 1.0F : 0.0F),
                                .tip = look.tip,
                                .mark = (moment.at_end ? kMark : 4.5F) + (lit ? 2.0F : 0.0F)});
        if (!moment.at_end) continue;
        // A tip in the centre is named beside the direction that it has.
        const Vec3 u = moment.analysis.U.columns[index(i)];
        scene.labels.push_back({.at = tip,
                                .from = -1e-3 * (moment.analysis.sigma[index(i)] < 0 ? -u : u),
                                .text = look.image_label,
                                .color = look.color,
                                .priority = kAxisPriority});
    }
}

void add_columns(Scene3D& scene, const Moment& moment) {
    constexpr std::array<const char*, 3> kNames{"Ae1", "Ae2", "Ae3"};
    constexpr std::array<const char*, 3> kAtEnd{"A e₁", "A e₂", "A e₃"};
    constexpr std::array<const char*, 3> kBefore{"e₁", "e₂", "e₃"};
    for (int j = 0; j < moment.analysis.cols; ++j) {
        const Vec3 tip = moment.drawn.columns[index(j)];
        const bool lit = moment.lit == kNames[index(j)];
        scene.arrows.push_back({.to = tip,
                                .color = moment.theme.column,
                                .width = kThin + (lit ? 1.0F : 0.0F),
                                .tip = Tip::Open,
                                .mark = lit ? 8.0F : 6.0F});
        scene.labels.push_back({.at = tip,
                                .text = moment.at_end ? kAtEnd[index(j)] : kBefore[index(j)],
                                .color = moment.theme.column,
                                .priority = kColumnPriority});
    }
}

void add_probe(Scene3D& scene, const Moment& moment) {
    const Vec3 x = moment.analysis.cols == 2 ? Vec3{moment.params.probe.x, moment.params.probe.y, 0}
                                             : moment.params.probe;
    const Vec3 image = moment.drawn * x;
    for (const Vec3 tip : {x, image})
        scene.arrows.push_back({.to = tip, .color = moment.theme.probe, .width = kThin, .tip = Tip::Ring});
    scene.labels.push_back({.at = x, .text = "x", .color = moment.theme.probe, .priority = kProbePriority});
    if (moment.at_end)
        scene.labels.push_back(
            {.at = image, .text = "A x", .color = moment.theme.probe, .priority = kProbePriority});
}

// An arc of radius r in the plane of two unit vectors.
void add_arc(Scene3D& scene, Vec3 p, Vec3 q, double r, double from, double to, Rgba color, bool dashed) {
    std::array<Vec3, kCircle + 1> points;
    for (int k = 0; k <= kCircle; ++k) {
        const double t = from + (to - from) * k / kCircle;
        points[index(k)] = r * (std::cos(t) * p + std::sin(t) * q);
    }
    scene.polyline(points, color, 2, dashed);
}

// Where two axes are not unique: a ring at a tie, arcs of uncertainty near one.
void add_uncertainty(Scene3D& scene, const Moment& moment) {
    const Analysis& a = moment.analysis;
    if (!moment.at_end || a.rank == 0) return;
    const auto looks = axis_looks(moment.theme);
    for (int i = 0; i < a.count; ++i)
        for (int j = i + 1; j < a.count; ++j) {
            const Tie tie = space::tie_between(a, i, j);
            const Vec3 p = a.U.columns[index(i)], q = a.U.columns[index(j)];
            if (tie == Tie::Exact && a.singular_values[index(i)] > a.rank_tolerance) {
                const double r = std::abs(a.sigma[index(i)]);
                add_arc(scene, p, q, 1.03 * r, 0, 2 * std::numbers::pi, looks[index(i)].color.faded(0.8),
                        false);
                add_arc(scene, p, q, 0.97 * r, 0, 2 * std::numbers::pi, looks[index(j)].color.faded(0.8),
                        true);
            }
            if (tie != Tie::Near) continue;
            for (const double side : {1.0, -1.0}) {
                const double wide = std::min(a.axis_uncertainty[index(i)], std::numbers::pi / 4);
                add_arc(scene, side * p, side * q, std::abs(a.sigma[index(i)]), -wide, wide,
                        looks[index(i)].color.faded(0.7), false);
                add_arc(scene, side * q, side * p, std::abs(a.sigma[index(j)]), -wide, wide,
                        looks[index(j)].color.faded(0.7), false);
            }
        }
}

// The fibres of a direction that goes to zero: each is a chord of the ball that becomes one point.
void add_fibres(Scene3D& scene, const Moment& moment, Vec3 null) {
    const Analysis& a = moment.analysis;
    const Vec3 p = space::input_axis(a, 0), q = space::input_axis(a, 1);
    constexpr std::array<double, 3> kRadii{0, 0.45, 0.8};
    constexpr std::array<int, 3> kCounts{1, 6, 10};
    for (std::size_t ring = 0; ring < kRadii.size(); ++ring)
        for (int k = 0; k < kCounts[ring]; ++k) {
            const double t = 2 * std::numbers::pi * k / kCounts[ring], r = kRadii[ring];
            const Vec3 foot = r * (std::cos(t) * p + std::sin(t) * q);
            const Vec3 half = std::sqrt(1 - r * r) * null;
            scene.segment(moment.drawn * (foot - half), moment.drawn * (foot + half),
                          moment.theme.third.faded(0.55), 1.25F);
        }
}

void add_null_space(Scene3D& scene, const Moment& moment) {
    const Analysis& a = moment.analysis;
    const Rgba color = moment.theme.error;
    if (a.nullity == 0 || a.rank == 0) return;
    const Vec3 null = a.null_basis[0];
    if (a.nullity == 2)
        scene.planes.push_back({.u = 1.2 * null,
                                .v = 1.2 * a.null_basis[1],
                                .fill = color.faded(0.10),
                                .line = color.faded(0.6)});
    else
        scene.segment(-1.35 * null, 1.35 * null, color.faded(0.8), kThin, true);
    scene.labels.push_back(
        {.at = -1.3 * null, .text = "goes to 0", .color = color, .priority = kInputPriority});
    if (a.nullity == 1 && a.cols == 3 && !moment.at_end) add_fibres(scene, moment, null);
}

}  // namespace

Moment moment_at(const Theme& theme, const space::Params& params, const SpaceLab::View& view,
                 const Analysis& analysis) {
    const bool at_end = view.time >= analysis.motion.stage_count;
    return {theme,
            params,
            view,
            analysis,
            at_end ? params.matrix : matrix_at(analysis.motion, view.time),
            view.time <= 0,
            at_end,
            {}};
}

Vec3 tip_of(const Moment& moment, int axis) {
    return moment.at_end ? space::axis_tip(moment.analysis, axis)
                         : moment.drawn * space::input_axis(moment.analysis, axis);
}

void build_scene(Scene3D& scene, const Moment& moment) {
    scene.clear();
    scene.dark = moment.theme.dark;
    scene.background = moment.theme.background;
    scene.vector_only = false;
    const SpaceLab::Layers& layers = moment.view.layers;
    if (layers.grid) add_floor(scene, moment);
    add_ball(scene, moment);
    if (layers.solid) add_solid(scene, moment);
    if (layers.null) add_null_space(scene, moment);
    if (layers.axes) add_uncertainty(scene, moment);
    if (layers.axes) add_input_axes(scene, moment);
    if (layers.columns) add_columns(scene, moment);
    if (layers.axes) add_image_axes(scene, moment);
    if (layers.probe) add_probe(scene, moment);
}

void build_thumbnail(Scene3D& scene, const Moment& moment) {
    scene.clear();
    scene.dark = moment.theme.dark;
    scene.background = moment.theme.background;
    scene.vector_only = true;
    scene.ellipsoids.push_back({.map = shown_map(moment),
                                .color = Rgba::hex(moment.theme.dark ? 0x9FB0F5 : 0x5F74D0).faded(0.25),
                                .inner = moment.theme.third.faded(0.3),
                                .line = moment.theme.ink_soft,
                                .meridians = 0});
    const auto looks = axis_looks(moment.theme);
    for (int i = 0; i < moment.analysis.count; ++i)
        scene.arrows.push_back({.to = tip_of(moment, i), .color = looks[index(i)].color, .width = 2});
}

}  // namespace svdscope::space_picture
