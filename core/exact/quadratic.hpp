// Numbers p + q sqrt(r) with fractions p and q: where the eigenvalues of a small whole matrix live.
#pragma once
#include <optional>
#include <vector>

#include "core/exact/rational.hpp"

namespace svdscope {

/// p + q sqrt(r). r > 1 has no square factor (see square_parts) where q is not 0; else r is 1. Numbers of
/// two different r cannot be calculated with each other: the result is unknown, as for fractions.
class Quadratic {
  public:
    Quadratic() = default;
    Quadratic(Rational p) : p_(p) {}              // NOLINT: a fraction is one of these
    Quadratic(std::int64_t value) : p_(value) {}  // NOLINT
    /// Shortened, whatever r >= 0 is.
    static Quadratic of(Rational p, Rational q, Int128 r);
    static Quadratic unknown();

    const Rational& p() const { return p_; }
    const Rational& q() const { return q_; }
    Int128 r() const { return r_; }

    bool is_known() const { return p_.is_known() && q_.is_known(); }
    bool is_zero() const { return p_.is_zero() && q_.is_zero(); }
    bool is_rational() const { return q_.is_zero(); }
    /// p - q sqrt(r).
    Quadratic conjugate() const;
    /// p^2 - q^2 r.
    Rational norm() const;
    /// -1, 0 or 1, exactly; nothing when unknown or too long to be decided.
    std::optional<int> sign() const;
    /// Within 16 eps of the number, also where p and q sqrt(r) cancel (unless p^2 is too long: then of |p|);
    /// NaN when unknown (test ExactNumbers.QuadraticsKeepTheirDigits).
    double value() const;

    friend Quadratic operator+(const Quadratic& x, const Quadratic& y);
    friend Quadratic operator-(const Quadratic& x, const Quadratic& y);
    friend Quadratic operator*(const Quadratic& x, const Quadratic& y);
    friend Quadratic operator/(const Quadratic& x, const Quadratic& y);
    friend Quadratic operator-(const Quadratic& x);
    friend bool operator==(const Quadratic& x, const Quadratic& y) {
        return x.p_ == y.p_ && x.q_ == y.q_ && x.r_ == y.r_;
    }

  private:
    Rational p_, q_;
    Int128 r_ = 1;
};

/// (t + sign sqrt(D)) / 2 of l^2 - t l + n, with D = t^2 - 4 n >= 0; unknown where that is too long.
struct QuadraticRoots {
    Rational discriminant;
    Quadratic larger, smaller;
};
QuadraticRoots roots_of(const Rational& t, const Rational& n);

/// How the root of a number >= 0 is written, shortest form first.
///   Sum     (a sqrt(x) + b sqrt(y)) / c      whole numbers, x and y without squares; b = 0: one root only
///   Nested  a sqrt((p + q sqrt(r)) / s) / c  where nothing simpler exists over the whole numbers
struct RootForm {
    enum class Kind { Unknown, Sum, Nested };
    Kind kind = Kind::Unknown;
    Int128 a = 0, b = 0, c = 1;
    Int128 x = 1, y = 1;
    Int128 p = 0, q = 0, r = 1, s = 1;
};
/// sqrt(p + q sqrt(r)) is sqrt(X) + sqrt(Y) with fractions X and Y exactly when the norm is a square of a
/// fraction: X, Y = (p +- sqrt(norm)) / 2. Always so for the sigma of a 2x2 matrix, whose norm is det(A)^2.
/// Unknown for numbers below 0.
RootForm root_form(const Quadratic& square);
/// Error: as Quadratic::value.
double root_value(const Quadratic& square);

/// A multiple by a positive number with whole parts p and q and no common divisor, of all such multiples
/// tried (by each part) the one with the shortest numbers. All zero stays zero.
std::vector<Quadratic> shortened(const std::vector<Quadratic>& parts);
/// The largest whole number that has to be written down for it: above and below, p, q and r.
double longest_number(const Quadratic& number);
double longest_number(const RootForm& form);

}  // namespace svdscope
