// A x = b in the plane: the solution, what the noise does to it, and four gauges of how a relative error
// grows.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/analysis/amplification.hpp"
#include "core/analysis/condition.hpp"
#include "core/analysis/pseudoinverse_2x2.hpp"
#include "core/analysis/rank.hpp"
#include "core/labs/condition_topics.hpp"
#include "core/svd/closed_form_2x2.hpp"

namespace svdscope::condition {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Below it the growth of a cosine no longer depends on the size of the noise, to all digits.
constexpr double kSmallNoise = 1e-100;

// The problem with every power of two taken out: nothing overflows or vanishes in between.
struct Plane {
    Mat2 A;            // entries up to 2
    int exponent = 0;  // of A
    double sigma[2] = {0, 0};
    ScaledVec2 b, noise, x, error;
};

double ratio(double above, double below) { return below == 0 ? kInfinity : above / below; }

// Each coordinate is a quotient of determinants that are right to 1.5 ulp, so x is right to a few ulp
// whatever kappa is. Cramer's rule with Kahan's determinant.
Scaled quotient(const Scaled& above, const Scaled& below) {
    return {above.value / below.value, above.exponent - below.exponent};
}

ScaledVec2 joined(const Scaled& x, const Scaled& y) {
    const ScaledVec2 first = scaled({x.value, 0});
    const ScaledVec2 second = scaled({y.value, 0});
    const int first_exponent = first.exponent + x.exponent;
    const int second_exponent = second.exponent + y.exponent;
    const int exponent = first.value.x == 0    ? second_exponent
                         : second.value.x == 0 ? first_exponent
                                               : std::max(first_exponent, second_exponent);
    return {{std::ldexp(first.value.x, first_exponent - exponent),
             std::ldexp(second.value.x, second_exponent - exponent)},
            exponent};
}

ScaledVec2 solved(const Plane& plane, const Solve& solve, const ScaledVec2& y) {
    if (solve.rank == 0) return {};
    if (solve.rank == 1) {
        ScaledVec2 x = scaled(dot(solve.U.column(0), y.value) / plane.sigma[0] * solve.V.column(0));
        x.exponent += y.exponent - plane.exponent;
        return x;
    }
    const Mat2& A = plane.A;
    const Scaled det = determinant_2x2(A);
    ScaledVec2 x = joined(quotient(determinant_2x2({y.value.x, A.b, y.value.y, A.d}), det),
                          quotient(determinant_2x2({A.a, y.value.x, A.c, y.value.y}), det));
    x.exponent += y.exponent - plane.exponent;
    return x;
}

double relative_size(const ScaledVec2& p, const ScaledVec2& q) {
    const double length = norm(p.value);
    return length == 0 ? 0 : std::ldexp(ratio(length, norm(q.value)), p.exponent - q.exponent);
}

void measure_spectrum(Solve& solve, Plane& plane, const Params& params) {
    const TrackedSvd2 svd = params.axes ? sorted_2x2(plane.A, *params.axes) : canonical_2x2(plane.A);
    plane.sigma[0] = svd.s1;
    plane.sigma[1] = std::abs(svd.s2);
    solve.svd = {svd.axes, std::ldexp(svd.s1, plane.exponent), std::ldexp(svd.s2, plane.exponent)};
    solve.U = rotation(svd.axes.angle_u);
    if (svd.s2 < 0) solve.U = Mat2::from_columns(solve.U.column(0), -solve.U.column(1));
    solve.V = rotation(svd.axes.angle_v);
    const double tolerance = rank_tolerance(plane.sigma[0], 2, 2);
    solve.rank = rank_of(plane.sigma, tolerance);
    solve.kappa = condition_number(plane.sigma, tolerance);
    solve.effective_kappa = effective_condition_number(plane.sigma, solve.rank);
    solve.rank_tolerance = std::ldexp(tolerance, plane.exponent);
    for (int i = 0; i < 2; ++i) solve.sigma[i] = std::ldexp(plane.sigma[i], plane.exponent);
}

void measure_solution(Solve& solve, Plane& plane, const Params& params) {
    plane.x = solved(plane, solve, plane.b);
    plane.error = solved(plane, solve, plane.noise);
    solve.x = unscaled(plane.x);
    solve.error = unscaled(plane.error);
    solve.inverse = pseudoinverse_2x2(params.matrix, solve.svd, solve.rank);
    const int shift = plane.x.exponent + plane.exponent - plane.b.exponent;
    const Vec2 image = plane.A * plane.x.value;
    const Vec2 rest = plane.b.value - Vec2{std::ldexp(image.x, shift), std::ldexp(image.y, shift)};
    solve.residual = unscaled({rest, plane.b.exponent});
    const double radius = norm(plane.noise.value);
    solve.radius = std::ldexp(radius, plane.noise.exponent);
    for (int i = 0; i < 2; ++i) {
        solve.half_axes[i] = i >= solve.rank
                                 ? kInfinity
                                 : std::ldexp(radius / plane.sigma[i], plane.noise.exponent - plane.exponent);
    }
    solve.relative_noise = relative_size(plane.noise, plane.b);
    solve.relative_error = relative_size(plane.error, plane.x);
}

// |A p| and |A^+ p| of a vector given by its parts along the singular vectors.
double stretched(const Plane& plane, Vec2 parts) {
    return std::hypot(plane.sigma[0] * parts.x, plane.sigma[1] * parts.y);
}
double shrunk(const Plane& plane, int rank, Vec2 parts) {
    return std::hypot(rank > 0 ? parts.x / plane.sigma[0] : 0, rank > 1 ? parts.y / plane.sigma[1] : 0);
}

Gauge solve_gauge(const Plane& plane, const Solve& solve) {
    const double b = norm(plane.b.value);
    const double x = norm(plane.x.value);
    // The powers of two of noise and error cancel against those of b and x.
    const int shift = plane.error.exponent - plane.noise.exponent - plane.x.exponent + plane.b.exponent;
    const auto same_scale = amplification(norm(plane.error.value), x, norm(plane.noise.value), b);
    const int back = plane.b.exponent - plane.x.exponent - plane.exponent;
    Gauge gauge;
    if (same_scale) gauge.attained = std::ldexp(*same_scale, shift);
    gauge.worst_here = solve.rank < 2 || x == 0 ? kInfinity : std::ldexp(b / plane.sigma[1] / x, back);
    gauge.bound = solve.kappa;
    return gauge;
}

// x and the direction of the noise, both of length 1, along v1 and v2.
struct Parts {
    Vec2 x, noise;
};

Gauge multiply_gauge(const Plane& plane, const Solve& solve, const std::optional<Parts>& parts) {
    Gauge gauge{{}, kInfinity, solve.kappa};
    if (!parts) return gauge;
    const double image = stretched(plane, parts->x);
    gauge.attained = amplification(stretched(plane, parts->noise), image, norm(parts->noise), 1);
    gauge.worst_here = ratio(plane.sigma[0], image);
    return gauge;
}

Gauge whiten_gauge(const Plane& plane, const Solve& solve, const std::optional<Parts>& parts) {
    Gauge gauge{{}, kInfinity, solve.kappa};
    if (!parts) return gauge;
    const double white = shrunk(plane, solve.rank, parts->x);
    gauge.attained = amplification(shrunk(plane, solve.rank, parts->noise), white, norm(parts->noise), 1);
    if (solve.rank == 2) gauge.worst_here = ratio(1 / plane.sigma[1], white);
    return gauge;
}

// |cos(t + turn) - cos(t)|, without subtracting cosines.
double cosine_change(double t, double turn) {
    return std::abs(2 * std::sin(t + turn / 2) * std::sin(turn / 2));
}

// The most that cos can change when t may turn by at most `most` to either side: at an end, or on the way
// through 0 or pi.
double largest_cosine_change(double t, double most) {
    const double from_zero = std::abs(t);
    const double from_pi = std::numbers::pi - from_zero;
    double change = std::max(cosine_change(from_zero, most), cosine_change(from_zero, -most));
    if (from_zero <= most) change = std::max(change, cosine_change(0, from_zero));
    if (from_pi <= most) change = std::max(change, cosine_change(std::numbers::pi, from_pi));
    return change;
}

double turn_by(Vec2 x, Vec2 noise, double size) {
    return size <= 1 ? std::atan2(size * cross(x, noise), 1 + size * dot(x, noise))
                     : std::atan2(cross(x, noise), 1 / size + dot(x, noise));
}

double cosine_bound(double size) {
    return size < 1 ? std::sqrt(2 / (1 + std::sqrt((1 - size) * (1 + size)))) : 2 / size;
}

Vec2 direction(Vec2 p) {
    const Vec2 moderate = scaled(p).value;
    const double length = norm(moderate);
    return length == 0 ? Vec2{} : Vec2{moderate.x / length, moderate.y / length};
}

Gauge cosine_gauge(const Plane& plane, const Solve& solve, const Mat2& A, bool has_noise) {
    Gauge gauge{{}, 0, 1};
    const Vec2 x = direction(plane.x.value);
    if (x == Vec2{}) {
        gauge.worst_here = kInfinity;
        return gauge;
    }
    const double size = std::max(solve.relative_noise, kSmallNoise);
    const double most = size < 1 ? std::asin(size) : std::numbers::pi;
    const double turn = turn_by(x, direction(plane.noise.value), size);
    double change = 0;
    for (const Vec2 row : {Vec2{A.a, A.b}, Vec2{A.c, A.d}}) {
        const Vec2 document = direction(row);
        if (document == Vec2{}) continue;
        const double t = std::atan2(cross(document, x), dot(document, x));
        change = std::max(change, cosine_change(t, turn));
        gauge.worst_here = std::max(gauge.worst_here, largest_cosine_change(t, most) / size);
    }
    if (has_noise) gauge.attained = change / size;
    gauge.bound = cosine_bound(size);
    return gauge;
}

void read_gauges(Solve& solve, const Plane& plane, const Mat2& A) {
    const Vec2 x = direction(plane.x.value);
    const Vec2 noise = direction(plane.noise.value);
    const bool has_x = !(x == Vec2{});
    const auto along = [&](Vec2 p) { return Vec2{dot(solve.V.column(0), p), dot(solve.V.column(1), p)}; };
    const auto parts = has_x ? std::optional(Parts{along(x), along(noise)}) : std::nullopt;
    solve.solve = solve_gauge(plane, solve);
    solve.multiply = multiply_gauge(plane, solve, parts);
    solve.whiten = whiten_gauge(plane, solve, parts);
    solve.cosine = cosine_gauge(plane, solve, A, !(noise == Vec2{}));
}

double angle_of_lines(const Mat2& A) {
    const Vec2 first = direction({A.a, A.b});
    const Vec2 second = direction({A.c, A.d});
    const Scaled sine = determinant_2x2({first.x, first.y, second.x, second.y});
    if (first == Vec2{} || second == Vec2{}) return 0;
    return std::atan2(std::abs(to_double(sine)), std::abs(dot(first, second)));
}

}  // namespace

