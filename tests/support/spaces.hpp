// Random matrices of space with known factors, and distances between them, for the tests of the core.
#pragma once
#include <algorithm>
#include <array>
#include <numbers>
#include <ostream>

#include "core/base/random.hpp"
#include "core/geometry/rotation3.hpp"
#include "core/geometry/shape3.hpp"
#include "core/geometry/space.hpp"
#include "core/svd/align.hpp"

namespace svdscope {

inline std::ostream& operator<<(std::ostream& out, const Vec3& p) {
    return out << "(" << p.x << ", " << p.y << ", " << p.z << ")";
}
inline std::ostream& operator<<(std::ostream& out, const Mat3& m) {
    const Mat3 t = transpose(m);
    return out << "[" << t.columns[0] << ", " << t.columns[1] << ", " << t.columns[2] << "]";
}

namespace test3 {

inline constexpr double kPi = std::numbers::pi;
inline constexpr double kDegree = kPi / 180;
inline constexpr std::array kShapes{Shape3::ThreeByThree, Shape3::TwoByThree, Shape3::ThreeByTwo,
                                    Shape3::TwoByTwo};

/// As it is written: row by row.
inline Mat3 by_rows(Vec3 first, Vec3 second, Vec3 third = {}) {
    return transpose({{{first, second, third}}});
}

inline Mat3 scaled(double s, const Mat3& m) {
    return {{{s * m.columns[0], s * m.columns[1], s * m.columns[2]}}};
}
inline Mat3 sum(const Mat3& m, const Mat3& n) {
    return {{{m.columns[0] + n.columns[0], m.columns[1] + n.columns[1], m.columns[2] + n.columns[2]}}};
}
inline Mat3 difference(const Mat3& m, const Mat3& n) { return sum(m, scaled(-1, n)); }
inline double size_of(const Mat3& m) {
    return std::hypot(norm(m.columns[0]), norm(m.columns[1]), norm(m.columns[2]));
}
inline double distance(const Mat3& m, const Mat3& n) { return size_of(difference(m, n)); }
inline double trace(const Mat3& m) { return m(0, 0) + m(1, 1) + m(2, 2); }
/// How far a matrix is from a rotation.
inline double improperness(const Mat3& R) {
    return distance(transpose(R) * R, {}) + std::abs(determinant(R) - 1);
}

inline Vec3 random_vector(Random& random) { return {random.normal(), random.normal(), random.normal()}; }

/// Uniform over all rotations of space, or of the plane z = 0.
inline Mat3 random_rotation(Random& random, int dimension) {
    if (dimension == 2) return rotation({0, 0, 1}, random.uniform(-kPi, kPi));
    return matrix_of({random.normal(), random_vector(random)});
}

inline Mat3 masked(Mat3 A, Shape3 shape) {
    for (int row = 0; row < 3; ++row) {
        for (int col = 0; col < 3; ++col) {
            if (row >= rows_of(shape) || col >= cols_of(shape)) A(row, col) = 0;
        }
    }
    return A;
}

inline Mat3 random_matrix(Random& random, Shape3 shape) {
    return masked({{{random_vector(random), random_vector(random), random_vector(random)}}}, shape);
}

inline Axes3 random_axes(Random& random, Shape3 shape) {
    return {random_rotation(random, rows_of(shape)), random_rotation(random, cols_of(shape)), {}, {}};
}

/// U diag(s) V^T
inline Mat3 product(const Axes3& axes, Vec3 s) {
    return axes.U * diagonal(s.x, s.y, s.z) * transpose(axes.V);
}

/// Lengths with ties of two and of three, zeros and both signs, for the shape.
inline Vec3 special_lengths(Random& random, Shape3 shape) {
    const double size = random.uniform(0.2, 3);
    const double other = random.uniform(-3, 3);
    constexpr std::array<std::array<int, 3>, 9> kinds{{{1, 1, 1},
                                                       {1, 1, -1},
                                                       {1, 1, 2},
                                                       {2, 1, 1},
                                                       {2, 1, -1},
                                                       {1, 2, 0},
                                                       {1, 0, 0},
                                                       {0, 0, 0},
                                                       {1, 1, 0}}};
    const auto& kind = kinds[static_cast<std::size_t>(random.integer(0, 8))];
    const auto length = [&](int k) { return k == 2 ? other : k * size; };
    return {length(kind[0]), length(kind[1]), shape == Shape3::ThreeByThree ? length(kind[2]) : 0};
}

}  // namespace test3
}  // namespace svdscope
