// The PCA lab's path to whitened scores, and its edits by hand.
#include "core/labs/pca_edits.hpp"

namespace svdscope::pca {
namespace {

using pca_edits::part_of_stage;

double whitening_factor(double deviation, double part) {
    return deviation > 0 ? 1 + (1 / deviation - 1) * part : 1;
}

Mat2 inverse_of(const Mat2& m) {
    const double determinant = m.a * m.d - m.b * m.c;
    return {m.d / determinant, -m.b / determinant, -m.c / determinant, m.a / determinant};
}

}  // namespace

Mat2 back_of(const Frame& frame) { return inverse_of(frame.linear); }

Placement placement_at(const Params& params, const Analysis& analysis, double time) {
    const Axes& axes = analysis.axes(params.center);
    const double centring = part_of_stage(time, Stage::Center);
    const double whitening = part_of_stage(time, Stage::Whiten);
    const Mat2 turn = rotation(-part_of_stage(time, Stage::Turn) * axes.angle);
    const Mat2 shrink = diagonal(whitening_factor(axes.deviation[0], whitening),
                                 whitening_factor(axes.deviation[1], whitening));
    return {shrink * turn, params.center ? centring * analysis.mean : Vec2{}};
}

Frame drawn_frame(const Analysis& analysis, const Placement& placement) {
    const Frame& data = analysis.data;
    return {placement.linear * data.linear, data.offset,
            data.center + inverse_of(data.linear) * placement.center};
}

Params with_point(const Params& params, const Analysis& before, std::size_t point, Vec2 target, double time) {
    return pca_edits::with_point(params, before, point, target, time);
}

Params with_points_shifted(const Params& params, const Analysis& before, std::span<const std::size_t> points,
                           Vec2 step, double time) {
    return pca_edits::with_points_shifted(params, before, points, step, time);
}

Params with_points_added(const Params& params, const Analysis& before, std::span<const Vec2> drawn,
                         double time) {
    return pca_edits::with_points_added(params, before, drawn, time);
}

Params without_points(const Params& params, const Analysis& before, std::span<const std::size_t> points) {
    return pca_edits::without_points(params, before, points);
}

Params with_mean(const Params& params, const Analysis& before, Vec2 mean) {
    return pca_edits::with_mean(params, before, mean);
}

Params with_cloud(const Params& params, std::span<const Vec2> points, const Column& x, const Column& y) {
    Params next;
    next.cloud = Cloud(points);
    next.made = false;
    next.center = params.center;
    next.line = params.line;
    next.noise = params.noise;
    next.x = x, next.y = y;
    return next;
}

Params with_recipe(const Params& params, const CloudRecipe& recipe) {
    Params next = with_cloud(params, make_cloud(recipe), {"x", {}}, {"y", {}});
    next.recipe = recipe;
    next.made = true;
    return next;
}

}  // namespace svdscope::pca
