// The transform lab's panel: question, A as draggable cells, facts.
#include "app/labs/transform_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/transform_words.hpp"
#include "app/ui/widgets.hpp"
#include "core/data/gallery.hpp"

namespace svdscope {
namespace transform_panel {

namespace {

constexpr float kCellWidth = 92;
constexpr float kCellHeight = 36;
constexpr float kCellGap = 4;

// What to look for in a gallery matrix, while it is the one on screen.
std::string_view invitation(const Params& params) {
    for (const GalleryMatrix& entry : gallery())
        if (entry.matrix == params.matrix) return entry.look_for;
    return "It turns, stretches and turns again.";
}

bool entry_cell(Ui& ui, int row, int column, double& value, const std::string& lit) {
    CellStyle style;
    style.color = ui.theme.column;
    style.face = Face::Equation;
    style.width = kCellWidth;
    style.height = kCellHeight;
    style.lit = lit == (column == 0 ? "Ae1" : "Ae2");
    return number_cell(ui, fmt::format("matrix_{}_{}", row, column), value, style);
}

}  // namespace

void question(Ui& ui, const Params& params) {
    question_rows(ui, TransformLab::info.question, invitation(params));
}

bool matrix_equation(Ui& ui, Mat2& matrix, const std::string& lit) {
    next_row(ui, 12);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float cell = ui.px(kCellWidth), height = ui.px(kCellHeight), gap = ui.px(kCellGap);
    const Point letter = text_size(ui, Face::Title, "A  =");
    ImGui::SetCursorScreenPos({start.x, start.y + height + gap / 2 - letter.y / 2});
    text(ui, Face::Title, ui.theme.ink, "A  =");
    const float left = start.x + letter.x + ui.px(20);
    double* const entries[2][2] = {{&matrix.a, &matrix.b}, {&matrix.c, &matrix.d}};
    bool changed = false;
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 2; ++j) {
            ImGui::SetCursorScreenPos({left + static_cast<float>(j) * (cell + gap),
                                       start.y + static_cast<float>(i) * (height + gap)});
            changed |= entry_cell(ui, i, j, *entries[i][j], lit);
        }
    brackets(ui,
             {left - ui.px(8), start.y - ui.px(4), 2 * cell + gap + ui.px(16), 2 * height + gap + ui.px(8)},
             ui.theme.ink);
    ImGui::SetCursorScreenPos({start.x, start.y + 2 * height + gap + ui.px(4)});
    return changed;
}

void facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 4);
    separator(ui);
    fact_row(ui, "rank", std::to_string(analysis.rank), transform_words::rank_meaning(analysis));
    fact_row(ui, "κ", number_text(analysis.condition_number), transform_words::condition_meaning(analysis));
    fact_row(ui, "det", number_text(analysis.determinant), transform_words::determinant_meaning(analysis));
    next_row(ui, 2);
    // The note keeps its line when it is empty, so that nothing below moves while dragging.
    const ImVec2 start = ImGui::GetCursorPos();
    const std::string note = transform_words::axes_note(params, analysis);
    paragraph(ui, Face::Small, ui.theme.ink_soft, note);
    ImGui::SetCursorPos({start.x, std::max(ImGui::GetCursorPosY(), start.y + ui.px(20))});
    separator(ui);
}

}  // namespace transform_panel

void TransformLab::controls(Ui& ui, Params& params, View& view, Session& session) {
    transform_panel::question(ui, params);
    const bool typing = !ui.cells.editing.empty();
    if (!transform_panel::matrix_equation(ui, params.matrix, session.lit)) return;
    // A drag or a nudge continues the axes where they are; a typed number is a jump.
    params = typing ? transform::jump_to(params, params.matrix) : params;
    if (!typing) params.axes = session.axes;
    view.welcomed = true;
}

void TransformLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                           Requests&) {
    using namespace transform_panel;
    const Context context{ui, params, view, session, analysis};
    session.hovered_factor = Factor::None;
    factor_equation(context);
    if (ui.presenter) return;
    facts(context);
    gallery_fold(context);
    layers_fold(context);
    lenses_fold(context);
    signs_fold(context);
    certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
