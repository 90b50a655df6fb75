// Points and 2x2 matrices of the plane: light value types for pictures, without Eigen.
#pragma once
#include <bit>
#include <cmath>
#include <cstdint>

namespace svdscope {

/// A point or vector of the plane.
struct Vec2 {
    double x = 0;
    double y = 0;

    constexpr double operator[](int i) const { return i == 0 ? x : y; }
    constexpr double& operator[](int i) { return i == 0 ? x : y; }
    friend constexpr Vec2 operator+(Vec2 p, Vec2 q) { return {p.x + q.x, p.y + q.y}; }
    friend constexpr Vec2 operator-(Vec2 p, Vec2 q) { return {p.x - q.x, p.y - q.y}; }
    friend constexpr Vec2 operator-(Vec2 p) { return {-p.x, -p.y}; }
    friend constexpr Vec2 operator*(double s, Vec2 p) { return {s * p.x, s * p.y}; }
    /// Equal bit for bit, so that undo restores -0 as -0.
    friend constexpr bool operator==(Vec2 p, Vec2 q) {
        return std::bit_cast<std::uint64_t>(p.x) == std::bit_cast<std::uint64_t>(q.x) &&
               std::bit_cast<std::uint64_t>(p.y) == std::bit_cast<std::uint64_t>(q.y);
    }
};

constexpr double dot(Vec2 p, Vec2 q) { return p.x * q.x + p.y * q.y; }
/// The z component of the cross product: positive when q stands counter-clockwise of p.
constexpr double cross(Vec2 p, Vec2 q) { return p.x * q.y - p.y * q.x; }
inline double norm(Vec2 p) { return std::hypot(p.x, p.y); }
inline double angle(Vec2 p) { return std::atan2(p.y, p.x); }
/// The unit vector at an angle in radians.
inline Vec2 unit(double radians) { return {std::cos(radians), std::sin(radians)}; }
/// A quarter turn counter-clockwise.
constexpr Vec2 perpendicular(Vec2 p) { return {-p.y, p.x}; }

/// The matrix [[a, b], [c, d]].
struct Mat2 {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 1;

    constexpr Vec2 column(int j) const { return j == 0 ? Vec2{a, c} : Vec2{b, d}; }
    friend constexpr Vec2 operator*(const Mat2& m, Vec2 p) {
        return {m.a * p.x + m.b * p.y, m.c * p.x + m.d * p.y};
    }
    friend constexpr Mat2 operator*(const Mat2& m, const Mat2& n) {
        return from_columns(m * n.column(0), m * n.column(1));
    }
    /// Equal bit for bit, so that undo restores -0 as -0.
    friend constexpr bool operator==(const Mat2& m, const Mat2& n) {
        return m.column(0) == n.column(0) && m.column(1) == n.column(1);
    }
    static constexpr Mat2 from_columns(Vec2 first, Vec2 second) {
        return {first.x, second.x, first.y, second.y};
    }
};

constexpr Mat2 transpose(const Mat2& m) { return {m.a, m.c, m.b, m.d}; }
constexpr Mat2 diagonal(double first, double second) { return {first, 0, 0, second}; }
inline Mat2 rotation(double radians) {
    const Vec2 u = unit(radians);
    return {u.x, -u.y, u.y, u.x};
}
inline bool is_finite(const Mat2& m) {
    return std::isfinite(m.a) && std::isfinite(m.b) && std::isfinite(m.c) && std::isfinite(m.d);
}

}  // namespace svdscope
