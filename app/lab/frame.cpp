// The rooms of a lab's frame and the cards that stand in for a picture.
#include "app/lab/frame.hpp"

#include <imgui.h>

#include <algorithm>

#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

constexpr float kCardWidth = 420;
constexpr float kCardMargin = 16;
constexpr float kScrollbar = 6;

Box card_box(const Ui& ui, Box canvas, float height) {
    const float w = std::min(ui.px(kCardWidth), std::max(1.0F, canvas.w - 2 * ui.px(kCardMargin)));
    return {canvas.x + (canvas.w - w) / 2, canvas.y + (canvas.h - height) / 2, w, height};
}

void open_window(Ui& ui, const char* name, Box box, Rgba background, bool scrolls, float padding,
                 ImGuiWindowFlags more) {
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({std::max(1.0F, box.w), std::max(1.0F, box.h)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(padding), 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, ui.px(kScrollbar));
    // The width of the contents does not depend on whether a scrollbar is there: nothing moves when a fold
    // opens.
    if (padding > 0)
        ImGui::SetNextWindowContentSize({std::max(1.0F, box.w - 2 * ui.px(padding) - ui.px(kScrollbar)), 0});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, background.packed());
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                             ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                             ImGuiWindowFlags_NoFocusOnAppearing | more;
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    // The frame begins filled with the canvas' background: no pixel of it is drawn twice.
    if (background == ui.theme.background) flags |= ImGuiWindowFlags_NoBackground;
    ImGui::Begin(name, nullptr, flags);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(4);
}

// A window that never comes to the front is put behind all that is there: a card must not be one, or it lies
// under the canvas, where no click reaches it.
void begin_card(Ui& ui, const char* name, Box box) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6));
    open_window(ui, name, box, ui.theme.panel, true, 0, ImGuiWindowFlags_None);
    ImGui::SetCursorPos({ui.px(kCardMargin), ui.px(kCardMargin)});
    ImGui::BeginGroup();
}

void end_card() {
    ImGui::EndGroup();
    end_room();
    ImGui::PopStyleVar();
}

}  // namespace

void begin_room(Ui& ui, const char* name, Box box, Rgba background, bool scrolls, float padding) {
    open_window(ui, name, box, background, scrolls, padding, ImGuiWindowFlags_NoBringToFrontOnFocus);
}

void end_room() { ImGui::End(); }

CardAnswer error_card(Ui& ui, Box canvas, std::string_view sentence, bool can_undo) {
    const Box box = card_box(ui, canvas, ui.px(150));
    begin_card(ui, "##error_card", box);
    ImGui::PushTextWrapPos(box.w - ui.px(kCardMargin));
    text(ui, Face::Body, ui.theme.error, "!  There is no picture for this");
    paragraph(ui, Face::Body, ui.theme.ink, sentence);
    ImGui::PopTextWrapPos();
    CardAnswer answer = CardAnswer::None;
    if (button(ui, "error_undo", "Undo", can_undo)) answer = CardAnswer::Undo;
    ImGui::SameLine(0, ui.px(8));
    if (button(ui, "error_reset", "Reset")) answer = CardAnswer::Reset;
    end_card();
    return answer;
}

bool progress_card(Ui& ui, Box canvas, float fraction) {
    Box box = card_box(ui, canvas, ui.px(64));
    box.y = canvas.y + ui.px(kCardMargin);
    begin_card(ui, "##progress_card", box);
    const float width = box.w - 2 * ui.px(kCardMargin) - ui.px(96);
    ImGui::PushStyleColor(ImGuiCol_PlotHistogram, ui.theme.accent.packed());
    ImGui::ProgressBar(fraction, {std::max(1.0F, width), ui.px(32)}, "");
    ImGui::PopStyleColor();
    ImGui::SameLine(0, ui.px(8));
    const bool cancel = button(ui, "cancel", "Cancel");
    end_card();
    return cancel;
}

bool hand_is_busy(const Ui& ui) {
    return ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsMouseDown(ImGuiMouseButton_Right) ||
           !ui.cells.editing.empty();
}

}  // namespace svdscope
