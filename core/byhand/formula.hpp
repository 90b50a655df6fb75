// A formula as a tree: what is written, not how it looks; the window and the writers lay it out.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace svdscope {

/// What a part belongs to; whoever draws chooses the colour.
enum class Role {
    Plain,
    First,     ///< sigma_1, u_1, v_1
    Second,    ///< sigma_2, u_2, v_2
    Third,     ///< sigma_3, u_3, v_3
    Lost,      ///< sigma = 0: a direction that is lost, or one that only completes
    Wrong,     ///< a number that is not right
    Repaired,  ///< what should stand there
};
/// The role of the i-th direction, from 0: First, Second, Third, and Plain beyond.
Role role_of_direction(int i);

enum class FormulaKind {
    Text,         ///< words, upright
    Number,       ///< digits, with a point; never a sign
    Symbol,       ///< a letter or its name: "A", "v", "sigma", "lambda", "Sigma"
    Operator,     ///< "=", "+", "-", "*" (times), "~" (about), "+-", "," (a blank follows)
    Row,          ///< parts side by side; none: nothing is drawn
    Fraction,     ///< parts[0] over parts[1]
    Root,         ///< the square root of parts[0]
    Power,        ///< parts[1] above and behind parts[0]
    Index,        ///< parts[1] below and behind parts[0]
    Parentheses,  ///< round brackets around parts[0], as tall as it is
    Bars,         ///< the length of parts[0]: between two upright bars
    Matrix,       ///< parts row by row, `columns` of them in a row, in square brackets
};

/// A value; equal trees are equal formulas. A role holds for everything below, unless that has its own.
struct Formula {
    FormulaKind kind = FormulaKind::Row;
    std::string text{};            ///< of Text, Number, Symbol and Operator
    std::vector<Formula> parts{};  ///< of the others
    int columns = 0;               ///< of Matrix, at least 1
    Role role = Role::Plain;
    bool operator==(const Formula&) const = default;
};

/// What stands on screen for Text, Number, Symbol and Operator, in UTF-8: "\u03c3" for "sigma", "\u2212" for
/// "-", "\u00b7" for "*", "\u2248" for "~". Only letters of Latin and Greek and these signs occur.
std::string_view glyphs_of(const Formula& formula);

namespace formula {

Formula words(std::string text);
Formula number(int value);
/// Digits of a whole number or decimal; a leading "-" becomes a sign before it.
Formula number(std::string digits);
/// A decimal with `digits` significant digits, in plain or scientific form, "-" where it is negative.
Formula decimal(double value, int digits);
Formula symbol(std::string name);
Formula sign(std::string name);  ///< an Operator
Formula row(std::vector<Formula> parts);
Formula fraction(Formula above, Formula below);
Formula root(Formula inside);
Formula power(Formula base, Formula exponent);
Formula index(Formula base, Formula below);
Formula parentheses(Formula inside);
Formula bars(Formula inside);
Formula matrix(std::vector<Formula> parts, int columns);
Formula colored(Role role, Formula formula);

/// v_2 and the like, in the colour of its direction; i from 0.
Formula indexed(std::string name, int i);
/// M^T.
Formula transposed(Formula matrix);
/// left = right.
Formula equal(Formula left, Formula right);

}  // namespace formula

/// One line of ASCII: "sigma_1 = (1+sqrt(5))/2", "[2 1; 1 2]".
std::string inline_text(const Formula& formula);
/// Lines of ASCII, matrices row by row, everything else as in inline_text; no blanks at the ends of lines.
std::string block_text(const Formula& formula);
/// LaTeX for mathematics mode (needs amsmath). With `colors`, parts of a role stand in \textcolor{first}{...}
/// and so on, which latex_preamble defines.
std::string latex_text(const Formula& formula, bool colors = false);

}  // namespace svdscope
