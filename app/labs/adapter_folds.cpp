// What folds away in the adapter lab's panel: the table of ranks, the calculator, certainty.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/adapter_panel.hpp"
#include "app/labs/adapter_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::adapter_panel {
namespace {

constexpr std::array kColumns{30.0F, 104.0F, 176.0F, 244.0F, 322.0F};  // right ends, design pixels

// One line of the table; its cells end at the columns.
void table_line(Ui& ui, const std::array<std::string, 5>& cells, Face face, Rgba color) {
    next_row(ui);
    const ImVec2 start = ImGui::GetCursorPos();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        ImGui::SetCursorPos({start.x + ui.px(kColumns[i]) - text_size(ui, face, cells[i]).x, start.y});
        text(ui, face, color, cells[i]);
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(23)});
}

// A whole number with its name; the same row takes the next one.
void count_cell(Ui& ui, const char* label, const char* name, int& value) {
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(5)});
    text(ui, Face::Body, ui.theme.ink_soft, label);
    ImGui::SetCursorPos({start.x + ui.px(20), start.y});
    CellStyle style;
    style.color = ui.theme.ink;
    style.width = 80, style.height = 30, style.decimals = 0;
    style.per_pixel = 0.25, style.step = 1, style.snap = 8;
    double typed = value;
    if (number_cell(ui, name, typed, style))
        value =
            static_cast<int>(std::clamp(std::round(typed), 1.0, static_cast<double>(AdapterLab::kMostCount)));
    ImGui::SetCursorPos({start.x + ui.px(110), start.y});
}

void example(Ui& ui, const char* name, const char* title, const AdapterLab::Calculator& counted,
             AdapterLab::Calculator& calculator) {
    if (choice(ui, name, title, calculator == counted)) calculator = counted;
}

std::string smaller(double full, double part) {
    if (part > full) return fmt::format("{:.5g} times as many", part / full);
    return fmt::format("{:.5g} times fewer", full / part);
}

}  // namespace

void table_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_table", "Table", "r = 1 2 4 8 16 32", view.folds.table)) return;
    table_line(ui, {"r", "error", "numbers", "of mn", "energy"}, Face::Small, ui.theme.ink_soft);
    for (const adapter::AtRank& at : analysis.table)
        table_line(
            ui,
            {std::to_string(at.r), fixed_text(at.relative_error, 4), adapter_words::whole(at.cost.factors),
             fixed_text(100 * at.cost.factors_share, 1) + "%", fixed_text(at.energy, 4)},
            Face::Factor, at.r == analysis.at.r ? ui.theme.first : ui.theme.ink);
    note_row(ui, "Error relative to the whole; energy is the share of the squares.");
    next_row(ui, 8);
}

void calculator_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_calculator", "Calculator", "any m, n, r", view.folds.calculator)) return;
    AdapterLab::Calculator& c = view.calculator;
    next_row(ui);
    count_cell(ui, "m", "calculator_m", c.m);
    count_cell(ui, "n", "calculator_n", c.n);
    count_cell(ui, "r", "calculator_r", c.r);
    next_row(ui, 36);
    example(ui, "example_64", "64, r 8", {64, 64, 8}, c);
    flow(ui, "4096, r 8");
    example(ui, "example_4096", "4096, r 8", {4096, 4096, 8}, c);
    flow(ui, "1000, r 50");
    example(ui, "example_1000", "1000, r 50", {1000, 1000, 50}, c);
    flow(ui, "10⁶ × 768, r 64");
    example(ui, "example_embedding", "10⁶ × 768, r 64", {1'000'000, 768, 64}, c);
    const adapter::Cost cost = adapter::cost_of(c.m, c.n, c.r);
    const auto full = static_cast<double>(cost.full);
    next_row(ui, 6);
    detail_row(ui, "the whole, m n", adapter_words::whole(cost.full));
    detail_row(ui, "B and A, r (m + n)", adapter_words::whole(cost.factors));
    detail_row(ui, "", smaller(full, static_cast<double>(cost.factors)));
    detail_row(ui, "σ, u, v, r (m + n + 1)", adapter_words::whole(cost.triples));
    detail_row(ui, "", smaller(full, static_cast<double>(cost.triples)));
    detail_row(ui, "B and A pay below r =", fmt::format("{:.6g}", cost.factors_break_even));
    detail_row(ui, "σ, u, v pay below r =", fmt::format("{:.6g}", cost.triples_break_even));
    note_row(ui, "Only counting: it says nothing about what is lost.");
    next_row(ui, 8);
}

void certainty_fold(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", "all digits", view.folds.certainty)) return;
    detail_row(ui, "error |W − Wᵣ|", exact_text(analysis.at.error));
    detail_row(ui, "σ after the cut", exact_text(analysis.at.error_2));
    detail_row(ui, "numerical rank", std::to_string(analysis.rank));
    detail_row(ui, "rank tolerance", exponent_text(analysis.rank_tolerance, 2));
    if (analysis.learned) {
        const adapter::Learned& learned = *analysis.learned;
        detail_row(ui, "least learned error", exact_text(*std::ranges::min_element(learned.error)));
        detail_row(ui, "floor (Eckart, Young)", exact_text(learned.floor));
    }
    note_row(ui, fmt::format("A file of one's own: .npy or .csv up to {} × {}, dropped here or by Ctrl+O.",
                             adapter::kMostSide, adapter::kMostSide));
    next_row(ui, 8);
}

}  // namespace svdscope::adapter_panel
