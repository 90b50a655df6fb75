// Other ways to look at the same matrix: eigenvectors, polar form, longest A x, inverse.
#include <cmath>

#include <fmt/format.h>

#include "app/labs/transform_picture.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::transform_picture {
namespace {

constexpr int kLensPriority = 7;

// A line through the origin across the whole canvas.
void draw_line(Canvas2D& canvas, Vec2 direction, const Stroke& stroke) {
    const double far =
        2 * canvas.camera().half_height * (1 + canvas.area().w / std::max(1.0F, canvas.area().h)) +
        norm(canvas.camera().center);
    canvas.line(-far * direction, far * direction, stroke);
}

void draw_eigenvectors(Canvas2D& canvas, const Scene& scene) {
    const transform::Eigen2& eigen = scene.analysis.eigen;
    if (eigen.every_direction) return;
    for (int i = 0; i < eigen.count; ++i) {
        draw_line(canvas, eigen.vectors[i], {scene.theme.third.faded(0.7), 1.5F});
        const Vec2 tip = eigen.values[i] * eigen.vectors[i];
        canvas.arrow({}, tip, {scene.theme.third, 2.5F}, Tip::Triangle);
        canvas.avoid(tip, 8);
        canvas.label(tip, tip, fmt::format("λ = {}", number_text(eigen.values[i])), scene.theme.third,
                     kLensPriority);
    }
}

void draw_polar(Canvas2D& canvas, const Scene& scene) {
    canvas.circle_image(scene.analysis.polar.stretch, {scene.theme.third, 2, true});
    const Vec2 tip = scene.analysis.sigma_max * input_axis(scene.analysis, 0);
    canvas.label(tip, tip, "stretch only", scene.theme.third, kLensPriority);
}

// The circle that x runs on, and how long A x is against the longest it can be.
void draw_eigshow(Canvas2D& canvas, const Scene& scene) {
    const double length = norm(scene.params.probe);
    canvas.circle_image(diagonal(length, length), {scene.theme.probe.faded(0.4), 1.5F});
    const double longest = scene.analysis.sigma_max * length;
    canvas.circle_image(diagonal(longest, longest), {scene.theme.first.faded(0.6), 1.5F, true});
}

void draw_inverse(Canvas2D& canvas, const Scene& scene) {
    const Mat2& inverse = scene.analysis.pseudoinverse;
    canvas.circle_image(inverse, {scene.theme.data, 2, true});
    const Vec2 tip = inverse * scene.analysis.U.column(scene.analysis.rank == 2 ? 1 : 0);
    canvas.label(tip, tip, scene.analysis.rank == 2 ? "A⁻¹" : "A⁺", scene.theme.data, kLensPriority);
}

}  // namespace

void draw_lenses(Canvas2D& canvas, const Scene& scene) {
    const TransformLab::Lenses& lenses = scene.view.lenses;
    if (lenses.inverse) draw_inverse(canvas, scene);
    if (lenses.polar) draw_polar(canvas, scene);
    if (lenses.eigshow) draw_eigshow(canvas, scene);
    if (lenses.eigen) draw_eigenvectors(canvas, scene);
}

}  // namespace svdscope::transform_picture
