// Taking, following, nudging: what a hand does the same in the plane and in space.
#include "app/ui/hand.hpp"

#include <imgui.h>

#include <cmath>

#include "app/ui/imgui_compat.hpp"

namespace svdscope {

using compat::Key;

bool area_is_free(Box area) {
    return ImGui::IsMousePosValid() && area.contains(hands::mouse()) && ImGui::IsWindowHovered() &&
           !ImGui::IsAnyItemHovered() && !ImGui::IsAnyItemActive();
}

namespace hands {
namespace {

constexpr float kDeadZone = 2;  ///< pixels before a press becomes a move
constexpr double kNudge = 0.1;

Vec2 arrow_direction() {
    const auto pressed = [](Key key) { return compat::key_pressed(key, true) ? 1.0 : 0.0; };
    return {pressed(Key::Right) - pressed(Key::Left), pressed(Key::Up) - pressed(Key::Down)};
}

}  // namespace

Point mouse() {
    const ImVec2 at = ImGui::GetMousePos();
    return {at.x, at.y};
}

float distance(Point p, Point q) { return std::hypot(p.x - q.x, p.y - q.y); }

void take(Ui& ui, Hand& hand, std::string_view name, Vec2 at, Vec2 cursor) {
    hand.held = hand.selected = name;
    hand.pressed = mouse();
    hand.moved = false;
    hand.fine = ImGui::GetIO().KeyShift;
    hand.anchor = at;
    hand.grip = at - cursor;
    ui.cells.selected.clear();
}

Vec2 target(Hand& hand, Vec2 cursor, bool fine) {
    constexpr double kFine = 0.1;
    const Vec2 free = cursor + hand.grip;
    if (fine && !hand.fine) hand.anchor = free;
    const Vec2 slow = hand.anchor + kFine * (free - hand.anchor);
    if (!fine && hand.fine) {
        hand.grip = hand.grip + slow - free;
        hand.fine = false;
        return slow;
    }
    hand.fine = fine;
    return fine ? slow : free;
}

bool follow(Hand& hand, float scale) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!hand.moved) hand.fine = io.KeyShift;
    hand.moved = hand.moved || distance(mouse(), hand.pressed) >= kDeadZone * scale;
    if (!hand.moved || !ImGui::IsMousePosValid()) return false;
    // A modifier let go together with the button still counts.
    if (ImGui::IsMouseDown(0)) hand.snap = io.KeyCtrl, hand.alternate = io.KeyAlt;
    return true;
}

std::optional<Vec2> nudge(Ui& ui, Hand& hand, bool known) {
    if (!ui.cells.selected.empty() || compat::key_pressed(Key::Escape)) hand.selected.clear();
    const bool selected = known && !hand.selected.empty();
    ui.cells.handle = selected ? hand.selected : "";
    if (!selected || ImGui::IsAnyItemActive()) return std::nullopt;
    const Vec2 direction = arrow_direction();
    if (direction.x == 0 && direction.y == 0) return std::nullopt;
    const ImGuiIO& io = ImGui::GetIO();
    return kNudge * (io.KeyShift ? 0.1 : 1) * (io.KeyCtrl ? 10 : 1) * direction;
}

bool any_button_down() { return ImGui::IsMouseDown(0) || ImGui::IsMouseDown(1) || ImGui::IsMouseDown(2); }

double wheel_factor(Box area) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel == 0 || !area_is_free(area)) return 1;
    return std::pow(1.15, io.MouseWheel * (io.KeyCtrl ? 0.25 : 1) * (io.KeyShift ? 3 : 1));
}

bool wants_fit(const Hand& hand, Box area) {
    return ImGui::IsMouseDoubleClicked(0) && hand.held.empty() && hand.hovered.empty() && area_is_free(area);
}

}  // namespace hands
}  // namespace svdscope
