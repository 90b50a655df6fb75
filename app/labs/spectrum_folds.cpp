// What folds away in the spectrum lab's panel: rule, ranks, pictures, charts, certainty.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/spectrum_panel.hpp"
#include "app/labs/spectrum_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::spectrum_panel {
namespace {

using spectrum::Rule;
using Arrangement = SpectrumLab::Arrangement;
using Curve = SpectrumLab::Curve;

struct RuleChoice {
    Rule rule;
    const char* name;
    const char* label;
};
constexpr std::array<RuleChoice, 6> kRules{{{Rule::Manual, "rule_manual", "by hand"},
                                            {Rule::Energy, "rule_energy", "energy"},
                                            {Rule::Tolerance, "rule_tolerance", "tolerance"},
                                            {Rule::Elbow, "rule_elbow", "elbow"},
                                            {Rule::OptimalThreshold, "rule_optimal", "Gavish–Donoho"},
                                            {Rule::NoiseEdge, "rule_noise_edge", "noise edge"}}};

const char* label_of(Rule rule) { return kRules[static_cast<std::size_t>(rule)].label; }

// A number of the rule: its cell beside its name.
bool rule_cell(Ui& ui, const char* name, const char* label, double& value, double per_pixel, int decimals) {
    next_row(ui, 4);
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = 96, style.height = 30, style.decimals = decimals, style.per_pixel = per_pixel;
    style.snap = 10 * per_pixel, style.step = per_pixel;
    const bool changed = number_cell(ui, name, value, style);
    ImGui::SameLine(0, ui.px(8));
    text(ui, Face::Body, ui.theme.ink_soft, label);
    return changed;
}

void rule_number(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    spectrum::Cutoff& cutoff = params.cutoff;
    if (cutoff.rule == Rule::Energy) {
        double target = 100 * cutoff.energy;
        if (rule_cell(ui, "rule_energy_target", "% of the energy", target, 0.1, 1))
            cutoff.energy = std::clamp(target / 100, 0.0, 1.0);
    }
    if (cutoff.rule == Rule::Tolerance &&
        rule_cell(ui, "rule_tolerance_value", "of the largest", cutoff.tolerance, 0.0005, 4))
        cutoff.tolerance = std::clamp(cutoff.tolerance, 0.0, 1.0);
    if (cutoff.rule == Rule::OptimalThreshold || cutoff.rule == Rule::NoiseEdge) {
        if (rule_cell(ui, "rule_noise", "noise (0: estimated)", cutoff.noise, 0.001, 4))
            cutoff.noise = std::clamp(cutoff.noise, 0.0, 1e100);
    }
}

// A rank with its name; a click makes it the cut-off.
void rank_row(Context context, const char* name, const char* label, int k) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 2);
    if (choice(ui, name, fmt::format("{}", k), analysis.at.k == k)) {
        params.cutoff.rule = Rule::Manual;
        params.cutoff.k = k;
        view.time = SpectrumLab::kStages;
    }
    ImGui::SameLine(0, ui.px(10));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.px(6));
    text(ui, Face::Body, ui.theme.ink_soft, label);
}

void measure(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    if (!analysis.complete || (session.measured == analysis.layers && session.measured_k == analysis.at.k))
        return;
    if (ImGui::IsMouseDown(0)) return;  // a product in double precision: not while the hand moves
    session.identity = spectrum::check_identity(*analysis.layers, analysis.at.k);
    session.measured = analysis.layers;
    session.measured_k = analysis.at.k;
}

}  // namespace

void rule_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_rule", "Who chooses k", label_of(params.cutoff.rule), view.folds.rule)) return;
    next_row(ui);
    for (const RuleChoice& rule : kRules) {
        if (rule.rule != Rule::Manual) flow(ui, rule.label);
        if (!choice(ui, rule.name, rule.label, params.cutoff.rule == rule.rule)) continue;
        if (rule.rule == Rule::Manual) params.cutoff.k = analysis.at.k;
        params.cutoff.rule = rule.rule;
        view.time = SpectrumLab::kStages;
    }
    rule_number(context);
    next_row(ui, 2);
    note_row(ui, spectrum_words::rule_sentence(params, analysis));
    next_row(ui, 8);
}

