// The path from the identity to A through V^T, Sigma, (mirror) and U, as a pure function of time.
#pragma once
#include <array>
#include <span>

#include "core/geometry/plane.hpp"
#include "core/svd/track_2x2.hpp"

namespace svdscope {

/// In which factor the mirror of a matrix with det A < 0 is written. The drawn path puts it before the
/// stretch for V and between stretch and last turn for Sigma and U.
enum class MirrorPlace { Sigma, V, U };

enum class Stage { TurnV, Stretch, Mirror, TurnU };

/// The stages of a path and the numbers that drive them. s1 >= 0; the mirror stage exists exactly when s2 <
/// 0.
struct Motion2 {
    double turn_v = 0;  ///< angle by which V^T turns, radians (minus the angle of v1)
    double turn_u = 0;  ///< angle by which U turns, radians
    double sigma1 = 1;  ///< stretch along the first axis, >= 0
    double sigma2 = 1;  ///< stretch along the second axis, >= 0
    std::array<Stage, 4> stages{Stage::TurnV, Stage::Stretch, Stage::TurnU, Stage::TurnU};
    int stage_count = 3;  ///< 3, or 4 with a mirror

    std::span<const Stage> path() const { return {stages.data(), static_cast<std::size_t>(stage_count)}; }
    bool mirrored() const { return stage_count == 4; }
};

/// Smooth start and stop from 0 to 1: slope and curvature are 0 at both ends, and 0 and 1 are met exactly.
double ease(double t);

Motion2 make_motion(const TrackedSvd2& svd, MirrorPlace place);

/// Where in a path a moment is: the stage and how far it has gone, eased, from 0 to 1.
struct Moment2 {
    int stage = 0;
    double eased = 0;
};
/// `time` runs from 0 to stage_count and is clamped; time = k is the end of stage k exactly.
Moment2 moment_at(const Motion2& motion, double time);

/// The matrix that is drawn at a time. At time = stage_count it equals A to rounding; turns are rigid at
/// every time, and the mirror stage turns the sheet over about the first axis: diag(1, cos(pi e)).
Mat2 matrix_at(const Motion2& motion, double time);

/// True while the sheet shows its back at this time.
bool shows_back(const Motion2& motion, double time);

}  // namespace svdscope
