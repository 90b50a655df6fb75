// The layers of the PCA lab's planes: grid, ellipses, points, axes, mean.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/labs/pca_picture.hpp"
#include "app/labs/pca_words.hpp"

namespace svdscope::pca_picture {
namespace {

using pca::Analysis;
using pca::Tie;

constexpr float kArrow = 3, kMark = 6;
constexpr int kAxisPriority = 10, kMeanPriority = 8;
constexpr std::size_t kRinged = 5'000;  // at most so many selected points get a ring each

struct Look {
    Rgba color;
    Tip tip;
};

std::array<Look, 2> looks(const Theme& theme) {
    return {{{theme.first, Tip::Round}, {theme.second, Tip::Square}}};
}

double opacity(Tie tie) { return tie == Tie::Exact ? 0.3 : tie == Tie::Near ? 0.6 : 1; }

// The more points, the smaller and fainter each is: a million still shows where they are dense.
struct PointLook {
    float radius;
    double opacity;
};

PointLook point_look(std::size_t count) {
    if (count <= 100) return {5, 0.95};
    if (count <= 1'000) return {3.5F, 0.8};
    if (count <= 10'000) return {2.2F, 0.6};
    if (count <= 100'000) return {1.5F, 0.35};
    return {1.1F, 0.06};
}

// A ring where the axes are free, a wedge where they are nearly so.
void draw_uncertainty(Canvas2D& canvas, const Scene& scene, const pca::Axes& axes, Vec2 center,
                      const pca::Placement& placement) {
    if (axes.rank == 0 || axes.tie != Tie::Exact) return;
    const auto look = looks(scene.theme);
    const double radius = axes.deviation[0];
    for (const int i : {0, 1}) {
        std::vector<Vec2> ring;
        const double r = radius * (i == 0 ? 1.045 : 0.955);
        for (int k = 0; k < 128; ++k)
            ring.push_back(placement(center + r * unit(2 * std::numbers::pi * k / 128)));
        canvas.curve(ring, {look[static_cast<std::size_t>(i)].color.faded(0.8), 2, i == 1}, true);
    }
}

// The wedge in which PC1 lies in two of three samples like this one (its standard error), where it is wide.
void draw_wedge(Canvas2D& canvas, const Scene& scene, const pca::Axes& axes, Vec2 center,
                const pca::Placement& placement) {
    if (axes.tie != Tie::Near || !scene.params.center) return;
    const double half = std::min(scene.analysis.standard_error, std::numbers::pi / 4);
    const auto look = looks(scene.theme);
    for (const int i : {0, 1})
        for (const double side : {1.0, -1.0}) {
            std::vector<Vec2> wedge{placement(center)};
            const double middle = axes.angle + i * std::numbers::pi / 2;
            for (int k = -8; k <= 8; ++k)
                wedge.push_back(
                    placement(center + side * 1.6 * axes.deviation[i] * unit(middle + half * k / 8)));
            canvas.region(wedge, look[static_cast<std::size_t>(i)].color.faded(0.16));
        }
}

void draw_mean(Canvas2D& canvas, const Scene& scene) {
    if (scene.analysis.count == 0) return;
    const Vec2 at = scene.placement(scene.analysis.mean);
    const bool held = scene.lit == "mean";
    canvas.marker(at, scene.theme.column, Tip::Ring, held ? 9.0F : 7.0F);
    canvas.marker(at, scene.theme.column, Tip::Round, 2.5F);
    canvas.avoid(at, 10);
    canvas.label(at, -1.0 * (scene.axes().direction[0] + scene.axes().direction[1]), "mean",
                 scene.theme.column, kMeanPriority);
}

void draw_selection(Canvas2D& canvas, const Scene& scene) {
    const Rgba ring = scene.theme.accent;
    for (const std::size_t i : scene.selection.first(std::min(kRinged, scene.selection.size())))
        canvas.marker(scene.frame(scene.params.cloud[i]), ring, Tip::Ring,
                      point_look(scene.params.cloud.size()).radius + 3);
    const auto point = pca_words::point_index(scene.lit);
    if (point && *point < scene.params.cloud.size())
        canvas.marker(scene.frame(scene.params.cloud[*point]), scene.theme.ink, Tip::Ring,
                      point_look(scene.params.cloud.size()).radius + 4);
}

// Among more points than these a label finds no free place anyway.
void keep_labels_off_points(Canvas2D& canvas, const Scene& scene) {
    constexpr std::size_t kFew = 80;
    if (scene.params.cloud.size() > kFew) return;
    for (const Vec2 p : scene.params.cloud.points()) canvas.avoid(scene.frame(p), 2);
}

void draw_welcome(Canvas2D& canvas, const Scene& scene) {
    if (scene.view.welcomed || scene.view.time > 0 || scene.analysis.count == 0 ||
        scene.view.lens != PcaLab::Lens::None)
        return;
    const Vec2 tip =
        scene.placement(scene.center() + 1.0 * scene.axes().deviation[0] * scene.axes().direction[0]);
    canvas.label(tip + Vec2{0, 0.13 * canvas.camera().half_height}, {0, 1}, "Drag any point",
                 scene.theme.ink_soft, 1, Face::Caption);
}

}  // namespace

Scene scene_at(const Theme& theme, const pca::Params& params, const PcaLab::View& view,
               const Analysis& analysis) {
    const pca::Placement placement = placement_at(params, analysis, PcaLab::shown_time(view));
    return {theme,    params,    view,
            analysis, placement, drawn_frame(analysis, placement),
            {},       {},        PcaLab::hides_axes(view)};
}

void draw_points(Canvas2D& canvas, const Scene& scene, const pca::Frame& frame) {
    const PointLook look = point_look(scene.params.cloud.size());
    const Vec2 middle = scene.params.cloud.moments().mean();
    canvas.points(scene.params.cloud.blocks(), frame.linear, middle, frame(middle),
                  scene.theme.data.faded(look.opacity), look.radius);
}

void draw_ellipses(Canvas2D& canvas, const Scene& scene, const pca::Axes& axes, Vec2 center,
                   const pca::Placement& placement) {
    if (axes.rank == 0) return;
    constexpr int kSteps = 160;
    for (const double size : {1.0, 2.0}) {
        std::vector<Vec2> ellipse;
        for (int k = 0; k < kSteps; ++k) {
            const Vec2 e = unit(2 * std::numbers::pi * k / kSteps);
            ellipse.push_back(placement(center + size * (e.x * axes.deviation[0] * axes.direction[0] +
                                                         e.y * axes.deviation[1] * axes.direction[1])));
        }
        if (size == 1) canvas.region(ellipse, scene.theme.sheet);
        canvas.curve(ellipse, {scene.theme.ink_soft.faded(size == 1 ? 0.7 : 0.4), 1.5F, size == 2}, true);
    }
}

void draw_long_line(Canvas2D& canvas, const pca::Placement& placement, Vec2 through, Vec2 direction,
                    const Stroke& stroke) {
    const Vec2 at = placement(through), along = placement.linear * direction;
    const double length = norm(along);
    if (!(length > 0)) return;
    const double aspect = canvas.area().w / std::max(1.0F, canvas.area().h);
    const double far =
        (2 * canvas.camera().half_height * (1 + aspect) + norm(at - canvas.camera().center)) / length;
    canvas.line(at - far * along, at + far * along, stroke);
}

void draw_axes(Canvas2D& canvas, const Scene& scene, const pca::Axes& axes, Vec2 center,
               const pca::Placement& placement, std::span<const char* const> names) {
    const auto look = looks(scene.theme);
    draw_uncertainty(canvas, scene, axes, center, placement);
    draw_wedge(canvas, scene, axes, center, placement);
    const double faint = opacity(axes.tie);
    if (axes.rank > 0)
        draw_long_line(canvas, placement, center, axes.direction[0],
                       {look[0].color.faded(0.35 * faint), 1.5F, true});
    const Vec2 start = placement(center);
    for (const int i : {0, 1}) {
        if (axes.deviation[i] == 0) continue;
        const auto k = static_cast<std::size_t>(i);
        const Vec2 tip = placement(center + axes.deviation[i] * axes.direction[i]);
        canvas.arrow(start, tip, {look[k].color.faded(faint), kArrow}, look[k].tip, kMark);
        canvas.avoid(tip, 10);
        canvas.label(tip, tip - start, names[k], look[k].color, kAxisPriority);
    }
}

Vec2 mean_handle(const Scene& scene) { return scene.placement(scene.analysis.mean); }

void draw_plane(Canvas2D& canvas, const Scene& scene) {
    constexpr const char* kCentred[] = {"PC1", "PC2"};
    constexpr const char* kUncentred[] = {"v₁, not centred", "v₂"};
    const PcaLab::Layers& layers = scene.view.layers;
    if (layers.grid) canvas.grid(Mat2{}, scene.theme.grid);
    canvas.axes(scene.theme.axis, scene.theme.ink_soft);
    const bool axes = layers.axes && !scene.hides_axes;
    if (layers.ellipses && !scene.hides_axes)
        draw_ellipses(canvas, scene, scene.axes(), scene.center(), scene.placement);
    draw_residuals(canvas, scene);
    draw_points(canvas, scene, scene.frame);
    keep_labels_off_points(canvas, scene);
    draw_selection(canvas, scene);
    draw_lens(canvas, scene);
    draw_welcome(canvas, scene);
    if (axes)
        draw_axes(canvas, scene, scene.axes(), scene.center(), scene.placement,
                  scene.params.center ? kCentred : kUncentred);
    draw_mean(canvas, scene);
    canvas.place_labels();
}

void draw_thumbnail(Painter& painter, Box box, float scale, const Scene& scene) {
    constexpr std::size_t kShown = 150;
    const pca::Axes& axes = scene.axes();
    const Vec2 start = scene.placement(scene.center());
    const double reach =
        std::max({norm(scene.placement.linear * (axes.deviation[0] * axes.direction[0])), 1e-280});
    Canvas2D canvas(painter, box, {{start.x / 2, start.y / 2}, 2.6 * reach + norm(start) / 2}, scale,
                    scene.theme.background);
    canvas.line({-1e3 * reach, 0}, {1e3 * reach, 0}, {scene.theme.axis, 1});
    canvas.line({0, -1e3 * reach}, {0, 1e3 * reach}, {scene.theme.axis, 1});
    const Cloud& cloud = scene.params.cloud;
    const std::size_t stride = std::max<std::size_t>(1, cloud.size() / kShown);
    for (std::size_t i = 0; i < cloud.size(); i += stride)
        canvas.marker(scene.frame(cloud[i]), scene.theme.ink_soft.faded(0.7), Tip::Round, 1);
    if (scene.hides_axes) return;
    const auto look = looks(scene.theme);
    for (const int i : {0, 1})
        canvas.arrow(start, scene.placement(scene.center() + axes.deviation[i] * axes.direction[i]),
                     {look[static_cast<std::size_t>(i)].color, 2}, Tip::None);
}

}  // namespace svdscope::pca_picture
