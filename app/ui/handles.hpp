// Things on a canvas that a hand can take: one at a time, by the nearest within reach.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/canvas2d.hpp"
#include "app/ui/ui.hpp"

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

struct HandleSpec {
    std::string_view name;
    Vec2 at;
    int priority = 0;  ///< the higher wins where two are in reach
};

/// What the mouse did to the handles in this frame.
struct HandleDrag {
    std::string name;
    Vec2 to;                 ///< where the handle should go, in the plane
    bool fine = false;       ///< Shift
    bool snap = false;       ///< Ctrl
    bool alternate = false;  ///< Alt
    bool nudge = false;      ///< by arrow key, not by mouse
};

/// The canvas is under the cursor and nothing else uses the mouse.
bool canvas_is_free(const Canvas2D& canvas);

/// Hit-tests all handles of a canvas (12 px reach at least), takes and moves one, and records them for
/// inspection. Must be called inside the window that owns the canvas. Arrow keys nudge the selected handle
/// (0.1; Shift a tenth, Ctrl ten times).
std::optional<HandleDrag> drag_handles(Ui& ui, const Canvas2D& canvas, Hand& hand,
                                       const std::vector<HandleSpec>& handles);

/// Pan with the left button on empty canvas or with the right or middle button, zoom at the cursor with the
/// wheel (Ctrl finer, Shift faster), double-click fits: sets `fit`. True when `camera` changed.
bool navigate(Ui& ui, const Canvas2D& canvas, Hand& hand, Camera2& camera, bool& fit);

}  // namespace svdscope
