// Numbers as people type them: values, spellings, and every refusal by its sentence.
#include "core/io/expression.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

namespace svdscope {
namespace {

using std::numbers::pi;

double value(std::string_view text) {
    const auto result = evaluate_expression(text);
    EXPECT_TRUE(result) << text << ": " << (result ? "" : result.error().message);
    return result.value_or(std::nan(""));
}

std::string refusal(std::string_view text) {
    const auto result = evaluate_expression(text);
    return result ? "accepted as " + std::to_string(*result) : result.error().message;
}

TEST(Expression, WhatTheIssueNames) {
    EXPECT_EQ(value("1/3"), 1.0 / 3);
    EXPECT_EQ(value("sqrt(2)"), std::sqrt(2.0));
    EXPECT_EQ(value("-pi/4"), -pi / 4);
    EXPECT_EQ(value("1e-8"), 1e-8);
    EXPECT_EQ(value("2*cos(pi/3)"), 2 * std::cos(pi / 3));
}

TEST(Expression, Numbers) {
    EXPECT_EQ(value(" 42 "), 42);
    EXPECT_EQ(value(".5"), 0.5);
    EXPECT_EQ(value("5."), 5);
    EXPECT_EQ(value("+3"), 3);
    EXPECT_EQ(value("-0"), 0);
    EXPECT_TRUE(std::signbit(value("-0")));
    EXPECT_EQ(value("1.7976931348623157e308"), 1.7976931348623157e308);
    EXPECT_EQ(value("5e-324"), 5e-324);
    EXPECT_EQ(value("0.1"), 0.1);
}

TEST(Expression, RanksOfOperators) {
    EXPECT_EQ(value("1+2*3"), 7);
    EXPECT_EQ(value("(1+2)*3"), 9);
    EXPECT_EQ(value("8/4/2"), 1);
    EXPECT_EQ(value("5-3-1"), 1);
    EXPECT_EQ(value("-2^2"), -4);
    EXPECT_EQ(value("2^3^2"), 512);
    EXPECT_EQ(value("2^-1"), 0.5);
    EXPECT_EQ(value("2**3"), 8);
    EXPECT_EQ(value("2*-3"), -6);
    EXPECT_EQ(value("--1"), 1);
}

TEST(Expression, ProductsWithoutASign) {
    EXPECT_EQ(value("2pi"), 2 * pi);
    EXPECT_EQ(value("3sqrt(4)"), 6);
    EXPECT_EQ(value("2(1+1)"), 4);
    EXPECT_EQ(value("-pi phi"), -pi * std::numbers::phi);
}

TEST(Expression, OtherSpellings) {
    EXPECT_EQ(value("\u2212"
                    "3"),
              -3);
    EXPECT_EQ(value("2\u00d7"
                    "3"),
              6);
    EXPECT_EQ(value("2\u00b7"
                    "3"),
              6);
    EXPECT_EQ(value("6\u00f7"
                    "3"),
              2);
    EXPECT_EQ(value("\u221a"
                    "4"),
              2);
    EXPECT_EQ(value("2\u221a(4)"), 4);
    EXPECT_EQ(value("\u03c0"), pi);
    EXPECT_EQ(value("90\u00b0"), 90 * (pi / 180));
    EXPECT_EQ(value("\\frac{1}{\\sqrt{4}}"), 0.5);
    EXPECT_EQ(value("2\\cdot\\pi"), 2 * pi);
}

TEST(Expression, Functions) {
    EXPECT_DOUBLE_EQ(value("cbrt(27)"), 3);
    EXPECT_EQ(value("sin(0)+tan(0)+asin(0)+atan(0)"), 0);
    EXPECT_EQ(value("acos(1)"), 0);
    EXPECT_EQ(value("exp(0)"), 1);
    EXPECT_EQ(value("ln(exp(1))"), 1);
    EXPECT_EQ(value("log(1)"), 0);
    EXPECT_EQ(value("abs(-2)"), 2);
}

TEST(Expression, RefusesWithThePlace) {
    EXPECT_EQ(refusal(""), "There is no number.");
    EXPECT_EQ(refusal("  "), "There is no number.");
    EXPECT_EQ(refusal("1+"), "The expression ends where a number was expected.");
    EXPECT_EQ(refusal("1+*2"), "Character 3: expected a number, found \"*\".");
    EXPECT_EQ(refusal("(1+2"), "The expression ends where \")\" was expected.");
    EXPECT_EQ(refusal("1)"), "Character 2: expected the end, found \")\".");
    EXPECT_EQ(refusal("foo"), "Character 1: \"foo\" is not a known name.");
    EXPECT_EQ(refusal("2e"), "Character 2: \"e\" is not a known name.");
    EXPECT_EQ(refusal("sin 3"), "Character 5: expected \"(\", found \"3\".");
    EXPECT_EQ(refusal("1,5"),
              "Character 2: expected the end, found \",\" (decimals are written with a point).");
    EXPECT_EQ(refusal("\u03c0+\u20ac"), "Character 3: expected a number, found \"\u20ac\".")
        << "characters, not bytes";
    EXPECT_EQ(refusal("sqrt(-1)"), "Character 5: sqrt has no real value there.");
    EXPECT_EQ(refusal("."), "Character 1: expected a number, found \".\".");
}

TEST(Expression, RefusesWhatIsNotFinite) {
    EXPECT_EQ(refusal("1/0"), "The value of \"1/0\" is not a finite number.");
    EXPECT_EQ(refusal("0/0"), "The value of \"0/0\" is not a finite number.");
    EXPECT_EQ(refusal("1e999"), "The value of \"1e999\" is not a finite number.");
    EXPECT_EQ(refusal("10^400"), "The value of \"10^400\" is not a finite number.");
    EXPECT_EQ(refusal("nan"), "Character 1: \"nan\" is not a known name.");
    EXPECT_EQ(refusal("inf"), "Character 1: \"inf\" is not a known name.");
}

TEST(Expression, LengthAndDepthAreBounded) {
    EXPECT_EQ(value(std::string(60, '(') + "1" + std::string(60, ')')), 1);
    EXPECT_EQ(refusal(std::string(1000, '(')), "Character 65: the expression is nested more than 64 deep.");
    EXPECT_EQ(refusal(std::string(1000, '-')), "Character 65: the expression is nested more than 64 deep.");
    std::string roots;
    for (int i = 0; i < 500; ++i) roots += "\u221a";
    EXPECT_EQ(refusal(roots + "2"), "Character 65: the expression is nested more than 64 deep.");
    std::string sum = "1";
    while (sum.size() < 4090) sum += "+1";
    EXPECT_EQ(value(sum), 2046);
    EXPECT_EQ(refusal(std::string(4097, '1')), "The expression is longer than 4096 characters.");
}

}  // namespace
}  // namespace svdscope
