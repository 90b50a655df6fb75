// The facts in the condition lab's panel, by topic.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/condition_panel.hpp"
#include "app/labs/condition_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::condition_panel {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

double most(const std::vector<double>& values) {
    return values.empty() ? 0.0 : *std::max_element(values.begin(), values.end());
}

void solve_facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const condition::Solve& solve = analysis.solve;
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "κ", number_text(solve.kappa), condition_words::kappa_meaning(solve));
    fact_row(ui, "|δb| / |b|", condition_words::relative_text(solve.relative_noise), "noise");
    fact_row(ui, "|δx| / |x|", condition_words::relative_text(solve.relative_error), "error");
    fact_row(ui, "growth",
             solve.solve.attained ? "× " + condition_words::factor_text(*solve.solve.attained) : "–",
             std::isinf(solve.kappa) ? "no bound" : "at most κ");
    fact_row(ui, "lines", fixed_text(solve.crossing_angle * 180 / std::numbers::pi, 1) + "°",
             "the angle they cross at");
    next_row(ui, 4);
    if (button(ui, "worst_case", "Worst case", solve.rank == 2)) {
        params = at_worst(params, analysis);
        view.welcomed = true;
    }
    hint(ui, "b along u₁, where x is short, and the noise along u₂, where it grows most.");
    next_row(ui, 4);
    separator(ui);
}

void gram_facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const condition::Gram& gram = *analysis.gram;
    const condition::GramExampleAt& example = gram.example;
    using condition_words::Precision;
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "σ_min", exponent_text(example.sigma_min, 2), "the truth");
    fact_row(ui, "by A", exponent_text(example.direct_double, 2),
             condition_words::digits_text(gram.at.direct_double, Precision::Double));
    fact_row(ui, "by AᵀA", exponent_text(example.gram_double, 2),
             condition_words::digits_text(gram.at.gram_double, Precision::Double));
    fact_row(ui, "A, float", exponent_text(example.direct_float, 2),
             condition_words::digits_text(gram.at.direct_float, Precision::Single));
    fact_row(ui, "AᵀA, float", exponent_text(example.gram_float, 2),
             condition_words::digits_text(gram.at.gram_float, Precision::Single));
    fact_row(ui, "κ(AᵀA)", exponent_text(example.kappa_gram, 1), "= κ(A)²");
    next_row(ui, 2);
    separator(ui);
    for (int row = 0; row < example.rows; ++row)
        detail_row(
            ui, row == 0 ? "A" : "",
            fmt::format("{:>12}  {:>12}", number_text(example.entries[static_cast<std::size_t>(2 * row)], 6),
                        number_text(example.entries[static_cast<std::size_t>(2 * row + 1)], 6)));
    next_row(ui, 4);
}

void families_facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const condition::FamilyPoint& at = analysis.families->at;
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "κ", exponent_text(at.kappa, 1), "");
    fact_row(ui, "bound", condition_words::relative_text(at.bound), "n eps κ");
    const std::array<std::pair<const char*, const condition::RouteErrors*>, 3> routes{
        {{"LU", &at.lu}, {"QR", &at.qr}, {"SVD", &at.svd}}};
    for (const auto& [name, errors] : routes)
        fact_row(ui, name, exponent_text(errors->forward, 1),
                 fmt::format("backward {}", exponent_text(errors->backward, 0)));
    if (at.lu_failed) note_row(ui, "LU met a pivot that is exactly zero.");
    next_row(ui, 2);
    separator(ui);
}

void swing_facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const condition::Swing& swing = *analysis.swing;
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "κ", number_text(swing.kappa), "");
    for (const std::size_t k : {0UL, 1UL, 2UL}) {
        constexpr std::array<const char*, 3> kNames{"u₁, v₁", "u₂, v₂", "u₃, v₃"};
        fact_row(ui, kNames[k], number_text(kDegrees * most(swing.left[k]), 3) + "°",
                 fmt::format("and {}°", number_text(kDegrees * most(swing.right[k]), 3)));
    }
    fact_row(ui, "solve", condition_words::relative_text(most(swing.solution)), "largest change");
    note_row(ui, fmt::format("Cut to rank 2, v₁ turns by at most {}°: the same. Truncation does not steady "
                             "what was steady already.",
                             number_text(kDegrees * swing.right_after_truncation[0], 3)));
    next_row(ui, 2);
    separator(ui);
    for (int row = 0; row < 5; ++row) {
        const auto entry = [&](int column) {
            return number_text(swing.matrix[static_cast<std::size_t>(3 * row + column)], 3);
        };
        detail_row(ui, row == 0 ? "A" : "", fmt::format("{:>8} {:>8} {:>8}", entry(0), entry(1), entry(2)));
    }
    next_row(ui, 4);
}

// The filter of a point of the curve becomes the one in use.
void go_to(Context context, int index) {
    const double filter = context.analysis.cured->curve[static_cast<std::size_t>(index)].filter;
    context.params.log_filter =
        std::clamp(std::log10(filter), condition::kLeastLogFilter, condition::kMostLogFilter);
}

void cures_facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const condition::Cured& cured = *analysis.cured;
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "error", number_text(cured.at.error, 3), "|x − x_true|");
    fact_row(ui, "bias", number_text(cured.at.bias, 3), "without any noise");
    fact_row(ui, "noise", number_text(cured.at.noise, 3), "root mean square");
    fact_row(ui, "|b − A x|", number_text(cured.at.residual, 3),
             fmt::format("noise {}", number_text(cured.noise_level, 3)));
    fact_row(ui, "|x|", number_text(cured.at.length, 3), "");
    fact_row(ui, "kept", fmt::format("{} of {}", cured.kept, cured.sigma.size()), "filters above one half");
    next_row(ui, 4);
    const bool any = !cured.curve.empty();
    if (button(ui, "least_error", "Least error", any)) go_to(context, cured.best);
    hint(ui, "Known only because x is known here.");
    ImGui::SameLine(0, ui.px(8));
    if (button(ui, "corner", "Corner of the L", any)) go_to(context, cured.corner);
    hint(ui, "A rule that needs no knowledge of x: the bend of the L-curve.");
    next_row(ui, 4);
    separator(ui);
}

}  // namespace

void facts(Context context) {
    if (context.analysis.gram) return gram_facts(context);
    if (context.analysis.families) return families_facts(context);
    if (context.analysis.swing) return swing_facts(context);
    if (context.analysis.cured) return cures_facts(context);
    solve_facts(context);
}

}  // namespace svdscope::condition_panel
