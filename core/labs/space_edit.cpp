// Editing a matrix of space by its factors, by hand: every edit stays on the branch, so nothing flips.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/check.hpp"
#include "core/labs/space.hpp"

namespace svdscope::space {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kLongTurn =
    105 * kPi / 180;  // hysteresis: in space no choice of signs promises less than 120
constexpr double kWorthwhile = 15 * kPi / 180;  // by how much other signs must shorten the turn

std::size_t index(int i) { return static_cast<std::size_t>(i); }

Mat3 masked(const Mat3& A, Shape shape) {
    Mat3 kept = A;
    for (int row = 0; row < 3; ++row) {
        for (int col = 0; col < 3; ++col) {
            if (row >= rows_of(shape) || col >= cols_of(shape)) kept(row, col) = 0;
        }
    }
    return kept;
}

Vec3 within_side(Vec3 p, int dimension) {
    if (dimension == 2) p.z = 0;
    return p;
}

// Scaled by a power of two, so that no partial sum overflows where the product does not.
Mat3 compose(const TrackedSvd3& svd, Shape shape) {
    const double largest = std::max({std::abs(svd.s.x), std::abs(svd.s.y), std::abs(svd.s.z)});
    const int exponent = largest > 0 && std::isfinite(largest) ? std::ilogb(largest) : 0;
    const auto scaled = [&](double s) { return std::ldexp(s, -exponent); };
    Mat3 A = svd.axes.U * diagonal(scaled(svd.s.x), scaled(svd.s.y), scaled(svd.s.z)) * transpose(svd.axes.V);
    for (int row = 0; row < 3; ++row) {
        for (int col = 0; col < 3; ++col) A(row, col) = std::ldexp(A(row, col), exponent) + 0.0;
    }
    return masked(A, shape);
}

Params with_svd(const Params& params, const TrackedSvd3& svd) {
    Params edited = params;
    edited.matrix = compose(svd, params.shape);
    edited.axes = svd.axes;
    return edited;
}

// The columns of X made perpendicular again, column `kept` unchanged: X is a rotation but for rounding. With
// the third column first, a turn within the plane leaves that column exactly as it is.
Mat3 tidied(const Mat3& X, int kept) {
    const int other = kept == 2 ? 0 : 2;
    const int last = 3 - kept - other;
    const Vec3 a = X.columns[index(kept)];
    const Vec3 b = X.columns[index(other)];
    const Vec3 clean = direction(b - dot(a, b) * a);
    const Vec3 third = direction((kept + 1) % 3 == other ? cross(a, clean) : cross(clean, a));
    Mat3 tidy;
    tidy.columns[index(kept)] = a + Vec3{};  // the zeros keep -0 away
    tidy.columns[index(other)] = clean + Vec3{};
    tidy.columns[index(last)] = third + Vec3{};
    return tidy;
}

// X turned so that column i points to `goal`, a unit vector; the others turn along.
Mat3 turned_to(const Mat3& X, int i, Vec3 goal) {
    Mat3 turned = rotation_between(X.columns[index(i)], goal) * X;
    turned.columns[index(i)] = goal;
    return tidied(turned, i);
}

// The smallest turn that brings the line of u_i through the tip: at most a quarter turn, so passing the
// centre changes the sign of the length and not the direction.
TrackedSvd3 turned_and_stretched(TrackedSvd3 svd, int axis, Vec3 tip) {
    const double length = norm(tip);
    if (length == 0) {
        svd.s[axis] = 0;
        return svd;
    }
    const Vec3 towards = direction(tip);
    const bool through = dot(svd.axes.U.columns[index(axis)], towards) < 0;
    svd.axes.U = turned_to(svd.axes.U, axis, through ? -towards : towards);
    svd.s[axis] = through ? -length : length;
    return svd;
}

// The tip as seen from the axes of U turns from the old place to the new one; V turns in the same way about
// its own axes. Where a side is a plane only the first two axes take part.
TrackedSvd3 input_turned(TrackedSvd3 svd, int axis, Vec3 tip, Shape shape) {
    Vec3 seen = transpose(svd.axes.U) * direction(tip);
    if (shape != Shape::ThreeByThree) seen.z = 0;
    Vec3 from{};
    from[axis] = svd.s[axis] < 0 ? -1 : 1;
    svd.axes.V = tidied(svd.axes.V * rotation_between(from, seen), axis);
    return svd;
}

void check_axis(int axis, int end) {
    SVDSCOPE_CHECK_LE(0, axis);
    SVDSCOPE_CHECK_LT(axis, end);
}

void flip_pair(Axes3& axes, int i, int j) {
    for (Mat3* X : {&axes.U, &axes.V}) {
        for (int k : {i, j}) {
            Vec3& column = X->columns[index(k)];
            column = -1.0 * column + Vec3{};  // the zero keeps -0 away
        }
    }
}

// After a visible change of signs or order both turns take the short way again.
Axes3 without_sides(Axes3 axes) {
    axes.about_u = {};
    axes.about_v = {};
    return axes;
}

// The same turn backwards; in a plane the axis stays z.
AxisAngle reversed(const AxisAngle& turn, int dimension) {
    if (turn.angle == 0) return {};
    return dimension == 2 ? AxisAngle{turn.axis, -turn.angle} : AxisAngle{-turn.axis, turn.angle};
}

// The side of the axis from which the turn is positive; 0 when nothing turns.
Vec3 side_of(const AxisAngle& turn) {
    if (turn.angle == 0) return {};
    return direction(turn.angle < 0 ? -turn.axis : turn.axis);
}

Mat3 rotation_of(const AxisAngle& turn, int dimension) {
    if (dimension == 3) return rotation(turn.axis, turn.angle);
    return rotation({0, 0, 1}, turn.axis.z < 0 ? -turn.angle : turn.angle);
}

}  // namespace

