// The topics of the condition lab, one function each; `analyze` calls the one that is asked for.
#pragma once
#include "core/labs/condition.hpp"

namespace svdscope::condition {

// Params are checked by `analyze` before any of these.

/// The plane. Fails when sigma_1 or x overflows.
Result<Solve> solve_topic(const Params& params);
/// These three fail as `decompose` does, which it should not.
Result<Families> families_topic(const Params& params);
Result<Swing> swing_topic(const Params& params);
Result<Cured> cures_topic(const Params& params, const Solve& solve);

/// Fails never.
Gram gram_topic(const Params& params);

/// The family's matrix of n rows, row by row.
std::vector<double> family_entries(const Params& params, int n);

/// A vector apart from its power of two, so that what is made of it need not overflow in between.
struct ScaledVec2 {
    Vec2 value;        ///< largest part in [0.5, 1), or zero
    int exponent = 0;  ///< the vector is value * 2^exponent
};
ScaledVec2 scaled(Vec2 p);
/// Infinite where it overflows, never NaN.
Vec2 unscaled(const ScaledVec2& p);

}  // namespace svdscope::condition
