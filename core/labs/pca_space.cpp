// PCA of a cloud of space from its sums.
#include "core/labs/pca_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/geometry/rotation3.hpp"
#include "core/labs/pca_edits.hpp"

namespace svdscope::pca_space {
namespace {

using pca_edits::part_of_stage;

bool is_rotation(const Mat3& m) {
    constexpr double kTolerance = 1e-6;
    const Mat3 square = transpose(m) * m;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            if (!(std::abs(square(i, j) - (i == j ? 1 : 0)) <= kTolerance)) return false;
    return determinant(m) > 0;
}

Axes axes_of(const Scatter3& scatter, std::size_t count, double divisor, double rounding,
             const Mat3& previous) {
    const PrincipalAxes3 found = principal_axes(scatter, rounding, previous);
    Axes axes;
    for (int i = 0; i < 3; ++i) axes.sigma[i] = found.sigma[i];
    axes.directions = found.axes;
    axes.ties[0] = found.ties[0], axes.ties[1] = found.ties[1];
    axes.all = found.all;
    pca::describe_spread(axes, count, divisor);
    return axes;
}

// Between two lines through one point, radians in [0, pi/2].
double between(Vec3 p, Vec3 q) { return std::atan2(norm(cross(p, q)), std::abs(dot(p, q))); }

double standard_error(const Axes& axes, std::size_t count, int axis) {
    if (count < 2 || axes.rank == 0) return std::numeric_limits<double>::infinity();
    double sum = 0;
    for (int j = 0; j < 3; ++j) {
        if (j == axis) continue;
        const double gap = axes.share[axis] - axes.share[j];
        if (std::abs(gap) <= 1e-9 * axes.share[std::min(axis, j)])
            return std::numeric_limits<double>::infinity();
        sum += axes.share[axis] * axes.share[j] / (gap * gap);
    }
    return std::sqrt(sum / static_cast<double>(count - 1));
}

void describe_columns(Analysis& a, const Scatter3& scatter, double divisor) {
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j)
            a.covariance(i, j) = divisor > 0 ? static_cast<double>(scatter(i, j)) / divisor : 0;
        a.deviation[i] = std::sqrt(a.covariance(i, i));
    }
}

void compare(Analysis& a, bool center) {
    const Vec3 first = a.centred.direction(0), raw = a.uncentred.direction(0);
    a.swing = between(first, raw);
    a.swing_to_mean = norm(a.mean) > 0 ? between(raw, a.mean) : 0;
    a.standard_error[0] = standard_error(a.centred, a.count, 0);
    a.standard_error[1] = standard_error(a.centred, a.count, 2);
    if (a.count > 0) a.off_plane = a.axes(center).sigma[2] / std::sqrt(static_cast<double>(a.count));
}

Mat3 scaling(Vec3 factors) { return diagonal(factors.x, factors.y, factors.z); }

}  // namespace

Result<Analysis> analyze_sums(const Params& params, const Moments3& sums) {
    const Branch branch = params.branch.value_or(Branch{});
    if (!is_rotation(branch.centred) || !is_rotation(branch.uncentred))
        return fail("The axes that are remembered are no rotation of space");
    Analysis a;
    a.count = sums.count();
    const double divisor = a.count > 1 ? static_cast<double>(a.count - 1) : 0;
    const Scatter3 raw = sums.scatter();
    const Vec3 factors = params.standardise ? pca::standardising(raw, divisor) : Vec3{1, 1, 1};
    const Vec3 raw_mean = sums.mean() + params.offset;
    a.data = {scaling(factors), scaling({1 / factors.x, 1 / factors.y, 1 / factors.z}), params.offset,
              params.standardise ? raw_mean : Vec3{}};
    a.mean = a.data.linear * (raw_mean - a.data.center);

    const Scatter3 centred = pca::in_units(raw, factors);
    const Scatter3 uncentred =
        params.standardise ? centred : pca::in_units(sums.about_origin(params.offset), factors);
    if (!pca::usable(raw) || !pca::usable(centred) || !pca::usable(uncentred) || !is_finite(a.mean))
        return fail(pca::kTooFarOut);
    describe_columns(a, centred, divisor);
    a.centred = axes_of(centred, a.count, divisor, sums.relative_rounding(), branch.centred);
    a.uncentred =
        axes_of(uncentred, a.count, static_cast<double>(a.count), sums.relative_rounding(), branch.uncentred);
    compare(a, params.center);
    return a;
}

