// Draws the quiet buttons and the windows they stand in.
#include "app/shell/flat_button.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>

#include "app/ui/imgui_compat.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

void draw_text(const Ui& ui, Point at, Rgba color, std::string_view utf8) {
    const FontFace& face = ui.fonts[Face::Body];
    ImGui::GetWindowDrawList()->AddText(face.font, face.px, {std::round(at.x), std::round(at.y)},
                                        color.packed(), utf8.data(), utf8.data() + utf8.size());
}

bool invisible_button(Ui& ui, std::string_view name, Box box) {
    ImGui::SetCursorScreenPos({box.x, box.y});
    const bool clicked =
        ImGui::InvisibleButton(std::string(name).c_str(), {std::max(box.w, 1.0F), std::max(box.h, 1.0F)});
    ui.inspector.widget(name, box);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return clicked;
}

void fill_when_touched(const Ui& ui, Box box) {
    if (!ImGui::IsItemHovered()) return;
    const Rgba color = ImGui::IsItemActive() ? ui.theme.pressed : ui.theme.hovered;
    ImGui::GetWindowDrawList()->AddRectFilled({box.x, box.y}, {box.x + box.w, box.y + box.h}, color.packed(),
                                              ui.px(6));
}

Rgba text_color(const Ui& ui, FlatLook look) {
    if (look == FlatLook::Disabled) return ui.theme.ink_soft.faded(0.45);
    return look == FlatLook::Chosen || ImGui::IsItemHovered() ? ui.theme.ink : ui.theme.ink_soft;
}

constexpr ImGuiWindowFlags kStill = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                    ImGuiWindowFlags_NoScrollWithMouse;

void place_window(Box box) {
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({std::max(box.w, 1.0F), std::max(box.h, 1.0F)});
}

/// Darkens the window and keeps the mouse from what lies below. True when it was clicked.
bool draw_shade(const Ui& ui, const char* id) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    place_window({0, 0, size.x, size.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.background.faded(0.6).packed());
    // Not by begin_chrome: windows that never come to the front are put behind all others when they first
    // appear.
    ImGui::Begin((std::string(id) + "_shade").c_str(), nullptr, kStill);
    const bool clicked = ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    return clicked;
}

}  // namespace

bool flat_button(Ui& ui, std::string_view name, std::string_view text, Box box, FlatLook look) {
    const bool clicked = invisible_button(ui, name, box) && look != FlatLook::Disabled;
    if (look != FlatLook::Disabled) fill_when_touched(ui, box);
    const Point size = text_size(ui, Face::Body, text);
    draw_text(ui, {box.x + (box.w - size.x) / 2, box.y + (box.h - size.y) / 2}, text_color(ui, look), text);
    return clicked;
}

bool menu_row(Ui& ui, std::string_view name, std::string_view title, std::string_view keys, bool checked) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box box{at.x, at.y, ImGui::GetContentRegionAvail().x, ui.px(30)};
    const bool clicked = invisible_button(ui, name, box);
    fill_when_touched(ui, box);
    const float y = box.y + (box.h - text_size(ui, Face::Body, title).y) / 2;
    if (checked) draw_text(ui, {box.x + ui.px(8), y}, ui.theme.accent, "\u2713");
    draw_text(ui, {box.x + ui.px(30), y}, ui.theme.ink, title);
    draw_text(ui, {box.x + box.w - ui.px(8) - text_size(ui, Face::Body, keys).x, y}, ui.theme.ink_soft, keys);
    return clicked;
}

void begin_chrome(const char* id, Box box, Rgba fill) {
    place_window(box);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, fill.packed());
    ImGui::Begin(id, nullptr, kStill | ImGuiWindowFlags_NoBringToFrontOnFocus);
}

void end_chrome() {
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(4);
}

Box centered(const Ui& ui, float window_width, float window_height, float width, float height) {
    const float w = std::floor(std::min(ui.px(width), window_width));
    const float h = std::floor(std::min(ui.px(height), window_height));
    return {std::floor((window_width - w) / 2), std::floor((window_height - h) / 2), w, h};
}

bool begin_sheet(Ui& ui, const char* id, Box box) {
    const bool clicked_beside = draw_shade(ui, id);
    place_window(box);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(16), ui.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.panel.packed());
    ImGui::PushStyleColor(ImGuiCol_Border, ui.theme.line.packed());
    ImGui::Begin(id, nullptr, kStill);
    compat::push_font(ui.fonts[Face::Body]);
    return clicked_beside;
}

void end_sheet() {
    compat::pop_font();
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
}

}  // namespace svdscope
