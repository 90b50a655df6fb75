// The path from the identity to A: which stages it has, and the matrix at each moment.
#include "core/geometry/motion.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace svdscope {
namespace {

constexpr double kPi = std::numbers::pi;

Mat2 stage_matrix(const Motion2& motion, Stage stage, double eased) {
    switch (stage) {
        case Stage::TurnV:
            return rotation(eased * motion.turn_v);
        case Stage::Stretch:
            return diagonal(std::lerp(1.0, motion.sigma1, eased), std::lerp(1.0, motion.sigma2, eased));
        case Stage::Mirror:
            return diagonal(1, std::cos(kPi * eased));
        case Stage::TurnU:
            return rotation(eased * motion.turn_u);
    }
    return {};
}

}  // namespace

double ease(double t) { return std::clamp(t * t * t * (10 + t * (6 * t - 15)), 0.0, 1.0); }

Motion2 make_motion(const TrackedSvd2& svd, MirrorPlace place) {
    // s1 < 0 is written as a half turn of U, so that the first axis is never mirrored.
    const bool turned = svd.s1 < 0;
    const double s2 = turned ? -svd.s2 : svd.s2;
    Motion2 motion;
    motion.turn_v = 0.0 - svd.axes.angle_v;
    motion.turn_u = svd.axes.angle_u - (turned ? std::copysign(kPi, svd.axes.angle_u) : 0.0);
    motion.sigma1 = std::abs(svd.s1);
    motion.sigma2 = std::abs(s2);
    if (s2 < 0) {
        motion.stage_count = 4;
        if (place == MirrorPlace::V) {
            motion.stages = {Stage::TurnV, Stage::Mirror, Stage::Stretch, Stage::TurnU};
        } else {
            motion.stages = {Stage::TurnV, Stage::Stretch, Stage::Mirror, Stage::TurnU};
        }
    }
    return motion;
}

Moment2 moment_at(const Motion2& motion, double time) {
    if (!(time > 0)) return {0, 0};  // also when time is not a number
    const double last = motion.stage_count;
    if (time >= last) return {motion.stage_count - 1, 1};
    const double stage = std::ceil(time) - 1;
    return {static_cast<int>(stage), ease(time - stage)};
}

Mat2 matrix_at(const Motion2& motion, double time) {
    const Moment2 moment = moment_at(motion, time);
    Mat2 drawn;
    for (int i = 0; i <= moment.stage; ++i) {
        const double eased = i < moment.stage ? 1 : moment.eased;
        drawn = stage_matrix(motion, motion.path()[static_cast<std::size_t>(i)], eased) * drawn;
    }
    return drawn;
}

bool shows_back(const Motion2& motion, double time) {
    const Moment2 moment = moment_at(motion, time);
    for (int i = 0; i < moment.stage; ++i) {
        if (motion.path()[static_cast<std::size_t>(i)] == Stage::Mirror) return true;
    }
    return motion.path()[static_cast<std::size_t>(moment.stage)] == Stage::Mirror && moment.eased > 0.5;
}

}  // namespace svdscope
