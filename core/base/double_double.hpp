// Numbers of twice the precision: an unevaluated sum of two doubles, about 32 decimal digits.
#pragma once
#include <cmath>

namespace svdscope {

/// The value `high + low` with |low| at most half a unit in the last place of `high`.
/// Error of + - *: at most 4 * 2^-106 of the result (of |x| + |y| for sums that cancel); of /: 16 * 2^-106
/// (test DoubleDouble.AgainstLongIntegers). Finite operands whose results stay within 1e-140 and 1e300.
/// Source: Dekker, Numer. Math. 18 (1971); Joldes, Muller, Popescu, ACM TOMS 44 (2017), accurate sum.
struct DoubleDouble {
    double high = 0;
    double low = 0;

    constexpr DoubleDouble() = default;
    constexpr DoubleDouble(double value) : high(value) {}  // NOLINT: a double is one of these
    constexpr DoubleDouble(double h, double l) : high(h), low(l) {}
    explicit constexpr operator double() const { return high + low; }
};

/// a + b exactly.
constexpr DoubleDouble exact_sum(double a, double b) {
    const double sum = a + b;
    const double of_b = sum - a;
    return {sum, (a - (sum - of_b)) + (b - of_b)};
}

/// a + b exactly, where |a| >= |b| or a = 0.
constexpr DoubleDouble exact_sum_ordered(double a, double b) {
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

/// a * b exactly, while nothing under- or overflows.
inline DoubleDouble exact_product(double a, double b) {
    const double product = a * b;
    return {product, std::fma(a, b, -product)};
}

constexpr DoubleDouble operator-(DoubleDouble x) { return {-x.high, -x.low}; }

constexpr DoubleDouble operator+(DoubleDouble x, DoubleDouble y) {
    const DoubleDouble high = exact_sum(x.high, y.high);
    const DoubleDouble low = exact_sum(x.low, y.low);
    const DoubleDouble first = exact_sum_ordered(high.high, high.low + low.high);
    return exact_sum_ordered(first.high, low.low + first.low);
}

constexpr DoubleDouble operator-(DoubleDouble x, DoubleDouble y) { return x + -y; }

inline DoubleDouble operator*(DoubleDouble x, DoubleDouble y) {
    const DoubleDouble product = exact_product(x.high, y.high);
    const double rest = std::fma(x.high, y.low, x.low * y.high);
    return exact_sum_ordered(product.high, product.low + rest);
}

/// y must not be 0.
inline DoubleDouble operator/(DoubleDouble x, DoubleDouble y) {
    const double first = x.high / y.high;
    const DoubleDouble rest = x - y * DoubleDouble(first);
    const double second = rest.high / y.high;
    const DoubleDouble last = rest - y * DoubleDouble(second);
    return exact_sum_ordered(first, second) + DoubleDouble(last.high / y.high);
}

constexpr DoubleDouble& operator+=(DoubleDouble& x, DoubleDouble y) { return x = x + y; }
constexpr DoubleDouble& operator-=(DoubleDouble& x, DoubleDouble y) { return x = x - y; }

}  // namespace svdscope
