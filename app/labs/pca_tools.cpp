// Chips, strokes and rectangles on the PCA lab's canvas.
#include "app/labs/pca_tools.hpp"

#include <imgui.h>

#include <array>
#include <cmath>
#include <string>

#include "app/labs/pca_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::pca_tools {
namespace {

using Tool = PcaLab::Tool;

constexpr float kDrawStep = 9;  // design pixels between points drawn in one stroke

bool pressed_on_nothing(const PcaLab::Session& session, Box canvas) {
    return ImGui::IsMouseClicked(0) && session.hand.hovered.empty() && area_is_free(canvas);
}

Box spanned(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

}  // namespace

void tool_chips(Ui& ui, PcaLab::View& view, Box canvas, const char* empty_canvas) {
    struct Chip {
        Tool tool;
        const char* name;
        const char* label;
        std::string help;
    };
    const std::array<Chip, 3> chips{
        {{Tool::Move, "tool_move", "Move", std::string("Drag points; ") + empty_canvas},
         {Tool::Add, "tool_add", "Add", "Click to add a point, drag to draw many."},
         {Tool::Select, "tool_select", "Select",
          "Drag a rectangle; then drag one of its points, or press Delete."}}};
    ImGui::SetCursorScreenPos({canvas.x + ui.px(16), canvas.y + ui.px(12)});
    for (const Chip& chip : chips) {
        if (choice(ui, chip.name, chip.label, view.tool == chip.tool)) view.tool = chip.tool;
        hint(ui, chip.help);
        ImGui::SameLine(0, ui.px(6));
    }
}

std::optional<Point> stroke(Ui& ui, PcaLab::View& view, PcaLab::Session& session, Box canvas) {
    if (view.tool != Tool::Add) return std::nullopt;
    const bool begins = pressed_on_nothing(session, canvas);
    if (!ImGui::IsMouseDown(0)) session.drawn.reset();
    if (!begins && !session.drawn) return std::nullopt;
    const Point at = hands::mouse();
    if (session.drawn && hands::distance(at, *session.drawn) < ui.px(kDrawStep)) return std::nullopt;
    session.drawn = at;
    view.welcomed = true;
    return at;
}

std::optional<Box> rectangle(PcaLab::Session& session, Box canvas, bool begins) {
    if (begins && pressed_on_nothing(session, canvas)) session.rubber = hands::mouse();
    if (!session.rubber || ImGui::IsMouseDown(0)) return std::nullopt;
    const Box box = spanned(*session.rubber, hands::mouse());
    session.rubber.reset();
    return box;
}

void draw_rectangle(const Ui& ui, const PcaLab::Session& session, Painter& painter) {
    if (!session.rubber) return;
    const Box box = spanned(*session.rubber, hands::mouse());
    const std::array<Point, 4> corners{
        {{box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}}};
    painter.fill(corners, ui.theme.accent.faded(0.12));
    painter.polyline(corners, ui.theme.accent, 1.5F * ui.scale, true);
}

void click_on_nothing(const PcaLab::View& view, PcaLab::Session& session, Box canvas) {
    if (view.tool == Tool::Move && pressed_on_nothing(session, canvas)) session.selection.clear();
}

void after_taking(PcaLab::View& view, PcaLab::Session& session) {
    const auto index = pca_words::point_index(session.hand.held);
    if (!index || !ImGui::IsMouseClicked(0)) return;
    if (!std::ranges::binary_search(session.selection, *index)) session.selection.clear();
    view.marked = static_cast<int>(*index);
}

}  // namespace svdscope::pca_tools
