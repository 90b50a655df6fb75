// The by-hand lab's panel: question, page, the matrix as it is typed, its facts, and the answer's fields.
#include "app/labs/byhand_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/byhand_words.hpp"
#include "app/ui/text_cell.hpp"
#include "app/ui/widgets.hpp"
#include "core/exact/exact_matrix.hpp"
#include "core/io/expression.hpp"

namespace svdscope {
namespace byhand_panel {
namespace {

constexpr float kCellHeight = 34, kCellGap = 4;
constexpr int kRepairedDigits = 6;

/// What the edits by cells need to know; nothing where the text is no matrix.
std::optional<byhand::Analysis> entries_of(const byhand::Params& params) {
    const Result<TypedMatrix> typed = parse_typed_matrix(params.matrix);
    if (!typed) return std::nullopt;
    byhand::Analysis entries;
    entries.rows = typed->rows;
    entries.cols = typed->cols;
    entries.entries = typed->texts;
    return entries;
}

std::string entry_complaint(std::string_view typed) {
    const Result<double> value = evaluate_expression(typed);
    return value ? std::string() : value.error().message;
}

/// The whole matrix as one text: for large ones, and for mending what cannot be read.
bool whole_text(Ui& ui, byhand::Params& params) {
    TextCellStyle style;
    style.color = ui.theme.column;
    style.width = 322, style.height = 96;
    style.lines = true;
    style.empty = "numbers, rows apart by ;";
    next_row(ui, 8);
    return text_cell(ui, "matrix", params.matrix, style);
}

bool cells(Ui& ui, byhand::Params& params, const byhand::Analysis& before) {
    next_row(ui, 10);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const Point name = text_size(ui, Face::Title, "A =");
    const float width = before.cols == 4 ? 62 : before.cols == 3 ? 80 : 92;
    const float cell = ui.px(width), high = ui.px(kCellHeight), gap = ui.px(kCellGap);
    const auto rows = static_cast<float>(before.rows), cols = static_cast<float>(before.cols);
    const float all = rows * (high + gap) - gap, x0 = start.x + name.x + ui.px(16);
    ImGui::SetCursorScreenPos({start.x, start.y + (all - name.y) / 2});
    text(ui, Face::Title, ui.theme.ink, "A =");
    TextCellStyle style;
    style.color = ui.theme.column;
    style.face = Face::Equation;
    style.width = width, style.height = kCellHeight;
    style.centered = true;
    style.complaint = entry_complaint;
    bool changed = false;
    for (int i = 0; i < before.rows; ++i) {
        for (int j = 0; j < before.cols; ++j) {
            ImGui::SetCursorScreenPos({x0 + ui.px(8) + static_cast<float>(j) * (cell + gap),
                                       start.y + static_cast<float>(i) * (high + gap)});
            std::string typed = before.entries[static_cast<std::size_t>(i * before.cols + j)];
            if (!text_cell(ui, fmt::format("matrix_{}_{}", i, j), typed, style)) continue;
            params = with_entry(params, before, i, j, typed);
            changed = true;
        }
    }
    brackets(ui, {x0, start.y - ui.px(4), cols * (cell + gap) - gap + ui.px(16), all + ui.px(8)},
             ui.theme.ink);
    ImGui::SetCursorScreenPos({start.x, start.y + all + ui.px(6)});
    return changed;
}

std::string text_of(const NumberTable& table, bool transposed) {
    std::string text;
    for (int i = 0; i < (transposed ? table.cols : table.rows); ++i) {
        for (int j = 0; j < (transposed ? table.rows : table.cols); ++j) {
            const double value = transposed ? table.at(j, i) : table.at(i, j);
            const bool zero = std::abs(value) < 0.5 * std::pow(10.0, -kRepairedDigits);
            text += j > 0 ? " " : i > 0 ? "; " : "";
            text += fmt::format("{:.{}f}", zero ? 0.0 : value, kRepairedDigits);
        }
    }
    return text;
}

void field(Ui& ui, const char* name, std::string_view label, std::string_view empty, float height,
           std::string& value) {
    next_row(ui, 6);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(6)});
    text(ui, Face::Title, ui.theme.ink, label);
    ImGui::SetCursorPos({start.x + ui.px(40), start.y});
    TextCellStyle style;
    style.color = ui.theme.ink;
    style.face = Face::Factor;
    style.width = 282, style.height = height;
    style.lines = true;
    style.empty = empty;
    text_cell(ui, name, value, style);
    ImGui::SetCursorPos({start.x, start.y + ui.px(height + 2)});
}

void take_repaired(byhand::Params& params, const Verdict& verdict) {
    params.answer_U = text_of(verdict.right_U, false);
    params.answer_sigma = text_of(verdict.right_sigma, false);
    params.answer_V = text_of(verdict.right_V, params.answer_V_is_transposed);
}

}  // namespace

bool matrix_editor(Ui& ui, byhand::Params& params) {
    const std::optional<byhand::Analysis> before = entries_of(params);
    if (!before || before->rows > ByhandLab::kMostCells || before->cols > ByhandLab::kMostCells)
        return whole_text(ui, params);
    return cells(ui, params, *before);
}

