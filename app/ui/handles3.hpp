// Things in space that a hand can take, and the hand on the camera: orbit, pan and zoom.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/camera3.hpp"
#include "app/ui/hand.hpp"
#include "app/ui/ui.hpp"

namespace svdscope {

/// A hand in space: `grip` and `anchor` of the hand are in pixels. Lives as long as the lab; never saved.
struct Hand3 : Hand {
    Vec3 taken{};           ///< where the held handle was when it was taken or Shift changed
    bool along = false;     ///< it moves on its line
    bool orbiting = false;  ///< the left button turns the camera
    bool free() const { return Hand::free() && !orbiting; }
    bool operator==(const Hand3&) const = default;
};

struct HandleSpec3 {
    std::string_view name;
    Vec3 at{};
    int priority = 0;             ///< the higher wins where two are in reach, then the nearer on the screen
    std::optional<Vec3> along{};  ///< the direction in which Shift moves it; without one Shift moves a tenth
};

/// What the mouse or the arrow keys did to the handles in this frame.
struct HandleDrag3 {
    std::string name{};
    Vec3 to{};               ///< where the handle should go
    bool along = false;      ///< it moved on its line only
    bool fine = false;       ///< Shift, without a line
    bool snap = false;       ///< Ctrl
    bool alternate = false;  ///< Alt
    bool nudge = false;      ///< by arrow key, not by mouse
};

/// Hit-tests all handles (12 px reach at least), takes and moves one in the plane through it that is parallel
/// to the picture, and records them for inspection. Must be called inside the window that owns the canvas.
/// Arrow keys nudge the selected handle in the directions of the screen (0.1; Shift a tenth, Ctrl ten times).
std::optional<HandleDrag3> drag_handles(Ui& ui, const View3& view, Hand3& hand,
                                        const std::vector<HandleSpec3>& handles);

/// The left button on empty canvas turns the camera; Shift with it, the right and the middle button move it;
/// the wheel zooms at the cursor (Ctrl finer, Shift faster); a double-click fits: sets `fit` (so does Home,
/// which is the lab's own fit()). Call after drag_handles. True when `camera` changed.
bool navigate(Ui& ui, const View3& view, Hand3& hand, Camera3& camera, bool& fit);

}  // namespace svdscope
