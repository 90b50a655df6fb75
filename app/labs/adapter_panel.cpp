// The adapter lab's panel: question, page, source, equation with the rank, facts, the claim, the learning.
#include "app/labs/adapter_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/lab/slider_row.hpp"
#include "app/labs/adapter_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace adapter_panel {
namespace {

using adapter::Params;
using adapter::Source;
using adapter::Topic;

constexpr SliderPlace kSliders{96, 160};

bool uses_seed(const Params& params) {
    return !params.file && params.source != Source::Noise && params.source != Source::Pair;
}

// "32", "31.75".
std::string short_number(double value) { return fmt::format("{:.4g}", value); }

void keep_facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const adapter::AtRank& at = analysis.at;
    const bool split = params.topic == Topic::Split;
    fact_row(ui, "error", number_text(at.error, 3),
             fmt::format("{} of |{}|", adapter_words::percent(at.relative_error),
                         adapter_words::letter(params.topic)));
    fact_row(ui, "energy", adapter_words::percent(at.energy), "kept");
    fact_row(ui, split ? "multiply" : "numbers", adapter_words::whole(at.cost.factors),
             fmt::format("{} of {}", adapter_words::percent(at.cost.factors_share),
                         adapter_words::whole(at.cost.full)));
    const std::string letter = split ? "k" : "r";
    fact_row(ui, "pays", fmt::format("{} < {}", letter, short_number(at.cost.factors_break_even)),
             split ? "" : fmt::format("as σ, u, v: r < {}", short_number(at.cost.triples_break_even)));
    note_row(ui, split ? "k (m + n) numbers, and as many multiplications for each input."
                       : "B and A are r (m + n) numbers; fewer than m n is what pays.");
}

void learn_facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const adapter::Learned& learned = *analysis.learned;
    const int step = AdapterLab::step_at(view, learned);
    fact_row(ui, "step", std::to_string(step), fmt::format("of {}", learned.asked));
    fact_row(ui, "error", adapter_words::percent(learned.error[static_cast<std::size_t>(step)]), "of |ΔW|");
    fact_row(ui, "floor", adapter_words::percent(learned.floor), "truncated SVD");
    const adapter::AnglesAt* at = adapter_words::angles_until(learned, step);
    fact_row(ui, "angle", at == nullptr ? "none yet" : degrees_text(at->angles.back()),
             at == nullptr ? "" : "the widest of span B");
    fact_row(ui, "BᵀB", adapter_words::percent(learned.off_diagonal), "off diagonal, at last");
}

}  // namespace

bool topic_row(Ui& ui, Topic& topic) {
    next_row(ui, 8);
    const Topic before = topic;
    constexpr std::array<std::pair<const char*, Topic>, 3> kTopics{
        {{"topic_keep", Topic::Keep}, {"topic_learn", Topic::Learn}, {"topic_split", Topic::Split}}};
    for (const auto& [name, one] : kTopics) {
        const std::string_view title = adapter_words::topic_title(one);
        if (one != Topic::Keep) flow(ui, title);
        if (choice(ui, name, title, topic == one)) topic = one;
    }
    return topic != before;
}

void source_rows(Ui& ui, Params& params) {
    constexpr std::array<std::pair<const char*, Source>, 5> kSources{
        {{"source_noise", Source::Noise},
         {"source_structured", Source::Structured},
         {"source_decaying", Source::Decaying},
         {"source_layer", Source::Layer},
         {"source_pair", Source::Pair}}};
    next_row(ui, 10);
    for (const auto& [name, one] : kSources) {
        const std::string_view title = adapter_words::source_title(one);
        if (one != Source::Noise) flow(ui, title);
        if (choice(ui, name, title, !params.file && params.source == one)) {
            params.file.reset();
            params.source = one;
        }
        hint(ui, adapter_words::source_hint(one));
    }
    if (params.file) note_row(ui, "Now: " + adapter_words::looked_at(params));
    if (!uses_seed(params)) return;
    const std::string seed = fmt::format("seed {}", params.seed);
    flow(ui, seed);
    if (button(ui, "new_seed", seed)) params.seed = params.seed % 999'999 + 1;
    hint(ui, "Another one of the same kind.");
}

