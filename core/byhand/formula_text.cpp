// Formulas as ASCII: in one line, and in lines with their matrices row by row.
#include <algorithm>
#include <cstddef>

#include "core/byhand/formula.hpp"

namespace svdscope {
namespace {

using enum FormulaKind;

bool is_operator(const Formula& formula, std::string_view text) {
    return formula.kind == Operator && formula.text == text;
}

/// Whether brackets are needed around it as one side of a fraction.
bool is_sum(const Formula& formula) {
    if (formula.kind != Row) return false;
    return std::any_of(formula.parts.begin(), formula.parts.end(), [](const Formula& part) {
        return is_operator(part, "+") || is_operator(part, "-") || is_operator(part, "+-");
    });
}
bool is_several(const Formula& formula) {
    return (formula.kind == Row && formula.parts.size() > 1) || formula.kind == Fraction;
}

bool ends_as_factor(const Formula& formula) {
    return formula.kind != Text && formula.kind != Operator && formula.kind != Row;
}

/// The shape of a text of several lines: the formula's own line is `middle`.
struct Block {
    std::vector<std::string> lines{""};
    std::size_t middle = 0;
    std::size_t width() const {
        std::size_t widest = 0;
        for (const std::string& line : lines) widest = std::max(widest, line.size());
        return widest;
    }
};

Block of_text(std::string text) { return {{std::move(text)}, 0}; }

/// `right` beside `left`, on one middle line.
Block beside(const Block& left, const Block& right) {
    const std::size_t above = std::max(left.middle, right.middle);
    const std::size_t below = std::max(left.lines.size() - left.middle, right.lines.size() - right.middle);
    const std::size_t width = left.width();
    Block result{{}, above};
    for (std::size_t i = 0; i < above + below; ++i) {
        const auto line_of = [&](const Block& block) {
            const std::size_t from = above - block.middle;
            return i >= from && i - from < block.lines.size() ? block.lines[i - from] : std::string();
        };
        std::string line = line_of(left);
        line.resize(width, ' ');
        result.lines.push_back(line + line_of(right));
    }
    return result;
}

/// The two writers differ in how a matrix looks; everything else is one line of text between them.
class Writer {
  public:
    explicit Writer(bool in_one_line) : in_one_line_(in_one_line) {}

    Block block(const Formula& formula) const {
        switch (formula.kind) {
            case Row:
                return row(formula);
            case Matrix:
                return in_one_line_ ? of_text(line_matrix(formula)) : tall_matrix(formula);
            case Parentheses:
                return between("(", formula.parts[0], ")");
            case Bars:
                return between("|", formula.parts[0], "|");
            case Root:
                return between("sqrt(", formula.parts[0], ")");
            case Fraction:
                return fraction(formula);
            case Power:
                return beside(base(formula.parts[0]), beside(of_text("^"), exponent(formula.parts[1])));
            case Index:
                return beside(block(formula.parts[0]), beside(of_text("_"), block(formula.parts[1])));
            default:
                return of_text(formula.text);
        }
    }

  private:
    Block between(const char* left, const Formula& inside, const char* right) const {
        return beside(of_text(left), beside(block(inside), of_text(right)));
    }

    Block base(const Formula& formula) const {
        return is_several(formula) ? between("(", formula, ")") : block(formula);
    }

    Block exponent(const Formula& formula) const {
        return starts_lone_minus(formula) ? block(formula) : base(formula);
    }

    Block fraction(const Formula& formula) const {
        const Formula& above = formula.parts[0];
        const Block top =
            is_sum(above) && !starts_lone_minus(above) ? between("(", above, ")") : block(above);
        return beside(top, beside(of_text("/"), base(formula.parts[1])));
    }

    /// "-2" needs no brackets above a line or as an exponent.
    static bool starts_lone_minus(const Formula& formula) {
        return formula.kind == Row && formula.parts.size() == 2 && is_operator(formula.parts[0], "-");
    }

    Block row(const Formula& formula) const {
        Block result;
        for (std::size_t i = 0; i < formula.parts.size(); ++i) {
            const Formula& part = formula.parts[i];
            if (i > 0) result = beside(result, of_text(gap(formula.parts[i - 1], part, i == 1)));
            result = beside(result, block(part));
        }
        return result;
    }

    /// Between two neighbours in a row. A sign at the start belongs to what follows.
    static std::string gap(const Formula& left, const Formula& right, bool left_is_first) {
        if (right.kind == Operator && right.text == ",") return "";
        if (left.kind == Operator) return left_is_first && left.text == "-" ? "" : " ";
        if (right.kind == Operator) return " ";
        if (left.kind == Text || right.kind == Text) return " ";
        if (right.kind == Matrix || left.kind == Matrix) return " * ";
        const bool product = ends_as_factor(left) && (right.kind == Root || right.kind == Parentheses);
        return product || left.kind == Root ? "*" : " ";
    }

    std::string line_matrix(const Formula& formula) const {
        std::string text = "[";
        for (std::size_t i = 0; i < formula.parts.size(); ++i) {
            if (i > 0) text += i % static_cast<std::size_t>(formula.columns) == 0 ? "; " : " ";
            text += tight(formula.parts[i]);
        }
        return text + "]";
    }

    /// Entries stand without blanks within, so that blanks part them.
    std::string tight(const Formula& entry) const {
        std::string text = block(entry).lines[0];
        std::erase(text, ' ');
        return text;
    }

    Block tall_matrix(const Formula& formula) const {
        const auto columns = static_cast<std::size_t>(formula.columns);
        const std::size_t rows = formula.parts.size() / columns;
        std::vector<std::size_t> widths(columns, 0);
        for (std::size_t i = 0; i < formula.parts.size(); ++i) {
            widths[i % columns] = std::max(widths[i % columns], tight(formula.parts[i]).size());
        }
        Block result{{}, rows == 0 ? 0 : (rows - 1) / 2};
        for (std::size_t i = 0; i < rows; ++i) {
            std::string line = "[";
            for (std::size_t j = 0; j < columns; ++j) {
                const std::string entry = tight(formula.parts[i * columns + j]);
                line += (j == 0 ? " " : "  ") + std::string(widths[j] - entry.size(), ' ') + entry;
            }
            result.lines.push_back(line + " ]");
        }
        return result;
    }

    bool in_one_line_;
};

}  // namespace

std::string inline_text(const Formula& formula) { return Writer(true).block(formula).lines[0]; }

std::string block_text(const Formula& formula) {
    std::string text;
    for (std::string line : Writer(false).block(formula).lines) {
        while (line.ends_with(' ')) line.pop_back();
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

}  // namespace svdscope
