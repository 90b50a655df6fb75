// The space lab's panel: question, shape, A as draggable cells, facts.
#include "app/labs/space_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/space_words.hpp"
#include "app/ui/widgets.hpp"
#include "core/data/gallery_space.hpp"

namespace svdscope {
namespace space_panel {
namespace {

constexpr float kCellWidth = 78, kCellHeight = 34, kCellGap = 4;

// What to look for in a gallery matrix, while it is the one on screen.
std::string_view invitation(const space::Params& params) {
    for (const SpaceMatrix& entry : space_gallery())
        if (entry.shape == params.shape && entry.matrix == params.matrix) return entry.look_for;
    return space_words::shape_meaning(params.shape);
}

CellStyle entry_style(const Ui& ui, bool lit) {
    CellStyle style;
    style.color = ui.theme.column;
    style.face = Face::Equation;
    style.width = kCellWidth, style.height = kCellHeight;
    style.lit = lit;
    return style;
}

}  // namespace

bool shape_row(Ui& ui, Shape3& shape) {
    constexpr std::array<std::pair<const char*, Shape3>, 4> kShapes{{{"shape_3x3", Shape3::ThreeByThree},
                                                                     {"shape_2x3", Shape3::TwoByThree},
                                                                     {"shape_3x2", Shape3::ThreeByTwo},
                                                                     {"shape_2x2", Shape3::TwoByTwo}}};
    next_row(ui, 8);
    const Shape3 before = shape;
    for (const auto& [name, one] : kShapes) {
        const std::string_view title = space_words::shape_title(one);
        if (one != Shape3::ThreeByThree) flow(ui, title);
        if (choice(ui, name, title, before == one)) shape = one;
    }
    return shape != before;
}

bool matrix_equation(Ui& ui, space::Params& params, const std::string& lit) {
    next_row(ui, 8);
    const int rows = rows_of(params.shape), cols = cols_of(params.shape);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float cell = ui.px(kCellWidth), height = ui.px(kCellHeight), gap = ui.px(kCellGap);
    const float high = static_cast<float>(rows) * (height + gap) - gap;
    const float wide = static_cast<float>(cols) * (cell + gap) - gap;
    const Point letter = text_size(ui, Face::Title, "A =");
    ImGui::SetCursorScreenPos({start.x, start.y + (high - letter.y) / 2});
    text(ui, Face::Title, ui.theme.ink, "A =");
    const float left = start.x + letter.x + ui.px(18);
    bool changed = false;
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j) {
            ImGui::SetCursorScreenPos({left + static_cast<float>(j) * (cell + gap),
                                       start.y + static_cast<float>(i) * (height + gap)});
            const CellStyle style = entry_style(ui, lit == fmt::format("Ae{}", j + 1));
            changed |= number_cell(ui, fmt::format("matrix_{}_{}", i, j), params.matrix(i, j), style);
        }
    brackets(ui, {left - ui.px(8), start.y - ui.px(4), wide + ui.px(16), high + ui.px(8)}, ui.theme.ink);
    ImGui::SetCursorScreenPos({start.x, start.y + high + ui.px(4)});
    return changed;
}

void facts(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "rank", std::to_string(analysis.rank), space_words::rank_meaning(analysis));
    fact_row(ui, "κ", number_text(analysis.condition_number), space_words::condition_meaning(analysis));
    fact_row(ui, "det", analysis.determinant ? number_text(*analysis.determinant) : "–",
             space_words::determinant_meaning(analysis));
    next_row(ui, 2);
    // The note keeps its line when it is empty, so that nothing below moves while dragging.
    const ImVec2 start = ImGui::GetCursorPos();
    paragraph(ui, Face::Small, ui.theme.ink_soft, space_words::axes_note(analysis));
    ImGui::SetCursorPos({start.x, std::max(ImGui::GetCursorPosY(), start.y + ui.px(20))});
    separator(ui);
}

}  // namespace space_panel

void SpaceLab::controls(Ui& ui, Params& params, View& view, Session& session) {
    question_rows(ui, info.question, space_panel::invitation(params));
    Shape3 shape = params.shape;
    if (!ui.presenter && space_panel::shape_row(ui, shape)) {
        params = space::with_shape(params, shape);
        view.camera.reset();
        view.time = kEnd, view.playing = false;
    }
    const bool typing = !ui.cells.editing.empty();
    if (!space_panel::matrix_equation(ui, params, session.lit)) return;
    // A drag or a nudge continues the axes where they are; a typed number is a jump.
    if (typing)
        params = space::jump_to(params, params.shape, params.matrix);
    else
        params.axes = session.axes;
    view.welcomed = true;
}

void SpaceLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                       Requests&) {
    using namespace space_panel;
    const Context context{ui, params, view, session, analysis};
    factor_equation(context);
    if (ui.presenter) return;
    facts(context);
    gallery_fold(context);
    factors_fold(context);
    layers_fold(context);
    signs_fold(context);
    certainty_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
