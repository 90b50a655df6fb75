// What the lenses of the PCA lab add: residuals, one's own line, regression, outlier, units, the second
// plane.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/labs/pca_picture.hpp"
#include "app/labs/pca_words.hpp"

namespace svdscope::pca_picture {
namespace {

using Lens = PcaLab::Lens;
using Residuals = PcaLab::Residuals;

constexpr float kThin = 1.75F;
constexpr int kLensPriority = 7;
constexpr std::size_t kMostResiduals = 600;
constexpr double kLineReach =
    2.3;  // the handle of one's own line, in standard deviations of the wider column

// The line through the center that residuals are drawn to, and along which direction they run.
struct Target {
    Vec2 along, across;
};

std::optional<Target> target_of(const Scene& scene) {
    const pca::Analysis& a = scene.analysis;
    const auto perpendicular_to = [](Vec2 along) { return Target{along, perpendicular(along)}; };
    switch (scene.view.residuals) {
        case Residuals::None:
            return std::nullopt;
        case Residuals::First:
            return perpendicular_to(scene.axes().direction[0]);
        case Residuals::Second:
            return perpendicular_to(scene.axes().direction[1]);
        case Residuals::Line:
            return perpendicular_to(unit(scene.params.line));
        case Residuals::YOnX:
            return Target{{1, a.slope_y_on_x}, {0, 1}};
        case Residuals::XOnY:
            break;
    }
    return Target{{a.slope_x_on_y, 1}, {1, 0}};
}

// In the hunt one's own line is the only one that is not a secret.
std::optional<Target> shown_target(const Scene& scene) {
    if (scene.hides_axes) return Target{unit(scene.params.line), perpendicular(unit(scene.params.line))};
    return target_of(scene);
}

double widest(const pca::Analysis& analysis) {
    const double spread = std::max(analysis.deviation.x, analysis.deviation.y);
    return spread > 0 ? spread : 1;
}

void draw_own_line(Canvas2D& canvas, const Scene& scene) {
    const Theme& theme = scene.theme;
    const Vec2 direction = unit(scene.params.line), mean = scene.analysis.mean;
    if (theme.probe_halo.a > 0)
        draw_long_line(canvas, scene.placement, mean, direction, {theme.probe_halo, kThin + 3});
    draw_long_line(canvas, scene.placement, mean, direction, {theme.probe, kThin});
    const Vec2 tip = line_handle(scene);
    canvas.marker(tip, theme.probe, Tip::Ring, scene.lit == "line" ? 9.0F : 7.0F);
    canvas.avoid(tip, 12);
    canvas.label(tip, tip - scene.placement(mean), "your line", theme.probe, kLensPriority);
}

void draw_regression(Canvas2D& canvas, const Scene& scene) {
    const pca::Analysis& a = scene.analysis;
    const double reach = kLineReach * widest(a);
    const auto draw = [&](Vec2 direction, const char* name, bool dashed) {
        const Vec2 along = (1 / norm(direction)) * direction;
        draw_long_line(canvas, scene.placement, a.mean, along, {scene.theme.column, kThin, dashed});
        const Vec2 at = scene.placement(a.mean - reach * along);
        canvas.label(at, perpendicular(along), name, scene.theme.column, kLensPriority);
    };
    if (!a.constant[0]) draw({1, a.slope_y_on_x}, "y on x", false);
    if (!a.constant[1]) draw({a.slope_x_on_y, 1}, "x on y", true);
}

void draw_without_point(Canvas2D& canvas, const Scene& scene) {
    const auto point = pca_words::marked_point(scene.params, scene.view);
    if (!point) return;
    const Vec2 at = scene.frame(scene.params.cloud[*point]);
    canvas.marker(at, scene.theme.error, Tip::Ring, 11);
    canvas.avoid(at, 14);
    canvas.label(at, at - scene.placement(scene.analysis.mean), "marked", scene.theme.error, kLensPriority);
    if (scene.analysis.count < 3) return;
    const pca::Influence without = influence(scene.params, scene.analysis, *point);
    const Vec2 start = scene.placement(without.mean_without);
    for (const int i : {0, 1}) {
        const Vec2 tip = scene.placement(without.mean_without +
                                         without.without.deviation[i] * without.without.direction[i]);
        canvas.arrow(start, tip, {scene.theme.ink_soft, kThin, true}, i == 0 ? Tip::Round : Tip::Square, 4);
        if (i == 0) canvas.label(tip, tip - start, "without it", scene.theme.ink_soft, kLensPriority - 1);
    }
}

// What was PC1 in the old units, written in the new ones: no longer the direction of most variance.
void draw_old_axis(Canvas2D& canvas, const Scene& scene) {
    pca::Params before = scene.params;
    before.unit = {1, 1};
    before.standardise = false;
    before.branch.reset();
    const auto old = pca::analyze(before);
    if (!old || old->centred.rank == 0) return;
    const Mat2& linear = scene.analysis.data.linear;
    Vec2 along = diagonal(linear.a, linear.d) * old->centred.direction[0];
    if (dot(along, scene.analysis.centred.direction[0]) < 0) along = -along;
    draw_long_line(canvas, scene.placement, scene.analysis.mean, along, {scene.theme.ink_soft, kThin, true});
    const double length = 1.7 * widest(scene.analysis) / norm(along);
    const Vec2 at = scene.placement(scene.analysis.mean + length * along);
    canvas.label(at, perpendicular(along), "old PC1", scene.theme.ink_soft, kLensPriority);
}

void draw_noise(Canvas2D& canvas, const Scene& scene, const pca::Placement& placement, Vec2 center,
                bool strong) {
    std::vector<Vec2> ring;
    for (int k = 0; k < 96; ++k)
        ring.push_back(placement(center + scene.params.noise * unit(2 * std::numbers::pi * k / 96)));
    if (strong) canvas.region(ring, scene.theme.error.faded(0.25));
    canvas.curve(ring, {scene.theme.error.faded(strong ? 1 : 0.3), strong ? 2.0F : 1.0F, !strong}, true);
}

// The same noise around a few points, so that all of it is seen to change alike.
void draw_all_noise(Canvas2D& canvas, const Scene& scene, const pca::Placement& placement) {
    constexpr std::size_t kShown = 40;
    const Cloud& cloud = scene.params.cloud;
    const std::size_t stride = std::max<std::size_t>(1, cloud.size() / kShown);
    for (std::size_t i = 0; i < cloud.size(); i += stride)
        draw_noise(canvas, scene, placement, scene.analysis.data(cloud[i]), false);
    draw_noise(canvas, scene, placement, scene.analysis.mean, true);
}

void draw_noise_handle(Canvas2D& canvas, const Scene& scene) {
    const Vec2 at = noise_handle(scene);
    canvas.marker(at, scene.theme.error, Tip::Ring, scene.lit == "noise" ? 8.0F : 6.0F);
    canvas.avoid(at, 10);
    canvas.label(at, at - scene.placement(scene.analysis.mean), "noise", scene.theme.error, kLensPriority);
}

void draw_uncentred_side(Canvas2D& canvas, const Scene& scene) {
    constexpr const char* kNames[] = {"v₁", "v₂"};
    const pca::Placement as_it_is{{}, {}};
    const pca::Analysis& a = scene.analysis;
    draw_points(canvas, scene, drawn_frame(a, as_it_is));
    draw_long_line(canvas, as_it_is, a.mean, a.centred.direction[0],
                   {scene.theme.ink_soft.faded(0.8), 1.5F, true});
    if (norm(a.mean) > 0) canvas.line({0, 0}, a.mean, {scene.theme.column, kThin, true});
    draw_axes(canvas, scene, a.uncentred, {0, 0}, as_it_is, kNames);
    canvas.marker(a.mean, scene.theme.column, Tip::Ring, scene.lit == "mean" ? 9.0F : 7.0F);
    canvas.avoid(a.mean, 10);
    canvas.label(a.mean, a.mean, "mean", scene.theme.column, kLensPriority);
}

void draw_whitened_side(Canvas2D& canvas, const Scene& scene) {
    constexpr const char* kNames[] = {"PC1 / s₁", "PC2 / s₂"};
    const pca::Placement whitened = placement_at(scene.params, scene.analysis, pca::kStages);
    draw_ellipses(canvas, scene, scene.axes(), scene.center(), whitened);
    draw_all_noise(canvas, scene, whitened);
    draw_points(canvas, scene, drawn_frame(scene.analysis, whitened));
    draw_axes(canvas, scene, scene.axes(), scene.center(), whitened, kNames);
}

}  // namespace

void draw_residuals(Canvas2D& canvas, const Scene& scene) {
    const Cloud& cloud = scene.params.cloud;
    const auto target = shown_target(scene);
    if (!target || cloud.size() > kMostResiduals || scene.analysis.count < 2) return;
    if (scene.view.lens == Lens::Whitening) return;
    const double slant = cross(target->along, target->across);
    if (slant == 0) return;
    const Vec2 center = scene.hides_axes ? scene.analysis.mean : scene.center();
    const double opacity = cloud.size() <= 100 ? 0.55 : 0.3;
    for (const Vec2 p : cloud.points()) {
        const Vec2 data = scene.analysis.data(p);
        const double along = cross(data - center, target->across) / slant;
        const Vec2 foot = scene.placement(center + along * target->along);
        canvas.line(scene.placement(data), foot, {scene.theme.ink_soft.faded(opacity), 1.25F});
        canvas.marker(foot, scene.theme.ink_soft.faded(opacity), Tip::Round, 1.75F);
    }
}

Vec2 line_handle(const Scene& scene) {
    return scene.placement(scene.analysis.mean +
                           kLineReach * widest(scene.analysis) * unit(scene.params.line));
}

Vec2 noise_handle(const Scene& scene) {
    return scene.placement(scene.analysis.mean + scene.params.noise * unit(-std::numbers::pi / 4));
}

void draw_lens(Canvas2D& canvas, const Scene& scene) {
    if (scene.analysis.count == 0) return;
    switch (scene.view.lens) {
        case Lens::Hunt:
            return draw_own_line(canvas, scene);
        case Lens::Regression:
            return draw_regression(canvas, scene);
        case Lens::Outlier:
            return draw_without_point(canvas, scene);
        case Lens::Units:
            return draw_old_axis(canvas, scene);
        case Lens::Whitening:
            draw_all_noise(canvas, scene, scene.placement);
            return draw_noise_handle(canvas, scene);
        case Lens::Uncentred:
        case Lens::None:
            break;
    }
}

void draw_side_plane(Canvas2D& canvas, const Scene& scene) {
    if (scene.view.layers.grid) canvas.grid(Mat2{}, scene.theme.grid);
    canvas.axes(scene.theme.axis, scene.theme.ink_soft);
    if (scene.view.lens == Lens::Uncentred)
        draw_uncentred_side(canvas, scene);
    else
        draw_whitened_side(canvas, scene);
    canvas.place_labels();
}

}  // namespace svdscope::pca_picture
