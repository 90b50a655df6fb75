// The sentences of the by-hand lab, and its exercises.
#include "app/labs/byhand_words.hpp"

#include <array>
#include <cctype>
#include <cmath>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "app/ui/number_text.hpp"
#include "core/base/random.hpp"

namespace svdscope::byhand_words {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kLetters{
    {{"sigma", "σ"}, {"lambda", "λ"}, {"Sigma", "Σ"}}};
constexpr std::array<std::string_view, 10> kBelow{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
constexpr std::array<std::string_view, 10> kAbove{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// The letter's name at the start of the text, where no word goes on: its length and its glyph.
std::pair<std::size_t, std::string_view> letter_at(std::string_view text) {
    for (const auto& [name, glyph] : kLetters) {
        if (!text.starts_with(name)) continue;
        if (text.size() == name.size() || !is_letter(text[name.size()]) || text[name.size()] == 's')
            return {name.size(), glyph};
    }
    return {0, {}};
}

/// "_1", "_i", "^T" and "^2" at the start of the text.
std::pair<std::size_t, std::string_view> script_at(std::string_view text) {
    if (text.size() < 2) return {0, {}};
    const auto digit = static_cast<std::size_t>(text[1] - '0');
    if (text[0] == '_' && is_digit(text[1])) return {2, kBelow[digit]};
    if (text[0] == '^' && is_digit(text[1])) return {2, kAbove[digit]};
    if (text.starts_with("_i")) return {2, "ᵢ"};
    if (text.starts_with("^T")) return {2, "ᵀ"};
    return {0, {}};
}

bool is_sign_before(std::string_view text, std::size_t at) {
    const bool starts = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
    return text[at] == '-' && starts && at + 1 < text.size() && text[at + 1] != '-';
}

bool is_by(std::string_view text, std::size_t at) {
    return text[at] == 'x' && at > 1 && at + 2 < text.size() && text[at - 1] == ' ' && text[at + 1] == ' ' &&
           (is_digit(text[at - 2]) || text[at - 2] == 'm') && (is_digit(text[at + 2]) || text[at + 2] == 'n');
}

}  // namespace

std::string pretty(std::string_view ascii) {
    std::string out;
    for (std::size_t i = 0; i < ascii.size();) {
        const bool word_goes_on = i > 0 && is_letter(ascii[i - 1]);
        const std::string_view rest = ascii.substr(i);
        auto [length, glyph] = word_goes_on ? std::pair<std::size_t, std::string_view>{} : letter_at(rest);
        if (length == 0) std::tie(length, glyph) = script_at(rest);
        if (length == 0 && is_sign_before(ascii, i)) length = 1, glyph = "−";
        if (length == 0 && is_by(ascii, i)) length = 1, glyph = "×";
        if (length == 0)
            out += ascii[i++];
        else
            out += glyph, i += length;
    }
    return out;
}

std::string invitation(const ByhandLab::View& view) {
    if (view.page == ByhandLab::Page::Answer)
        return "Type or paste your own U, σ and V, in any form: numpy, MATLAB, LaTeX, a table.";
    if (view.hidden) return "Say what comes next before you look. Space shows it.";
    return "Fractions stay fractions. Space goes one step on, and the picture follows.";
}

std::string bar_sentence(const ByhandLab::View& view, const byhand::Analysis& analysis) {
    if (!analysis.transcript) return "Under “Is my answer right?” matrices up to 20 × 20 are examined.";
    const auto& steps = analysis.transcript->steps;
    const int shown = ByhandLab::shown_steps(view, analysis);
    if (shown == 0) return "Nothing is shown yet.";
    if (view.time >= static_cast<double>(steps.size())) return error_sentence(*analysis.transcript);
    const Step& step = steps[static_cast<std::size_t>(shown - 1)];
    return fmt::format("Step {} of {}: {}.", shown, steps.size(), pretty(step.title));
}

std::string verdict_title(const Verdict& verdict) {
    switch (verdict.finding) {
        case Finding::Right:
            return "Right";
        case Finding::RightOtherSigns:
            return "Right, with other signs";
        case Finding::RightOtherAxes:
            return "Right, with other axes";
        default:
            break;
    }
    std::string name(name_of(verdict.finding));
    return "Not yet: " + name;
}

std::string residual_sentence(const Verdict& verdict) {
    if (!std::isfinite(verdict.residual)) return "U Σ Vᵀ as given cannot be multiplied.";
    std::string text = fmt::format("As given, |A − U Σ Vᵀ| / |A| = {}.", number_text(verdict.residual, 3));
    if (is_right(verdict.finding) && verdict.digits_written < kExactDigits)
        text += fmt::format(" Written with {} decimals, and {} of them hold.", verdict.digits_written,
                            verdict.digits_held);
    return text;
}

std::string error_sentence(const Transcript& transcript) {
    if (transcript.numbers.error == 0) return "U Σ Vᵀ multiplied back gives A, to the last digit.";
    return fmt::format("U Σ Vᵀ multiplied back in double precision: no entry is further from A than {}.",
                       exponent_text(transcript.numbers.error, 1));
}

std::string description(const ByhandLab::View& view, const byhand::Analysis& analysis) {
    std::string text = fmt::format("The SVD of a {} x {} matrix by hand. ", analysis.rows, analysis.cols);
    if (view.page == ByhandLab::Page::Answer) {
        if (!analysis.verdict) return text + "There is no answer to examine yet.";
        return text + verdict_title(*analysis.verdict) + ". " + pretty(analysis.verdict->sentence);
    }
    text += bar_sentence(view, analysis);
    const int shown = ByhandLab::shown_steps(view, analysis);
    if (shown == 0) return text;
    const Step& step = analysis.transcript->steps[static_cast<std::size_t>(shown - 1)];
    for (const Formula& formula : step.formulas) text += " " + pretty(inline_text(formula)) + ".";
    return text;
}

std::string exercise(int number) {
    Random random(static_cast<std::uint64_t>(number));
    std::array<int, 4> entries{};
    do {
        for (int& entry : entries) entry = static_cast<int>(random.uniform() * 7) - 3;
    } while (entries == std::array<int, 4>{});
    return fmt::format("{} {}; {} {}", entries[0], entries[1], entries[2], entries[3]);
}

}  // namespace svdscope::byhand_words