void shape_row(Ui& ui, byhand::Params& params) {
    const std::optional<byhand::Analysis> before = entries_of(params);
    if (!before) return;
    struct Shape {
        const char *name, *label;
        int rows, cols;
    };
    constexpr std::array<Shape, 4> kShapes{{{"shape_2_2", "2×2", 2, 2},
                                            {"shape_3_2", "3×2", 3, 2},
                                            {"shape_2_3", "2×3", 2, 3},
                                            {"shape_3_3", "3×3", 3, 3}}};
    next_row(ui, 6);
    for (const Shape& shape : kShapes) {
        if (&shape != kShapes.data()) flow(ui, shape.label);
        const bool chosen = before->rows == shape.rows && before->cols == shape.cols;
        if (choice(ui, shape.name, shape.label, chosen))
            params = with_shape(params, *before, shape.rows, shape.cols);
    }
}

void answer_fields(Context context) {
    auto& [ui, params, view, analysis, requests] = context;
    next_row(ui, 8);
    separator(ui);
    field(ui, "answer_U", "U", "[[0.41, 0.71, 0.58], ...]", 58, params.answer_U);
    field(ui, "answer_sigma", "σ", "1.73 1, or the matrix Σ", 34, params.answer_sigma);
    field(ui, "answer_V", params.answer_V_is_transposed ? "Vᵀ" : "V", "0.71 0.71; 0.71 -0.71", 58,
          params.answer_V);
    next_row(ui, 4);
    const ImVec2 row = ImGui::GetCursorPos();
    ImGui::SetCursorPos({row.x, row.y + ui.px(8)});
    text(ui, Face::Small, ui.theme.ink_soft, "The last one is");
    ImGui::SetCursorPos({row.x + ui.px(108), row.y});
    if (choice(ui, "answer_is_V", "V", !params.answer_V_is_transposed)) params.answer_V_is_transposed = false;
    flow(ui, "Vᵀ (numpy)");
    if (choice(ui, "answer_is_Vt", "Vᵀ (numpy)", params.answer_V_is_transposed))
        params.answer_V_is_transposed = true;
    next_row(ui, 8);
    const bool repairs =
        analysis.verdict && !is_right(analysis.verdict->finding) && !analysis.verdict->right_U.values.empty();
    if (button(ui, "take_repaired", "Take the repaired one", repairs))
        take_repaired(params, *analysis.verdict);
    flow(ui, "Clear");
    if (button(ui, "clear_answer", "Clear", analysis.verdict.has_value()))
        params.answer_U = params.answer_sigma = params.answer_V = "";
    next_row(ui, 4);
    if (button(ui, "own_answer", "Begin with the worked answer", analysis.transcript.has_value()))
        params = with_own_answer(params, analysis, 4);
}

void facts(Context context) {
    auto& [ui, params, view, analysis, requests] = context;
    if (!analysis.transcript || view.hidden) return;
    const TranscriptNumbers& numbers = analysis.transcript->numbers;
    next_row(ui, 4);
    separator(ui);
    constexpr std::array<const char*, 3> kNames{"σ₁", "σ₂", "σ₃"};
    for (std::size_t i = 0; i < numbers.sigma.size() && i < kNames.size(); ++i) {
        const bool lost = static_cast<int>(i) >= numbers.rank;
        fact_row(ui, kNames[i], number_text(numbers.sigma[i], 3),
                 lost     ? "this direction is lost"
                 : i == 0 ? "the longest stretch"
                          : "");
    }
    fact_row(ui, "rank", std::to_string(numbers.rank), "");
}

void exercise_rows(Context context) {
    auto& [ui, params, view, analysis, requests] = context;
    next_row(ui, 8);
    if (button(ui, "exercise", "An exercise: 2×2, steps hidden")) {
        params.matrix = byhand_words::exercise(view.exercise);
        params.answer_U = params.answer_sigma = params.answer_V = "";
        view.exercise = view.exercise % 999'999 + 1;
        view.hidden = true;
        view.reply.clear();
        view.time = 1;
    }
}

}  // namespace byhand_panel

void ByhandLab::controls(Ui& ui, Params& params, View& view, Session&) {
    using namespace byhand_panel;
    question_rows(ui, info.question, byhand_words::invitation(view));
    next_row(ui, 8);
    if (choice(ui, "page_steps", "Step by step", view.page == Page::Steps)) view.page = Page::Steps;
    flow(ui, "Is my answer right?");
    if (choice(ui, "page_answer", "Is my answer right?", view.page == Page::Answer)) view.page = Page::Answer;
    const std::string before = params.matrix;
    matrix_editor(ui, params);
    if (!ui.presenter) shape_row(ui, params);
    if (params.matrix != before) view.reply.clear();
}

void ByhandLab::numbers(Ui& ui, Params& params, View& view, Session&, const Analysis& analysis,
                        Requests& requests) {
    using namespace byhand_panel;
    if (ui.presenter) return;
    const Context context{ui, params, view, analysis, requests};
    if (view.page == Page::Answer)
        answer_fields(context);
    else
        exercise_rows(context), facts(context);
    next_row(ui, 6);
    gallery_fold(context);
    copy_fold(context);
    certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
