// Editing a system by hand: to its worst case, to another kappa, by its solution; nothing flips.
#include <cmath>

#include "core/base/check.hpp"
#include "core/labs/condition_topics.hpp"

namespace svdscope::condition {
namespace {

constexpr double kNoiseOfB = 0.1;  // where there was no noise

Vec2 to_nearer_side(Vec2 direction, Vec2 of, double length) {
    return (dot(direction, scaled(of).value) < 0 ? -length : length) * direction;
}

}  // namespace

Params at_worst(const Params& params, const Analysis& before) {
    const Solve& solve = before.solve;
    double length = norm(params.rhs);
    if (length == 0) length = solve.sigma[0] == 0 ? 1 : solve.sigma[0];
    const double radius = solve.radius == 0 ? kNoiseOfB * length : solve.radius;
    Params edited = params;
    edited.rhs = to_nearer_side(solve.U.column(0), params.rhs, length);
    edited.noise = to_nearer_side(solve.U.column(1), params.noise, radius);
    edited.axes = solve.svd.axes;
    return edited;
}

Params with_kappa(const Params& params, const Analysis& before, double log_kappa) {
    SVDSCOPE_CHECK_LE(0, log_kappa);
    const Solve& solve = before.solve;
    const TrackedSvd2& svd = solve.svd;
    if (svd.s1 == 0) return params;
    const double s2 = std::copysign(svd.s1 / std::pow(10, log_kappa), svd.s2);
    Params edited = params;
    edited.matrix = rotation(svd.axes.angle_u) * diagonal(svd.s1, s2) * rotation(-svd.axes.angle_v);
    edited.axes = svd.axes;
    return with_solution(edited, solve.x);
}

Params with_matrix(const Params& params, const Analysis& before, const Mat2& A) {
    Params edited = params;
    edited.matrix = A;
    edited.axes = before.solve.svd.axes;
    return edited;
}

Params with_solution(const Params& params, Vec2 x) {
    Params edited = params;
    edited.rhs = params.matrix * x;
    return edited;
}

Params jump_to(const Params& params, const Mat2& A, Vec2 rhs) {
    Params edited = params;
    edited.matrix = A;
    edited.rhs = rhs;
    edited.axes.reset();
    return edited;
}

}  // namespace svdscope::condition
