// Taking and moving things on a canvas by hand, and moving the camera.
#include "app/ui/handles.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/imgui_compat.hpp"

namespace svdscope {
namespace {

using compat::Key;

constexpr float kReach = 12;    ///< design pixels
constexpr float kDeadZone = 2;  ///< pixels before a press becomes a move
constexpr double kNudge = 0.1;

Point mouse() {
    const ImVec2 at = ImGui::GetMousePos();
    return {at.x, at.y};
}

float distance(Point p, Point q) { return std::hypot(p.x - q.x, p.y - q.y); }

/// The handle in reach: the highest priority, then the nearest.
const HandleSpec* handle_at(const Canvas2D& canvas, const std::vector<HandleSpec>& handles, Point at) {
    const HandleSpec* best = nullptr;
    float nearest = 0;
    for (const HandleSpec& handle : handles) {
        const float d = distance(canvas.to_screen(handle.at), at);
        if (!(d <= kReach * canvas.scale())) continue;
        if (best != nullptr &&
            (handle.priority < best->priority || (handle.priority == best->priority && d >= nearest)))
            continue;
        best = &handle;
        nearest = d;
    }
    return best;
}

void take(Ui& ui, const Canvas2D& canvas, Hand& hand, const HandleSpec& handle) {
    hand.held = hand.selected = handle.name;
    hand.pressed = mouse();
    hand.moved = false;
    hand.fine = ImGui::GetIO().KeyShift;
    hand.anchor = handle.at;
    hand.grip = handle.at - canvas.to_plane(hand.pressed);
    ui.cells.selected.clear();
}

/// Where the held handle should go. Pressing and releasing Shift changes the speed without a jump.
Vec2 target(const Canvas2D& canvas, Hand& hand, bool fine) {
    constexpr double kFine = 0.1;
    const Vec2 free = canvas.to_plane(mouse()) + hand.grip;
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

std::optional<HandleDrag> drag_held(const Canvas2D& canvas, Hand& hand) {
    const ImGuiIO& io = ImGui::GetIO();
    hand.moved = hand.moved || distance(mouse(), hand.pressed) >= kDeadZone * canvas.scale();
    if (!hand.moved || !ImGui::IsMousePosValid()) return std::nullopt;
    // A modifier let go together with the button still counts.
    const bool down = ImGui::IsMouseDown(0);
    if (down) hand.snap = io.KeyCtrl, hand.alternate = io.KeyAlt;
    const Vec2 to = target(canvas, hand, down ? io.KeyShift : hand.fine);
    return HandleDrag{hand.held, to, hand.fine, hand.snap, hand.alternate, false};
}

/// The last step of a drag: the hand may have moved since the last frame.
std::optional<HandleDrag> let_go(const Canvas2D& canvas, Hand& hand) {
    auto last = drag_held(canvas, hand);
    hand.held.clear();
    return last;
}

Vec2 arrow_direction() {
    const auto pressed = [](Key key) { return compat::key_pressed(key, true) ? 1.0 : 0.0; };
    return {pressed(Key::Right) - pressed(Key::Left), pressed(Key::Up) - pressed(Key::Down)};
}

std::optional<HandleDrag> nudge(Ui& ui, Hand& hand, const std::vector<HandleSpec>& handles) {
    if (!ui.cells.selected.empty() || compat::key_pressed(Key::Escape)) hand.selected.clear();
    const auto found = std::ranges::find(handles, std::string_view(hand.selected), &HandleSpec::name);
    ui.cells.handle = found == handles.end() ? "" : hand.selected;
    if (found == handles.end() || ImGui::IsAnyItemActive()) return std::nullopt;
    const Vec2 direction = arrow_direction();
    if (direction.x == 0 && direction.y == 0) return std::nullopt;
    const ImGuiIO& io = ImGui::GetIO();
    const double step = kNudge * (io.KeyShift ? 0.1 : 1) * (io.KeyCtrl ? 10 : 1);
    // Neither fine nor snapping: the step says already how far.
    return HandleDrag{hand.selected, found->at + step * direction, false, false, io.KeyAlt, true};
}

void record(Ui& ui, const Canvas2D& canvas, const std::vector<HandleSpec>& handles) {
    for (const HandleSpec& handle : handles) ui.inspector.handle(handle.name, canvas.to_screen(handle.at));
}

bool any_button_down() { return ImGui::IsMouseDown(0) || ImGui::IsMouseDown(1) || ImGui::IsMouseDown(2); }

/// Starts and ends panning. A press on a handle is not for the camera.
void update_panning(const Canvas2D& canvas, Hand& hand) {
    if (!any_button_down()) hand.panning = false;
    if (!hand.held.empty() || !canvas_is_free(canvas)) return;
    const bool left = ImGui::IsMouseClicked(0) && hand.hovered.empty();
    if (left) hand.selected.clear();
    if (left || ImGui::IsMouseClicked(1) || ImGui::IsMouseClicked(2)) hand.panning = true;
}

bool pan(const Canvas2D& canvas, const Hand& hand, Camera2& camera) {
    const ImVec2 delta = ImGui::GetIO().MouseDelta;
    if (!hand.panning || (delta.x == 0 && delta.y == 0)) return false;
    camera.center = camera.center + canvas.units_per_pixel() * Vec2{-double{delta.x}, double{delta.y}};
    return true;
}

/// As far as doubles still tell neighbouring pixels apart.
double bounded_zoom(double half_height, Vec2 center) {
    const double least = std::max(1e-300, 1e-10 * std::max(std::abs(center.x), std::abs(center.y)));
    return std::clamp(half_height, least, 1e300);
}

bool zoom(const Canvas2D& canvas, Camera2& camera) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel == 0 || !canvas_is_free(canvas)) return false;
    const double notches = io.MouseWheel * (io.KeyCtrl ? 0.25 : 1) * (io.KeyShift ? 3 : 1);
    const Vec2 fixed = canvas.to_plane(mouse());
    const double half_height = bounded_zoom(camera.half_height * std::pow(1.15, -notches), camera.center);
    const double factor = half_height / camera.half_height;
    camera = {fixed + factor * (camera.center - fixed), half_height};
    return true;
}

}  // namespace

