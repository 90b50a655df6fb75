// The 2x2 SVD over the whole range of doubles: the same derivation, where every length has an exponent of its
// own.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/svd/kernel_2x2.hpp"
#include "core/svd/kernels_2x2.hpp"

namespace svdscope {
namespace {

using kernel_2x2::exact_product;
using kernel_2x2::exact_sum;
using kernel_2x2::exact_sum_ordered;
using kernel_2x2::Pair;

// One lane, with the C library's fused multiply-add: here it is right down to the last subnormal.
struct Pack1 {
    struct Mask {
        bool set;
        friend Mask operator|(Mask m, Mask n) { return {m.set || n.set}; }
    };
    double v;

    explicit Pack1(double x) : v(x) {}
    friend Pack1 operator+(Pack1 x, Pack1 y) { return Pack1(x.v + y.v); }
    friend Pack1 operator-(Pack1 x, Pack1 y) { return Pack1(x.v - y.v); }
    friend Pack1 operator*(Pack1 x, Pack1 y) { return Pack1(x.v * y.v); }
    friend Pack1 operator/(Pack1 x, Pack1 y) { return Pack1(x.v / y.v); }
    friend Pack1 operator-(Pack1 x) { return Pack1(-x.v); }
    friend Mask operator==(Pack1 x, Pack1 y) { return {x.v == y.v}; }
    friend Mask operator>=(Pack1 x, Pack1 y) { return {x.v >= y.v}; }
    friend Pack1 sqrt(Pack1 x) { return Pack1(std::sqrt(x.v)); }
    friend Pack1 abs(Pack1 x) { return Pack1(std::abs(x.v)); }
    friend Pack1 with_sign_of(Pack1 size, Pack1 sign) { return Pack1(std::copysign(size.v, sign.v)); }
    friend Pack1 select(Mask m, Pack1 x, Pack1 y) { return m.set ? x : y; }
    friend Pack1 product_error(Pack1 x, Pack1 y, Pack1 product) {
        return Pack1(std::fma(x.v, y.v, -product.v));
    }
};

// Parts this many binary orders below the leading one change no bit that is seen, and are dropped.
constexpr int kForgottenBits = 600;
// The exponent of 0.
constexpr int kNoExponent = std::numeric_limits<int>::min() / 4;

// (high + low) 2^exponent, high in [1/2, 1) or 0.
struct Number {
    Pair<Pack1> pair;
    int exponent;
};

Pair<Pack1> times_power_of_two(Pair<Pack1> x, int exponent) {
    if (exponent < -kForgottenBits) return {Pack1(0), Pack1(0)};
    return {Pack1(std::ldexp(x.high.v, exponent)), Pack1(std::ldexp(x.low.v, exponent))};
}

Number normalised(Pair<Pack1> x, int exponent) {
    if (x.high.v == 0) return {{Pack1(0), Pack1(0)}, kNoExponent};
    int own = 0;
    std::frexp(x.high.v, &own);
    return {{Pack1(std::ldexp(x.high.v, -own)), Pack1(std::ldexp(x.low.v, -own))}, exponent + own};
}

// x + y exactly. Huge entries are made smaller first; what that takes from a subnormal one cannot matter
// beside them.
Number sum(double x, double y) {
    const int exponent = std::max(std::abs(x), std::abs(y)) > 0x1p1000 ? 2 : 0;
    return normalised(exact_sum(Pack1(std::ldexp(x, -exponent)), Pack1(std::ldexp(y, -exponent))), exponent);
}

Number product(double x, double y) {
    int x_exponent = 0;
    int y_exponent = 0;
    const double x_part = std::frexp(x, &x_exponent);
    const double y_part = std::frexp(y, &y_exponent);
    return normalised(exact_product(Pack1(x_part), Pack1(y_part)), x_exponent + y_exponent);
}

// Both over the larger exponent of the two.
struct Aligned {
    Pair<Pack1> x, y;
    int exponent;
};

Aligned aligned(const Number& x, const Number& y) {
    const int exponent = std::max(x.exponent, y.exponent);
    return {times_power_of_two(x.pair, x.exponent - exponent),
            times_power_of_two(y.pair, y.exponent - exponent), exponent};
}

struct Component {
    kernel_2x2::Polar<Pack1> polar;
    Number length;
};

Component component(const Number& x, const Number& y) {
    const Aligned both = aligned(x, y);
    const kernel_2x2::Polar<Pack1> polar = kernel_2x2::polar<true>(rooted(both.x, both.y));
    return {polar, normalised({polar.length, polar.rest}, both.exponent)};
}

// The double nearest to the number. A subnormal one is rounded to a multiple of the least double in one step:
// the high part first, and where it stood halfway the low part decides.
double nearest_double(const Number& x) {
    const double high = x.pair.high.v;
    const int digits = x.exponent + 1074;  // how many the double can hold
    if (high == 0 || digits < -2) return 0;
    if (digits >= 53) return std::ldexp(high, x.exponent);
    const double scaled = std::ldexp(high, digits);
    double whole = std::nearbyint(scaled);
    const double left = scaled - whole;
    if (left == 0.5 && x.pair.low.v > 0) whole += 1;
    if (left == -0.5 && x.pair.low.v < 0) whole -= 1;
    return std::ldexp(whole, -1074);
}

struct Sigmas {
    double large, small;
    bool improper;
};

Sigmas sigmas(const double* acbd, const Number& q, const Number& r) {
    const Aligned lengths = aligned(q, r);
    const Pair<Pack1> large = half_sum(lengths.x, lengths.y);
    if (large.high.v == 0) return {0, 0, false};
    const Aligned products = aligned(product(acbd[0], acbd[3]), product(acbd[1], acbd[2]));
    const Number determinant = normalised(difference(products.x, products.y), products.exponent);
    const Pair<Pack1> parts = quotient(determinant.pair, large.high, large.low, Pack1(1) / large.high);
    const Pair<Pack1> ratio = exact_sum_ordered(parts.high, parts.low);
    const bool improper = determinant.pair.high.v < 0;
    const Pair<Pack1> size = improper ? Pair<Pack1>{-ratio.high, -ratio.low} : ratio;
    const double rounded = nearest_double(normalised(large, lengths.exponent));
    const double small = nearest_double(normalised(size, determinant.exponent - lengths.exponent));
    const bool tie = q.pair.high.v == 0 || r.pair.high.v == 0;
    return {rounded, tie ? rounded : std::min(small, rounded), improper};
}

void fill(double* numbers, double first, double second, double third, double fourth) {
    numbers[0] = first, numbers[1] = second, numbers[2] = third, numbers[3] = fourth;
}

void fill_with_nan(const Places2& to) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    fill(to.U, kNan, kNan, kNan, kNan);
    fill(to.V, kNan, kNan, kNan, kNan);
    to.sigma[0] = to.sigma[1] = kNan;
}

}  // namespace

void svd_2x2_of_extremes(const double* matrix, const Places2& to) {
    const double a = matrix[0], c = matrix[1], b = matrix[2], d = matrix[3];
    if (!(std::isfinite(a) && std::isfinite(b) && std::isfinite(c) && std::isfinite(d))) {
        return fill_with_nan(to);
    }
    const Component turn = component(sum(a, d), sum(c, -b));
    const Component mirror = component(sum(a, -d), sum(c, b));
    const Sigmas found = sigmas(matrix, turn.length, mirror.length);
    const auto [u, v] =
        axes(kernel_2x2::directions<true>(kernel_2x2::Components<Pack1>{turn.polar, mirror.polar}));
    const double side = found.improper ? -1 : 1;
    fill(to.U, u.x.v, u.y.v, -side * u.y.v, side * u.x.v);
    fill(to.V, v.x.v, v.y.v, -v.y.v, v.x.v);
    to.sigma[0] = found.large;
    to.sigma[1] = found.small;
}

}  // namespace svdscope