Result<Analysis> analyze(const Params& params) { return analyze_sums(params, params.cloud.moments()); }

Placement placement_at(const Params& params, const Analysis& analysis, double time) {
    const Mat3 to_axes = transpose(analysis.axes(params.center).directions);
    const double turning = part_of_stage(time, Stage::Turn), flat = part_of_stage(time, Stage::Flatten);
    const Mat3 turned = turning == 1 ? to_axes : matrix_of(turn(quaternion_of(to_axes), turning));
    return {diagonal(1, 1, 1 - flat) * turned, transpose(turned) * diagonal(1, 1, flat > 0 ? 0 : 1),
            params.center ? part_of_stage(time, Stage::Center) * analysis.mean : Vec3{}};
}

Frame drawn_frame(const Analysis& analysis, const Placement& placement) {
    const Frame& data = analysis.data;
    return {placement.linear * data.linear, data.back * placement.back, data.offset,
            data.center + data.back * placement.center};
}

Params with_point(const Params& params, const Analysis& before, std::size_t point, Vec3 target, double time) {
    return pca_edits::with_point(params, before, point, target, time);
}

Params with_points_shifted(const Params& params, const Analysis& before, std::span<const std::size_t> points,
                           Vec3 step, double time) {
    return pca_edits::with_points_shifted(params, before, points, step, time);
}

Params with_points_added(const Params& params, const Analysis& before, std::span<const Vec3> drawn,
                         double time) {
    return pca_edits::with_points_added(params, before, drawn, time);
}

Params without_points(const Params& params, const Analysis& before, std::span<const std::size_t> points) {
    return pca_edits::without_points(params, before, points);
}

Params with_mean(const Params& params, const Analysis& before, Vec3 mean) {
    return pca_edits::with_mean(params, before, mean);
}

Params with_cloud(const Params& params, std::span<const Vec3> points, const std::array<Column, 3>& columns) {
    Params next;
    next.cloud = SpaceCloud(points);
    next.made = false;
    next.center = params.center;
    next.columns = columns;
    return next;
}

Params with_recipe(const Params& params, const CloudRecipe& recipe) {
    Params next;
    next.recipe = recipe;
    next.recipe.count = std::min(recipe.count, static_cast<int>(SpaceCloud::kLargest));
    next.cloud = SpaceCloud(make_space_cloud(next.recipe));
    next.center = params.center;
    return next;
}

Params with_short_turn(const Params& params, const Analysis& analysis) {
    constexpr double kLong = 105 * std::numbers::pi / 180, kGain = 15 * std::numbers::pi / 180;
    const Branch now = branch_of(analysis);
    const Mat3& shown = params.center ? now.centred : now.uncentred;
    const auto shorter = [](const Mat3& axes) {
        Mat3 best = axes;
        for (const Vec3 signs : {Vec3{1, -1, -1}, Vec3{-1, 1, -1}, Vec3{-1, -1, 1}}) {
            const Mat3 other = axes * scaling(signs);
            if (angle_of(other) < angle_of(best)) best = other;
        }
        return best;
    };
    if (angle_of(shown) <= kLong || angle_of(shown) - angle_of(shorter(shown)) <= kGain) return params;
    Params next = params;
    next.branch = Branch{shorter(now.centred), shorter(now.uncentred)};
    return next;
}

double measured_drift(const SpaceCloud& cloud) { return pca::drift_of(cloud); }

}  // namespace svdscope::pca_space
