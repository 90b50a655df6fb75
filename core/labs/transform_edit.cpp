// Editing a matrix by its factors, by hand: every edit stays on the branch, so nothing flips.
#include <cmath>
#include <numbers>

#include "core/base/check.hpp"
#include "core/labs/transform.hpp"

namespace svdscope::transform {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kLongTurn = 105 * kPi / 180;  // hysteresis: a turn a little over 90 degrees is left alone

double wrapped(double radians) { return std::remainder(radians, 2 * kPi); }

// No partial sum exceeds the longer length, so nothing overflows on the way.
Mat2 compose(const TrackedSvd2& svd) {
    return rotation(svd.axes.angle_u) * diagonal(svd.s1, svd.s2) * rotation(-svd.axes.angle_v);
}

Params with_svd(const Params& params, const TrackedSvd2& svd) {
    Params edited = params;
    edited.matrix = compose(svd);
    edited.axes = svd.axes;
    return edited;
}

// v_i of the signed form, in which both factors are turns.
Vec2 turned_axis(double angle_of_first, int axis) {
    const Vec2 first = unit(angle_of_first);
    return axis == 0 ? first : perpendicular(first);
}

// Whether the pair as written is the pair of the signed form (1) or its negative (-1). Taken from V because
// sigma may be 0.
double written_sign(const Analysis& before, int axis) {
    return dot(input_axis(before, axis), turned_axis(before.svd.axes.angle_v, axis)) < 0 ? -1 : 1;
}

// With the mirror in V, v2 as written turns round when det A changes sign; flip_second takes that back.
Params with_signs_kept(Params edited, const Params& params, const Analysis& before, const TrackedSvd2& svd) {
    const bool mirrored = make_motion(svd, params.mirror).mirrored();
    if (params.mirror == MirrorPlace::V && mirrored != before.motion.mirrored()) {
        edited.flip_second = !edited.flip_second;
    }
    return edited;
}

double& length_of(TrackedSvd2& svd, int axis) { return axis == 0 ? svd.s1 : svd.s2; }

// The smallest turn that brings the line of u_i through the tip: less than a quarter turn, so passing the
// centre changes the sign of the length and not the direction.
TrackedSvd2 turned_and_stretched(TrackedSvd2 svd, int axis, Vec2 tip) {
    const double length = norm(tip);
    if (length == 0) {
        length_of(svd, axis) = 0;
        return svd;
    }
    const Vec2 u = turned_axis(svd.axes.angle_u, axis);
    const double sign = dot(u, tip) < 0 ? -1 : 1;
    svd.axes.angle_u += std::atan2(sign * cross(u, tip), sign * dot(u, tip));
    length_of(svd, axis) = sign * length;
    return svd;
}

TrackedSvd2 stretched(TrackedSvd2 svd, int axis, Vec2 tip) {
    length_of(svd, axis) = dot(turned_axis(svd.axes.angle_u, axis), tip);
    return svd;
}

// The signed turn from one direction to another; none when either is the centre.
double turn_between(Vec2 from, Vec2 to) {
    const bool undefined = (from.x == 0 && from.y == 0) || (to.x == 0 && to.y == 0);
    return undefined ? 0 : wrapped(angle(to) - angle(from));
}

}  // namespace

Params with_matrix(const Params& params, const Analysis& before, const Mat2& A) {
    Params edited = params;
    edited.matrix = A;
    edited.axes = before.svd.axes;
    return edited;
}

Params with_column(const Params& params, const Analysis& before, int column, Vec2 tip) {
    SVDSCOPE_CHECK_LE(0, column);
    SVDSCOPE_CHECK_LE(column, 1);
    const Mat2& A = params.matrix;
    return with_matrix(
        params, before,
        column == 0 ? Mat2::from_columns(tip, A.column(1)) : Mat2::from_columns(A.column(0), tip));
}

Params with_axis(const Params& params, const Analysis& before, int axis, Vec2 tip, AxisEdit edit) {
    SVDSCOPE_CHECK_LE(0, axis);
    SVDSCOPE_CHECK_LE(axis, 1);
    TrackedSvd2 svd = before.svd;
    const Vec2 signed_tip = written_sign(before, axis) * tip;
    switch (edit) {
        case AxisEdit::TurnAndStretch:
            svd = turned_and_stretched(svd, axis, signed_tip);
            break;
        case AxisEdit::StretchOnly:
            svd = stretched(svd, axis, signed_tip);
            break;
        case AxisEdit::TurnInput:
            svd.axes.angle_v += turn_between(axis_tip(before, axis), tip);
            break;
    }
    return with_signs_kept(with_svd(params, svd), params, before, svd);
}

Params with_input_axis(const Params& params, const Analysis& before, int axis, Vec2 tip) {
    SVDSCOPE_CHECK_LE(0, axis);
    SVDSCOPE_CHECK_LE(axis, 1);
    TrackedSvd2 svd = before.svd;
    svd.axes.angle_v += turn_between(input_axis(before, axis), tip);
    return with_svd(params, svd);
}

Factors factors_of(const Analysis& analysis) {
    const Motion2& motion = analysis.motion;
    return {analysis.svd.axes.angle_v, motion.sigma1, motion.mirrored() ? -motion.sigma2 : motion.sigma2,
            motion.turn_u};
}

Params with_factors(const Params& params, const Factors& factors) {
    return with_svd(params, {{factors.angle_u, factors.angle_v}, factors.sigma1, factors.sigma2});
}

Params jump_to(const Params& params, const Mat2& A) {
    Params edited = params;
    edited.matrix = A;
    edited.axes.reset();
    edited.flip_second = false;
    return edited;
}

Params repaired(const Params& params, const Analysis& analysis) {
    const TrackedSvd2& svd = analysis.svd;
    if (svd.s1 >= std::abs(svd.s2)) return params;
    Params edited = params;
    edited.axes = sorted_2x2(params.matrix, svd.axes).axes;
    return edited;
}

Params with_short_turns(const Params& params, const Analysis& analysis) {
    const Axes2& axes = analysis.svd.axes;
    Axes2 shorter{wrapped(axes.angle_u), wrapped(axes.angle_v)};
    if (std::abs(shorter.angle_v) > kLongTurn) {
        shorter.angle_v -= std::copysign(kPi, shorter.angle_v);
        shorter.angle_u -= std::copysign(kPi, shorter.angle_u);
    }
    if (shorter == axes) return params;
    Params edited = params;
    edited.axes = shorter;
    return edited;
}

Params with_pair_flipped(const Params& params, const Analysis& analysis, int pair) {
    SVDSCOPE_CHECK_LE(0, pair);
    SVDSCOPE_CHECK_LE(pair, 1);
    Params edited = params;
    edited.flip_second = !params.flip_second;
    if (pair == 1) return edited;
    // Both pairs change with a half turn of both factors; flip_second then takes the second one back.
    const Axes2& axes = analysis.svd.axes;
    edited.axes = Axes2{axes.angle_u - std::copysign(kPi, axes.angle_u),
                        axes.angle_v - std::copysign(kPi, axes.angle_v)};
    return edited;
}

}  // namespace svdscope::transform
