// The path of the disk of noise through U^T, Sigma^-1, (mirror) and V to the ellipse of errors.
#pragma once
#include "core/geometry/motion.hpp"
#include "core/labs/condition.hpp"

namespace svdscope::condition_motion {

/// The path from the identity to the inverse (or pseudoinverse), with the least turns. Numbers that overflow
/// are taken as the largest that can be drawn.
Motion2 of_inverse(const condition::Solve& solve);

}  // namespace svdscope::condition_motion
