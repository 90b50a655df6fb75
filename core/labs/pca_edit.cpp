// The PCA lab's path to whitened scores, and its edits by hand.
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/geometry/motion.hpp"
#include "core/labs/pca_sums.hpp"

namespace svdscope::pca {
namespace {

double part_of_stage(double time, Stage stage) {
    return ease(std::clamp(time - static_cast<double>(stage), 0.0, 1.0));
}

double whitening_factor(double deviation, double part) {
    return deviation > 0 ? 1 + (1 / deviation - 1) * part : 1;
}

Mat2 inverse_of(const Mat2& m) {
    const double determinant = m.a * m.d - m.b * m.c;
    return {m.d / determinant, -m.b / determinant, -m.c / determinant, m.a / determinant};
}

Vec2 back_to_cloud(const Frame& frame, Vec2 drawn) {
    return inverse_of(frame.linear) * drawn + frame.center - frame.offset;
}

Params continued(const Params& params, const Analysis& before) {
    Params next = params;
    next.branch = Branch{before.centred.angle, before.uncentred.angle};
    return next;
}

Params edited(const Params& params, const Analysis& before) {
    Params next = continued(params, before);
    next.made = false;
    return next;
}

}  // namespace

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

// Where it is drawn depends on the point itself, through mean, axes and scale, but weakly: steps by the map
// as it is converge quickly. Where no place is drawn at the target they do not, and the nearest step is kept.
Params with_point(const Params& params, const Analysis& before, std::size_t point, Vec2 target, double time) {
    constexpr int kMostSteps = 40;
    Params next = edited(params, before);
    Moments2 sums = params.cloud.moments();
    const Vec2 start = params.cloud[point];
    Vec2 at = start, best = start;
    double least = std::numeric_limits<double>::infinity();
    for (int step = 0; step < kMostSteps; ++step) {
        const Result<Analysis> analysis = analyze_sums(next, sums);
        if (!analysis) break;
        const Frame frame = drawn_frame(*analysis, placement_at(next, *analysis, time));
        const Vec2 missing = target - frame(at);
        if (norm(missing) < least) least = norm(missing), best = at;
        const Vec2 moved = at + inverse_of(frame.linear) * missing;
        if (!std::isfinite(norm(moved)) || moved == at) break;
        sums.move(at, moved);
        at = moved;
    }
    next.cloud.move(point, best);
    return next;
}

Params with_points_shifted(const Params& params, const Analysis& before, std::span<const std::size_t> points,
                           Vec2 step, double time) {
    Params next = edited(params, before);
    const Frame frame = drawn_frame(before, placement_at(params, before, time));
    next.cloud.shift(points, inverse_of(frame.linear) * step);
    return next;
}

Params with_points_added(const Params& params, const Analysis& before, std::span<const Vec2> drawn,
                         double time) {
    Params next = edited(params, before);
    const Frame frame = drawn_frame(before, placement_at(params, before, time));
    const std::size_t room = Cloud::kLargest - std::min(Cloud::kLargest, params.cloud.size());
    std::vector<Vec2> points;
    for (const Vec2 p : drawn.first(std::min(drawn.size(), room))) points.push_back(back_to_cloud(frame, p));
    next.cloud.append(points);
    return next;
}

Params without_points(const Params& params, const Analysis& before, std::span<const std::size_t> points) {
    Params next = edited(params, before);
    next.cloud.remove(points);
    return next;
}

Params with_mean(const Params& params, const Analysis& before, Vec2 mean) {
    if (params.standardise) return params;
    Params next = continued(params, before);
    next.offset = inverse_of(before.data.linear) * mean - params.cloud.moments().mean();
    return next;
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