Params with_matrix(const Params& params, const Analysis& before, const Mat3& A) {
    Params edited = params;
    edited.matrix = masked(A, params.shape);
    edited.axes = before.svd.axes;
    return edited;
}

Params with_entry(const Params& params, const Analysis& before, int row, int col, double value) {
    check_axis(row, rows_of(params.shape));
    check_axis(col, cols_of(params.shape));
    Mat3 A = params.matrix;
    A(row, col) = value;
    return with_matrix(params, before, A);
}

Params with_column(const Params& params, const Analysis& before, int col, Vec3 tip) {
    check_axis(col, cols_of(params.shape));
    Mat3 A = params.matrix;
    A.columns[index(col)] = tip;
    return with_matrix(params, before, A);
}

Params with_axis(const Params& params, const Analysis& before, int axis, Vec3 tip, AxisEdit edit) {
    check_axis(axis, before.count);
    TrackedSvd3 svd = before.svd;
    const Vec3 goal = within_side(tip, before.rows);
    switch (edit) {
        case AxisEdit::TurnAndStretch:
            svd = turned_and_stretched(svd, axis, goal);
            break;
        case AxisEdit::StretchOnly:
            svd.s[axis] = dot(svd.axes.U.columns[index(axis)], goal);
            break;
        case AxisEdit::TurnInput:
            svd = input_turned(svd, axis, goal, params.shape);
            break;
    }
    return with_svd(params, svd);
}

Params with_input_axis(const Params& params, const Analysis& before, int axis, Vec3 tip) {
    check_axis(axis, before.cols);
    TrackedSvd3 svd = before.svd;
    const Vec3 goal = direction(within_side(tip, before.cols));
    if (norm(goal) > 0) svd.axes.V = turned_to(svd.axes.V, axis, goal);
    return with_svd(params, svd);
}

Params with_shape(const Params& params, Shape shape) {
    Mat3 A;
    for (int row = 0; row < rows_of(params.shape); ++row) {
        for (int col = 0; col < cols_of(params.shape); ++col) A(row, col) = params.matrix(row, col);
    }
    return jump_to(params, shape, A);
}

Factors factors_of(const Analysis& analysis) {
    Factors factors;
    factors.u = analysis.motion.turn_u;
    factors.v = reversed(analysis.motion.turn_v, analysis.cols);
    factors.sigma = analysis.sigma;
    return factors;
}

Params with_factors(const Params& params, const Factors& factors) {
    TrackedSvd3 svd;
    svd.axes.U = rotation_of(factors.u, rows_of(params.shape));
    svd.axes.V = rotation_of(factors.v, cols_of(params.shape));
    svd.axes.about_u = side_of(factors.u);
    svd.axes.about_v = -side_of(factors.v);
    for (int i = 0; i < count_of(params.shape); ++i) svd.s[i] = factors.sigma[index(i)];
    return with_svd(params, svd);
}

Params jump_to(const Params& params, Shape shape, const Mat3& A) {
    Params edited = params;
    edited.shape = shape;
    edited.matrix = masked(A, shape);
    edited.axes.reset();
    return edited;
}

Params repaired(const Params& params, const Analysis& analysis) {
    if (analysis.sorted) return params;
    const auto in_order = sorted_3d(params.matrix, params.shape, analysis.svd.axes);
    if (!in_order) return params;
    Params edited = params;
    edited.axes = without_sides(in_order->axes);
    return edited;
}

Params with_short_turns(const Params& params, const Analysis& analysis) {
    const Axes3& axes = analysis.svd.axes;
    Axes3 best = axes;
    const double now = angle_of(axes.V);
    double least = now - kWorthwhile;
    for (int j = 1; j < analysis.count && now > kLongTurn; ++j) {
        for (int i = 0; i < j; ++i) {
            Axes3 other = axes;
            flip_pair(other, i, j);
            if (angle_of(other.V) >= least) continue;
            least = angle_of(other.V);
            best = other;
        }
    }
    const auto long_way = [](const AxisAngle& turn) { return std::abs(turn.angle) > kPi; };
    const bool same = best == axes && !long_way(analysis.motion.turn_u) && !long_way(analysis.motion.turn_v);
    if (same) return params;
    Params edited = params;
    edited.axes = without_sides(best);
    return edited;
}

Params with_pair_flipped(const Params& params, const Analysis& analysis, int i, int j) {
    check_axis(std::min(i, j), std::max(i, j));
    check_axis(std::max(i, j), analysis.count);
    Params edited = params;
    edited.axes = analysis.svd.axes;
    flip_pair(*edited.axes, i, j);
    edited.axes = without_sides(*edited.axes);
    return edited;
}

}  // namespace svdscope::space
