// How exact numbers are written: signs first, roots behind their factors, one fraction.
#include "core/byhand/number_formula.hpp"

#include <utility>

namespace svdscope {
namespace {

Formula whole(Int128 x) { return formula::number(text_of(x)); }

Formula over(Formula above, Int128 below) {
    return below == 1 ? above : formula::fraction(std::move(above), whole(below));
}

Formula negated(Formula size) { return formula::row({formula::sign("-"), std::move(size)}); }

/// a sqrt(x) for a > 0.
Formula factor_root(Int128 a, Int128 x) {
    if (x == 1) return whole(a);
    Formula root = formula::root(whole(x));
    return a == 1 ? root : formula::row({whole(a), std::move(root)});
}

/// first + sign second; both positive.
Formula sum(Formula first, int sign, Formula second) {
    return formula::row({std::move(first), formula::sign(sign < 0 ? "-" : "+"), std::move(second)});
}

Int128 size_of(Int128 x) { return x < 0 ? -x : x; }

/// p + q sqrt(r) for whole numbers, not both 0: the positive one first, a whole number before a root.
Formula whole_sum(Int128 p, Int128 q, Int128 r) {
    if (q == 0) return whole(p);
    const Formula root = factor_root(size_of(q), r);
    if (p == 0) return q < 0 ? negated(root) : root;
    if (p > 0) return sum(whole(p), q < 0 ? -1 : 1, root);
    if (q > 0) return sum(root, -1, whole(-p));
    return formula::row({formula::sign("-"), whole(-p), formula::sign("-"), root});
}

/// Root of a fraction in lowest terms.
Formula root_of_fraction(const Rational& square) {
    const SquareParts above = square_parts(square.above()), below = square_parts(square.below());
    if (above.inside == 1 && below.inside != 1) {
        return formula::fraction(whole(above.outside), factor_root(below.outside, below.inside));
    }
    const RootForm form = root_form(Quadratic(square));
    return over(factor_root(form.a, form.x), form.c);
}

Formula formula_of_sum(const RootForm& form) {
    const Formula first = factor_root(form.a, form.x);
    const Formula second = factor_root(size_of(form.b), form.y);
    // A whole number stands first, where the sign lets it.
    const bool swap = form.b > 0 && form.y == 1;
    return over(swap ? sum(second, 1, first) : sum(first, form.b < 0 ? -1 : 1, second), form.c);
}

}  // namespace

Formula formula_of(const Rational& number) {
    const Formula size = over(whole(size_of(number.above())), number.below());
    return number.sign() < 0 ? negated(size) : size;
}

Formula formula_of(const Quadratic& number) {
    if (number.is_rational()) return formula_of(number.p());
    const Int128 p = number.p().below(), q = number.q().below();
    const Int128 below = p / greatest_divisor(p, q) * q;
    const Int128 above_p = number.p().above() * (below / p), above_q = number.q().above() * (below / q);
    if (below != 1 && above_p <= 0 && above_q <= 0) {
        return negated(over(whole_sum(-above_p, -above_q, number.r()), below));
    }
    return over(whole_sum(above_p, above_q, number.r()), below);
}

Formula root_formula(const Quadratic& square) {
    if (square.is_zero()) return whole(0);
    if (square.is_rational()) return root_of_fraction(square.p());
    const RootForm form = root_form(square);
    if (form.kind == RootForm::Kind::Sum) return formula_of_sum(form);
    Formula root = formula::root(over(whole_sum(form.p, form.q, form.r), form.s));
    if (form.a != 1) root = formula::row({whole(form.a), std::move(root)});
    return over(std::move(root), form.c);
}

Formula entry_formula(const ExactDirection& direction, int i) {
    const Quadratic& part = direction.parts[static_cast<std::size_t>(i)];
    const int sign = part.sign().value_or(1);
    if (sign == 0) return whole(0);
    Formula size;
    if (!part.is_rational() || !direction.length_squared.is_rational()) {
        size = root_formula(square_of_entry(direction, i));
    } else {
        // |part| / (outside sqrt(inside)): the root stays below, so that columns keep their common factor.
        const SquareParts length = square_parts(direction.length_squared.p().above());
        const Rational factor = Rational::of(size_of(part.p().above()), length.outside);
        size = length.inside == 1
                   ? formula_of(factor)
                   : formula::fraction(whole(factor.above()), factor_root(factor.below(), length.inside));
    }
    return sign < 0 ? negated(std::move(size)) : size;
}

Formula formula_of(const ExactVector& column) {
    std::vector<Formula> parts;
    for (const Quadratic& part : column) parts.push_back(formula_of(part));
    return formula::matrix(std::move(parts), 1);
}

Formula formula_of(const ExactMatrix& matrix) {
    std::vector<Formula> parts;
    for (const Quadratic& entry : matrix.entries) parts.push_back(formula_of(entry));
    return formula::matrix(std::move(parts), matrix.cols);
}

Formula scaled_formula(const ExactDirection& direction) {
    Formula column = formula_of(direction.parts);
    if (direction.length_squared == Quadratic(1)) return column;
    return formula::row(
        {formula::fraction(whole(1), root_formula(direction.length_squared)), std::move(column)});
}

Formula polynomial_formula(const std::vector<Formula>& sizes, const std::vector<int>& signs,
                           const std::vector<bool>& is_one) {
    const auto power = [](std::size_t exponent) {
        const Formula lambda = formula::symbol("lambda");
        return exponent == 1 ? lambda : formula::power(lambda, formula::number(static_cast<int>(exponent)));
    };
    std::vector<Formula> parts{power(sizes.size())};
    for (std::size_t i = sizes.size(); i-- > 0;) {
        if (signs[i] == 0) continue;
        parts.push_back(formula::sign(signs[i] < 0 ? "-" : "+"));
        if (i == 0 || !is_one[i]) parts.push_back(sizes[i]);
        if (i > 0) parts.push_back(power(i));
    }
    return formula::row(std::move(parts));
}

}  // namespace svdscope