ScaledVec2 scaled(Vec2 p) {
    const double largest = std::max(std::abs(p.x), std::abs(p.y));
    if (largest == 0) return {};
    int exponent = 0;
    std::frexp(largest, &exponent);
    return {{std::ldexp(p.x, -exponent), std::ldexp(p.y, -exponent)}, exponent};
}

Vec2 unscaled(const ScaledVec2& p) {
    return {std::ldexp(p.value.x, p.exponent), std::ldexp(p.value.y, p.exponent)};
}

Result<Solve> solve_topic(const Params& params) {
    const int exponent = largest_exponent(params.matrix);
    Plane plane{
        scaled_by(params.matrix, exponent), exponent, {}, scaled(params.rhs), scaled(params.noise), {}, {}};
    Solve solve;
    measure_spectrum(solve, plane, params);
    if (!std::isfinite(solve.sigma[0])) {
        return fail("The entries are so large that the first singular value is beyond the largest number.");
    }
    measure_solution(solve, plane, params);
    if (!std::isfinite(solve.x.x) || !std::isfinite(solve.x.y)) {
        return fail("The solution x is beyond the largest number.");
    }
    read_gauges(solve, plane, params.matrix);
    solve.crossing_angle = angle_of_lines(params.matrix);
    return solve;
}

}  // namespace svdscope::condition
