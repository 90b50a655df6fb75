// What folds away in the ratings lab's panel: levels to beat, what the hand changed, source, certainty.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/ratings_panel.hpp"
#include "app/labs/ratings_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::ratings_panel {
namespace {

using ratings::Change;
using ratings::Errors;

constexpr std::size_t kMostListed = 12;  // changes that the list writes out

void level_row(Ui& ui, const std::string& name, const Errors& errors) {
    detail_row(
        ui, name,
        ratings_words::error_text(errors.training) + "  " + ratings_words::error_text(errors.held_out));
}

bool count_row(Ui& ui, const char* label, const char* name, int& value, int low, int high, double per_pixel) {
    next_row(ui, 2);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(6)});
    text(ui, Face::Body, ui.theme.ink_soft, label);
    ImGui::SetCursorPos({start.x + ui.px(78), start.y});
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = 96, style.height = 30, style.decimals = 0;
    style.per_pixel = per_pixel, style.step = 1, style.snap = 10;
    double typed = value;
    const bool changed = number_cell(ui, name, typed, style);
    ImGui::SetCursorPos({start.x, start.y + ui.px(34)});
    if (!changed) return false;
    value =
        static_cast<int>(std::clamp(std::round(typed), static_cast<double>(low), static_cast<double>(high)));
    return true;
}

std::string source_title(const ratings::Params& params) {
    if (!params.file) return "100 × 50, shipped";
    return std::filesystem::path(params.file->path).filename().string();
}

}  // namespace

void baselines_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    const std::string mean = "mean " + ratings_words::error_text(analysis.baselines.mean.held_out);
    if (!fold(ui, "fold_baselines", "What is there to beat?", mean, view.folds.baselines)) return;
    detail_row(ui, "", "training  held-out");
    level_row(ui, "mean of all", analysis.baselines.mean);
    level_row(ui, "user mean", analysis.baselines.user);
    level_row(ui, "item mean", analysis.baselines.item);
    level_row(ui, "user + item − mean", analysis.baselines.both);
    const auto& rank = analysis.svd->rank;
    const int k = ratings::settings_at(params, RatingsLab::epoch_at(view, params)).factors;
    if (k < static_cast<int>(rank.size()))
        level_row(ui, fmt::format("SVD of the filled table, rank {}", k), rank[static_cast<std::size_t>(k)]);
    note_row(ui,
             "The SVD sees the mean in every gap. At full rank it repeats that table: no error in training, "
             "the mean for all else.");
    next_row(ui, 8);
}

void hand_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    const std::size_t count = params.changes.size() - 1;
    next_row(ui);
    const std::string hint_text = count == 0 ? "nothing" : fmt::format("{} on the way", count);
    if (!fold(ui, "fold_hand", "What the hand changed", hint_text, view.folds.hand)) return;
    if (count == 0)
        note_row(ui, "Pause on the way, or let it run, and drag a slider: the change acts from there on.");
    const std::size_t first = count > kMostListed ? count - kMostListed + 1 : 1;
    if (first > 1) note_row(ui, fmt::format("{} earlier ones", first - 1));
    for (std::size_t k = first; k <= count; ++k)
        detail_row(ui, fmt::format("epoch {}", params.changes[k].epoch),
                   ratings_words::change_text(params.changes[k - 1].settings, params.changes[k].settings));
    if (count > 0) {
        next_row(ui, 4);
        if (button(ui, "forget_changes", "Train without them")) params.changes.resize(1);
    }
    next_row(ui, 8);
}

void shipped_button(Ui& ui, ratings::Params& params) {
    next_row(ui, 2);
    if (button(ui, "shipped", "Back to the shipped ratings")) params.file.reset();
}

void source_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_source", "Source", source_title(params), view.folds.source)) return;
    if (params.file) shipped_button(ui, params);
    count_row(ui, "epochs", "epochs", params.epochs, ratings::kLeastEpochs, ratings::kMostEpochs, 1);
    count_row(ui, "seed", "seed", params.seed, 0, 1'000'000, 0.25);
    note_row(ui, params.file
                     ? "A fifth of the known ratings is held out, drawn by the seed."
                     : "Invented ratings from 1 to 5: five factors and noise, no biases. Held out is all "
                       "that was never observed.");
    note_row(ui,
             "Your own: drop a .csv or .npy on the window, or Ctrl+O. Rows are users, columns items, gaps "
             "empty or nan; up to 100,000 ratings.");
    next_row(ui, 8);
}

void certainty_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", "", view.folds.certainty)) return;
    note_row(
        ui,
        "The errors are exact for this seed, bit for bit on every machine. Another seed gives other ones: "
        "where the default fits to 0.92 it predicts 1.387, yet over seeds 1 to 100 that is 1.36 to 1.56, "
        "1.45 on average: worse than the mean.");
    note_row(
        ui,
        "P and Q are not unique either: P R and Q R⁻ᵀ predict the same for every invertible R. Start and λ "
        "choose. Predictions are not cut to the range of the ratings.");
    next_row(ui, 8);
}

}  // namespace svdscope::ratings_panel
