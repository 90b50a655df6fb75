// Formulas in one line, in lines, and in LaTeX.
#include <gtest/gtest.h>

#include "core/byhand/formula.hpp"

namespace svdscope {
namespace {

using namespace formula;

TEST(Formula, OneLine) {
    EXPECT_EQ(inline_text(number(-3)), "-3");
    EXPECT_EQ(inline_text(fraction(number(1), root(number(2)))), "1/sqrt(2)");
    EXPECT_EQ(inline_text(fraction(number(1), row({number(3), root(number(2))}))), "1/(3*sqrt(2))");
    EXPECT_EQ(inline_text(fraction(row({number(1), sign("+"), root(number(5))}), number(2))),
              "(1 + sqrt(5))/2");
    EXPECT_EQ(inline_text(equal(indexed("sigma", 0), number(3))), "sigma_1 = 3");
    EXPECT_EQ(inline_text(matrix({number(2), number(-1), number(1), number(2)}, 2)), "[2 -1; 1 2]");
    EXPECT_EQ(inline_text(power(row({symbol("x"), sign("+"), number(1)}), number(2))), "(x + 1)^2");
    EXPECT_EQ(inline_text(row({transposed(symbol("A")), symbol("A")})), "A^T A");
    EXPECT_EQ(inline_text(row({symbol("lambda"), sign("~"), number("1.5")})), "lambda ~ 1.5");
    EXPECT_EQ(inline_text(row({number(1), sign(","), number(2)})), "1, 2");
    EXPECT_EQ(inline_text(bars(symbol("w"))), "|w|");
    EXPECT_EQ(inline_text(row({})), "");
}

TEST(Formula, Decimals) {
    EXPECT_EQ(inline_text(decimal(1.23456789, 4)), "1.235");
    EXPECT_EQ(inline_text(decimal(-0.5, 4)), "-0.5");
    EXPECT_EQ(inline_text(decimal(-0.0, 4)), "0");
    EXPECT_EQ(inline_text(decimal(1.5e-12, 4)), "1.5 * 10^-12");
    EXPECT_EQ(inline_text(decimal(2.5e20, 4)), "2.5 * 10^20");
}

TEST(Formula, MatricesRowByRow) {
    const Formula column = matrix({number(1), number(-1), number(10)}, 1);
    EXPECT_EQ(block_text(row({symbol("w"), sign("="), column, sign(","), number(2)})),
              "    [  1 ]\n"
              "w = [ -1 ], 2\n"
              "    [ 10 ]");
    EXPECT_EQ(block_text(number(7)), "7");
}

TEST(Formula, Latex) {
    EXPECT_EQ(latex_text(fraction(number(1), root(number(2)))), "\\frac{1}{\\sqrt{2}}");
    EXPECT_EQ(latex_text(matrix({number(1), number(2)}, 1)), "\\begin{bmatrix}1 \\\\[2pt] 2\\end{bmatrix}");
    EXPECT_EQ(latex_text(indexed("sigma", 1)), "{\\sigma}_{2}");
    EXPECT_EQ(latex_text(indexed("v", 1), true), "\\textcolor{second}{{v}_{2}}");
    EXPECT_EQ(latex_text(transposed(symbol("A"))), "{A}^{\\mathsf{T}}");
}

TEST(Formula, GlyphsAndRoles) {
    EXPECT_EQ(glyphs_of(symbol("sigma")), "\u03c3");
    EXPECT_EQ(glyphs_of(sign("-")), "\u2212");
    EXPECT_EQ(glyphs_of(words("sigma")), "sigma");
    EXPECT_EQ(indexed("v", 0).role, Role::First);
    EXPECT_EQ(role_of_direction(3), Role::Plain);
    EXPECT_EQ(role_of_direction(-1), Role::Plain);
}

}  // namespace
}  // namespace svdscope
