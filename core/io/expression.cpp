// A recursive descent over an expression: one function per rank of operators.
#include "core/io/expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "core/io/number.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kLongest = 4096;
constexpr int kDeepest = 64;

using Function = double (*)(double);
struct NamedFunction {
    std::string_view name;
    Function function;
};
constexpr std::array kFunctions{
    NamedFunction{"sqrt", [](double x) { return std::sqrt(x); }},
    NamedFunction{"cbrt", [](double x) { return std::cbrt(x); }},
    NamedFunction{"sin", [](double x) { return std::sin(x); }},
    NamedFunction{"cos", [](double x) { return std::cos(x); }},
    NamedFunction{"tan", [](double x) { return std::tan(x); }},
    NamedFunction{"asin", [](double x) { return std::asin(x); }},
    NamedFunction{"acos", [](double x) { return std::acos(x); }},
    NamedFunction{"atan", [](double x) { return std::atan(x); }},
    NamedFunction{"exp", [](double x) { return std::exp(x); }},
    NamedFunction{"ln", [](double x) { return std::log(x); }},
    NamedFunction{"log", [](double x) { return std::log(x); }},
    NamedFunction{"abs", [](double x) { return std::abs(x); }},
};

// What is written in more than one way, by the one letter the parser knows it by.
struct Spelling {
    std::string_view text;
    char meaning;
};
constexpr std::array kSpellings{
    Spelling{"\u2212", '-'}, Spelling{"\u2013", '-'}, Spelling{"\u00d7", '*'},  Spelling{"\u00b7", '*'},
    Spelling{"\u22c5", '*'}, Spelling{"\\cdot", '*'}, Spelling{"\\times", '*'}, Spelling{"\u00f7", '/'},
    Spelling{"\u221a", 'r'}, Spelling{"\\sqrt", 'r'}, Spelling{"\u03c0", 'p'},  Spelling{"\\pi", 'p'},
    Spelling{"\u00b0", 'd'}, Spelling{"\\frac", 'f'}, Spelling{"\\left", ' '},  Spelling{"\\right", ' '},
    Spelling{"\u00a0", ' '}, Spelling{"**", '^'},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The next thing in the text. Signs, brackets and spellings have their letter as `kind`; a number starts with
// '0', a name with 'n', the end is 'e', anything else '?'.
struct Token {
    char kind = 'e';
    std::string_view text;
};

class Parser {
  public:
    explicit Parser(std::string_view text) : all_(text), rest_(text) { advance(0); }

    Result<double> whole() {
        Result<double> value = sum();
        if (!value || token_.kind == 'e') return value;
        return unexpected("the end");
    }

  private:
    // Ranks of operators, weakest first.
    Result<double> sum() {
        Result<double> left = product();
        while (left && (token_.kind == '+' || token_.kind == '-')) {
            const char sign = take().kind;
            const Result<double> right = product();
            if (!right) return right;
            left = sign == '+' ? *left + *right : *left - *right;
        }
        return left;
    }

    Result<double> product() {
        Result<double> left = signed_power();
        while (left && (token_.kind == '*' || token_.kind == '/' || starts_operand())) {
            const bool divide = token_.kind == '/';
            if (divide || token_.kind == '*') take();
            const Result<double> right = signed_power();
            if (!right) return right;
            left = divide ? *left / *right : *left * *right;
        }
        return left;
    }

    // Every way to go deeper passes here, so here the depth is counted.
    Result<double> signed_power() {
        if (depth_ == kDeepest) return at_token("the expression is nested more than 64 deep");
        ++depth_;
        Result<double> value = signed_power_within_depth();
        --depth_;
        return value;
    }

    Result<double> signed_power_within_depth() {
        if (token_.kind == '+' || token_.kind == '-') {
            const char sign = take().kind;
            const Result<double> value = signed_power();
            return value && sign == '-' ? Result<double>(-*value) : value;
        }
        const Result<double> base = operand();
        if (!base || token_.kind != '^') return base;
        take();
        const Result<double> exponent = signed_power();
        return exponent ? Result<double>(std::pow(*base, *exponent)) : exponent;
    }

    Result<double> operand() {
        Result<double> value = operand_without_degrees();
        while (value && token_.kind == 'd') {
            take();
            value = *value * (std::numbers::pi / 180);
        }
        return value;
    }

    Result<double> operand_without_degrees() {
        switch (token_.kind) {
            case '0':
                return leading_number(take().text)->value;
            case 'p':
                take();
                return std::numbers::pi;
            case 'n':
                return named();
            case 'r':
                take();
                return applied("sqrt", [](double x) { return std::sqrt(x); });
            case 'f':
                take();
                return fraction();
            case '(':
                return bracketed(')');
            case '{':
                return bracketed('}');
            default:
                return unexpected("a number");
        }
    }

    Result<double> bracketed(char closing) {
        take();
        Result<double> value = sum();
        if (!value) return value;
        if (token_.kind != closing) return unexpected(closing == ')' ? "\")\"" : "\"}\"");
        take();
        return value;
    }

    Result<double> named() {
        const Token name = token_;
        if (name.text == "pi") return take(), std::numbers::pi;
        if (name.text == "phi") return take(), std::numbers::phi;
        const auto found = std::ranges::find(kFunctions, name.text, &NamedFunction::name);
        if (found == kFunctions.end()) return at_token(quoted(name.text) + " is not a known name");
        take();
        if (token_.kind != '(' && token_.kind != '{') return unexpected("\"(\"");
        return applied(name.text, found->function);
    }

    Result<double> applied(std::string_view name, Function function) {
        const std::size_t place = position();
        if (depth_ == kDeepest) return at_token("the expression is nested more than 64 deep");
        ++depth_;
        const Result<double> argument = operand_without_degrees();
        --depth_;
        if (!argument) return argument;
        const double value = function(*argument);
        if (!std::isnan(value)) return value;
        return fail("Character " + std::to_string(place) + ": " + std::string(name) +
                    " has no real value there.");
    }

    Result<double> fraction() {
        if (token_.kind != '{') return unexpected("\"{\"");
        const Result<double> above = bracketed('}');
        if (!above) return above;
        if (token_.kind != '{') return unexpected("\"{\"");
        const Result<double> below = bracketed('}');
        return below ? Result<double>(*above / *below) : below;
    }

    bool starts_operand() const {
        return std::string_view("0pnrf({").find(token_.kind) != std::string_view::npos;
    }

    Token take() {
        const Token taken = token_;
        advance(token_.text.size());
        return taken;
    }

    void advance(std::size_t length) {
        rest_.remove_prefix(length);
        do {
            while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t')) rest_.remove_prefix(1);
            token_ = next();
            if (token_.kind == ' ') rest_.remove_prefix(token_.text.size());
        } while (token_.kind == ' ');
    }

    Token next() const {
        if (rest_.empty()) return {};
        for (const Spelling& spelling : kSpellings) {
            if (rest_.starts_with(spelling.text)) return {spelling.meaning, spelling.text};
        }
        const char first = rest_[0];
        if (std::string_view("+-*/^(){}").find(first) != std::string_view::npos)
            return {first, rest_.substr(0, 1)};
        if (is_digit(first) || first == '.') {
            const auto number = leading_number(rest_);
            if (number) return {'0', rest_.substr(0, number->length)};
        }
        return word_or_character();
    }

    Token word_or_character() const {
        std::size_t length = 0;
        while (length < rest_.size() && is_letter(rest_[length])) ++length;
        if (length > 0) return {'n', rest_.substr(0, length)};
        length = 1;
        while (length < rest_.size() && (static_cast<unsigned char>(rest_[length]) & 0xC0) == 0x80) ++length;
        return {'?', rest_.substr(0, length)};
    }

    // Of the token, counted in characters and not in bytes.
    std::size_t position() const {
        const std::string_view before = all_.substr(0, all_.size() - rest_.size());
        return 1 + static_cast<std::size_t>(std::ranges::count_if(
                       before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    }

    tl::unexpected<Error> at_token(const std::string& what) const {
        return fail("Character " + std::to_string(position()) + ": " + what + ".");
    }

    tl::unexpected<Error> unexpected(const std::string& wanted) const {
        if (token_.kind == 'e') return fail("The expression ends where " + wanted + " was expected.");
        const std::string hint = token_.text == "," ? " (decimals are written with a point)" : "";
        return at_token("expected " + wanted + ", found " + quoted(token_.text) + hint);
    }

    std::string_view all_;
    std::string_view rest_;
    Token token_;
    int depth_ = 0;
};

}  // namespace

Result<double> evaluate_expression(std::string_view text) {
    if (text.size() > kLongest) return fail("The expression is longer than 4096 characters.");
    if (trimmed(text).empty()) return fail("There is no number.");
    const Result<double> value = Parser(text).whole();
    if (value && !std::isfinite(*value))
        return fail("The value of " + quoted(trimmed(text)) + " is not a finite number.");
    return value;
}

}  // namespace svdscope
