// Formulas as LaTeX for mathematics mode.
#include <array>
#include <cstddef>
#include <string_view>

#include "core/byhand/formula.hpp"

namespace svdscope {
namespace {

using enum FormulaKind;

std::string in_braces(const std::string& text) { return "{" + text + "}"; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string symbol_of(const std::string& name) {
    if (name == "sigma" || name == "lambda" || name == "Sigma") return "\\" + name;
    if (name == "T") return "\\mathsf{T}";
    return name.size() == 1 ? name : "\\mathrm{" + name + "}";
}

std::string operator_of(const std::string& name) {
    if (name == "*") return "\\cdot ";
    if (name == "+-") return "\\pm ";
    if (name == "~") return "\\approx ";
    if (name == ",") return ",\\ ";
    return name;
}

// Names of Role, Plain first; transcript_latex defines them as colours.
constexpr std::array<std::string_view, 7> kColors{"",     "first", "second",  "third",
                                                  "lost", "wrong", "repaired"};

class Writer {
  public:
    explicit Writer(bool colors) : colors_(colors) {}

    std::string write(const Formula& formula) const {
        const std::string plain = without_color(formula);
        if (!colors_ || formula.role == Role::Plain) return plain;
        const std::string_view color = kColors[static_cast<std::size_t>(formula.role)];
        return "\\textcolor{" + std::string(color) + "}" + in_braces(plain);
    }

  private:
    std::string without_color(const Formula& formula) const {
        const auto part = [&](std::size_t i) { return write(formula.parts[i]); };
        switch (formula.kind) {
            case Text:
                return "\\text{" + formula.text + "}";
            case Number:
                return formula.text;
            case Symbol:
                return symbol_of(formula.text);
            case Operator:
                return operator_of(formula.text);
            case Row:
                return row(formula);
            case Fraction:
                return "\\frac{" + part(0) + "}{" + part(1) + "}";
            case Root:
                return "\\sqrt{" + part(0) + "}";
            case Power:
                return in_braces(part(0)) + "^{" + part(1) + "}";
            case Index:
                return in_braces(part(0)) + "_{" + part(1) + "}";
            case Parentheses:
                return "\\left(" + part(0) + "\\right)";
            case Bars:
                return "\\left|" + part(0) + "\\right|";
            case Matrix:
                return matrix(formula);
        }
        return {};
    }

    std::string row(const Formula& formula) const {
        std::string text;
        for (std::size_t i = 0; i < formula.parts.size(); ++i) {
            const bool words = i > 0 && (formula.parts[i].kind == Text || formula.parts[i - 1].kind == Text);
            const std::string part = write(formula.parts[i]);
            if (words) text += "\\ ";
            // A command ends where no letter follows.
            if (!text.empty() && !part.empty() && is_letter(text.back()) && is_letter(part.front()))
                text += ' ';
            text += part;
        }
        return text;
    }

    std::string matrix(const Formula& formula) const {
        std::string text = "\\begin{bmatrix}";
        const auto columns = static_cast<std::size_t>(formula.columns);
        for (std::size_t i = 0; i < formula.parts.size(); ++i) {
            if (i > 0) text += i % columns == 0 ? " \\\\[2pt] " : " & ";
            text += write(formula.parts[i]);
        }
        return text + "\\end{bmatrix}";
    }

    bool colors_;
};

}  // namespace

std::string latex_text(const Formula& formula, bool colors) { return Writer(colors).write(formula); }

}  // namespace svdscope
