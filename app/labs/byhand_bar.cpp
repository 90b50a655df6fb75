// The bar under the by-hand lab's canvas: one step back, one step on, a chip for each, what follows hidden.
#include <imgui.h>

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "app/labs/byhand_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/control.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

constexpr float kMargin = 16, kRound = 40, kGap = 6;

/// A round button with a triangle; the one that goes on is filled.
bool round_button(Ui& ui, const char* name, Point at, bool on, bool enabled, const char* words) {
    const float side = ui.px(kRound);
    ImGui::SetCursorScreenPos({at.x, at.y});
    const Control c = control(ui, name, {side, side});
    hint(ui, words);
    const ImVec2 middle{c.box.x + side / 2, c.box.y + side / 2};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Theme& theme = ui.theme;
    const Rgba fill = on ? theme.accent : c.hovered ? theme.hovered : theme.raised;
    list.AddCircleFilled(middle, side / 2, fill.faded(enabled ? 1 : 0.4).packed(), 48);
    if (!on) list.AddCircle(middle, side / 2 - 0.5F, theme.line.packed(), 48, ui.px(1));
    const float d = on ? 1.0F : -1.0F, r = ui.px(8);
    const Rgba mark = on ? theme.background : enabled ? theme.ink : theme.ink_soft;
    const ImVec2 tip{middle.x + d * r, middle.y}, up{middle.x - d * 0.7F * r, middle.y - r},
        down{middle.x - d * 0.7F * r, middle.y + r};
    d > 0 ? list.AddTriangleFilled(up, tip, down, mark.packed())
          : list.AddTriangleFilled(up, down, tip, mark.packed());
    if (c.focused) draw_ring(ui, c.box);
    if (c.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return c.clicked && enabled;
}

/// True when it was clicked.
bool chip(Ui& ui, int index, Box box, int shown, bool covered, const std::string& title) {
    ImGui::SetCursorScreenPos({box.x, box.y});
    const Control c = control(ui, fmt::format("stage_{}", index), {box.w, box.h});
    if (!covered) hint(ui, title);
    const Theme& theme = ui.theme;
    draw_box(ui, c.box, c.hovered ? theme.hovered : theme.raised, {0, 0, 0, 0});
    if (index < shown) draw_box(ui, c.box, theme.accent.faded(0.22), {0, 0, 0, 0});
    const bool current = index + 1 == shown;
    if (current) draw_box(ui, c.box, {0, 0, 0, 0}, theme.accent);
    draw_text(ui, c.box, Align::Center, Face::Body, current ? theme.ink : theme.ink_soft,
              std::to_string(index + 1));
    if (c.focused) draw_ring(ui, c.box);
    if (c.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return c.clicked;
}

/// In the largest face that has room; what is still too long is cut.
void sentence_line(Ui& ui, Box room, const std::string& sentence) {
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const Face face = text_size(ui, Face::Caption, sentence).x <= room.w ? Face::Caption : Face::Small;
    painter.push_clip({room.x, room.y, std::max(1.0F, room.w), room.h});
    painter.text({room.x, room.y}, face, ui.theme.ink, sentence, kNoHalo);
    painter.pop_clip();
}

std::string answer_sentence(const byhand::Analysis& analysis) {
    if (!analysis.verdict) return "Nothing to examine yet.";
    return byhand_words::residual_sentence(*analysis.verdict);
}

}  // namespace

void ByhandLab::bar(Ui& ui, Box box, Params&, View& view, Session&, const Analysis& analysis, Requests&) {
    const int steps = stages(analysis);
    const float pad = ui.px(kMargin), line = box.y + ui.px(60);
    if (view.page == Page::Answer || steps == 0) {
        const std::string words = view.page == Page::Answer ? answer_sentence(analysis)
                                                            : byhand_words::bar_sentence(view, analysis);
        sentence_line(ui, {box.x + pad, box.y + ui.px(36), box.w - 2 * pad, ui.px(40)}, words);
        return;
    }
    const int shown = shown_steps(view, analysis);
    const float top = box.y + ui.px(10);
    if (round_button(ui, "previous", {box.x + pad, top}, false, shown > 0, "One step back (Left)"))
        show_steps(view, analysis, shown - 1);
    const float next_x = box.x + pad + ui.px(kRound + 8);
    if (round_button(ui, "next", {next_x, top}, true, shown < steps, "The next step (Space)"))
        show_steps(view, analysis, shown + 1);
    const float left = next_x + ui.px(kRound) + pad;
    const float tools = ui.px(44) + text_size(ui, Face::Body, "Hide what follows").x;
    const bool has_tools = box.x + box.w - left - tools - 2 * pad > ui.px(200);
    const float right = box.x + box.w - pad - (has_tools ? tools + pad : 0);
    const float gap = ui.px(kGap);
    const float width =
        std::max(1.0F, (right - left - static_cast<float>(steps - 1) * gap) / static_cast<float>(steps));
    for (int k = 0; k < steps; ++k) {
        const Box place{left + static_cast<float>(k) * (width + gap), top + ui.px(4), width, ui.px(32)};
        const std::string title =
            byhand_words::pretty(analysis.transcript->steps[static_cast<std::size_t>(k)].title);
        if (chip(ui, k, place, shown, view.hidden && k >= shown, title)) show_steps(view, analysis, k + 1);
    }
    if (has_tools) {
        ImGui::SetCursorScreenPos({right + pad, top + ui.px(8)});
        if (toggle(ui, "hide", "Hide what follows", view.hidden)) view.reply.clear();
    }
    sentence_line(ui, {left, line, box.x + box.w - left - pad, ui.px(30)},
                  byhand_words::bar_sentence(view, analysis));
}

}  // namespace svdscope
