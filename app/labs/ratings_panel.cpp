// The ratings lab's panel: question, equation, the settings in force, the errors of this epoch.
#include "app/labs/ratings_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/lab/slider_row.hpp"
#include "app/labs/ratings_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace ratings_panel {
namespace {

using ratings::Errors;
using ratings::Params;

constexpr SliderPlace kSliders{78, 184};

bool whole_row(Ui& ui, const char* label, const char* name, int low, int high, int& value) {
    double now = value;
    const SliderStyle style{.low = static_cast<double>(low),
                            .high = static_cast<double>(high),
                            .step = 1,
                            .snap = 0,
                            .whole = true};
    if (!slider_row(ui, {label, name, std::to_string(value), style}, now, kSliders)) return false;
    value = static_cast<int>(now);
    return true;
}

void equation_row(Ui& ui, const FactorSettings& settings) {
    const ImVec2 start = ImGui::GetCursorPos();
    float x = start.x;
    for (const ratings_words::Term& term : ratings_words::equation(settings)) {
        ImGui::SetCursorPos({x, start.y});
        text(ui, Face::Title, ui.theme.ink, term.letters);
        x += text_size(ui, Face::Title, term.letters).x + ui.px(1);
        ImGui::SetCursorPos({x, start.y + ui.px(9)});
        text(ui, Face::Body, ui.theme.ink, term.lower);
        x += text_size(ui, Face::Body, term.lower).x;
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(40)});
}

double rounded(double value, double step) { return std::round(value / step) * step; }

// A colour for what it measures, its value, and what it means.
void error_row(Ui& ui, std::string_view name, Rgba color, const std::string& value,
               const std::string& meaning) {
    next_row(ui, 2);
    const ImVec2 start = ImGui::GetCursorPos();
    const float value_right = start.x + ui.px(132);
    text(ui, Face::Body, color, name);
    ImGui::SetCursorPos({value_right - text_size(ui, Face::Mono, value).x, start.y});
    text(ui, Face::Mono, color, value);
    ImGui::SetCursorPos({value_right + ui.px(12), start.y});
    text(ui, Face::Body, ui.theme.ink_soft, meaning);
    ImGui::SetCursorPos({start.x, start.y + ui.px(26)});
}

void step_buttons(Context context, int best) {
    auto& [ui, params, view, session, analysis] = context;
    const int epoch = RatingsLab::epoch_at(view, params);
    next_row(ui, 4);
    if (button(ui, "epoch_back", "− 1", epoch > 0)) RatingsLab::go_to(view, params, epoch - 1);
    hint(ui, "One epoch back (Left)");
    ImGui::SameLine(0, ui.px(6));
    if (button(ui, "epoch_on", "+ 1", epoch < params.epochs)) RatingsLab::go_to(view, params, epoch + 1);
    hint(ui, "One epoch on (Right)");
    ImGui::SameLine(0, ui.px(6));
    if (button(ui, "go_to_best", fmt::format("To the best, epoch {}", best), best != epoch))
        RatingsLab::go_to(view, params, best);
    hint(ui, "Early stopping: where the held-out error is least");
}

}  // namespace

void settings_rows(Ui& ui, Params& params, RatingsLab::View& view) {
    const int epoch = RatingsLab::epoch_at(view, params);
    FactorSettings settings = ratings::settings_at(params, epoch);
    next_row(ui, 10);
    equation_row(ui, settings);
    bool changed = whole_row(ui, "factors", "factors", 0, ratings::kMostFactors, settings.factors);
    double lambda = settings.regularisation, rate = settings.rate;
    if (slider_row(ui,
                   {"λ",
                    "regularisation",
                    number_text(lambda, 2),
                    {.low = 0, .high = ratings::kMostRegularisation, .step = 0.01, .snap = 0.1}},
                   lambda, kSliders))
        settings.regularisation = rounded(lambda, 0.01), changed = true;
    if (slider_row(ui,
                   {"rate",
                    "rate",
                    number_text(rate, 3),
                    {.low = ratings::kLeastRate, .high = ratings::kMostRate, .step = 0.001, .snap = 0.01}},
                   rate, kSliders))
        settings.rate = std::clamp(rounded(rate, 0.001), ratings::kLeastRate, ratings::kMostRate),
        changed = true;
    changed |= switch_row(ui, "biases", "biases bᵤ and bᵢ", settings.biases);
    note_row(ui, ratings_words::acts_from(params, epoch));
    if (!changed) return;
    params = ratings::with_settings(params, epoch, settings);
    view.welcomed = true;
}

void facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const int epoch = RatingsLab::shown_epoch(view, analysis);
    const Errors now = analysis.course->errors[static_cast<std::size_t>(epoch)];
    next_row(ui, 4);
    separator(ui);
    error_row(ui, "epoch", ui.theme.ink, std::to_string(epoch), fmt::format("of {}", params.epochs));
    error_row(ui, "training", ui.theme.first, ratings_words::error_text(now.training),
              fmt::format("{} ratings it saw", analysis.data->training.size()));
    error_row(ui, "held-out", ui.theme.second, ratings_words::error_text(now.held_out),
              fmt::format("{} it did not see", analysis.data->held_out.size()));
    error_row(ui, "gap", ui.theme.ink, ratings_words::error_text(now.held_out - now.training),
              "held-out − training");
    step_buttons(context, analysis.course->best);
    next_row(ui, 6);
    separator(ui);
}

}  // namespace ratings_panel

void RatingsLab::controls(Ui& ui, Params& params, View& view, Session&) {
    question_rows(ui, info.question, ratings_words::invitation(view.page));
    ratings_panel::settings_rows(ui, params, view);
    if (params.file && !params.file->table) ratings_panel::shipped_button(ui, params);
}

void RatingsLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                         Requests&) {
    using namespace ratings_panel;
    const Context context{ui, params, view, session, analysis};
    if (ui.presenter) return;
    facts(context);
    baselines_fold(context);
    hand_fold(context);
    source_fold(context);
    certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
