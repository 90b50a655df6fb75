// Places name, track and value.
#include "app/lab/slider_row.hpp"

#include <imgui.h>

#include "app/lab/panel.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {

bool slider_row(Ui& ui, const SliderRow& row, double& value, SliderPlace place) {
    next_row(ui, 2);
    const ImVec2 start = ImGui::GetCursorPos();
    const float room = inner_width();
    ImGui::SetCursorPos({start.x, start.y + ui.px(6)});
    text(ui, Face::Body, ui.theme.ink, row.label);
    ImGui::SetCursorPos({start.x + ui.px(place.label_room), start.y});
    SliderStyle style = row.style;
    style.width = place.track;
    const bool changed = slider(ui, row.name, value, style);
    const float right = start.x + room;
    ImGui::SetCursorPos({right - text_size(ui, Face::Mono, row.shown).x, start.y + ui.px(7)});
    text(ui, Face::Mono, ui.theme.ink, row.shown);
    ImGui::SetCursorPos({start.x, start.y + ui.px(34)});
    return changed;
}

}  // namespace svdscope
