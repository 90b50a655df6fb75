// The field Q(sqrt(r)), and square roots in it.
#include "core/exact/quadratic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace svdscope {
namespace {

Rational whole(Int128 x) { return Rational::of(x, 1); }

Int128 common_below(const Quadratic& number) {
    if (!number.is_known()) return 0;
    const Int128 p = number.p().below(), q = number.q().below();
    return product_within(p, q / greatest_divisor(p, q)).value_or(0);
}

/// a sqrt(x) / c of the root of a fraction > 0.
struct SimpleRoot {
    Int128 a = 1, x = 1, c = 1;
    bool known = false;
};
SimpleRoot simple_root(const Rational& square) {
    const auto inside = product_within(square.above(), square.below());
    if (!square.is_known() || !inside) return {};
    // sqrt(n / d) = sqrt(n d) / d
    const SquareParts parts = square_parts(*inside);
    const Rational factor = Rational::of(parts.outside, square.below());
    return {factor.above(), parts.inside, factor.below(), factor.is_known()};
}

RootForm sum_of(const SimpleRoot& first, const SimpleRoot& second, int sign) {
    const Int128 shared = greatest_divisor(first.c, second.c);
    const auto c = product_within(first.c, second.c / shared);
    const auto a = product_within(first.a, second.c / shared);
    const auto b = product_within(second.a, first.c / shared);
    if (!first.known || !second.known || !a || !b || !c) return {};
    const Int128 divisor = greatest_divisor(greatest_divisor(*a, *b), *c);
    RootForm form;
    form.kind = RootForm::Kind::Sum;
    form.a = *a / divisor;
    form.b = sign * (*b / divisor);
    form.c = *c / divisor;
    form.x = first.x;
    form.y = second.x;
    return form;
}

RootForm nested(const Quadratic& square) {
    const Int128 below = common_below(square);
    if (below == 0) return {};
    const Rational p = square.p() * whole(below), q = square.q() * whole(below);
    if (!p.is_known() || !q.is_known()) return {};
    const SquareParts above = square_parts(std::max<Int128>(1, greatest_divisor(p.above(), q.above())));
    const SquareParts under = square_parts(below);
    RootForm form;
    form.kind = RootForm::Kind::Nested;
    form.a = above.outside;
    form.c = under.outside;
    form.p = p.above() / (above.outside * above.outside);
    form.q = q.above() / (above.outside * above.outside);
    form.r = square.r();
    form.s = under.inside;
    return form;
}

double size_of(Int128 x) { return std::abs(static_cast<double>(x)); }

std::vector<Quadratic> all_unknown(std::size_t count) {
    return std::vector<Quadratic>(count, Quadratic::unknown());
}

/// Divided by a positive number, then by what all whole parts share.
std::vector<Quadratic> whole_multiple(const std::vector<Quadratic>& parts) {
    Int128 below = 1, shared = 0;
    for (const Quadratic& part : parts) {
        const Int128 own = common_below(part);
        if (own == 0) return all_unknown(parts.size());
        below = product_within(below, own / greatest_divisor(below, own)).value_or(0);
        if (below == 0) return all_unknown(parts.size());
    }
    for (const Quadratic& part : parts) {
        const Rational p = part.p() * whole(below), q = part.q() * whole(below);
        if (!p.is_known() || !q.is_known()) return all_unknown(parts.size());
        shared = greatest_divisor(shared, greatest_divisor(p.above(), q.above()));
    }
    std::vector<Quadratic> result;
    const Rational factor = Rational::of(below, std::max<Int128>(1, shared));
    for (const Quadratic& part : parts) result.push_back(part * Quadratic(factor));
    return result;
}

double length_in_print(const std::vector<Quadratic>& parts) {
    double length = 0;
    for (const Quadratic& part : parts) {
        if (!part.is_known()) return std::numeric_limits<double>::infinity();
        length += size_of(part.p().above()) + 2 * size_of(part.q().above());
    }
    return length;
}

}  // namespace

Quadratic Quadratic::of(Rational p, Rational q, Int128 r) {
    Quadratic result;
    result.p_ = p;
    if (r == 0 || q.is_zero()) return result;
    const SquareParts parts = square_parts(r);
    const Rational factor = q * whole(parts.outside);
    if (parts.inside == 1) {
        result.p_ = p + factor;
    } else {
        result.q_ = factor;
        result.r_ = parts.inside;
    }
    return result;
}

Quadratic Quadratic::unknown() { return {Rational::unknown()}; }

Quadratic Quadratic::conjugate() const {
    Quadratic result = *this;
    result.q_ = -q_;
    return result;
}

Rational Quadratic::norm() const { return p_ * p_ - q_ * q_ * whole(r_); }

std::optional<int> Quadratic::sign() const {
    if (!is_known()) return std::nullopt;
    if (q_.is_zero()) return p_.sign();
    if (p_.sign() * q_.sign() >= 0) return q_.sign();
    const Rational difference = norm();
    if (!difference.is_known()) return std::nullopt;
    return difference.sign() > 0 ? p_.sign() : q_.sign();
}

