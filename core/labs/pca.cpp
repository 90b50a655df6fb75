// PCA of a plane cloud from its sums.
#include "core/labs/pca.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/labs/pca_sums.hpp"

namespace svdscope::pca {
namespace {

constexpr double kPi = std::numbers::pi;

// The angle of a line has no sign: the one of angle + k pi that is nearest to the previous one.
double continued(double angle, const double* previous) {
    return previous == nullptr ? angle : *previous + std::remainder(angle - *previous, kPi);
}

/// Eigenvalues of the scatter matrix, the larger first, and the direction of the first, from a matrix scaled
/// so that products neither over- nor underflow.
struct Eigenpairs {
    double large = 0, small = 0;
    double angle = 0;
};

Eigenpairs eigenpairs(const Scatter2& scatter) {
    const double size = scatter.trace();
    if (size == 0) return {};
    const int exponent = std::ilogb(size);
    const double scale = std::ldexp(1, -exponent);
    const DoubleDouble xx = scatter(0, 0) * scale, xy = scatter(0, 1) * scale, yy = scatter(1, 1) * scale;
    const auto difference = static_cast<double>(xx - yy), twice = static_cast<double>(xy + xy);
    const double large = (static_cast<double>(xx + yy) + std::hypot(difference, twice)) / 2;
    // Subtracting in double would lose the smaller eigenvalue; the determinant in twice the precision does
    // not.
    const auto determinant = static_cast<double>(xx * yy - xy * xy);
    return {std::ldexp(large, exponent), std::ldexp(std::max(0.0, determinant / large), exponent),
            std::atan2(twice, difference) / 2};
}

Axes axes_of(const Scatter2& scatter, std::size_t count, double divisor, double rounding,
             const double* previous) {
    Axes axes;
    Eigenpairs eigen = eigenpairs(scatter);
    if (eigen.small <= rounding * eigen.large) eigen.small = 0;
    axes.sigma[0] = std::sqrt(eigen.large), axes.sigma[1] = std::sqrt(eigen.small);
    axes.tie = tie_of(axes.sigma[0], axes.sigma[1]);
    axes.angle = axes.tie == Tie::Exact && previous != nullptr ? *previous : continued(eigen.angle, previous);
    axes.direction[0] = unit(axes.angle);
    axes.direction[1] = perpendicular(axes.direction[0]);
    describe_spread(axes, count, divisor);
    return axes;
}

// Between two lines through one point, radians in [0, pi/2].
double between(Vec2 p, Vec2 q) { return std::atan2(std::abs(cross(p, q)), std::abs(dot(p, q))); }

double standard_error(const Axes& axes, std::size_t count) {
    if (count < 2 || axes.tie == Tie::Exact) return std::numeric_limits<double>::infinity();
    const double l1 = axes.share[0], l2 = axes.share[1];
    return std::sqrt(l1 * l2 / static_cast<double>(count - 1)) / (l1 - l2);
}

void describe_columns(Analysis& a, const Scatter2& scatter, double divisor) {
    const auto xx = static_cast<double>(scatter(0, 0)), xy = static_cast<double>(scatter(0, 1)),
               yy = static_cast<double>(scatter(1, 1));
    if (divisor > 0) a.covariance = {xx / divisor, xy / divisor, xy / divisor, yy / divisor};
    a.deviation = {std::sqrt(a.covariance.a), std::sqrt(a.covariance.d)};
    a.constant[0] = xx == 0, a.constant[1] = yy == 0;
    if (xx > 0) a.slope_y_on_x = xy / xx;
    if (yy > 0) a.slope_x_on_y = xy / yy;
    if (xx > 0 && yy > 0) a.correlation = std::clamp(xy / std::sqrt(xx) / std::sqrt(yy), -1.0, 1.0);
}

void compare(Analysis& a, const Params& params) {
    const Vec2 first = a.centred.direction[0], raw = a.uncentred.direction[0];
    a.swing = between(first, raw);
    a.swing_to_mean = norm(a.mean) > 0 ? between(raw, a.mean) : 0;
    a.standard_error = standard_error(a.centred, a.count);
    const Vec2 line = unit(params.line);
    a.line_variance = std::max(0.0, dot(line, a.covariance * line));
    a.line_error = between(line, first);
}

}  // namespace

Result<Analysis> analyze_sums(const Params& params, const Moments2& sums) {
    if (!(params.unit.x > 0) || !(params.unit.y > 0)) return fail("A unit is a positive number");
    Analysis a;
    a.count = sums.count();
    const double divisor = a.count > 1 ? static_cast<double>(a.count - 1) : 0;
    const Scatter2 raw = sums.scatter();
    const Vec2 factors = params.standardise ? standardising(raw, divisor) : params.unit;
    const Vec2 raw_mean = sums.mean() + params.offset;
    a.data = {diagonal(factors.x, factors.y), params.offset, params.standardise ? raw_mean : Vec2{}};
    a.mean = a.data.linear * (raw_mean - a.data.center);

    const Scatter2 centred = in_units(raw, factors);
    const Scatter2 uncentred =
        params.standardise ? centred : in_units(sums.about_origin(params.offset), factors);
    if (!usable(raw) || !usable(centred) || !usable(uncentred) || !std::isfinite(norm(a.mean)))
        return fail(kTooFarOut);
    describe_columns(a, centred, divisor);
    const Branch* branch = params.branch ? &*params.branch : nullptr;
    a.centred = axes_of(centred, a.count, divisor, sums.relative_rounding(),
                        branch == nullptr ? nullptr : &branch->centred);
    a.uncentred = axes_of(uncentred, a.count, static_cast<double>(a.count), sums.relative_rounding(),
                          branch == nullptr ? nullptr : &branch->uncentred);
    compare(a, params);
    return a;
}

Result<Analysis> analyze(const Params& params) { return analyze_sums(params, params.cloud.moments()); }

Influence influence(const Params& params, const Analysis& analysis, std::size_t point) {
    Moments2 sums = params.cloud.moments();
    const Vec2 p = params.cloud[point];
    sums.remove(p);
    Params without = params;
    // In the plane as it is drawn: the standardising of the whole cloud stays.
    without.standardise = false;
    without.unit = {analysis.data.linear.a, analysis.data.linear.d};
    without.offset = params.offset - analysis.data.center;
    without.branch = branch_of(analysis);
    Influence result;
    const Result<Analysis> rest = analyze_sums(without, sums);
    if (!rest) return result;
    result.without = rest->centred;
    result.mean_without = rest->mean;
    result.turn = analysis.centred.angle - rest->centred.angle;
    result.mean_shift = analysis.mean - rest->mean;
    const double total = analysis.covariance.a + analysis.covariance.d;
    const auto n = static_cast<double>(analysis.count);
    if (total > 0 && n > 1)
        result.share = 1 - (rest->covariance.a + rest->covariance.d) / total * std::max(0.0, n - 2) / (n - 1);
    result.share = std::clamp(result.share, 0.0, 1.0);
    return result;
}

double measured_drift(const Cloud& cloud) { return drift_of(cloud); }

}  // namespace svdscope::pca
