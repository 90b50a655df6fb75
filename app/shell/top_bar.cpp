// Lays out the top bar: what does not fit goes into menus, so that nothing ever overlaps.
#include "app/shell/top_bar.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <imgui.h>

#include "app/shell/flat_button.hpp"
#include "app/shell/screen.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

constexpr float kGap = 8;

/// A bar that is filled from both ends.
struct Room {
    Box box;
    float left = 0;
    float right = 0;

    bool has(float width) const { return left + width <= right; }
    Box take_left(float width) {
        left += width;
        return {left - width, box.y, width, box.h};
    }
    Box take_right(float width) {
        right -= width;
        return {right, box.y, width, box.h};
    }
};

float button_width(const Ui& ui, std::string_view label) {
    return text_size(ui, Face::Body, label).x + ui.px(24);
}

Box inset(const Ui& ui, Box box) {
    return {box.x + ui.px(2), box.y + ui.px(5), box.w - ui.px(4), box.h - ui.px(10)};
}

void draw_menu(Screen& screen, Ui& ui, const char* popup, std::initializer_list<std::string_view> ids) {
    ImGui::SetNextWindowSize({ui.px(360), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
    if (ImGui::BeginPopup(popup)) {
        for (const std::string_view id : ids) {
            const Command* command = screen.commands.find(id);
            const std::string keys = command->keys.empty() ? "" : key_text(command->keys.front());
            const bool checked = is_on(screen, id);
            if (!menu_row(ui, id, command->title, keys, checked)) continue;
            screen.clicked.push_back(command->id);
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void draw_menus(Screen& screen, Ui& ui) {
    draw_menu(screen, ui, "##share", {"save_picture", "save", "save_as", "open"});
    draw_menu(
        screen, ui, "##view",
        {"normal", "presenter", "black_white", "bigger", "smaller", "full_screen", "reduced_motion",
         "see_as_none", "see_as_grey", "see_as_deuteranopia", "see_as_protanopia", "see_as_tritanopia"});
}

struct RightButton {
    std::string_view name;
    std::string_view label;
    bool enabled = true;
};

/// Puts buttons at the right end, the first outermost, until there is no room for the next. The name of the
/// one clicked.
std::string_view right_buttons(Ui& ui, Room& room, std::span<const RightButton> buttons) {
    std::string_view clicked;
    for (const RightButton& item : buttons) {
        const float width = button_width(ui, item.label);
        if (!room.has(width)) break;
        const FlatLook look = item.enabled ? FlatLook::Plain : FlatLook::Disabled;
        if (flat_button(ui, item.name, item.label, inset(ui, room.take_right(width)), look))
            clicked = item.name;
    }
    return clicked;
}

void draw_right(Screen& screen, Ui& ui, Room& room) {
    Lab& lab = screen.desk.current();
    const std::array<RightButton, 6> buttons{{{"theme", "\u25D0"},
                                              {"help", "?"},
                                              {"view", "View"},
                                              {"share", "Share"},
                                              {"redo", "Redo", lab.can_redo()},
                                              {"undo", "Undo", lab.can_undo()}}};
    const std::string_view clicked = right_buttons(ui, room, buttons);
    if (clicked == "view") {
        ImGui::OpenPopup("##view");
    } else if (clicked == "share") {
        ImGui::OpenPopup("##share");
    } else if (!clicked.empty()) {
        screen.clicked.emplace_back(clicked);
    }
}

void draw_name(Ui& ui, Room& room) {
    constexpr std::string_view kName = "svdscope";
    const Point size = text_size(ui, Face::Body, kName);
    if (!room.has(size.x + ui.px(40))) return;
    const Box box = room.take_left(size.x + ui.px(40));
    const FontFace& face = ui.fonts[Face::Body];
    ImDrawList& list = *ImGui::GetWindowDrawList();
    // Twice, half a pixel apart: DejaVu Sans Bold would be one more font to bake for one word.
    for (const float shift : {0.0F, 0.6F * ui.scale}) {
        list.AddText(face.font, face.px, {box.x + ui.px(16) + shift, box.y + (box.h - size.y) / 2},
                     ui.theme.ink.packed(), kName.data(), kName.data() + kName.size());
    }
}

void draw_tab(Screen& screen, Ui& ui, Box box, const LabInfo& info) {
    const bool front = info.id == screen.desk.current_id();
    const std::string name = "tab_" + std::string(info.id);
    if (flat_button(ui, name, info.title, inset(ui, box), front ? FlatLook::Chosen : FlatLook::Plain)) {
        screen.clicked.push_back(name);
    }
    if (!front) return;
    const float low = box.y + box.h;
    ImGui::GetWindowDrawList()->AddRectFilled({box.x + ui.px(8), low - ui.px(4)},
                                              {box.x + box.w - ui.px(8), low - ui.px(1)},
                                              ui.theme.accent.packed(), ui.px(1.5F));
}

float tabs_width(const Screen& screen, const Ui& ui) {
    float width = 0;
    for (const LabEntry& entry : screen.desk.table()) width += button_width(ui, entry.info->title);
    return width;
}

std::string tab_menu_label(const Screen& screen) {
    return std::string(screen.desk.front().title) + " \u25BE";
}

void draw_tab_menu(Screen& screen, Ui& ui, Room& room) {
    const std::string label = tab_menu_label(screen);
    const float width = button_width(ui, label);
    if (room.has(width) &&
        flat_button(ui, "tabs", label, inset(ui, room.take_left(width)), FlatLook::Chosen)) {
        ImGui::OpenPopup("##tabs");
    }
    if (!ImGui::BeginPopup("##tabs")) return;
    ImGui::Dummy({ui.px(200), 0});
    for (const LabEntry& entry : screen.desk.table()) {
        const std::string name = "tab_" + std::string(entry.info->id);
        if (!menu_row(ui, name, entry.info->title, "", entry.info->id == screen.desk.current_id())) continue;
        screen.clicked.push_back(name);
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

void draw_tabs(Screen& screen, Ui& ui, Room& room) {
    if (!room.has(tabs_width(screen, ui))) return draw_tab_menu(screen, ui, room);
    for (const LabEntry& entry : screen.desk.table()) {
        draw_tab(screen, ui, room.take_left(button_width(ui, entry.info->title)), *entry.info);
    }
}

void draw_drawer_button(Screen& screen, Ui& ui, Room& room) {
    if (!screen.layout.narrow || !room.has(ui.px(44))) return;
    const FlatLook look = screen.drawer_open ? FlatLook::Chosen : FlatLook::Plain;
    if (flat_button(ui, "panel", "\u2261", inset(ui, room.take_left(ui.px(44))), look))
        screen.clicked.emplace_back("panel");
}

}  // namespace

void draw_top_bar(Screen& screen, Ui& ui) {
    const Box box = screen.layout.top;
    begin_chrome("##top", box, ui.theme.panel);
    ImGui::GetWindowDrawList()->AddLine({box.x, box.y + box.h - 0.5F}, {box.x + box.w, box.y + box.h - 0.5F},
                                        ui.theme.line.packed());
    Room room{box, box.x, box.x + box.w - ui.px(kGap)};
    draw_drawer_button(screen, ui, room);
    // The way to the other labs comes before the buttons, which all have keys.
    const float tabs = std::min(tabs_width(screen, ui), button_width(ui, tab_menu_label(screen)));
    room.left += tabs;
    draw_right(screen, ui, room);
    room.left -= tabs;
    // The lab's name matters more than the program's.
    if (room.has(tabs_width(screen, ui) + ui.px(120))) draw_name(ui, room);
    draw_tabs(screen, ui, room);
    draw_menus(screen, ui);
    end_chrome();
}

}  // namespace svdscope