double Quadratic::value() const {
    const double p = p_.value(), q = q_.is_zero() ? 0 : q_.value() * std::sqrt(static_cast<double>(r_));
    if (p * q >= 0 || !is_known()) return p + q;
    // Where the two cancel: (p + q)(p - q) = norm, and p - q does not cancel.
    const Rational product = norm();
    return product.is_known() ? product.value() / (p - q) : p + q;
}

Quadratic operator+(const Quadratic& x, const Quadratic& y) {
    if (!x.is_known() || !y.is_known()) return Quadratic::unknown();
    if (x.r_ != y.r_ && !x.is_rational() && !y.is_rational()) return Quadratic::unknown();
    Quadratic result;
    result.p_ = x.p_ + y.p_;
    result.q_ = x.q_ + y.q_;
    result.r_ = result.q_.is_zero() ? 1 : std::max(x.r_, y.r_);
    return result;
}

Quadratic operator-(const Quadratic& x) {
    Quadratic result = x;
    result.p_ = -x.p_;
    result.q_ = -x.q_;
    return result;
}

Quadratic operator-(const Quadratic& x, const Quadratic& y) { return x + -y; }

Quadratic operator*(const Quadratic& x, const Quadratic& y) {
    if (!x.is_known() || !y.is_known()) return Quadratic::unknown();
    if (x.r_ != y.r_ && !x.is_rational() && !y.is_rational()) return Quadratic::unknown();
    Quadratic result;
    result.p_ = x.p_ * y.p_ + x.q_ * y.q_ * whole(std::max(x.r_, y.r_));
    result.q_ = x.p_ * y.q_ + x.q_ * y.p_;
    result.r_ = result.q_.is_zero() ? 1 : std::max(x.r_, y.r_);
    return result;
}

Quadratic operator/(const Quadratic& x, const Quadratic& y) {
    const Rational norm = y.norm();
    if (!norm.is_known() || norm.is_zero()) return Quadratic::unknown();
    return x * y.conjugate() * Quadratic(Rational(1) / norm);
}

QuadraticRoots roots_of(const Rational& t, const Rational& n) {
    QuadraticRoots roots;
    roots.discriminant = t * t - Rational(4) * n;
    const Rational half = Rational::of(1, 2);
    const auto inside = product_within(roots.discriminant.above(), roots.discriminant.below());
    if (!roots.discriminant.is_known() || roots.discriminant.sign() < 0 || !inside) {
        roots.larger = roots.smaller = Quadratic::unknown();
        return roots;
    }
    const Rational factor = half * Rational::of(1, roots.discriminant.below());
    roots.larger = Quadratic::of(t * half, factor, *inside);
    roots.smaller = Quadratic::of(t * half, -factor, *inside);
    return roots;
}

RootForm root_form(const Quadratic& square) {
    RootForm form;
    const auto sign = square.sign();
    if (!sign || *sign < 0) return form;
    form.kind = RootForm::Kind::Sum;
    if (*sign == 0) return form;
    if (square.is_rational()) {
        const SimpleRoot root = simple_root(square.p());
        if (!root.known) return {};
        form.a = root.a;
        form.x = root.x;
        form.c = root.c;
        return form;
    }
    const auto root = rational_root(square.norm());
    if (!root) return nested(square);
    const Rational half = Rational::of(1, 2);
    const SimpleRoot first = simple_root((square.p() + *root) * half);
    const SimpleRoot second = simple_root((square.p() - *root) * half);
    return sum_of(first, second, square.q().sign());
}

double root_value(const Quadratic& square) { return std::sqrt(square.value()); }

std::vector<Quadratic> shortened(const std::vector<Quadratic>& parts) {
    std::vector<Quadratic> best = whole_multiple(parts);
    for (const Quadratic& part : parts) {
        const auto sign = part.sign();
        if (!sign) return all_unknown(parts.size());
        if (*sign == 0 || part.is_rational()) continue;
        std::vector<Quadratic> divided;
        for (const Quadratic& other : parts) divided.push_back(other / (*sign > 0 ? part : -part));
        divided = whole_multiple(divided);
        if (length_in_print(divided) < length_in_print(best)) best = std::move(divided);
    }
    return best;
}

double longest_number(const Quadratic& number) {
    if (!number.is_known()) return std::numeric_limits<double>::infinity();
    return std::max({size_of(number.p().above()), size_of(number.p().below()), size_of(number.q().above()),
                     size_of(number.q().below()), size_of(number.r())});
}

double longest_number(const RootForm& form) {
    if (form.kind == RootForm::Kind::Unknown) return std::numeric_limits<double>::infinity();
    return std::max({size_of(form.a), size_of(form.b), size_of(form.c), size_of(form.x), size_of(form.y),
                     size_of(form.p), size_of(form.q), size_of(form.r), size_of(form.s)});
}

}  // namespace svdscope
