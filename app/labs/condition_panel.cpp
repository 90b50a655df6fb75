// The condition lab's panel: question, topic, A x = b, the main slider. The facts have a file of their own.
#include "app/labs/condition_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/lab/slider_row.hpp"
#include "app/labs/condition_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace condition_panel {
namespace {

using condition::Cure;
using condition::CureSystem;
using condition::Family;
using condition::GramExample;
using condition::Params;
using condition::Topic;

constexpr float kCellWidth = 78, kCellHeight = 34, kCellGap = 4;

CellStyle entry_style(Rgba color, bool lit) {
    CellStyle style;
    style.color = color;
    style.face = Face::Equation;
    style.width = kCellWidth, style.height = kCellHeight;
    style.lit = lit;
    return style;
}

struct Entry {
    const char* name;
    double* value;
};

// Two rows of cells in brackets at the cursor's row; returns where the right bracket ends.
float cell_block(Ui& ui, ImVec2 at, std::span<const Entry> entries, int columns, Rgba color, bool lit,
                 bool& changed) {
    const float cell = ui.px(kCellWidth), height = ui.px(kCellHeight), gap = ui.px(kCellGap);
    const float left = at.x + ui.px(8);
    for (std::size_t k = 0; k < entries.size(); ++k) {
        const auto row = static_cast<float>(static_cast<int>(k) / columns);
        const auto column = static_cast<float>(static_cast<int>(k) % columns);
        ImGui::SetCursorScreenPos({left + column * (cell + gap), at.y + row * (height + gap)});
        changed |= number_cell(ui, entries[k].name, *entries[k].value, entry_style(color, lit));
    }
    const float wide = static_cast<float>(columns) * (cell + gap) - gap;
    brackets(ui, {at.x, at.y - ui.px(4), wide + ui.px(16), 2 * height + gap + ui.px(8)}, ui.theme.ink);
    return at.x + wide + ui.px(16);
}

template <class E>
void choices_row(Ui& ui, E& value, std::span<const std::pair<const char*, const char*>> choices) {
    next_row(ui, 4);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i > 0) flow(ui, choices[i].second);
        if (choice(ui, choices[i].first, choices[i].second, value == static_cast<E>(i)))
            value = static_cast<E>(i);
    }
}

void family_rows(Ui& ui, Params& params) {
    constexpr std::array<std::pair<const char*, const char*>, 4> kFamilies{
        {{"family_hilbert", "Hilbert"},
         {"family_vandermonde", "Vandermonde"},
         {"family_random", "Random"},
         {"family_dependent", "Nearly dependent"}}};
    choices_row(ui, params.family, kFamilies);
    if (params.family == Family::Hilbert || params.family == Family::Vandermonde) return;
    slider_row(ui,
               {"log₁₀ κ",
                "family_kappa",
                number_text(params.family_log_kappa, 1),
                {.low = 0, .high = condition::kMostLogKappa, .step = 0.5, .snap = 1}},
               params.family_log_kappa);
}

// Whether anything on screen changes with the seed.
bool uses_seed(const Params& params) {
    if (params.topic == Topic::Gram) return params.gram_example == GramExample::Turned;
    const bool family = params.topic == Topic::Cures && params.cure_system == CureSystem::Family;
    const bool random = params.family == Family::Random || params.family == Family::NearlyDependent;
    return family || (params.topic == Topic::Families && random);
}

void seed_button(Ui& ui, int& seed) {
    next_row(ui, 2);
    if (button(ui, "new_seed", fmt::format("New seed (now {})", seed))) seed = seed % 999'999 + 1;
}

void size_slider(Ui& ui, Params& params) {
    double size = params.size;
    if (slider_row(ui,
                   {"n",
                    "size",
                    std::to_string(params.size),
                    {.low = condition::kLeastSize,
                     .high = condition::kMostSize,
                     .step = 1,
                     .snap = 0,
                     .whole = true}},
                   size))
        params.size = static_cast<int>(size);
}

void log_slider(Ui& ui, const char* label, const char* name, double low, double high, double& value) {
    double exponent = std::log10(value);
    if (slider_row(ui, {label, name, exponent_text(value, 1), {.low = low, .high = high, .step = 0.1}},
                   exponent))
        value = std::pow(10, exponent);
}

void kappa_slider(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const double kappa = analysis.solve.kappa;
    double exponent = std::isinf(kappa) ? condition::kMostLogKappa
                                        : std::clamp(std::log10(kappa), 0.0, condition::kMostLogKappa);
    const SliderRow row{
        "κ", "kappa", number_text(kappa), {.low = 0, .high = condition::kMostLogKappa, .step = 0.1}};
    const bool changed = slider_row(ui, row, exponent);
    if (!ImGui::IsMouseDown(0)) session.slid.reset();
    if (!changed) return;
    if (!session.slid) session.slid.emplace(params, analysis);
    params = with_kappa(session.slid->first, session.slid->second, exponent);
    view.welcomed = true;
}

}  // namespace

