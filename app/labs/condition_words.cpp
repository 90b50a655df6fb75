// What the condition lab says about its numbers.
#include "app/labs/condition_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "app/ui/number_text.hpp"

namespace svdscope::condition_words {
namespace {

using condition::Analysis;
using condition::Gauge;
using condition::Params;
using condition::Solve;
using condition::Topic;

std::string solve_sentence(const Solve& solve) {
    if (solve.rank == 0) return "A = 0: it tells nothing about x.";
    if (solve.rank == 1)
        return "A is singular: κ is infinite, and the noise leaves x open along v₂ without end.";
    if (!solve.solve.attained) return "b = 0 has no relative error: drag b away from the origin.";
    return fmt::format("{} of noise in b becomes {} of error in x: × {}, at most κ.",
                       relative_text(solve.relative_noise), relative_text(solve.relative_error),
                       factor_text(*solve.solve.attained));
}

std::string stage_sentence(const Analysis& analysis, double time) {
    if (time <= 0) return "The disk of noise as it stands around b.";
    const Solve& solve = analysis.solve;
    if (time <= 1) return "Uᵀ turns it: u₁ and u₂ become the axes. Lengths stay.";
    if (time <= 2)
        return fmt::format("Σ⁻¹ divides by σ: by {} along u₁, and by only {} along u₂.",
                           number_text(solve.sigma[0]), number_text(solve.sigma[1]));
    return "V turns it to its place around x. Lengths stay.";
}

std::string gram_sentence(const condition::Gram& gram) {
    return fmt::format(
        "κ = {}: of σ_min, A itself keeps {}, AᵀA keeps {}, because its κ is {}.",
        exponent_text(gram.example.kappa, 1), digits_text(gram.at.direct_double, Precision::Double),
        digits_text(gram.at.gram_double, Precision::Double), exponent_text(gram.example.kappa_gram, 1));
}

std::string families_sentence(const condition::FamilyPoint& at) {
    return fmt::format(
        "n = {}: each answer solves a system next door exactly (backward {}), and is {} wrong.", at.n,
        exponent_text(at.qr.backward, 0), relative_text(at.qr.forward));
}

std::string swing_sentence(const condition::Swing& swing) {
    constexpr double kDegrees = 180 / std::numbers::pi;
    const auto most = [](const std::vector<double>& turns) {
        return turns.empty() ? 0.0 : *std::max_element(turns.begin(), turns.end());
    };
    return fmt::format("One entry changes: v₁ turns by at most {}°, u₃ by up to {}°.",
                       number_text(kDegrees * most(swing.right[0]), 3),
                       number_text(kDegrees * most(swing.left[2]), 1));
}

std::string cures_sentence(const Params& params, const condition::Cured& cured) {
    const std::string how = params.cure == condition::Cure::Truncate
                                ? fmt::format("{} of {} values kept", cured.kept, cured.sigma.size())
                                : "Ridge";
    const double least =
        cured.curve.empty() ? cured.at.error : cured.curve[static_cast<std::size_t>(cured.best)].error;
    return fmt::format("{}: error {} (bias {}, noise {}); the least is {}.", how, number_text(cured.at.error),
                       number_text(cured.at.bias), number_text(cured.at.noise), number_text(least));
}

}  // namespace

std::string_view topic_title(Topic topic) {
    constexpr std::array<std::string_view, 5> kTitles{"Solve", "AᵀA", "Families", "Swing", "Cures"};
    return kTitles[static_cast<std::size_t>(topic)];
}

std::string_view invitation(Topic topic) {
    switch (topic) {
        case Topic::Solve:
            return "Drag b, its noise, or x. The needle shows how much of κ is reached.";
        case Topic::Gram:
            return "Drag κ: forming AᵀA squares it, and half of the digits go.";
        case Topic::Families:
            return "Drag n. LU, QR and SVD are as good as their data, and κ decides how good that is.";
        case Topic::Swing:
            return "Three nearly dependent columns: which singular vector swings when one entry changes?";
        case Topic::Cures:
            return "Drag the cut-off: less noise costs bias. Somewhere between is the least error.";
    }
    return "";
}

Topic topic_of(const Analysis& analysis) {
    if (analysis.gram) return Topic::Gram;
    if (analysis.families) return Topic::Families;
    if (analysis.swing) return Topic::Swing;
    return analysis.cured ? Topic::Cures : Topic::Solve;
}

std::vector<std::string> chips(const Analysis& analysis) {
    switch (topic_of(analysis)) {
        case Topic::Solve:
            return {"Uᵀ", "Σ⁻¹", "V"};
        case Topic::Gram:
            return {"by A itself", "by AᵀA"};
        case Topic::Families:
            return {"LU", "QR", "SVD"};
        case Topic::Swing:
            return {"first", "second", "third"};
        case Topic::Cures:
            return {"the cure"};
    }
    return {};
}

std::string bar_sentence(const Params& params, const ConditionLab::View& view, const Analysis& analysis) {
    if (analysis.gram) return gram_sentence(*analysis.gram);
    if (analysis.families) return families_sentence(analysis.families->at);
    if (analysis.swing) return swing_sentence(*analysis.swing);
    if (analysis.cured) return cures_sentence(params, *analysis.cured);
    return view.time < ConditionLab::stages(analysis) ? stage_sentence(analysis, view.time)
                                                      : solve_sentence(analysis.solve);
}

std::string gauge_note(const Gauge& gauge) {
    if (!gauge.attained) return "nothing to compare with";
    return fmt::format("at worst {} here", factor_text(gauge.worst_here));
}

std::string factor_text(double factor) {
    constexpr double kLong = 1000, kTooLong = 1e6;
    if (factor >= kTooLong) return exponent_text(factor, 1);
    return number_text(factor, factor >= kLong ? 0 : 2);
}

std::string relative_text(double part) {
    if (std::isinf(part)) return "∞";
    if (part >= 10) return "× " + number_text(part, 0);
    const double percent = 100 * part;
    if (percent == 0) return "0 %";
    return (percent < 0.005 ? exponent_text(percent, 0) : number_text(percent, percent < 1 ? 2 : 1)) + " %";
}

double digits_left(double relative_error, Precision precision) {
    const double most = precision == Precision::Double ? 16 : 7.2;
    if (!(relative_error > 0)) return most;
    if (std::isinf(relative_error)) return 0;
    return std::clamp(-std::log10(relative_error), 0.0, most);
}

std::string digits_text(double relative_error, Precision precision) {
    const int digits = static_cast<int>(std::floor(digits_left(relative_error, precision)));
    return digits == 0 ? "no digit" : digits == 1 ? "1 digit" : fmt::format("{} digits", digits);
}

std::string kappa_meaning(const Solve& solve) {
    if (std::isinf(solve.kappa)) return "σ₂ is zero to rounding";
    const double lost = std::log10(std::max(1.0, solve.kappa));
    return fmt::format("costs {:.1f} digits", lost);
}

std::string description(const Params& params, const ConditionLab::View& view, const Analysis& analysis) {
    const Solve& solve = analysis.solve;
    const std::string title = fmt::format("Condition, {}: A = [[{}, {}], [{}, {}]], condition number {}. ",
                                          topic_title(topic_of(analysis)), number_text(params.matrix.a),
                                          number_text(params.matrix.b), number_text(params.matrix.c),
                                          number_text(params.matrix.d), number_text(solve.kappa));
    return title + bar_sentence(params, view, analysis);
}

std::vector<Claim> claims() {
    return {{"A large κ makes every operation unstable, even a cosine search.",
             "Only inverse-like steps amplify: solve, invert, whiten. The dials of multiply and cosine stay "
             "low for the same A and the same noise. Multiply would need an x along v₂, where A x nearly "
             "cancels."},
            {"Diagonalising AᵀA is how the SVD is computed.",
             "It squares κ, and the small singular values drown in rounding: see AᵀA."},
            {"The first singular vector of nearly dependent columns swings under noise.",
             "It hardly moves: the gap between σ₁ and σ₂ holds it. The last left vector swings, and solves "
             "do: see Swing."},
            {"κ of a singular matrix is σ₁/σᵣ.", "That is the effective κ. κ itself is infinite."}};
}

}  // namespace svdscope::condition_words
