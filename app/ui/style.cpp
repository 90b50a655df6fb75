// Eight-pixel rhythm, corners of six, one accent.
#include "app/ui/style.hpp"

#include <imgui.h>

#include <cmath>
#include <initializer_list>

namespace svdscope {
namespace {

ImVec4 vec(Rgba c) { return ImGui::ColorConvertU32ToFloat4(c.packed()); }

void set_sizes(ImGuiStyle& style, float scale) {
    const auto px = [scale](float design) { return std::round(design * scale); };
    style.WindowPadding = {px(16), px(16)};
    style.FramePadding = {px(8), px(6)};
    style.ItemSpacing = {px(8), px(8)};
    style.ItemInnerSpacing = {px(8), px(4)};
    style.ScrollbarSize = px(10);
    style.GrabMinSize = px(12);
    style.IndentSpacing = px(16);
    style.WindowRounding = 0;
    style.ChildRounding = style.FrameRounding = style.PopupRounding = px(6);
    style.ScrollbarRounding = style.GrabRounding = px(6);
    style.WindowBorderSize = 0;
    style.PopupBorderSize = style.FrameBorderSize = 1;
    style.WindowMinSize = {1, 1};
}

void set_surfaces(ImGuiStyle& style, const Theme& theme) {
    ImVec4* colors = style.Colors;
    colors[ImGuiCol_WindowBg] = vec(theme.panel);
    colors[ImGuiCol_ChildBg] = vec(theme.panel.faded(0));
    colors[ImGuiCol_PopupBg] = vec(theme.panel);
    colors[ImGuiCol_FrameBg] = vec(theme.raised);
    colors[ImGuiCol_FrameBgHovered] = vec(theme.hovered);
    colors[ImGuiCol_FrameBgActive] = vec(theme.raised);
    colors[ImGuiCol_Border] = colors[ImGuiCol_Separator] = vec(theme.line);
    colors[ImGuiCol_ScrollbarBg] = vec(theme.panel.faded(0));
    colors[ImGuiCol_ScrollbarGrab] = vec(theme.line);
    colors[ImGuiCol_ModalWindowDimBg] = vec(theme.background.faded(0.6));
}

void set_marks(ImGuiStyle& style, const Theme& theme) {
    ImVec4* colors = style.Colors;
    colors[ImGuiCol_Text] = vec(theme.ink);
    colors[ImGuiCol_TextDisabled] = vec(theme.ink_soft);
    colors[ImGuiCol_TextSelectedBg] = vec(theme.accent.faded(0.35));
    for (const int plain : {ImGuiCol_Button, ImGuiCol_Header}) colors[plain] = vec(theme.raised);
    for (const int hovered : {ImGuiCol_ButtonHovered, ImGuiCol_HeaderHovered})
        colors[hovered] = vec(theme.hovered);
    for (const int active : {ImGuiCol_ButtonActive, ImGuiCol_HeaderActive})
        colors[active] = vec(theme.pressed);
    for (const int grab : {ImGuiCol_ScrollbarGrabHovered, ImGuiCol_ScrollbarGrabActive}) {
        colors[grab] = vec(theme.ink_soft);
    }
    for (const int mark : {ImGuiCol_CheckMark, ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive}) {
        colors[mark] = vec(theme.accent);
    }
}

}  // namespace

void apply_style(const Theme& theme, float scale) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    theme.dark ? ImGui::StyleColorsDark(&style) : ImGui::StyleColorsLight(&style);
    set_sizes(style, scale);
    set_surfaces(style, theme);
    set_marks(style, theme);
}

}  // namespace svdscope
