// Taking and moving things in space by hand, and turning, moving and zooming the camera.
#include "app/ui/handles3.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/plot/clip.hpp"

namespace svdscope {
namespace {

Vec2 cursor() {
    const Point at = hands::mouse();
    return {at.x, at.y};
}

bool is_seen(const Spot& spot) { return spot.depth > View3::kNear && is_finite(spot.pixel); }

/// A float holds it, wherever it is.
Point on_screen(Vec2 pixel) {
    constexpr double kFar = 1e6;
    return to_point({std::clamp(pixel.x, -kFar, kFar), std::clamp(pixel.y, -kFar, kFar)});
}

struct Reached {
    const HandleSpec3* handle = nullptr;
    double distance = 0, depth = 0;
    /// Whether it is taken rather than another: by priority, then by place, then the one in front.
    bool beats(const Reached& other, double scale) const {
        if (other.handle == nullptr) return true;
        if (handle->priority != other.handle->priority) return handle->priority > other.handle->priority;
        const bool same_place = std::abs(distance - other.distance) <= 2 * scale;
        return same_place ? depth < other.depth : distance < other.distance;
    }
};

const HandleSpec3* handle_at(const Ui& ui, const View3& view, const std::vector<HandleSpec3>& handles) {
    Reached best;
    for (const HandleSpec3& handle : handles) {
        const Spot spot = view.project(handle.at);
        if (!is_seen(spot)) continue;
        const Reached reached{&handle, norm(spot.pixel - cursor()), spot.depth};
        if (reached.distance <= hands::kReach * ui.scale && reached.beats(best, ui.scale)) best = reached;
    }
    return best.handle;
}

void take(Ui& ui, const View3& view, Hand3& hand, const HandleSpec3& handle) {
    hands::take(ui, hand, handle.name, view.project(handle.at).pixel, cursor());
    hand.taken = handle.at;
    hand.along = false;
}

/// Shift puts the handle on its line, and takes it off again, where it stands.
void choose_way(const View3& view, Hand3& hand, const HandleSpec3& handle, bool along) {
    if (hand.along == along) return;
    hand.along = along;
    hand.taken = handle.at;
    hand.anchor = view.project(handle.at).pixel;
    hand.grip = hand.anchor - cursor();
}

std::optional<HandleDrag3> drag_held(const Ui& ui, const View3& view, Hand3& hand,
                                     const HandleSpec3& handle) {
    if (!hands::follow(hand, ui.scale)) return std::nullopt;
    // Shift let go together with the button still counts.
    const bool shift = ImGui::IsMouseDown(0) ? ImGui::GetIO().KeyShift : hand.along || hand.fine;
    HandleDrag3 drag{.name = hand.held, .to = {}, .snap = hand.snap, .alternate = hand.alternate};
    if (handle.along) {
        choose_way(view, hand, handle, shift);
        hand.fine = false;
    }
    if (hand.along) {
        drag.to = view.on_line(cursor() + hand.grip, hand.taken, *handle.along);
    } else {
        drag.to = view.on_view_plane(hands::target(hand, cursor(), shift && !handle.along), hand.taken);
    }
    drag.along = hand.along;
    drag.fine = hand.fine;
    return drag;
}

using Handles = std::vector<HandleSpec3>;

const HandleSpec3* find(const Handles& handles, std::string_view name) {
    const auto found = std::ranges::find(handles, name, &HandleSpec3::name);
    return found == handles.end() ? nullptr : &*found;
}

std::optional<HandleDrag3> nudge(Ui& ui, const View3& view, Hand3& hand, const Handles& handles) {
    const HandleSpec3* handle = find(handles, hand.selected);
    const std::optional<Vec2> step = hands::nudge(ui, hand, handle != nullptr);
    if (!step) return std::nullopt;
    const Vec3 units = (1 / view.camera().half_height) * view.direction_from_view({step->x, step->y, 0});
    return HandleDrag3{
        .name = hand.selected, .to = handle->at + units, .alternate = ImGui::GetIO().KeyAlt, .nudge = true};
}

void record(Ui& ui, const View3& view, const Handles& handles) {
    for (const HandleSpec3& handle : handles) {
        const Spot spot = view.project(handle.at);
        if (is_seen(spot)) ui.inspector.handle(handle.name, on_screen(spot.pixel));
    }
}

/// Starts and ends turning and panning. A press on a handle is not for the camera.
void update_moves(const View3& view, Hand3& hand) {
    if (!hands::any_button_down()) hand.panning = hand.orbiting = false;
    if (!hand.held.empty() || !area_is_free(view.area())) return;
    const bool left = ImGui::IsMouseClicked(0) && hand.hovered.empty();
    if (left) hand.selected.clear();
    if (ImGui::IsMouseClicked(1) || ImGui::IsMouseClicked(2) || (left && ImGui::GetIO().KeyShift))
        hand.panning = true;
    else if (left)
        hand.orbiting = true;
}

bool move(const View3& view, const Hand3& hand, Camera3& camera) {
    const ImVec2 delta = ImGui::GetIO().MouseDelta;
    if (delta.x == 0 && delta.y == 0) return false;
    if (hand.panning) {
        const double part = 1 / view.pixels();
        camera.target = camera.target + view.direction_from_view({-part * delta.x, part * delta.y, 0});
    } else if (hand.orbiting) {
        constexpr double kTurn = 1.6;  // radians for half the height of the area
        camera.azimuth =
            std::remainder(camera.azimuth - kTurn / view.pixels() * delta.x, 2 * std::numbers::pi);
        camera.elevation =
            std::clamp(camera.elevation + kTurn / view.pixels() * delta.y, -kHighest, kHighest);
    }
    return hand.panning || hand.orbiting;
}

/// As far as doubles still tell neighbouring pixels apart.
double bounded_zoom(double half_height, Vec3 target) {
    const double reach = std::max({std::abs(target.x), std::abs(target.y), std::abs(target.z)});
    return std::clamp(half_height, std::max(1e-300, 1e-10 * reach), 1e300);
}

bool zoom(const View3& view, Camera3& camera) {
    const double wished = hands::wheel_factor(view.area());
    if (wished == 1) return false;
    const Vec3 fixed = view.on_view_plane(cursor(), camera.target);
    const double half_height = bounded_zoom(camera.half_height / wished, camera.target);
    const double factor = half_height / camera.half_height;
    camera.target = fixed + factor * (camera.target - fixed);
    camera.half_height = half_height;
    return true;
}

}  // namespace

std::optional<HandleDrag3> drag_handles(Ui& ui, const View3& view, Hand3& hand,
                                        const std::vector<HandleSpec3>& handles) {
    record(ui, view, handles);
    const HandleSpec3* held = find(handles, hand.held);
    if (held == nullptr) hand.held.clear();
    if (held != nullptr && !ImGui::IsMouseDown(0)) {
        // The last step of a drag: the hand may have moved since the last frame.
        auto last = drag_held(ui, view, hand, *held);
        hand.held.clear();
        return last;
    }
    hand.hovered = hand.held;
    if (held == nullptr && hand.free() && area_is_free(view.area())) {
        if (const HandleSpec3* handle = handle_at(ui, view, handles)) {
            hand.hovered = handle->name;
            if (ImGui::IsMouseClicked(0)) take(ui, view, hand, *(held = handle));
        }
    }
    if (!hand.hovered.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return held == nullptr ? nudge(ui, view, hand, handles) : drag_held(ui, view, hand, *held);
}

bool navigate(Ui& ui, const View3& view, Hand3& hand, Camera3& camera, bool& fit) {
    update_moves(view, hand);
    const bool zoomed = zoom(view, camera);
    const bool moved = move(view, hand, camera);
    if (hands::wants_fit(hand, view.area())) fit = true;
    if (!hand.free() && ui.cells.editing.empty()) ui.cells.selected.clear();
    return zoomed || moved;
}

}  // namespace svdscope
