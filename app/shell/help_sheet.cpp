// Draws the key sheet from the command table.
#include "app/shell/help_sheet.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include <imgui.h>

#include "app/shell/commands.hpp"
#include "app/shell/flat_button.hpp"
#include "app/ui/imgui_compat.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

struct MouseRow {
    std::string_view what;
    std::string_view how;
};
constexpr std::array<MouseRow, 8> kMouse{{
    {"Change a number or move an arrow", "drag it"},
    {"Change it finely", "Shift + drag"},
    {"Snap to round values", "Ctrl + drag"},
    {"Type a number: 1/3, sqrt(2), -pi/4", "double-click or Enter"},
    {"Nudge what was touched last", "arrow keys"},
    {"Zoom at the cursor", "wheel"},
    {"Move the plane", "drag it, or right button"},
    {"Fit the picture", "double-click on the plane"},
}};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string keys_of(const Command& command) {
    std::string keys;
    for (const KeyPress& press : command.keys) keys += (keys.empty() ? "" : "  or  ") + key_text(press);
    return keys;
}

void row(Ui& ui, std::string_view what, std::string_view how) {
    text(ui, Face::Body, ui.theme.ink, what);
    ImGui::SameLine();
    const float room = ImGui::GetContentRegionAvail().x - text_size(ui, Face::Body, how).x - ui.px(8);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(room, 0.0F));
    text(ui, Face::Body, ui.theme.ink_soft, how);
}

void heading(Ui& ui, std::string_view title) {
    ImGui::Dummy({0, ui.px(4)});
    text(ui, Face::Small, ui.theme.accent, title);
}

void command_rows(Ui& ui, const Commands& commands, std::string_view search) {
    std::string group;
    for (const Command& command : commands.table()) {
        const std::string keys = keys_of(command);
        if (keys.empty() || !matches_search(command.title + " " + keys + " " + command.group, search))
            continue;
        if (command.group != group) heading(ui, command.group);
        group = command.group;
        row(ui, command.title, keys);
    }
}

void mouse_rows(Ui& ui, std::string_view search) {
    bool first = true;
    for (const MouseRow& mouse : kMouse) {
        if (!matches_search(std::string(mouse.what) + " " + std::string(mouse.how) + " mouse", search))
            continue;
        if (first) heading(ui, "Mouse");
        first = false;
        row(ui, mouse.what, mouse.how);
    }
}

}  // namespace

bool matches_search(std::string_view row, std::string_view search) {
    const std::string where = lower(row);
    std::string words = lower(search);
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t to = std::min(words.find(' ', from), words.size());
        if (where.find(words.substr(from, to - from)) == std::string::npos) return false;
        from = to + 1;
    }
    return true;
}

void HelpSheet::open() {
    open_ = true;
    focus_search_ = true;
    search_.fill('\0');
}

void HelpSheet::draw(Ui& ui, const Commands& commands, float window_width, float window_height) {
    if (!open_) return;
    if (begin_sheet(ui, "##help", centered(ui, window_width, window_height, 620, 640))) close();
    text(ui, Face::Title, ui.theme.ink, "Keys and gestures");
    if (focus_search_) ImGui::SetKeyboardFocusHere();
    focus_search_ = false;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    ImGui::InputTextWithHint("##search", "search: undo, zoom, full screen ...", search_.data(),
                             search_.size());
    ui.inspector.widget("help_search", {ImGui::GetItemRectMin().x, ImGui::GetItemRectMin().y,
                                        ImGui::GetItemRectSize().x, ImGui::GetItemRectSize().y});
    const float footer = ui.px(44);
    compat::begin_child("##rows", {0, std::max(ImGui::GetContentRegionAvail().y - footer, 1.0F)}, false);
    mouse_rows(ui, search_.data());
    command_rows(ui, commands, search_.data());
    ImGui::EndChild();
    if (button(ui, "help_close", "Close")) close();
    end_sheet();
}

}  // namespace svdscope
