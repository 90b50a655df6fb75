// Taking and moving things on a canvas by hand, and moving the camera.
#include "app/ui/handles.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace svdscope {
namespace {

/// The handle in reach: the highest priority, then the nearest.
const HandleSpec* handle_at(const Canvas2D& canvas, const std::vector<HandleSpec>& handles, Point at) {
    const HandleSpec* best = nullptr;
    float nearest = 0;
    for (const HandleSpec& handle : handles) {
        const float d = hands::distance(canvas.to_screen(handle.at), at);
        if (!(d <= hands::kReach * canvas.scale())) continue;
        if (best != nullptr &&
            (handle.priority < best->priority || (handle.priority == best->priority && d >= nearest)))
            continue;
        best = &handle;
        nearest = d;
    }
    return best;
}

std::optional<HandleDrag> drag_held(const Canvas2D& canvas, Hand& hand) {
    if (!hands::follow(hand, canvas.scale())) return std::nullopt;
    const bool fine = ImGui::IsMouseDown(0) ? ImGui::GetIO().KeyShift : hand.fine;
    const Vec2 to = hands::target(hand, canvas.to_plane(hands::mouse()), fine);
    return HandleDrag{hand.held, to, hand.fine, hand.snap, hand.alternate, false};
}

/// The last step of a drag: the hand may have moved since the last frame.
std::optional<HandleDrag> let_go(const Canvas2D& canvas, Hand& hand) {
    auto last = drag_held(canvas, hand);
    hand.held.clear();
    return last;
}

std::optional<HandleDrag> nudge(Ui& ui, Hand& hand, const std::vector<HandleSpec>& handles) {
    const auto found = std::ranges::find(handles, std::string_view(hand.selected), &HandleSpec::name);
    const std::optional<Vec2> step = hands::nudge(ui, hand, found != handles.end());
    if (!step) return std::nullopt;
    // Neither fine nor snapping: the step says already how far.
    return HandleDrag{hand.selected, found->at + *step, false, false, ImGui::GetIO().KeyAlt, true};
}

void record(Ui& ui, const Canvas2D& canvas, const std::vector<HandleSpec>& handles) {
    for (const HandleSpec& handle : handles) ui.inspector.handle(handle.name, canvas.to_screen(handle.at));
}

/// Starts and ends panning. A press on a handle is not for the camera.
void update_panning(const Canvas2D& canvas, Hand& hand) {
    if (!hands::any_button_down()) hand.panning = false;
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
    const double wished = hands::wheel_factor(canvas.area());
    if (wished == 1) return false;
    const Vec2 fixed = canvas.to_plane(hands::mouse());
    const double half_height = bounded_zoom(camera.half_height / wished, camera.center);
    const double factor = half_height / camera.half_height;
    camera = {fixed + factor * (camera.center - fixed), half_height};
    return true;
}

}  // namespace

std::optional<HandleDrag> drag_handles(Ui& ui, const Canvas2D& canvas, Hand& hand,
                                       const std::vector<HandleSpec>& handles) {
    record(ui, canvas, handles);
    if (!hand.held.empty() && !ImGui::IsMouseDown(0)) return let_go(canvas, hand);
    hand.hovered = hand.held;
    if (hand.held.empty() && !hand.panning && canvas_is_free(canvas)) {
        if (const HandleSpec* handle = handle_at(canvas, handles, hands::mouse())) {
            hand.hovered = handle->name;
            if (ImGui::IsMouseClicked(0))
                hands::take(ui, hand, handle->name, handle->at, canvas.to_plane(hands::mouse()));
        }
    }
    if (!hand.hovered.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return hand.held.empty() ? nudge(ui, hand, handles) : drag_held(canvas, hand);
}

bool navigate(Ui& ui, const Canvas2D& canvas, Hand& hand, Camera2& camera, bool& fit) {
    update_panning(canvas, hand);
    const bool zoomed = zoom(canvas, camera);
    const bool panned = pan(canvas, hand, camera);
    if (hands::wants_fit(hand, canvas.area())) fit = true;
    if (hand.panning && ui.cells.editing.empty()) ui.cells.selected.clear();
    return zoomed || panned;
}

}  // namespace svdscope
