// Quaternions from matrices and back, and turns between directions.
#include "core/geometry/rotation3.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace svdscope {
namespace {

constexpr double kPi = std::numbers::pi;
// A cosine of the half angle so small is rounding: the turn is a half turn, and its axis has no side.
constexpr double kHalfTurn = 1e-15;
// The sum of two opposite unit vectors so short has no direction left.
constexpr double kOpposite = 1e-14;

double length(const Quaternion& q) { return std::hypot(q.w, norm(q.v)); }

Quaternion normalised(const Quaternion& q) {
    const double sign = q.w < 0 ? -1 : 1;
    const double scale = sign / length(q);
    return {q.w * scale, scale * q.v};
}

// Perpendicular to a unit vector, and z when it can be.
Vec3 perpendicular_to(Vec3 p) {
    if (p.z == 0) return {0, 0, 1};
    return direction(std::abs(p.x) < std::abs(p.y) ? cross(p, {1, 0, 0}) : cross(p, {0, 1, 0}));
}

double largest_component(Vec3 p) {
    double largest = p.x;
    for (double c : {p.y, p.z}) {
        if (std::abs(c) > std::abs(largest)) largest = c;
    }
    return largest;
}

}  // namespace

Vec3 direction(Vec3 p) {
    const double size = std::abs(largest_component(p));
    if (size == 0) return {};
    const int exponent = std::ilogb(size);
    const Vec3 scaled{std::ldexp(p.x, -exponent), std::ldexp(p.y, -exponent), std::ldexp(p.z, -exponent)};
    const double length = norm(scaled);
    return {scaled.x / length, scaled.y / length, scaled.z / length};
}

// With 4w^2 = 1 + trace and 4x^2 = 1 + 2 R_xx - trace, one of the four is at least 1: from it the others
// follow by 4wx = R_zy - R_yz and 4xy = R_xy + R_yx.
Quaternion quaternion_of(const Mat3& R) {
    const double trace = R(0, 0) + R(1, 1) + R(2, 2);
    int i = 0;
    for (int j : {1, 2}) {
        if (R(j, j) > R(i, i)) i = j;
    }
    Quaternion q;
    if (trace >= R(i, i)) {
        q = {1 + trace, {R(2, 1) - R(1, 2), R(0, 2) - R(2, 0), R(1, 0) - R(0, 1)}};
    } else {
        const int j = (i + 1) % 3;
        const int k = (i + 2) % 3;
        q.w = R(k, j) - R(j, k);
        q.v[i] = 1 + 2 * R(i, i) - trace;
        q.v[j] = R(i, j) + R(j, i);
        q.v[k] = R(i, k) + R(k, i);
    }
    return normalised(q);
}

Mat3 matrix_of(const Quaternion& q) {
    const double size = length(q);
    const double w = q.w / size;
    const double x = q.v.x / size;
    const double y = q.v.y / size;
    const double z = q.v.z / size;
    // 0.0 is added so that no entry is -0.
    return {{{{1 - 2 * (y * y + z * z), 2 * (x * y + w * z) + 0.0, 2 * (x * z - w * y) + 0.0},
              {2 * (x * y - w * z) + 0.0, 1 - 2 * (x * x + z * z), 2 * (y * z + w * x) + 0.0},
              {2 * (x * z + w * y) + 0.0, 2 * (y * z - w * x) + 0.0, 1 - 2 * (x * x + y * y)}}}};
}

Quaternion turn(const Quaternion& q, double e) {
    const double sign = q.w < 0 ? -1 : 1;
    const double half = std::atan2(norm(q.v), sign * q.w);
    return {std::cos(e * half), std::sin(e * half) * direction(sign * q.v)};
}

AxisAngle axis_angle(const Quaternion& q) {
    const double sine = norm(q.v);
    if (sine == 0) return {};
    const bool half_turn = std::abs(q.w) <= kHalfTurn * sine;
    const bool reversed = half_turn ? largest_component(q.v) < 0 : q.w < 0;
    const Vec3 axis = direction(q.v);
    return {reversed ? -axis : axis, half_turn ? kPi : 2 * std::atan2(sine, std::abs(q.w))};
}

AxisAngle axis_angle(const Quaternion& q, Vec3 remembered) {
    const AxisAngle shorter = axis_angle(q);
    if (shorter.angle <= kSteadyAngle || dot(shorter.axis, remembered) >= 0) return shorter;
    return {-shorter.axis, 2 * kPi - shorter.angle};
}

Mat3 rotation(Vec3 axis, double angle) {
    const Vec3 unit = direction(axis);
    const bool none = unit.x == 0 && unit.y == 0 && unit.z == 0;
    return matrix_of({std::cos(angle / 2), std::sin(angle / 2) * (none ? Vec3{0, 0, 1} : unit)});
}

// The half-way direction h turns twice as far: q = (f.h, f x h). Beyond a right angle f.h loses its digits,
// and the half angle is taken from the lengths of the sum and the difference.
Mat3 rotation_between(Vec3 from, Vec3 to) {
    const Vec3 f = direction(from);
    const Vec3 t = direction(to);
    if (norm(f) == 0 || norm(t) == 0) return {};
    const Vec3 sum = f + t;
    if (norm(sum) <= kOpposite) return matrix_of({0, perpendicular_to(f)});
    if (dot(f, t) < 0) return matrix_of({norm(sum) / 2, norm(t - f) / 2 * direction(cross(f, sum))});
    const Vec3 half = direction(sum);
    return matrix_of({dot(f, half), cross(f, half)});
}

double angle_of(const Mat3& R) {
    const Quaternion q = quaternion_of(R);
    return 2 * std::atan2(norm(q.v), q.w);
}

}  // namespace svdscope
