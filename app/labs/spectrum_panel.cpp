// The spectrum lab's panel: question, source, equation with k, facts.
#include "app/labs/spectrum_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/spectrum_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace spectrum_panel {
namespace {

using spectrum::Params;

CellStyle count_style(const Ui& ui, double per_pixel) {
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = 96, style.height = 30, style.decimals = 0;
    style.per_pixel = per_pixel, style.step = 1, style.snap = 8;
    return style;
}

// A whole number with its name on one row.
bool count_row(Ui& ui, const char* label, const char* name, int& value, int low, int high) {
    next_row(ui, 2);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(6)});
    text(ui, Face::Body, ui.theme.ink_soft, label);
    ImGui::SetCursorPos({start.x + ui.px(120), start.y});
    double typed = value;
    const bool changed = number_cell(ui, name, typed, count_style(ui, 0.25));
    ImGui::SetCursorPos({start.x, start.y + ui.px(32)});
    const int now =
        static_cast<int>(std::clamp(std::round(typed), static_cast<double>(low), static_cast<double>(high)));
    return changed && std::exchange(value, now) != now;
}

void recipe_rows(Ui& ui, SourceRecipe& recipe, const SourceInfo& source) {
    if (source.default_size > 0) {
        int size = recipe.size == 0 ? source.default_size : recipe.size;
        if (count_row(ui, "rows, columns", "source_size", size, kLeastSourceSize, 1024)) recipe.size = size;
    }
    if (source.has_cell) count_row(ui, "field", "source_cell", recipe.cell, 1, 512);
    if (source.has_rank) count_row(ui, "rank", "source_rank", recipe.rank, 1, 512);
    if (source.has_decay) {
        next_row(ui, 2);
        CellStyle style = count_style(ui, 0.01);
        style.decimals = 2, style.step = 0.1, style.snap = 0.25;
        double decay = recipe.decay;
        if (number_cell(ui, "source_decay", decay, style)) recipe.decay = std::clamp(decay, 0.0, 20.0);
        ImGui::SameLine(0, ui.px(8));
        text(ui, Face::Body, ui.theme.ink_soft, "how quickly it falls");
    }
    if (!source.has_seed) return;
    next_row(ui, 2);
    if (button(ui, "new_seed", fmt::format("New seed (now {})", recipe.seed)))
        recipe.seed = recipe.seed % 999'999 + 1;
}

}  // namespace

void source_fold(Ui& ui, Params& params, SpectrumLab::View& view) {
    next_row(ui, 6);
    if (!fold(ui, "fold_source", "Source", spectrum_words::source_title(params), view.folds.source)) return;
    next_row(ui);
    for (const SourceInfo& source : sources()) {
        if (&source != sources().data()) flow(ui, source.title);
        const bool chosen = !params.file && params.recipe.id == source.id;
        if (choice(ui, "source_" + std::string(source.id), source.title, chosen)) {
            params.file.reset();
            // The picture that opens the lab has the size it opens with; the others their own.
            const SourceRecipe opening = Params{}.recipe;
            params.recipe = source.id == opening.id ? opening : SourceRecipe{.id = std::string(source.id)};
            view.span.reset();
            view.time = SpectrumLab::kStages;
        }
        hint(ui, source.look_for);
    }
    if (const SourceInfo* source = find_source(params.recipe.id); source != nullptr && !params.file)
        recipe_rows(ui, params.recipe, *source);
    bool color = params.channels == spectrum::Channels::Color;
    if (switch_row(ui, "channels", "three colours, where it has them", color))
        params.channels = color ? spectrum::Channels::Color : spectrum::Channels::Grey;
    note_row(ui, "Your own: drop a .png, .jpg, .csv, .tsv or .npy on the window, or Ctrl+O.");
    next_row(ui, 8);
}

void equation(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 12);
    const ImVec2 start = ImGui::GetCursorPos();
    text(ui, Face::Title, ui.theme.ink, "A ≈ σ₁u₁v₁ᵀ + … + σₖuₖvₖᵀ");
    ImGui::SetCursorPos({start.x, start.y + ui.px(46)});
    text(ui, Face::Title, ui.theme.ink, "k  =");
    CellStyle style = count_style(ui, 0.15);
    style.face = Face::Equation, style.color = ui.theme.first, style.width = 92, style.height = 36;
    double k = analysis.at.k;
    ImGui::SetCursorPos({start.x + ui.px(56), start.y + ui.px(42)});
    if (number_cell(ui, "k", k, style)) {
        params.cutoff.rule = spectrum::Rule::Manual;
        params.cutoff.k =
            static_cast<int>(std::clamp(std::round(k), 0.0, static_cast<double>(analysis.sigma.size())));
        view.time = SpectrumLab::kStages;
        view.welcomed = true;
    }
    ImGui::SetCursorPos({start.x + ui.px(160), start.y + ui.px(50)});
    text(ui, Face::Body, ui.theme.ink_soft, fmt::format("of {}", analysis.sigma.size()));
    ImGui::SetCursorPos({start.x, start.y + ui.px(84)});
}

void facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const spectrum::AtCutoff& at = analysis.at;
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "energy", spectrum_words::percent(at.energy), "kept");
    fact_row(ui, "error₂", number_text(at.error_2, 3), "= σₖ₊₁");
    fact_row(ui, "error F", number_text(at.error_frobenius, 3),
             spectrum_words::percent(at.relative_error) + " of |A|");
    fact_row(ui, "PSNR", std::isinf(at.psnr) ? "∞" : fixed_text(at.psnr, 1), "decibels");
    fact_row(ui, "storage", spectrum_words::whole(static_cast<double>(at.storage)),
             spectrum_words::storage_meaning(analysis));
    note_row(
        ui, fmt::format("k (m + n + 1) numbers: it pays below k = {}.", number_text(analysis.break_even, 1)));
    if (const std::string clean = spectrum_words::clean_sentence(analysis); !clean.empty())
        note_row(ui, clean);
    next_row(ui, 2);
    separator(ui);
}

}  // namespace spectrum_panel

void SpectrumLab::controls(Ui& ui, Params& params, View& view, Session&) {
    question_rows(ui, info.question, spectrum_words::invitation(params));
    if (!ui.presenter) spectrum_panel::source_fold(ui, params, view);
}

void SpectrumLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                          Requests&) {
    using namespace spectrum_panel;
    const Context context{ui, params, view, session, analysis};
    equation(context);
    if (ui.presenter) return;
    facts(context);
    rule_fold(context);
    ranks_fold(context);
    pictures_fold(context);
    charts_fold(context);
    certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
