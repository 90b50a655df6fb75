// The path from the identity of space to A through V^T, Sigma, the mirror and U, as a pure function of time.
#pragma once
#include <array>
#include <span>

#include "core/geometry/motion.hpp"
#include "core/geometry/rotation3.hpp"
#include "core/geometry/shape3.hpp"
#include "core/svd/align.hpp"

namespace svdscope {

/// The stages of a path and what drives them. Planes are z = 0: for an input plane only the first two columns
/// of the drawn matrix matter.
struct Motion3 {
    AxisAngle turn_v;     ///< by which V^T turns; the angle is positive except about z in the plane
    AxisAngle turn_u;     ///< by which U turns
    Vec3 sigma{1, 1, 1};  ///< the stretch along x, y, z: none negative; z is 0 unless the shape is 3x3
    Shape3 shape = Shape3::ThreeByThree;
    std::array<Stage, 4> stages{Stage::TurnV, Stage::Stretch, Stage::TurnU, Stage::TurnU};
    int stage_count = 3;  ///< 3, or 4 with a mirror before the last turn

    std::span<const Stage> path() const { return {stages.data(), static_cast<std::size_t>(stage_count)}; }
    bool mirrored() const { return stage_count == 4; }
};

/// The signed SVD as it is drawn and written: s >= 0 except the last one of a mirror. Columns of U change
/// sign for that, so the tips s_i u_i stay where they are. For 3x2 the free u3 takes the sign, for 2x3 a
/// negative s_2 can stay while an axis has been dragged through the centre.
TrackedSvd3 written_form(const TrackedSvd3& svd, Shape3 shape);

/// Needs a written form. Both turns stay on the side of svd.axes.about_u and about_v.
Motion3 make_motion3(const TrackedSvd3& written, Shape3 shape);

/// Where in the path a moment is; as for Motion2: time runs from 0 to stage_count and is clamped.
Moment2 moment_at(const Motion3& motion, double time);

/// The matrix that is drawn at a time, embedded. Turns are rigid at every time, and the ends of the stages
/// are V^T, |Sigma| V^T, Sigma V^T and A to 1e-12 sigma_1 (test Motion3.StagesEndAtTheProducts). The mirror
/// takes the last axis through 0 to its negative, diag(1, 1, cos(pi e)) or diag(1, cos(pi e), 1).
Mat3 matrix_at(const Motion3& motion, double time);

/// True while the solid or sheet is turned inside out at this time.
bool shows_back(const Motion3& motion, double time);

}  // namespace svdscope
