// Points and 3x3 matrices of space: light value types for pictures, without Eigen.
#pragma once
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace svdscope {

/// A point or vector of space; z is up.
struct Vec3 {
    double x = 0;
    double y = 0;
    double z = 0;

    constexpr double operator[](int i) const { return i == 0 ? x : i == 1 ? y : z; }
    constexpr double& operator[](int i) { return i == 0 ? x : i == 1 ? y : z; }
    friend constexpr Vec3 operator+(Vec3 p, Vec3 q) { return {p.x + q.x, p.y + q.y, p.z + q.z}; }
    friend constexpr Vec3 operator-(Vec3 p, Vec3 q) { return {p.x - q.x, p.y - q.y, p.z - q.z}; }
    friend constexpr Vec3 operator-(Vec3 p) { return {-p.x, -p.y, -p.z}; }
    friend constexpr Vec3 operator*(double s, Vec3 p) { return {s * p.x, s * p.y, s * p.z}; }
    /// Equal bit for bit, so that undo restores -0 as -0.
    friend constexpr bool operator==(Vec3 p, Vec3 q) {
        return std::bit_cast<std::uint64_t>(p.x) == std::bit_cast<std::uint64_t>(q.x) &&
               std::bit_cast<std::uint64_t>(p.y) == std::bit_cast<std::uint64_t>(q.y) &&
               std::bit_cast<std::uint64_t>(p.z) == std::bit_cast<std::uint64_t>(q.z);
    }
};

constexpr double dot(Vec3 p, Vec3 q) { return p.x * q.x + p.y * q.y + p.z * q.z; }
constexpr Vec3 cross(Vec3 p, Vec3 q) {
    return {p.y * q.z - p.z * q.y, p.z * q.x - p.x * q.z, p.x * q.y - p.y * q.x};
}
inline double norm(Vec3 p) { return std::hypot(p.x, p.y, p.z); }

/// A 3x3 matrix by its columns; the identity unless told otherwise.
struct Mat3 {
    std::array<Vec3, 3> columns{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

    constexpr double operator()(int row, int col) const {
        return columns[static_cast<std::size_t>(col)][row];
    }
    constexpr double& operator()(int row, int col) { return columns[static_cast<std::size_t>(col)][row]; }
    friend constexpr Vec3 operator*(const Mat3& m, Vec3 p) {
        return p.x * m.columns[0] + p.y * m.columns[1] + p.z * m.columns[2];
    }
    friend constexpr Mat3 operator*(const Mat3& m, const Mat3& n) {
        return {{{m * n.columns[0], m * n.columns[1], m * n.columns[2]}}};
    }
    friend constexpr bool operator==(const Mat3&, const Mat3&) = default;
};

constexpr Mat3 transpose(const Mat3& m) {
    return {{{{m(0, 0), m(0, 1), m(0, 2)}, {m(1, 0), m(1, 1), m(1, 2)}, {m(2, 0), m(2, 1), m(2, 2)}}}};
}
constexpr Mat3 diagonal(double first, double second, double third) {
    return {{{{first, 0, 0}, {0, second, 0}, {0, 0, third}}}};
}
constexpr double determinant(const Mat3& m) { return dot(m.columns[0], cross(m.columns[1], m.columns[2])); }
inline bool is_finite(Vec3 p) { return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z); }

}  // namespace svdscope
