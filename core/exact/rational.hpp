// Fractions of whole numbers that are never silently wrong: what does not fit becomes "unknown".
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace svdscope {

// The compilers' own type, by the name that -Wpedantic accepts: four words wide.
typedef int Int128 __attribute__((mode(TI)));

/// A fraction in lowest terms with a positive denominator, or unknown. Unknown is what results when a number
/// would have more than 126 bits, or from a division by zero; everything calculated from it is unknown.
class Rational {
  public:
    constexpr Rational() = default;
    constexpr Rational(std::int64_t value) : above_(value) {}  // NOLINT: a whole number is one of these
    /// above / below in lowest terms; unknown when below is 0 or a number is too long.
    static Rational of(Int128 above, Int128 below);
    static Rational unknown();

    bool is_known() const { return below_ != 0; }
    bool is_zero() const { return is_known() && above_ == 0; }
    bool is_whole() const { return below_ == 1; }
    Int128 above() const { return above_; }
    Int128 below() const { return below_; }
    /// -1, 0 or 1; 0 when unknown.
    int sign() const;
    /// Within 2 eps; NaN when unknown.
    double value() const;

    friend Rational operator+(const Rational& x, const Rational& y);
    friend Rational operator-(const Rational& x, const Rational& y);
    friend Rational operator*(const Rational& x, const Rational& y);
    friend Rational operator/(const Rational& x, const Rational& y);
    friend Rational operator-(const Rational& x);
    /// Unknown equals nothing, not even itself.
    friend bool operator==(const Rational& x, const Rational& y) {
        return x.is_known() && y.is_known() && x.above_ == y.above_ && x.below_ == y.below_;
    }

  private:
    Int128 above_ = 0, below_ = 1;
};

/// The greatest common divisor, never negative; of 0 and 0 it is 0.
Int128 greatest_divisor(Int128 x, Int128 y);
/// x y, or nothing when it has more than 126 bits.
std::optional<Int128> product_within(Int128 x, Int128 y);
/// The square root of x >= 0, rounded down.
Int128 whole_root(Int128 x);
/// x = outside^2 * inside. Square factors up to 2^14 are found, larger ones where only one is left: else
/// `inside` may keep a square, which is true but not shortest. x > 0.
struct SquareParts {
    Int128 outside = 1, inside = 1;
};
SquareParts square_parts(Int128 x);
/// The square root where it is a fraction, else nothing.
std::optional<Rational> rational_root(const Rational& x);
/// "-12/5".
std::string text_of(Int128 x);
std::string text_of(const Rational& x);

/// A whole number, a fraction "a/b" of whole or decimal numbers, or a finite decimal ("-0.25", "1e-3"),
/// exactly. Nothing for any other text, and where a number is too long.
std::optional<Rational> parse_rational(std::string_view text);
/// The shortest decimal that reads back as this double, exactly: 0.1 is 1/10. Unknown when not finite or too
/// long.
Rational rational_of_double(double value);

}  // namespace svdscope
