// A camera on its way to where the picture fits: nothing jumps, and nothing zooms under the hand.
#pragma once
#include <optional>

#include "app/plot/canvas2d.hpp"

namespace svdscope {

/// Lives as long as the lab; never saved.
struct CameraGlide {
    std::optional<Camera2> shown;  ///< absent: nothing was shown yet
    Camera2 target;

    /// Stands at once where it should be.
    void jump_to(const Camera2& camera) { shown = target = camera; }
    /// Moves `shown` towards the target for so many seconds. True while it moves.
    bool approach(double seconds);
};

}  // namespace svdscope
