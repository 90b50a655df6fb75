// Cameras that glide.
#include "app/lab/glide.hpp"

#include <cmath>

namespace svdscope {

bool CameraGlide::approach(double seconds) {
    constexpr double kSettle = 0.09;  // seconds in which the distance falls to 1/e
    constexpr double kArrived = 1e-3;
    if (!shown) return false;
    const double part = 1 - std::exp(-seconds / kSettle);
    const double ratio = target.half_height / shown->half_height;
    shown->half_height *= std::pow(ratio, part);
    shown->center = shown->center + part * (target.center - shown->center);
    const bool arrived =
        std::abs(ratio - 1) < kArrived && norm(target.center - shown->center) < kArrived * shown->half_height;
    if (arrived) shown = target;
    return !arrived;
}

}  // namespace svdscope
