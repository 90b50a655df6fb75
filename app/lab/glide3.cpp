// Cameras of space that glide.
#include "app/lab/glide3.hpp"

#include <cmath>
#include <numbers>

namespace svdscope {

bool CameraGlide3::approach(double seconds) {
    constexpr double kSettle = 0.09;  // seconds in which the distance falls to 1/e
    constexpr double kArrived = 1e-3;
    if (!shown) return false;
    const double part = 1 - std::exp(-seconds / kSettle);
    // By logarithms: a ratio of two doubles need not be one.
    const double zoom = std::log(target.half_height) - std::log(shown->half_height);
    const double turn = std::remainder(target.azimuth - shown->azimuth, 2 * std::numbers::pi);
    const double tilt = target.elevation - shown->elevation;
    shown->half_height *= std::exp(part * zoom);
    shown->target = shown->target + part * (target.target - shown->target);
    shown->azimuth += part * turn;
    shown->elevation += part * tilt;
    const bool arrived = std::abs(zoom) < kArrived && std::abs(turn) < kArrived &&
                         std::abs(tilt) < kArrived &&
                         norm(target.target - shown->target) < kArrived * shown->half_height;
    if (arrived) shown = target;
    return !arrived;
}

}  // namespace svdscope
