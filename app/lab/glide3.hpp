// A camera round a point of space on its way to where the picture fits.
#pragma once
#include <optional>

#include "app/plot/camera3.hpp"

namespace svdscope {

/// Lives as long as the lab; never saved.
struct CameraGlide3 {
    std::optional<Camera3> shown;  ///< absent: nothing was shown yet
    Camera3 target;

    /// Stands at once where it should be.
    void jump_to(const Camera3& camera) { shown = target = camera; }
    /// Moves `shown` towards the target for so many seconds, the short way round. True while it moves.
    bool approach(double seconds);
};

}  // namespace svdscope
