// Fractions, numbers with one root, and roots of them.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/base/random.hpp"
#include "core/exact/quadratic.hpp"

namespace svdscope {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

Rational fraction(std::int64_t above, std::int64_t below) { return Rational::of(above, below); }

TEST(ExactNumbers, FractionsAreInLowestTerms) {
    EXPECT_EQ(fraction(6, -4), fraction(-3, 2));
    EXPECT_EQ(text_of(fraction(6, -4)), "-3/2");
    EXPECT_EQ(text_of(fraction(0, -7)), "0");
    EXPECT_EQ(fraction(1, 2) + fraction(1, 3), fraction(5, 6));
    EXPECT_EQ(fraction(1, 2) - fraction(1, 2), Rational(0));
    EXPECT_EQ(fraction(2, 3) * fraction(3, 4), fraction(1, 2));
    EXPECT_EQ(fraction(2, 3) / fraction(-4, 3), fraction(-1, 2));
}

TEST(ExactNumbers, WhatIsTooLongIsUnknownAndStaysSo) {
    const Rational large = Rational::of(Int128{1} << 100, 1);
    EXPECT_TRUE(large.is_known());
    EXPECT_FALSE((large * large).is_known());
    EXPECT_FALSE((large * large - large * large).is_known());
    EXPECT_FALSE((large * large == large * large));
    EXPECT_FALSE((Rational(1) / Rational(0)).is_known());
    EXPECT_EQ((large * large).sign(), 0);
    EXPECT_TRUE(std::isnan((large * large).value()));
    EXPECT_EQ(large / large, Rational(1));
    const Rational next = Rational::of((Int128{1} << 100) + 1, Int128{1} << 100);
    EXPECT_FALSE((next * next).is_known()) << "in lowest terms it needs 201 bits";
}

// Against long arithmetic by another way: cross products in 128 bits.
TEST(ExactNumbers, SumsAndProductsAgreeWithCrossProducts) {
    Random random(7);
    for (int i = 0; i < 2000; ++i) {
        const std::int64_t a = random.integer(-999, 999), b = random.integer(1, 999);
        const std::int64_t c = random.integer(-999, 999), d = random.integer(1, 999);
        EXPECT_EQ(fraction(a, b) + fraction(c, d), fraction(a * d + c * b, b * d));
        EXPECT_EQ(fraction(a, b) * fraction(c, d), fraction(a * c, b * d));
    }
}

TEST(ExactNumbers, TextIsReadExactly) {
    EXPECT_EQ(parse_rational("1/3"), fraction(1, 3));
    EXPECT_EQ(parse_rational(" -0.25 "), fraction(-1, 4));
    EXPECT_EQ(parse_rational("1e-3"), fraction(1, 1000));
    EXPECT_EQ(parse_rational("2.50E+1"), Rational(25));
    EXPECT_EQ(parse_rational("1.5/0.5"), Rational(3));
    EXPECT_EQ(parse_rational("0e999"), Rational(0));
    for (const char* text : {"", "-", ".", "1/0", "sqrt(2)", "1.2.3", "1e99", "--1", "1/2/3", "0x1", "nan",
                             "123456789012345678901234567890123456789012"}) {
        EXPECT_FALSE(parse_rational(text)) << text;
    }
    EXPECT_EQ(rational_of_double(0.1), fraction(1, 10));
    EXPECT_EQ(rational_of_double(-3), Rational(-3));
    EXPECT_FALSE(rational_of_double(std::numeric_limits<double>::infinity()).is_known());
    EXPECT_FALSE(rational_of_double(1e-300).is_known());
}

TEST(ExactNumbers, SquareFactorsComeOut) {
    for (std::int64_t x = 1; x < 5000; ++x) {
        const SquareParts parts = square_parts(x);
        ASSERT_EQ(parts.outside * parts.outside * parts.inside, x);
        for (std::int64_t f = 2; f * f <= x; ++f) ASSERT_NE(parts.inside % (f * f), 0) << x;
    }
    const Int128 prime = 1000003;
    EXPECT_EQ(square_parts(prime * prime).outside, prime);
    EXPECT_EQ(square_parts(prime * prime * 12).outside, prime * 2);
    for (const Int128 root : {Int128{0}, Int128{1}, Int128{3037000499}, Int128{1} << 62}) {
        EXPECT_EQ(whole_root(root * root), root);
        EXPECT_EQ(whole_root(root * root + 2 * root), root);
        if (root > 0) {
            EXPECT_EQ(whole_root(root * root - 1), root - 1);
        }
    }
}

TEST(ExactNumbers, QuadraticsAreAField) {
    const Quadratic x = Quadratic::of(fraction(1, 2), fraction(3, 2), 5);
    EXPECT_EQ(x / x, Quadratic(1));
    EXPECT_EQ(x * x.conjugate(), Quadratic(x.norm()));
    EXPECT_EQ(Quadratic::of(1, 2, 12), Quadratic::of(1, 4, 3)) << "squares leave the root";
    EXPECT_EQ(Quadratic::of(1, 2, 9), Quadratic(7));
    EXPECT_FALSE((x + Quadratic::of(0, 1, 3)).is_known()) << "another root";
    EXPECT_FALSE((x / Quadratic(0)).is_known());
    EXPECT_EQ(Quadratic::of(-2, 1, 5).sign(), 1);
    EXPECT_EQ(Quadratic::of(2, -1, 5).sign(), -1);
    EXPECT_EQ(Quadratic::of(-3, 1, 5).sign(), -1);
    EXPECT_EQ(Quadratic(0).sign(), 0);
}

// (sqrt(r) - p) for p next to the root: without care only a few digits would be left.
TEST(ExactNumbers, QuadraticsKeepTheirDigits) {
    Random random(3);
    for (int i = 0; i < 5000; ++i) {
        const std::int64_t p = random.integer(1000, 1000000), r = p * p + random.integer(1, 5);
        const Quadratic x = Quadratic::of(-Rational(p), 1, r);
        const long double exact = static_cast<long double>(r - p * p) /
                                  (std::sqrt(static_cast<long double>(r)) + static_cast<long double>(p));
        EXPECT_LE(std::abs(static_cast<long double>(x.value()) - exact), 16 * kEps * exact);
    }
}

// The square of the written form is the number under the root, in doubles.
double value_of(const RootForm& form) {
    const auto number = [](Int128 x) { return static_cast<double>(x); };
    if (form.kind == RootForm::Kind::Nested) {
        const double inside = (number(form.p) + number(form.q) * std::sqrt(number(form.r))) / number(form.s);
        return number(form.a) * std::sqrt(inside) / number(form.c);
    }
    return (number(form.a) * std::sqrt(number(form.x)) + number(form.b) * std::sqrt(number(form.y))) /
           number(form.c);
}

TEST(ExactNumbers, RootFormsHaveTheRightValue) {
    Random random(11);
    int sums = 0, nests = 0;
    for (int i = 0; i < 5000; ++i) {
        const Rational p = fraction(random.integer(1, 60), random.integer(1, 6));
        const Quadratic x =
            Quadratic::of(p, fraction(random.integer(-9, 9), random.integer(1, 6)), random.integer(1, 40));
        const RootForm form = root_form(x);
        if (x.value() < 0) {
            EXPECT_EQ(form.kind, RootForm::Kind::Unknown);
            continue;
        }
        EXPECT_NEAR(value_of(form), root_value(x), 1e-6 * (1 + root_value(x)));
        (form.kind == RootForm::Kind::Sum ? sums : nests) += 1;
    }
    EXPECT_GT(sums, 100);
    EXPECT_GT(nests, 100);
}

TEST(ExactNumbers, RootsUnnestWhereTheyCan) {
    const RootForm golden = root_form(Quadratic::of(fraction(3, 2), fraction(1, 2), 5));
    EXPECT_EQ(golden.kind, RootForm::Kind::Sum);
    EXPECT_EQ(golden.c, 2);
    const RootForm nested = root_form(Quadratic::of(fraction(1, 2), fraction(1, 10), 5));
    EXPECT_EQ(nested.kind, RootForm::Kind::Nested);
    EXPECT_EQ(root_form(Quadratic(-1)).kind, RootForm::Kind::Unknown);
}

}  // namespace
}  // namespace svdscope