bool topic_row(Ui& ui, Topic& topic) {
    next_row(ui, 8);
    const Topic before = topic;
    constexpr std::array<std::pair<const char*, Topic>, 5> kTopics{{{"topic_solve", Topic::Solve},
                                                                    {"topic_gram", Topic::Gram},
                                                                    {"topic_families", Topic::Families},
                                                                    {"topic_swing", Topic::Swing},
                                                                    {"topic_cures", Topic::Cures}}};
    for (const auto& [name, one] : kTopics) {
        const std::string_view title = condition_words::topic_title(one);
        if (one != Topic::Solve) flow(ui, title);
        if (choice(ui, name, title, topic == one)) topic = one;
    }
    return topic != before;
}

bool system_equation(Ui& ui, Params& params, const std::string& lit) {
    next_row(ui, 10);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float middle = start.y + ui.px(kCellHeight) + ui.px(kCellGap) / 2;
    bool changed = false;
    Mat2& A = params.matrix;
    const std::array<Entry, 4> entries{
        {{"matrix_0_0", &A.a}, {"matrix_0_1", &A.b}, {"matrix_1_0", &A.c}, {"matrix_1_1", &A.d}}};
    const float after_matrix = cell_block(ui, start, entries, 2, ui.theme.column, false, changed);
    const Point words = text_size(ui, Face::Title, "x =");
    ImGui::SetCursorScreenPos({after_matrix + ui.px(8), middle - words.y / 2});
    text(ui, Face::Title, ui.theme.ink, "x =");
    const std::array<Entry, 2> rhs{{{"rhs_0", &params.rhs.x}, {"rhs_1", &params.rhs.y}}};
    cell_block(ui, {after_matrix + words.x + ui.px(16), start.y}, rhs, 1, ui.theme.ink, lit == "b", changed);
    ImGui::SetCursorScreenPos({start.x, start.y + 2 * ui.px(kCellHeight) + ui.px(kCellGap + 6)});
    return changed;
}

void topic_choices(Ui& ui, Params& params) {
    constexpr std::array<std::pair<const char*, const char*>, 2> kExamples{
        {{"gram_turned", "Turned 2×2"}, {"gram_laeuchli", "Läuchli 3×2"}}};
    constexpr std::array<std::pair<const char*, const char*>, 2> kCures{
        {{"cure_truncate", "Truncate"}, {"cure_ridge", "Ridge"}}};
    constexpr std::array<std::pair<const char*, const char*>, 2> kSystems{
        {{"cure_plane", "This 2×2"}, {"cure_family", "A family"}}};
    switch (params.topic) {
        case Topic::Gram:
            choices_row(ui, params.gram_example, kExamples);
            break;
        case Topic::Families:
            family_rows(ui, params);
            break;
        case Topic::Cures:
            choices_row(ui, params.cure, kCures);
            choices_row(ui, params.cure_system, kSystems);
            if (params.cure_system == CureSystem::Family) family_rows(ui, params);
            break;
        default:
            return;
    }
    if (uses_seed(params)) seed_button(ui, params.seed);
}

void main_slider(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    switch (params.topic) {
        case Topic::Solve:
            return kappa_slider(context);
        case Topic::Gram: {
            const std::string shown = exponent_text(std::pow(10, params.gram_log_kappa), 1);
            slider_row(ui, {"κ", "kappa", shown, {.low = 0, .high = condition::kMostLogKappa, .step = 0.1}},
                       params.gram_log_kappa);
            return;
        }
        case Topic::Families:
            return size_slider(ui, params);
        case Topic::Swing:
            log_slider(ui, "gap", "swing_gap", -8, 0, params.swing_gap);
            return log_slider(ui, "change", "swing_noise", -8, 0, params.swing_noise);
        case Topic::Cures:
            slider_row(ui,
                       {params.cure == Cure::Truncate ? "cut-off" : "α",
                        "filter",
                        exponent_text(std::pow(10, params.log_filter), 1),
                        {.low = condition::kLeastLogFilter, .high = condition::kMostLogFilter, .step = 0.1}},
                       params.log_filter);
            if (params.cure_system != CureSystem::Family) return;
            size_slider(ui, params);
            return log_slider(ui, "noise", "family_noise", -16, 0, params.family_noise);
    }
}

}  // namespace condition_panel

void ConditionLab::controls(Ui& ui, Params& params, View& view, Session& session) {
    using namespace condition_panel;
    question_rows(ui, info.question, condition_words::invitation(params.topic));
    if (topic_row(ui, params.topic)) view.time = kEnd, view.playing = false;
    const bool plane = params.topic == Topic::Solve ||
                       (params.topic == Topic::Cures && params.cure_system == condition::CureSystem::Plane);
    if (plane) {
        const bool typing = !ui.cells.editing.empty();
        if (system_equation(ui, params, session.lit)) {
            // A drag or a nudge continues the axes where they are; a typed number is a jump.
            params.axes = typing ? std::nullopt : session.axes;
            view.welcomed = true;
        }
    }
    if (!ui.presenter) topic_choices(ui, params);
}

void ConditionLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                           Requests&) {
    using namespace condition_panel;
    const Context context{ui, params, view, session, analysis};
    main_slider(context);
    if (ui.presenter) return;
    facts(context);
    gallery_fold(context);
    layers_fold(context);
    claims_fold(context.ui, condition_words::claims(), context.view.folds.claims);
    certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