void equation(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 12);
    const ImVec2 start = ImGui::GetCursorPos();
    const bool split = params.topic == Topic::Split;
    const char* const words = split ? "W ≈ (UₖΣₖ) Vₖᵀ,  k =" : "ΔW ≈ B A,  r =";
    text(ui, Face::Title, ui.theme.ink, words);
    CellStyle style;
    style.color = ui.theme.first, style.face = Face::Equation;
    style.width = 64, style.height = 36, style.decimals = 0;
    style.per_pixel = 0.15, style.step = 1, style.snap = 8;
    double rank = analysis.at.r;
    ImGui::SetCursorPos({start.x + text_size(ui, Face::Title, words).x + ui.px(10), start.y - ui.px(4)});
    if (number_cell(ui, "r", rank, style)) {
        params.rank = static_cast<int>(std::clamp(std::round(rank), 1.0, static_cast<double>(analysis.most)));
        view.welcomed = true;
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(38)});
    const std::string sizes = fmt::format("{} × {}  ≈  ({} × {})({} × {})", analysis.rows, analysis.cols,
                                          analysis.rows, analysis.at.r, analysis.at.r, analysis.cols);
    text(ui, Face::Body, ui.theme.ink_soft, sizes);
    ImGui::SetCursorPos({start.x, start.y + ui.px(62)});
}

void facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 2);
    separator(ui);
    if (params.topic != Topic::Learn)
        keep_facts(context);
    else if (analysis.learned)
        learn_facts(context);
    next_row(ui, 2);
    separator(ui);
}

void claim_card(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    if (params.topic != Topic::Keep || analysis.most <= analysis.claim.rank) return;
    const adapter_words::Verdict said = adapter_words::verdict(params, analysis);
    const Rgba color = analysis.claim.holds ? ui.theme.column : ui.theme.error;
    next_row(ui, 4);
    paragraph(ui, Face::Body, ui.theme.ink, fmt::format("“Rank {} keeps most of it.”", analysis.claim.rank));
    next_row(ui, 2);
    paragraph(ui, Face::Caption, color, (analysis.claim.holds ? "✓ " : "✗ ") + said.verdict);
    next_row(ui, 2);
    note_row(ui, said.why);
    next_row(ui, 6);
}

void training_rows(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    if (params.topic != Topic::Learn) return;
    adapter::Training& training = params.training;
    double exponent = std::log10(training.rate);
    const SliderRow rate{"step length",
                         "rate",
                         number_text(training.rate, 2) + "/σ₁",
                         {.low = std::log10(adapter::kLeastRate), .high = std::log10(adapter::kMostRate)}};
    if (slider_row(ui, rate, exponent, kSliders))
        training.rate = std::clamp(std::pow(10, exponent), adapter::kLeastRate, adapter::kMostRate);
    slider_row(ui,
               {"momentum",
                "momentum",
                number_text(training.momentum, 2),
                {.low = 0, .high = adapter::kMostMomentum, .step = 0.05, .snap = 0.1}},
               training.momentum, kSliders);
    double steps = training.steps;
    if (slider_row(ui,
                   {"steps",
                    "steps",
                    std::to_string(training.steps),
                    {.low = adapter::kLeastSteps,
                     .high = adapter::kMostSteps,
                     .step = 20,
                     .snap = 100,
                     .whole = true}},
                   steps, kSliders))
        training.steps = static_cast<int>(steps);
    next_row(ui, 4);
    if (choice(ui, "start_zero", "B = 0 first", training.zero_B)) training.zero_B = true;
    hint(ui, "As adapters begin: A is small and random, B is zero, so nothing is changed yet.");
    flow(ui, "both small");
    if (choice(ui, "start_small", "both small", !training.zero_B)) training.zero_B = false;
    next_row(ui, 4);
    if (button(ui, "training_seed", fmt::format("New start (seed {})", training.seed)))
        training.seed = training.seed % 999'999 + 1;
    flow(ui, "One step");
    if (button(ui, "one_step", "One step", analysis.learned.has_value())) {
        const int step = AdapterLab::step_at(view, *analysis.learned);
        const bool end = step >= analysis.learned->steps();
        AdapterLab::show_step(view, *analysis.learned, end ? 0 : step + 1);
    }
    hint(ui, "One step of the learning on (Right); after the last it begins anew.");
    note_row(ui, "Steps down half the squared error: B and A together, all entries at once.");
    if (analysis.at.r > adapter::kMostLearnedRank)
        note_row(ui, fmt::format("Learning is shown up to rank {}.", adapter::kMostLearnedRank));
    next_row(ui, 6);
}

}  // namespace adapter_panel

void AdapterLab::controls(Ui& ui, Params& params, View& view, Session&) {
    using namespace adapter_panel;
    question_rows(ui, info.question, adapter_words::invitation(params.topic));
    if (topic_row(ui, params.topic)) {
        // The learning is seen from its beginning.
        view.playing = params.topic == Topic::Learn;
        view.time = view.playing ? 0 : kEnd;
    }
    if (!ui.presenter) source_rows(ui, params);
}

void AdapterLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                         Requests&) {
    using namespace adapter_panel;
    const Context context{ui, params, view, session, analysis};
    equation(context);
    if (ui.presenter) return;
    facts(context);
    claim_card(context);
    training_rows(context);
    table_fold(context);
    calculator_fold(context);
    claims_fold(context.ui, adapter_words::claims(), context.view.folds.claims);
    certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