bool canvas_is_free(const Canvas2D& canvas) {
    return ImGui::IsMousePosValid() && canvas.area().contains(mouse()) && ImGui::IsWindowHovered() &&
           !ImGui::IsAnyItemHovered() && !ImGui::IsAnyItemActive();
}

std::optional<HandleDrag> drag_handles(Ui& ui, const Canvas2D& canvas, Hand& hand,
                                       const std::vector<HandleSpec>& handles) {
    record(ui, canvas, handles);
    if (!hand.held.empty() && !ImGui::IsMouseDown(0)) return let_go(canvas, hand);
    hand.hovered = hand.held;
    if (hand.held.empty() && !hand.panning && canvas_is_free(canvas)) {
        if (const HandleSpec* handle = handle_at(canvas, handles, mouse())) {
            hand.hovered = handle->name;
            if (ImGui::IsMouseClicked(0)) take(ui, canvas, hand, *handle);
        }
    }
    if (!hand.hovered.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return hand.held.empty() ? nudge(ui, hand, handles) : drag_held(canvas, hand);
}

bool navigate(Ui& ui, const Canvas2D& canvas, Hand& hand, Camera2& camera, bool& fit) {
    update_panning(canvas, hand);
    const bool zoomed = zoom(canvas, camera);
    const bool panned = pan(canvas, hand, camera);
    if (ImGui::IsMouseDoubleClicked(0) && hand.held.empty() && hand.hovered.empty() && canvas_is_free(canvas))
        fit = true;
    if (hand.panning && ui.cells.editing.empty()) ui.cells.selected.clear();
    return zoomed || panned;
}

}  // namespace svdscope
