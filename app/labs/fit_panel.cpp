// The fit lab's panel: question, pages, equation, cures, facts. What folds away has a file of its own.
#include "app/labs/fit_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/lab/slider_row.hpp"
#include "app/labs/fit_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace fit_panel {
namespace {

using fit::Cure;

constexpr SliderPlace kSliders{64, 164};

SliderStyle filter_style(double high) {
    SliderStyle style;
    style.low = fit::kLeastLogFilter, style.high = high, style.step = 0.1, style.snap = 1;
    return style;
}

void cutoff_row(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const double sigma_1 = analysis.count > 0 ? analysis.directions[0].sigma : 1;
    double log_cutoff = params.log_cutoff;
    if (!params.own_cutoff && sigma_1 > 0 && analysis.cutoff > 0)
        log_cutoff =
            std::clamp(std::log10(analysis.cutoff / sigma_1), fit::kLeastLogFilter, fit::kMostLogCutoff);
    if (slider_row(ui,
                   {"cut-off", "cutoff", exponent_text(std::pow(10, log_cutoff), 1),
                    filter_style(fit::kMostLogCutoff)},
                   log_cutoff, kSliders)) {
        params.own_cutoff = true;
        params.log_cutoff = log_cutoff;
    }
}

// Each term whole, as many to a line as fit.
void polynomial(Ui& ui, const std::vector<std::string>& terms) {
    std::vector<std::string> lines(1);
    for (const std::string& term : terms) {
        const std::string longer = lines.back().empty() ? term : lines.back() + " " + term;
        if (!lines.back().empty() && text_size(ui, Face::Body, longer).x > ui.px(320))
            lines.push_back(term);
        else
            lines.back() = longer;
    }
    next_row(ui, 6);
    for (const std::string& line : lines) {
        next_row(ui);
        text(ui, Face::Body, ui.theme.ink, line);
    }
}

}  // namespace

void page_row(Ui& ui, FitLab::View& view) {
    next_row(ui, 8);
    if (choice(ui, "page_fit", "Fit", view.page == FitLab::Page::Fit)) view.page = FitLab::Page::Fit;
    flow(ui, "Projection");
    if (choice(ui, "page_projection", "Projection", view.page == FitLab::Page::Projection))
        view.page = FitLab::Page::Projection;
}

void equation(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 10);
    text(ui, Face::Title, ui.theme.ink, params.cure == Cure::Ridge ? "x  =  V F Σ⁺ Uᵀ b" : "x  =  V Σ⁺ Uᵀ b");
    if (analysis.count == 0) return;
    polynomial(ui, fit_words::polynomial_terms(params, analysis));
    next_row(ui, 6);
    const ImVec2 start = ImGui::GetCursorPos();
    if (choice(ui, "basis_plain", "in x", params.basis == fit::Basis::Plain))
        params.basis = fit::Basis::Plain;
    hint(ui, "The columns of A are 1, x, x², …");
    flow(ui, "in t");
    if (choice(ui, "basis_scaled", "in t", params.basis == fit::Basis::Scaled))
        params.basis = fit::Basis::Scaled;
    hint(ui, "The columns of A are 1, t, t², … and t runs from −1 to 1 over the points.");
    if (params.basis == fit::Basis::Scaled) {
        ImGui::SetCursorPos({start.x + ui.px(132), start.y + ui.px(5)});
        text(ui, Face::Body, ui.theme.ink_soft, fit_words::variable_text(analysis.curve));
        ImGui::SetCursorPos({start.x, start.y + ui.px(40)});
    }
}

void cure_rows(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 6);
    if (choice(ui, "cure_cutoff", "Cut-off", params.cure == Cure::Cutoff)) params.cure = Cure::Cutoff;
    hint(ui, "Directions with σ at or below the cut-off are left out whole.");
    flow(ui, "Ridge");
    if (choice(ui, "cure_ridge", "Ridge", params.cure == Cure::Ridge)) params.cure = Cure::Ridge;
    hint(ui, "Each direction is let through by σ² / (σ² + λ²).");
    if (params.cure == Cure::Cutoff && params.own_cutoff) {
        flow(ui, "At rounding");
        if (button(ui, "cutoff_rounding", "At rounding")) params.own_cutoff = false;
        hint(ui, "max(m, n) eps σ₁, as numpy's lstsq has it.");
    }
    if (params.cure == Cure::Cutoff) return cutoff_row(context);
    slider_row(ui,
               {"λ / σ₁", "ridge", exponent_text(std::pow(10, params.log_ridge), 1),
                filter_style(fit::kMostLogRidge)},
               params.log_ridge, kSliders);
}

void facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const bool unfiltered = fit_words::is_unfiltered(analysis);
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "|r|", number_text(analysis.residual_norm, 3),
             unfiltered ? "the least there is"
                        : fmt::format("the least: {}", number_text(analysis.least_residual, 3)));
    const bool open = analysis.rank < analysis.unknowns;
    fact_row(ui, "|x|", number_text(analysis.length, 3),
             !unfiltered ? fmt::format("without: {}", number_text(analysis.shortest, 3))
             : open      ? "the shortest of all"
                         : "the only one");
    fact_row(ui, "rank", fmt::format("{} of {}", analysis.rank, analysis.unknowns),
             fmt::format("{} kept", analysis.kept));
    fact_row(ui, "κ", number_text(analysis.kappa, 1), fit_words::kappa_meaning(analysis));
    fact_row(ui, "Aᵀr", exponent_text(analysis.products, 0),
             !unfiltered                 ? "tilted by the filter"
             : analysis.products < 1e-12 ? "a right angle"
                                         : "0 to rounding");
    if (analysis.truth_error)
        fact_row(ui, "off truth", number_text(*analysis.truth_error, 3), "root mean square");
    next_row(ui, 2);
    separator(ui);
}

void take_three_points(fit::Params& params, FitLab::View& view) {
    params = fit::with_data(std::move(params), FitData::Three, params.seed);
    view.page = FitLab::Page::Projection;
    view.low.reset(), view.high.reset(), view.orbit.reset();
}

}  // namespace fit_panel

void FitLab::controls(Ui& ui, Params& params, View& view, Session&) {
    question_rows(ui, info.question, fit_words::invitation(params, view.page));
    fit_panel::page_row(ui, view);
    if (!ui.presenter) fit_panel::data_fold(ui, params, view);
}

void FitLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                     Requests&) {
    using namespace fit_panel;
    const Context context{ui, params, view, session, analysis};
    equation(context);
    if (ui.presenter) return;
    if (analysis.count > 0) {
        cure_rows(context);
        facts(context);
        directions_fold(context);
    }
    points_fold(context);
    layers_fold(context);
    claims_fold(context.ui, fit_words::claims(), context.view.folds.claims);
    if (analysis.count > 0) certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
