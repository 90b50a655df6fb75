// Text, lines and brackets of the panel.
#include <imgui.h>

#include <algorithm>
#include <string>

#include "app/ui/control.hpp"
#include "app/ui/imgui_compat.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

void add_text(const Ui& ui, Face face, Rgba color, std::string_view utf8, float wrap_width) {
    const FontFace& font = ui.fonts[face];
    const char* end = utf8.data() + utf8.size();
    const Point size = compat::text_size(font, utf8.data(), end, wrap_width);
    ImGui::GetWindowDrawList()->AddText(font.font, font.px, ImGui::GetCursorScreenPos(), color.packed(),
                                        utf8.data(), end, wrap_width);
    ImGui::Dummy({size.x, size.y});
}

/// Breaks at spaces, for tooltips: ImGui does not wrap them.
std::string wrapped(std::string_view utf8, std::size_t columns) {
    std::string lines;
    std::size_t column = 0;
    for (std::size_t from = 0; from < utf8.size();) {
        const std::size_t to = std::min(utf8.find(' ', from), utf8.size());
        if (column > 0) lines += column + to - from > columns ? (column = 0, '\n') : ' ';
        lines += utf8.substr(from, to - from);
        column += to - from + 1;
        from = to + 1;
    }
    return lines;
}

}  // namespace

Point text_size(const Ui& ui, Face face, std::string_view utf8) {
    return compat::text_size(ui.fonts[face], utf8.data(), utf8.data() + utf8.size());
}

void text(Ui& ui, Face face, Rgba color, std::string_view utf8) { add_text(ui, face, color, utf8, 0); }

void paragraph(Ui& ui, Face face, Rgba color, std::string_view utf8) {
    add_text(ui, face, color, utf8, std::max(ImGui::GetContentRegionAvail().x, ui.px(40)));
}

void separator(Ui& ui) {
    const float width = ImGui::GetContentRegionAvail().x;
    const Point at = cursor();
    const float y = at.y + ui.px(8);
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, y}, {at.x + width, y + ui.px(1)},
                                              ui.theme.line.packed());
    ImGui::Dummy({width, ui.px(16)});
}

void hint(Ui& ui, std::string_view utf8) {
    constexpr float kDelay = 0.4F;
    if (!ImGui::IsItemHovered() || compat::hovered_seconds() < kDelay) return;
    compat::push_font(ui.fonts[Face::Small]);
    ImGui::SetTooltip("%s", wrapped(utf8, 56).c_str());
    compat::pop_font();
}

void brackets(Ui& ui, Box box, Rgba color) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float foot = ui.px(7);
    const float width = std::max(1.0F, 1.5F * ui.scale);
    const auto side = [&](float x, float direction) {
        const ImVec2 points[] = {{x + direction * foot, box.y},
                                 {x, box.y},
                                 {x, box.y + box.h},
                                 {x + direction * foot, box.y + box.h}};
        compat::polyline(list, points, color.packed(), false, width);
    };
    side(box.x + 0.5F, 1);
    side(box.x + box.w - 0.5F, -1);
}

}  // namespace svdscope
