// Rows of a lab's panel.
#include "app/lab/panel.hpp"

#include <imgui.h>

#include <algorithm>

#include "app/lab/lab.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {

float inner_width() { return std::max(1.0F, ImGui::GetContentRegionAvail().x); }

void next_row(Ui& ui, float gap) {
    ImGui::SetCursorPos({ui.px(kPanelPadding), ImGui::GetCursorPosY() + ui.px(gap)});
}

void flow(Ui& ui, std::string_view next) {
    constexpr float kGap = 6;
    ImGui::SameLine(0, ui.px(kGap));
    if (ImGui::GetContentRegionAvail().x >= choice_width(ui, next)) return;
    ImGui::NewLine();
    next_row(ui, -2);
}

void question_rows(Ui& ui, std::string_view question, std::string_view look_for) {
    ImGui::SetCursorPos({ui.px(kPanelPadding), ui.px(kPanelPadding)});
    paragraph(ui, Face::Title, ui.theme.ink, question);
    next_row(ui, 2);
    note_row(ui, look_for);
}

void fact_row(Ui& ui, std::string_view name, const std::string& value, std::string_view meaning) {
    next_row(ui, 2);
    const ImVec2 start = ImGui::GetCursorPos();
    const float value_right = start.x + ui.px(132);
    text(ui, Face::Body, ui.theme.ink_soft, name);
    ImGui::SetCursorPos({value_right - text_size(ui, Face::Mono, value).x, start.y});
    text(ui, Face::Mono, ui.theme.ink, value);
    ImGui::SetCursorPos({value_right + ui.px(12), start.y});
    text(ui, Face::Body, ui.theme.ink_soft, meaning);
    ImGui::SetCursorPos({start.x, start.y + ui.px(26)});
}

bool switch_row(Ui& ui, const char* name, const char* label, bool& on) {
    next_row(ui);
    return toggle(ui, name, label, on);
}

void detail_row(Ui& ui, std::string_view name, const std::string& value) {
    next_row(ui);
    const float y = ImGui::GetCursorPosY(), right = ImGui::GetCursorPosX() + inner_width();
    text(ui, Face::Small, ui.theme.ink_soft, name);
    ImGui::SetCursorPos({right - text_size(ui, Face::Mono, value).x, y});
    text(ui, Face::Mono, ui.theme.ink, value);
    ImGui::SetCursorPosY(y + ui.px(22));
}

void note_row(Ui& ui, std::string_view sentence) {
    next_row(ui);
    paragraph(ui, Face::Small, ui.theme.ink_soft, sentence);
}

}  // namespace svdscope
