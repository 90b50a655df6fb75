// Random and nasty 2x2 matrices, and distances between matrices, for the tests of the core.
#pragma once
#include <cmath>
#include <numbers>
#include <ostream>
#include <vector>

#include "core/base/random.hpp"
#include "core/geometry/plane.hpp"
#include "core/svd/track_2x2.hpp"

namespace svdscope {

inline std::ostream& operator<<(std::ostream& out, const Vec2& p) {
    return out << "(" << p.x << ", " << p.y << ")";
}
inline std::ostream& operator<<(std::ostream& out, const Mat2& m) {
    return out << "[[" << m.a << ", " << m.b << "], [" << m.c << ", " << m.d << "]]";
}

namespace test {

constexpr double kPi = std::numbers::pi;

inline Mat2 random_matrix(Random& random) {
    return {random.normal(), random.normal(), random.normal(), random.normal()};
}

inline Mat2 difference(const Mat2& m, const Mat2& n) { return {m.a - n.a, m.b - n.b, m.c - n.c, m.d - n.d}; }
inline double size_of(const Mat2& m) { return std::hypot(norm(m.column(0)), norm(m.column(1))); }
inline double distance(const Mat2& m, const Mat2& n) { return size_of(difference(m, n)); }
inline double distance(Vec2 p, Vec2 q) { return norm(p - q); }

/// [[cos x, sin x], [sin x, -cos x]]
inline Mat2 reflection(double x) { return {std::cos(x), std::sin(x), std::sin(x), -std::cos(x)}; }
inline Mat2 scaled(double s, const Mat2& m) { return {s * m.a, s * m.b, s * m.c, s * m.d}; }
inline Mat2 sum(const Mat2& m, const Mat2& n) { return {m.a + n.a, m.b + n.b, m.c + n.c, m.d + n.d}; }

/// Rot(angle_u) diag(s1, s2) Rot(-angle_v)
inline Mat2 product(const TrackedSvd2& svd) {
    return rotation(svd.axes.angle_u) * diagonal(svd.s1, svd.s2) * rotation(-svd.axes.angle_v);
}

/// Entries a person can type to break a program: signed zeros, subnormal, tiny, huge, the largest.
inline const std::vector<double>& nasty_entries() {
    static const std::vector<double> entries{0.0,    -0.0,   1.0,    -1.0,
                                             1e-300, -1e300, 5e-324, 1.7976931348623157e308};
    return entries;
}

/// Every 2x2 matrix with nasty entries.
inline std::vector<Mat2> nasty_matrices() {
    std::vector<Mat2> matrices;
    for (double a : nasty_entries()) {
        for (double b : nasty_entries()) {
            for (double c : nasty_entries()) {
                for (double d : nasty_entries()) matrices.push_back({a, b, c, d});
            }
        }
    }
    return matrices;
}

}  // namespace test
}  // namespace svdscope
