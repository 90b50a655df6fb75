// Things on a canvas that a hand can take: one at a time, by the nearest within reach.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/canvas2d.hpp"
#include "app/ui/hand.hpp"
#include "app/ui/ui.hpp"

namespace svdscope {

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
inline bool canvas_is_free(const Canvas2D& canvas) { return area_is_free(canvas.area()); }

/// Hit-tests all handles of a canvas (12 px reach at least), takes and moves one, and records them for
/// inspection. Must be called inside the window that owns the canvas. Arrow keys nudge the selected handle
/// (0.1; Shift a tenth, Ctrl ten times).
std::optional<HandleDrag> drag_handles(Ui& ui, const Canvas2D& canvas, Hand& hand,
                                       const std::vector<HandleSpec>& handles);

/// Pan with the left button on empty canvas or with the right or middle button, zoom at the cursor with the
/// wheel (Ctrl finer, Shift faster), double-click fits: sets `fit`. True when `camera` changed.
bool navigate(Ui& ui, const Canvas2D& canvas, Hand& hand, Camera2& camera, bool& fit);

}  // namespace svdscope
