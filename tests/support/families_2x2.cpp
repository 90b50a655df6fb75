// How the matrices of each family are drawn. Only operations that every machine rounds alike are used.
#include "tests/support/families_2x2.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace svdscope::test {
namespace {

int whole(Random& random, int low, int high) { return static_cast<int>(random.integer(low, high)); }

double signed_by(Random& random, double size) { return (random.bits() & 1) != 0 ? -size : size; }

// Finite, also where the power of two would carry it beyond the largest double.
double within_range(double x) {
    constexpr double kLargest = std::numeric_limits<double>::max();
    return std::clamp(x, -kLargest, kLargest);
}

double with_exponent(Random& random, int low, int high) {
    const double part = 1 + random.uniform();  // first: the order of arguments is the compiler's choice
    return signed_by(random, std::ldexp(part, whole(random, low, high)));
}

template <class Draw>
Mat2 of_entries(const Draw& draw) {
    const double a = draw(), b = draw(), c = draw(), d = draw();
    return {a, b, c, d};
}

Mat2 gauss(Random& random) {
    return of_entries([&] { return random.normal(); });
}
template <int Low, int High>
Mat2 exponents(Random& random) {
    return of_entries([&] { return with_exponent(random, Low, High); });
}

double subnormal_entry(Random& random) {
    return signed_by(random, std::ldexp(static_cast<double>(random.bits() >> whole(random, 12, 63)), -1074));
}
Mat2 subnormal(Random& random) {
    return of_entries([&] { return subnormal_entry(random); });
}

double nudged(Random& random, double x) {
    const double step = std::nextafter(std::abs(x), 2 * std::abs(x)) - std::abs(x);
    return x + step * whole(random, -4, 4);
}
Mat2 nearly_singular(Random& random) {
    Mat2 A = gauss(random);
    A.d = nudged(random, A.b * A.c / A.a);
    return A;
}

Mat2 integers_of_rank_one(Random& random) {
    const int bits = whole(random, 1, 26);
    const auto draw = [&] { return whole(random, -(1 << bits), 1 << bits); };
    const double x = draw(), y = draw(), s = draw(), t = draw();
    return {x * s, x * t, y * s, y * t};
}

Mat2 zero_pattern(Random& random) {
    const std::uint64_t kept = random.bits();
    const int range = whole(random, 0, 1) * 900;
    int bit = 0;
    return of_entries([&] { return (kept >> bit++ & 1) != 0 ? with_exponent(random, -range, range) : 0.0; });
}

// On the unit circle up to rounding; square roots and quotients are rounded alike everywhere.
Vec2 direction(Random& random) {
    const double x = random.normal(), y = random.normal();
    const double length = std::sqrt(x * x + y * y);
    return {x / length, y / length};
}
Mat2 turned(Vec2 p) { return {p.x, -p.y, p.y, p.x}; }
Mat2 scaled_by_power(Random& random, Mat2 A, int range) {
    const double s = std::ldexp(1.0, whole(random, -range, range));
    return {s * A.a, s * A.b, s * A.c, s * A.d};
}

Mat2 rotations(Random& random) { return scaled_by_power(random, turned(direction(random)), 300); }
Mat2 reflections(Random& random) {
    const Vec2 p = direction(random);
    return scaled_by_power(random, {p.x, p.y, p.y, -p.x}, 300);
}
Mat2 nearly_equal_sigmas(Random& random) {
    const Vec2 p = direction(random);
    const double side = signed_by(random, 1);
    return {nudged(random, p.x), nudged(random, -side * p.y), nudged(random, p.y),
            nudged(random, side * p.x)};
}

Mat2 triangular_graded(Random& random) {
    Mat2 A = exponents<-200, 200>(random);
    ((random.bits() & 1) != 0 ? A.b : A.c) = 0;
    return A;
}

Mat2 integers(Random& random) {
    const int bits = whole(random, 1, 30);
    return of_entries([&] { return static_cast<double>(random.integer(-(1L << bits), 1L << bits)); });
}

Mat2 scaled_on_both_sides(Random& random) {
    const Mat2 B = gauss(random);
    const auto power = [&] { return std::ldexp(1.0, whole(random, -250, 250)); };
    const double top = power(), bottom = power(), left = power(), right = power();
    return {top * B.a * left, top * B.b * right, bottom * B.c * left, bottom * B.d * right};
}

// 10^-t for t in [0, most], by powers of two.
double small_number(Random& random, double most_bits) {
    const double bits = random.uniform(0, most_bits);
    return std::ldexp(1 + random.uniform(), -static_cast<int>(bits) - 1);
}
Mat2 kappa_to_1e16(Random& random) {
    const Mat2 U = turned(direction(random)), V = turned(direction(random));
    const double small = small_number(random, 53);
    return U * Mat2{1, 0, 0, small} * V;
}
Mat2 kappa_to_1e300(Random& random) {
    const Mat2 B = gauss(random);
    const double small = small_number(random, 996);
    if ((random.bits() & 1) != 0) return {B.a, B.b, small * B.c, small * B.d};
    return {B.a, small * B.b, B.c, small * B.d};
}

Mat2 huge(Random& random) {
    return of_entries([&] { return within_range(with_exponent(random, 1000, 1023)); });
}

}  // namespace

const std::array<Family2, 17>& families_2x2() {
    static const std::array<Family2, 17> families{{
        {"gauss", gauss},
        {"exponents 10", exponents<-10, 10>},
        {"exponents 300", exponents<-300, 300>},
        {"whole range", exponents<-1074, 1023>},
        {"subnormal", subnormal},
        {"from 2^1000", huge},
        {"few ulp singular", nearly_singular},
        {"rank 1 integers", integers_of_rank_one},
        {"zero patterns", zero_pattern},
        {"rotations", rotations},
        {"reflections", reflections},
        {"near-equal sigma", nearly_equal_sigmas},
        {"triangular graded", triangular_graded},
        {"integers", integers},
        {"D1 B D2", scaled_on_both_sides},
        {"kappa to 1e16", kappa_to_1e16},
        {"kappa to 1e300", kappa_to_1e300},
    }};
    return families;
}

}  // namespace svdscope::test
