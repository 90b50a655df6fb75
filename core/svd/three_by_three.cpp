// Turns pairs of columns of A until all three stand at right angles; what the turns make of the identity is
// V.
#include "core/svd/three_by_three.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace svdscope {
namespace {

// In registers: no loop below has to be unrolled for it.
struct Vector {
    double x, y, z;
};

double dot(const Vector& a, const Vector& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Vector operator*(double s, const Vector& a) { return {s * a.x, s * a.y, s * a.z}; }
Vector operator+(const Vector& a, const Vector& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
Vector operator-(const Vector& a, const Vector& b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
Vector cross(const Vector& a, const Vector& b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

// Two columns of A and of V that are turned together.
struct Column {
    Vector of_a, of_v;
};

// Products of four entries must not overflow, and those of what matters not vanish.
constexpr double kLargest = 0x1p200, kLeast = 0x1p-50;
constexpr double kTolerance = 0x1.8p-52;
constexpr int kMostSweeps = 30;
// The square of what is left when two columns cancel but for rounding.
constexpr double kNoise = 0x1p-100;
// After a sweep where all cosines between columns and all sines of turns are as small as this, only products
// of two of them are left.
constexpr double kSmall = 0x1p-28;

struct Turn {
    double cosine, sine;
};

// The half angle of (f, g) / |(f, g)|: it makes the first column the longer one.
Turn half_angle(double f, double g) {
    const double along = std::abs(f) + std::sqrt(f * f + g * g);
    const double inverse = 1 / std::sqrt(along * along + g * g);
    const double longer = along * inverse, shorter = g * inverse;
    return f >= 0 ? Turn{longer, shorter} : Turn{std::abs(shorter), std::copysign(longer, g)};
}

enum class Turned { Not, ALittle, Far };

// Turns two columns until they stand at right angles, the longer one first.
Turned turn(Column& p, Column& q) {
    const double a = dot(p.of_a, p.of_a), b = dot(q.of_a, q.of_a), g = dot(p.of_a, q.of_a);
    const double square = g * g, product = a * b;
    const bool is_right_angle = square <= kTolerance * kTolerance * product;
    if (is_right_angle && a >= b) return Turned::Not;
    const auto [c, s] = is_right_angle ? Turn{0, 1} : half_angle(a - b, g + g);
    const Column before = p;
    p = {c * before.of_a + s * q.of_a, c * before.of_v + s * q.of_v};
    q = {c * q.of_a - s * before.of_a, c * q.of_v - s * before.of_v};
    if (dot(q.of_a, q.of_a) <= kNoise * std::min(a, b)) q.of_a = {0, 0, 0};
    const bool is_little = square <= kSmall * kSmall * product && std::abs(s) <= kSmall;
    return is_little ? Turned::ALittle : Turned::Far;
}

// Where the square would vanish, by the largest component.
double length_of(const Vector& a) {
    const double square = dot(a, a);
    if (square > 0x1p-900) return std::sqrt(square);
    const double largest = std::max({std::abs(a.x), std::abs(a.y), std::abs(a.z)});
    if (largest == 0) return 0;
    const Vector scaled{a.x / largest, a.y / largest, a.z / largest};
    return largest * std::sqrt(dot(scaled, scaled));
}

// Where the lengths agree but for rounding.
void order(Column& p, Column& q) {
    if (length_of(p.of_a) >= length_of(q.of_a)) return;
    std::swap(p, q);
    q = {-1 * q.of_a, -1 * q.of_v};
}

// One step of Newton's takes away what a vector lacks of the length 1.
Vector renormalized(const Vector& u) { return u + (0.5 * (1 - dot(u, u))) * u; }

Vector unit(const Vector& a, double length) {
    return renormalized({a.x / length, a.y / length, a.z / length});
}

Vector any_across(const Vector& u) {
    const Vector axis = std::abs(u.x) < 0.6 ? Vector{1, 0, 0} : Vector{0, 1, 0};
    const Vector across = cross(u, axis);
    return unit(across, length_of(across));
}

// Orthonormal, the third column `third_sign` times the product of the first two.
void store_frame(const Vector& first, const Vector& second, double third_sign, Eigen::Matrix3d& Q) {
    const Vector across = second - dot(first, second) * first;
    const Vector u2 = unit(across, length_of(across));
    const Vector u3 = third_sign * renormalized(cross(first, u2));
    Q << first.x, u2.x, u3.x, first.y, u2.y, u3.y, first.z, u2.z, u3.z;
}

Vector column_of(const Eigen::Matrix3d& A, int j) { return {A(0, j), A(1, j), A(2, j)}; }

// Directions of the columns; where one is 0, any that fits.
void store_left(const Column (&columns)[3], const Eigen::Vector3d& lengths, Eigen::Matrix3d& U) {
    const Vector first = lengths(0) > 0 ? unit(columns[0].of_a, lengths(0)) : Vector{1, 0, 0};
    const Vector second = lengths(1) > 0 ? unit(columns[1].of_a, lengths(1)) : any_across(first);
    const double side = dot(cross(first, second), columns[2].of_a);
    store_frame(first, second, side < 0 ? -1 : 1, U);
}

Svd3 svd_of_moderate(const Eigen::Matrix3d& A) {
    Column columns[3]{
        {column_of(A, 0), {1, 0, 0}}, {column_of(A, 1), {0, 1, 0}}, {column_of(A, 2), {0, 0, 1}}};
    for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
        const Turned first = turn(columns[0], columns[1]);
        const Turned second = turn(columns[0], columns[2]);
        if (std::max({first, second, turn(columns[1], columns[2])}) != Turned::Far) break;
    }
    order(columns[0], columns[1]);
    order(columns[1], columns[2]);
    order(columns[0], columns[1]);
    Svd3 svd;
    svd.sigma << length_of(columns[0].of_a), length_of(columns[1].of_a), length_of(columns[2].of_a);
    store_left(columns, svd.sigma, svd.U);
    store_frame(renormalized(columns[0].of_v), columns[1].of_v, 1, svd.V);
    return svd;
}

// Of zeros, of what must be scaled by a power of two, and of what is no number.
Svd3 svd_of_extremes(const Eigen::Matrix3d& A) {
    if (!A.allFinite()) {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        return {Eigen::Matrix3d::Constant(nan), Eigen::Vector3d::Constant(nan),
                Eigen::Matrix3d::Constant(nan)};
    }
    const double largest = A.cwiseAbs().maxCoeff();
    if (largest == 0)
        return {Eigen::Matrix3d::Identity(), Eigen::Vector3d::Zero(), Eigen::Matrix3d::Identity()};
    const int exponent = std::ilogb(largest) - std::ilogb(kLargest) + 2;
    Svd3 svd = svd_of_moderate(A.unaryExpr([=](double x) { return std::scalbn(x, -exponent); }));
    svd.sigma = svd.sigma.unaryExpr([=](double x) { return std::ldexp(x, exponent); });
    return svd;
}

}  // namespace

Svd3 svd_3x3(const Eigen::Matrix3d& A) noexcept {
    const double largest = A.cwiseAbs().maxCoeff();
    const bool is_moderate = largest >= kLeast && largest <= kLargest && A.allFinite();
    return is_moderate ? svd_of_moderate(A) : svd_of_extremes(A);
}

}  // namespace svdscope
