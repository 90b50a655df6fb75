// The layers of a cloud of space: floor, columns, best plane, ellipsoid, points, axes, mean.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/labs/pca_space_picture.hpp"
#include "app/plot/ticks.hpp"
#include "core/geometry/motion.hpp"

namespace svdscope::pca_picture {
namespace {

using pca_space::Tie;

constexpr std::size_t kMostProjections = 400;
constexpr std::size_t kRinged = 5'000;  // at most so many selected points get a ring each
constexpr int kAxisPriority = 10, kMeanPriority = 8, kColumnPriority = 4;

struct Look {
    Rgba color;
    Tip tip;
};

std::array<Look, 3> looks(const Theme& theme) {
    return {{{theme.first, Tip::Round}, {theme.second, Tip::Square}, {theme.third, Tip::Triangle}}};
}

// The more points, the smaller and fainter each is.
struct PointLook {
    float radius;
    double opacity;
};

PointLook point_look(std::size_t count) {
    if (count <= 100) return {4.5F, 0.95};
    if (count <= 1'000) return {3.25F, 0.85};
    if (count <= 10'000) return {2, 0.6};
    return {1.4F, 0.4};
}

/// One moment being written into a scene.
struct Builder {
    Scene3D& out;
    const SpaceScene& scene;
    pca_camera::Ball ball;

    const Theme& theme() const { return scene.theme; }
    Vec3 at(Vec3 data) const { return scene.placement(data); }
    /// The image of a difference of data.
    Vec3 along(Vec3 d) const { return scene.placement.linear * d; }
    Vec3 start() const { return at(scene.center()); }
};

// A floor under the cloud says where up is. Its lines stand at whole multiples of a round step.
void add_floor(const Builder& b) {
    const double reach = 1.7 * b.ball.radius, step = nice_step(b.ball.radius / 3);
    const auto snapped = [step](double x) { return std::round(x / step) * step; };
    const Vec3 center{snapped(b.ball.center.x), snapped(b.ball.center.y),
                      b.ball.center.z - 0.82 * b.ball.radius};
    b.out.grid(center, {reach, 0, 0}, {0, reach, 0}, reach / step, b.theme().ink.faded(0.14));
}

// The directions of the columns, which go with the data: from the origin while that is near, else beside the
// cloud.
void add_columns(const Builder& b) {
    const Vec3 origin = b.at({});
    const bool near = norm(origin - b.ball.center) <= 1.02 * b.ball.radius;
    const double reach = b.ball.axis;
    const Vec3 from = near ? origin : b.ball.center - 0.62 * b.ball.radius * Vec3{1, 1, 1};
    for (int i = 0; i < 3; ++i) {
        Vec3 unit;
        unit[i] = 1;
        const Vec3 way = reach * b.along(unit);
        b.out.segment(near ? from - way : from, from + way, b.theme().axis, 1.5F);
        if (norm(way) < 0.3 * reach) continue;  // seen end on after flattening
        b.out.labels.push_back({.at = from + way,
                                .away = {},
                                .from = from,
                                .text = b.scene.params.columns[static_cast<std::size_t>(i)].name,
                                .color = b.theme().ink_soft,
                                .priority = kColumnPriority,
                                .room = 0});
    }
}

void add_best_plane(const Builder& b) {
    const pca_space::Axes& axes = b.scene.axes();
    if (!b.scene.view.layers.best_plane || axes.rank < 2) return;
    const auto side = [&b](int i) { return pca_camera::side_of_plane(b.scene.params, b.scene.analysis, i); };
    b.out.planes.push_back({.center = b.start(),
                            .u = side(0) * b.along(axes.direction(0)),
                            .v = side(1) * b.along(axes.direction(1)),
                            .fill = b.theme().ink.faded(b.theme().dark ? 0.09 : 0.07),
                            .line = b.theme().ink.faded(0.3),
                            .width = 1.25F});
}

// The points in the best plane are the same cloud under another map.
void add_projections(const Builder& b) {
    const SpaceScene& scene = b.scene;
    const pca_space::Axes& axes = scene.axes();
    const SpaceCloud& cloud = scene.params.cloud;
    if (!scene.view.layers.projections || axes.rank < 3 || cloud.size() > kMostProjections) return;
    const Mat3 flat = axes.directions * diagonal(1, 1, 0) * transpose(axes.directions);
    const double opacity = cloud.size() <= 100 ? 0.75 : 0.5;
    const auto foot = [&](Vec3 data) { return b.at(scene.center() + flat * (data - scene.center())); };
    for (const auto& block : cloud.blocks())
        for (const Vec3 p : *block) {
            const Vec3 data = scene.analysis.data(p);
            b.out.segment(b.at(data), foot(data), b.theme().third.faded(0.6 * opacity), 1.25F);
        }
    const Vec3 middle = cloud.moments().mean();
    for (const auto& block : cloud.blocks())
        b.out.clouds.push_back({.points = block,
                                .map = scene.placement.linear * flat * scene.analysis.data.linear,
                                .origin = middle,
                                .at = foot(scene.analysis.data(middle)),
                                .color = b.theme().third.faded(opacity),
                                .radius = 2});
}

void add_ellipsoid(const Builder& b) {
    const pca_space::Axes& axes = b.scene.axes();
    if (!b.scene.view.layers.ellipses || axes.rank == 0) return;
    const Mat3 stretch = diagonal(kDeviations * axes.deviation[0], kDeviations * axes.deviation[1],
                                  kDeviations * axes.deviation[2]);
    const bool dark = b.theme().dark;
    b.out.ellipsoids.push_back({.center = b.start(),
                                .map = b.scene.placement.linear * axes.directions * stretch,
                                .color = Rgba::hex(dark ? 0x9FB0F5 : 0x5F74D0).faded(0.2),
                                .inner = Rgba::hex(dark ? 0x9FB0F5 : 0x5F74D0).faded(0.1),
                                .line = b.theme().ink.faded(0.26),
                                .meridians = 6});
}

void add_points(const Builder& b) {
    const SpaceScene& scene = b.scene;
    const PointLook look = point_look(scene.params.cloud.size());
    const Vec3 middle = scene.params.cloud.moments().mean();
    for (const auto& block : scene.params.cloud.blocks())
        b.out.clouds.push_back({.points = block,
                                .map = scene.frame.linear,
                                .origin = middle,
                                .at = scene.frame(middle),
                                .color = b.theme().data.faded(look.opacity),
                                .radius = look.radius});
}

void add_ring(const Builder& b, int first, int second, Rgba color, double size, bool dashed) {
    constexpr int kSteps = 96;
    const pca_space::Axes& axes = b.scene.axes();
    const double radius = kDeviations * size * axes.deviation[first];
    std::array<Vec3, kSteps + 1> ring;
    for (int k = 0; k <= kSteps; ++k) {
        const Vec2 e = radius * unit(2 * std::numbers::pi * k / kSteps);
        ring[static_cast<std::size_t>(k)] =
            b.at(b.scene.center() + e.x * axes.direction(first) + e.y * axes.direction(second));
    }
    b.out.polyline(ring, color, 2, dashed);
}

// Where two axes are free, a double ring says within which circle.
void add_ties(const Builder& b) {
    const pca_space::Axes& axes = b.scene.axes();
    const auto look = looks(b.theme());
    if (axes.all == Tie::Exact) return;  // the ellipsoid is a sphere, which says it
    for (const int i : {0, 1}) {
        if (axes.ties[i] != Tie::Exact || axes.rank < i + 2) continue;
        const auto k = static_cast<std::size_t>(i);
        add_ring(b, i, i + 1, look[k].color.faded(0.8), 1.03, false);
        add_ring(b, i, i + 1, look[k + 1].color.faded(0.8), 0.97, true);
    }
}

double opacity_of(const pca_space::Axes& axes, int i) {
    const auto is = [&](Tie tie) {
        return (i < 2 && axes.ties[i] == tie) || (i > 0 && axes.ties[i - 1] == tie);
    };
    return is(Tie::Exact) ? 0.4 : is(Tie::Near) ? 0.65 : 1;
}

void add_axes(const Builder& b) {
    const pca_space::Axes& axes = b.scene.axes();
    const auto look = looks(b.theme());
    const auto names = pca_words::axis_names(b.scene.params.center, 3);
    for (int i = 0; i < 3; ++i) {
        if (axes.deviation[i] == 0 || axes.rank <= i) continue;
        const auto k = static_cast<std::size_t>(i);
        const Vec3 tip = b.at(b.scene.center() + kDeviations * axes.deviation[i] * axes.direction(i));
        b.out.arrows.push_back({.from = b.start(),
                                .to = tip,
                                .color = look[k].color.faded(opacity_of(axes, i)),
                                .tip = look[k].tip});
        b.out.labels.push_back({.at = tip,
                                .away = {},
                                .from = b.start(),
                                .text = names[k],
                                .color = look[k].color,
                                .priority = kAxisPriority - i,
                                .room = 10});
    }
}

void add_mark(const Builder& b, Vec3 at, Rgba color, Tip tip, float radius) {
    b.out.arrows.push_back({.from = at, .to = at, .color = color, .width = 2, .tip = tip, .mark = radius});
}

void add_mean(const Builder& b) {
    const Vec3 at = b.at(b.scene.analysis.mean);
    add_mark(b, at, b.theme().column, Tip::Ring, b.scene.lit == "mean" ? 9.0F : 7.0F);
    add_mark(b, at, b.theme().column, Tip::Round, 2.5F);
    const pca_space::Axes& axes = b.scene.axes();
    b.out.labels.push_back({.at = at,
                            .away = {},
                            .from = at + b.along(axes.direction(0) + axes.direction(1) + axes.direction(2)),
                            .text = "mean",
                            .color = b.theme().column,
                            .priority = kMeanPriority,
                            .room = 10});
}

void add_selection(const Builder& b) {
    const SpaceScene& scene = b.scene;
    const float radius = point_look(scene.params.cloud.size()).radius;
    for (const std::size_t i : scene.selection.first(std::min(kRinged, scene.selection.size())))
        add_mark(b, scene.frame(scene.params.cloud[i]), b.theme().accent, Tip::Ring, radius + 3);
    const auto point = pca_words::point_index(scene.lit);
    if (point && *point < scene.params.cloud.size())
        add_mark(b, scene.frame(scene.params.cloud[*point]), b.theme().ink, Tip::Ring, radius + 4);
}

}  // namespace

SpaceScene scene_at(const Theme& theme, const pca_space::Params& params, const PcaLab::View& view,
                    const pca_space::Analysis& analysis) {
    const pca_space::Placement placement = placement_at(params, analysis, view.time);
    return {theme, params, view, analysis, placement, drawn_frame(analysis, placement), {}, {}};
}

void build_scene(Scene3D& out, const SpaceScene& scene, const Camera3& camera, const pca_camera::Ball& ball,
                 float scale) {
    out.clear();
    out.camera = camera;
    out.scale = scale;
    out.dark = scene.theme.dark;
    out.background = scene.theme.background;
    const Builder b{out, scene, ball};
    if (scene.view.layers.grid) add_floor(b);
    add_columns(b);
    if (scene.analysis.count == 0) return;
    add_best_plane(b);
    add_ellipsoid(b);
    add_projections(b);
    add_points(b);
    add_selection(b);
    if (!scene.view.layers.axes) return;
    add_ties(b);
    add_axes(b);
    add_mean(b);
}

void draw_thumbnail(Painter& painter, Box box, float scale, const SpaceScene& scene) {
    constexpr std::size_t kShown = 120;
    const SpaceCloud& cloud = scene.params.cloud;
    const pca_space::Axes& axes = scene.axes();
    Scene3D small;
    small.vector_only = true;
    small.dark = scene.theme.dark;
    small.scale = scale;
    const Vec3 start = scene.placement(scene.center());
    const double size = std::max(2.4 * axes.deviation[0], 1e-280);
    const bool near = norm(start) < 2 * size;  // then the origin is seen too
    const Vec3 middle = near ? 0.5 * start : start;
    const double reach = near ? size + norm(start) / 2 : size;
    small.camera = scene.view.time < pca_space::kStages ? Camera3{middle, reach, -1.05, 0.35}
                                                        : Camera3{middle, reach, -1.57, 1.05};
    auto points = std::make_shared<PointBlock3>();
    const std::size_t stride = std::max<std::size_t>(1, cloud.size() / kShown);
    for (std::size_t i = 0; i < cloud.size(); i += stride) points->push_back(scene.frame(cloud[i]));
    small.clouds.push_back({.points = points, .color = scene.theme.ink_soft.faded(0.8), .radius = 1});
    for (int i = 0; i < 3; ++i)
        small.arrows.push_back(
            {.from = start,
             .to = scene.placement(scene.center() + kDeviations * axes.deviation[i] * axes.direction(i)),
             .color = looks(scene.theme)[static_cast<std::size_t>(i)].color,
             .width = 2});
    painter.scene(small, box);
}

}  // namespace svdscope::pca_picture
