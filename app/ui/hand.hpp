// The hand of one person on one canvas: what it holds, and what handles in the plane and in space have in
// common.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/plot/painter.hpp"
#include "app/ui/ui.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope {

/// Which handle is held or hovered, and what the mouse does to the camera. Lives as long as the lab; never
/// saved.
struct Hand {
    std::string held;      ///< name of the handle under the pressed button; empty: none
    std::string hovered;   ///< name of the handle in reach; empty: none
    std::string selected;  ///< last handle taken: arrow keys move it
    Vec2 grip;             ///< from the cursor to the handle when it was taken, so that it does not jump
    Vec2 anchor;           ///< where it was taken: Shift moves a tenth from here
    bool panning = false;
    Point pressed;                         ///< where the button went down, in pixels
    bool moved = false;                    ///< it has left the dead zone since
    bool fine = false;                     ///< Shift was down in the last frame
    bool snap = false, alternate = false;  ///< Ctrl and Alt as they were while the button was down
    bool free() const { return held.empty() && !panning; }
    bool operator==(const Hand&) const = default;
};

/// The area is under the cursor and nothing else uses the mouse.
bool area_is_free(Box area);

namespace hands {

inline constexpr float kReach = 12;  ///< design pixels

Point mouse();
float distance(Point p, Point q);
/// Takes a handle that stands at `at` while the cursor is at `cursor` (both in the handle's coordinates).
void take(Ui& ui, Hand& hand, std::string_view name, Vec2 at, Vec2 cursor);
/// Where the held handle should go. Pressing and releasing Shift (`fine`) changes the speed without a jump.
Vec2 target(Hand& hand, Vec2 cursor, bool fine);
/// Notes the keys; true when the held handle has left the dead zone and the mouse is somewhere.
bool follow(Hand& hand, float scale);
/// What the arrow keys say in this frame: a step of 0.1 (Shift a tenth, Ctrl ten times) for the selected
/// handle, y up. `known`: the selected handle is among those of this frame.
std::optional<Vec2> nudge(Ui& ui, Hand& hand, bool known);
bool any_button_down();
/// By which factor the wheel wants to magnify in this frame; 1: not at all.
double wheel_factor(Box area);
/// A double-click on empty canvas.
bool wants_fit(const Hand& hand, Box area);

}  // namespace hands

}  // namespace svdscope
