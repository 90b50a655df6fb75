// Builders of formulas, and the letters they are written with.
#include "core/byhand/formula.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace svdscope {
namespace {

struct Glyph {
    std::string_view name, glyphs;
};
constexpr std::array kGlyphs{
    Glyph{"sigma", "\u03c3"}, Glyph{"lambda", "\u03bb"}, Glyph{"Sigma", "\u03a3"}, Glyph{"-", "\u2212"},
    Glyph{"*", "\u00b7"},     Glyph{"~", "\u2248"},      Glyph{"+-", "\u00b1"},
};

}  // namespace

Role role_of_direction(int i) {
    constexpr std::array kRoles{Role::First, Role::Second, Role::Third};
    return i >= 0 && i < 3 ? kRoles[static_cast<std::size_t>(i)] : Role::Plain;
}

std::string_view glyphs_of(const Formula& formula) {
    if (formula.kind != FormulaKind::Symbol && formula.kind != FormulaKind::Operator) return formula.text;
    const auto found = std::ranges::find(kGlyphs, formula.text, &Glyph::name);
    return found == kGlyphs.end() ? std::string_view(formula.text) : found->glyphs;
}

namespace formula {
namespace {

Formula of(FormulaKind kind, std::vector<Formula> parts) {
    Formula result;
    result.kind = kind;
    result.parts = std::move(parts);
    return result;
}

Formula leaf(FormulaKind kind, std::string text) {
    Formula result;
    result.kind = kind;
    result.text = std::move(text);
    return result;
}

}  // namespace

Formula words(std::string text) { return leaf(FormulaKind::Text, std::move(text)); }
Formula symbol(std::string name) { return leaf(FormulaKind::Symbol, std::move(name)); }
Formula sign(std::string name) { return leaf(FormulaKind::Operator, std::move(name)); }
Formula row(std::vector<Formula> parts) { return of(FormulaKind::Row, std::move(parts)); }
Formula fraction(Formula above, Formula below) {
    return of(FormulaKind::Fraction, {std::move(above), std::move(below)});
}
Formula root(Formula inside) { return of(FormulaKind::Root, {std::move(inside)}); }
Formula power(Formula base, Formula exponent) {
    return of(FormulaKind::Power, {std::move(base), std::move(exponent)});
}
Formula index(Formula base, Formula below) {
    return of(FormulaKind::Index, {std::move(base), std::move(below)});
}
Formula parentheses(Formula inside) { return of(FormulaKind::Parentheses, {std::move(inside)}); }
Formula bars(Formula inside) { return of(FormulaKind::Bars, {std::move(inside)}); }

Formula matrix(std::vector<Formula> parts, int columns) {
    Formula result = of(FormulaKind::Matrix, std::move(parts));
    result.columns = columns;
    return result;
}

Formula colored(Role role, Formula formula) {
    formula.role = role;
    return formula;
}

Formula number(std::string digits) {
    const bool negative = digits.starts_with('-');
    if (negative) digits.erase(0, 1);
    Formula size = leaf(FormulaKind::Number, std::move(digits));
    return negative ? row({sign("-"), std::move(size)}) : size;
}

Formula number(int value) { return number(std::to_string(value)); }

Formula decimal(double value, int digits) {
    if (std::isinf(value)) return words(value > 0 ? "infinity" : "-infinity");
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0.0 : value,
                                   std::chars_format::general, digits)
                         .ptr;
    const std::string written(text.data(), end);
    const std::size_t e = written.find('e');
    if (e == written.npos) return number(written);
    int exponent = 0;
    std::from_chars(written.data() + e + (written[e + 1] == '+' ? 2 : 1), written.data() + written.size(),
                    exponent);
    return row({number(written.substr(0, e)), sign("*"), power(number(10), number(exponent))});
}

Formula indexed(std::string name, int i) {
    return colored(role_of_direction(i), index(symbol(std::move(name)), number(i + 1)));
}

Formula transposed(Formula matrix) { return power(std::move(matrix), symbol("T")); }

Formula equal(Formula left, Formula right) { return row({std::move(left), sign("="), std::move(right)}); }

}  // namespace formula
}  // namespace svdscope