void ranks_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    const spectrum::Ranks& ranks = analysis.ranks;
    if (!fold(ui, "fold_ranks", "Ranks by every rule", fmt::format("rank {}", ranks.numerical),
              view.folds.ranks))
        return;
    rank_row(context, "rank_numerical", "numerical rank", ranks.numerical);
    rank_row(context, "rank_energy",
             fmt::format("{} of the energy", spectrum_words::target_percent(params.cutoff.energy)).c_str(),
             ranks.energy);
    rank_row(context, "rank_unsquared", "the same unsquared: the trap", ranks.energy_unsquared);
    rank_row(context, "rank_tolerance", "relative tolerance", ranks.tolerance);
    rank_row(context, "rank_elbow", "elbow", ranks.elbow);
    rank_row(context, "rank_optimal", "Gavish and Donoho", ranks.optimal);
    rank_row(context, "rank_noise_edge", "above the noise edge", ranks.noise_edge);
    detail_row(ui, "stable rank", number_text(ranks.stable));
    detail_row(ui, "entropy rank", number_text(ranks.entropy));
    detail_row(ui, "tolerance of the numerical rank", number_text(ranks.rank_tolerance));
    next_row(ui, 8);
}

void pictures_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_pictures", "Pictures", "side by side, wipe", view.folds.pictures)) return;
    next_row(ui);
    const std::array<std::tuple<Arrangement, const char*, const char*>, 3> choices{
        {{Arrangement::Side, "pictures_side", "side by side"},
         {Arrangement::Wipe, "pictures_wipe", "wipe"},
         {Arrangement::None, "pictures_none", "charts only"}}};
    for (const auto& [arrangement, name, label] : choices) {
        if (arrangement != Arrangement::Side) flow(ui, label);
        if (choice(ui, name, label, view.arrangement == arrangement)) view.arrangement = arrangement;
    }
    switch_row(ui, "show_residual", "what is missing", view.residual);
    switch_row(ui, "show_layer", "the k-th layer alone", view.layer);
    next_row(ui, 8);
}

void charts_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_charts", "Charts", view.squared ? "" : "unsquared: a trap", view.folds.charts))
        return;
    switch_row(ui, "chart_log", "logarithmic singular values", view.log);
    bool trap = !view.squared;
    if (switch_row(ui, "chart_trap", "unsquared sums, the trap", trap)) view.squared = !trap;
    next_row(ui, 2);
    const std::array<std::tuple<Curve, const char*, const char*>, 4> choices{
        {{Curve::Cumulative, "curve_cumulative", "energy added up"},
         {Curve::Energy, "curve_energy", "energy each"},
         {Curve::Psnr, "curve_psnr", "PSNR"},
         {Curve::Error, "curve_error", "error"}}};
    for (const auto& [curve, name, label] : choices) {
        if (curve != Curve::Cumulative) flow(ui, label);
        if (choice(ui, name, label, view.curve == curve)) view.curve = curve;
    }
    next_row(ui, 8);
}

void certainty_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", "", view.folds.certainty)) return;
    measure(context);
    if (!analysis.complete || !session.identity) {
        note_row(ui, "Measured when all layers are there.");
        return;
    }
    const spectrum::Identity& identity = *session.identity;
    detail_row(ui, "|A − Aₖ|₂ measured", number_text(identity.measured_2, 6));
    detail_row(ui, "σₖ₊₁", number_text(identity.predicted_2, 6));
    detail_row(ui, "|A − Aₖ|F measured", number_text(identity.measured_frobenius, 6));
    detail_row(ui, "root of the squares left out", number_text(identity.predicted_frobenius, 6));
    note_row(ui, identity.holds ? "✓ Eckart and Young hold to rounding: no matrix of rank k is nearer."
                                : "! The measured error is not what the spectrum says.");
    next_row(ui, 8);
}

}  // namespace svdscope::spectrum_panel
