// The topics of the condition lab, one function each; `analyze` calls the one that is asked for.
#pragma once
#include "core/labs/condition.hpp"

namespace svdscope::condition {

/// The plane. Fails when sigma_1 or x overflows. Params are checked.
Result<Solve> solve_topic(const Params& params);

/// `inverse` times y for a matrix whose inverse would overflow, and lengths that would: kept apart from their
/// power of two.
struct ScaledVec2 {
    Vec2 value;        ///< largest part in [0.5, 1), or zero
    int exponent = 0;  ///< the vector is value * 2^exponent
};
ScaledVec2 scaled(Vec2 p);
/// Infinite where it overflows, never NaN.
Vec2 unscaled(const ScaledVec2& p);

}  // namespace svdscope::condition
