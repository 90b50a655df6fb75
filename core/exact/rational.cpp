// Fractions in 126 bits; every product is checked before it is made.
#include "core/exact/rational.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/io/number.hpp"

namespace svdscope {
namespace {

// Below this a sum of two cannot overflow, so that only products need a check.
constexpr Int128 kLimit = Int128{1} << 126;
constexpr Int128 kSmall = Int128{1} << 62;
constexpr int kMostExponent = 40;
constexpr std::int64_t kLargestFactor = 1 << 14;

Int128 size_of(Int128 x) { return x < 0 ? -x : x; }
bool fits(Int128 x) { return size_of(x) < kLimit; }

std::optional<Int128> power_of_ten(int exponent) {
    Int128 power = 1;
    for (int i = 0; i < exponent; ++i) {
        const auto next = product_within(power, 10);
        if (!next) return std::nullopt;
        power = *next;
    }
    return power;
}

/// Digits with at most one point and an exponent: the digits as one whole number, and the power of ten.
struct Digits {
    Int128 whole = 0;
    int exponent = 0;
    std::size_t count = 0;
};
std::optional<Digits> digits_of(std::string_view text) {
    Digits digits;
    bool behind_point = false;
    for (const char c : text) {
        if (c == '.' && !behind_point) {
            behind_point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        const auto ten = product_within(digits.whole, 10);
        if (!ten || !fits(*ten + 9)) return std::nullopt;
        digits.whole = *ten + (c - '0');
        digits.exponent -= behind_point ? 1 : 0;
        ++digits.count;
    }
    if (digits.count == 0) return std::nullopt;
    return digits;
}

std::optional<Rational> parse_decimal(std::string_view text) {
    text = trimmed(text);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    int exponent = 0;
    if (const std::size_t e = text.find_first_of("eE"); e != text.npos) {
        std::string_view power = text.substr(e + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
        if (error != std::errc() || end != power.data() + power.size()) return std::nullopt;
        text = text.substr(0, e);
    }
    const auto digits = digits_of(text);
    if (!digits) return std::nullopt;
    if (digits->whole == 0) return Rational(0);
    if (std::abs(exponent) > kMostExponent) return std::nullopt;
    const int power = digits->exponent + exponent;
    const auto ten = power_of_ten(std::abs(power));
    if (!ten) return std::nullopt;
    const Rational size = power < 0 ? Rational::of(digits->whole, *ten)
                                    : Rational::of(digits->whole, 1) * Rational::of(*ten, 1);
    if (!size.is_known()) return std::nullopt;
    return negative ? -size : size;
}

}  // namespace

Int128 greatest_divisor(Int128 x, Int128 y) {
    x = size_of(x);
    y = size_of(y);
    while (y != 0) {
        const Int128 rest = x % y;
        x = y;
        y = rest;
    }
    return x;
}

std::optional<Int128> product_within(Int128 x, Int128 y) {
    const Int128 a = size_of(x), b = size_of(y);
    if ((a >= kSmall || b >= kSmall) && b != 0 && a > (kLimit - 1) / b) return std::nullopt;
    return x * y;
}

Int128 whole_root(Int128 x) {
    if (x <= 0) return 0;
    auto root = static_cast<Int128>(std::sqrt(static_cast<double>(x)));
    // Newton's step mends the 53 bits of the guess; then it is off by one at most.
    root = std::max<Int128>(1, root);
    root = (root + x / root) / 2;
    while (root > x / root) --root;
    while (root + 1 <= x / (root + 1)) ++root;
    return root;
}

SquareParts square_parts(Int128 x) {
    SquareParts parts;
    const auto take = [&](Int128 factor) {
        while (x % (factor * factor) == 0) {
            x /= factor * factor;
            parts.outside *= factor;
        }
        if (x % factor == 0) {
            x /= factor;
            parts.inside *= factor;
        }
    };
    for (std::int64_t factor = 2; factor <= kLargestFactor; ++factor) {
        // What is left has no factor up to here: with fewer than three of them it is a square or has none.
        if (Int128{factor} * factor * factor > x) break;
        if (x % factor == 0) take(factor);
    }
    const Int128 root = whole_root(x);
    if (root * root == x) {
        parts.outside *= root;
    } else {
        parts.inside *= x;
    }
    return parts;
}

Rational Rational::of(Int128 above, Int128 below) {
    if (below == 0 || !fits(above) || !fits(below)) return unknown();
    const Int128 divisor = greatest_divisor(above, below) * (below < 0 ? -1 : 1);
    Rational result;
    result.above_ = above / divisor;
    result.below_ = below / divisor;
    return result;
}

Rational Rational::unknown() {
    Rational result;
    result.below_ = 0;
    return result;
}

int Rational::sign() const { return !is_known() || above_ == 0 ? 0 : above_ < 0 ? -1 : 1; }

double Rational::value() const {
    if (!is_known()) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(above_) / static_cast<double>(below_);
}

Rational operator+(const Rational& x, const Rational& y) {
    if (!x.is_known() || !y.is_known()) return Rational::unknown();
    const Int128 shared = greatest_divisor(x.below_, y.below_);
    const auto left = product_within(x.above_, y.below_ / shared);
    const auto right = product_within(y.above_, x.below_ / shared);
    const auto below = product_within(x.below_, y.below_ / shared);
    if (!left || !right || !below) return Rational::unknown();
    return Rational::of(*left + *right, *below);
}

Rational operator-(const Rational& x) {
    Rational result = x;
    result.above_ = -result.above_;
    return result;
}

Rational operator-(const Rational& x, const Rational& y) { return x + -y; }

Rational operator*(const Rational& x, const Rational& y) {
    if (!x.is_known() || !y.is_known()) return Rational::unknown();
    // Shortened crosswise first, so that only what is truly long is unknown.
    const Int128 first = std::max<Int128>(1, greatest_divisor(x.above_, y.below_));
    const Int128 second = std::max<Int128>(1, greatest_divisor(y.above_, x.below_));
    const auto above = product_within(x.above_ / first, y.above_ / second);
    const auto below = product_within(x.below_ / second, y.below_ / first);
    if (!above || !below) return Rational::unknown();
    return Rational::of(*above, *below);
}

Rational operator/(const Rational& x, const Rational& y) {
    if (!y.is_known() || y.above_ == 0) return Rational::unknown();
    return x * Rational::of(y.below_, y.above_);
}

std::optional<Rational> rational_root(const Rational& x) {
    if (!x.is_known() || x.sign() < 0) return std::nullopt;
    const Int128 above = whole_root(x.above()), below = whole_root(x.below());
    if (above * above != x.above() || below * below != x.below()) return std::nullopt;
    return Rational::of(above, below);
}

std::string text_of(Int128 x) {
    if (x == 0) return "0";
    std::string digits;
    for (Int128 rest = size_of(x); rest != 0; rest /= 10) {
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    }
    if (x < 0) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

std::string text_of(const Rational& x) {
    if (!x.is_known()) return "?";
    return x.is_whole() ? text_of(x.above()) : text_of(x.above()) + "/" + text_of(x.below());
}

std::optional<Rational> parse_rational(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == text.npos) return parse_decimal(text);
    const auto above = parse_decimal(text.substr(0, slash));
    const auto below = parse_decimal(text.substr(slash + 1));
    if (!above || !below || below->is_zero()) return std::nullopt;
    const Rational result = *above / *below;
    return result.is_known() ? std::optional(result) : std::nullopt;
}

Rational rational_of_double(double value) {
    if (!std::isfinite(value)) return Rational::unknown();
    std::array<char, 32> shortest{};
    const auto end = std::to_chars(shortest.data(), shortest.data() + shortest.size(), value).ptr;
    const auto length = static_cast<std::size_t>(end - shortest.data());
    return parse_rational({shortest.data(), length}).value_or(Rational::unknown());
}

}  // namespace svdscope
