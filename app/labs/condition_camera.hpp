// What part of the plane the condition lab's planes show.
#pragma once
#include "app/labs/condition_lab.hpp"

namespace svdscope::condition_camera {

/// The cameras of both planes in rooms of this aspect (width over height). Where b and x are of like size,
/// both planes have one scale, so that the growth of the noise is seen as it is.
struct Pair {
    Camera2 rhs, solution;
};
Pair fitting(const condition::Params& params, const condition::Analysis& analysis, float aspect);

/// Gives the glides their first cameras.
void open(const condition::Params& params, ConditionLab::Session& session,
          const condition::Analysis& analysis);
Pair current(const condition::Params& params, const ConditionLab::View& view,
             const ConditionLab::Session& session, const condition::Analysis& analysis);

/// Moves the shown cameras towards what fits, and never while a hand holds something. True while one moves.
bool follow(const condition::Params& params, const ConditionLab::View& view, ConditionLab::Session& session,
            const condition::Analysis& analysis, double seconds);

}  // namespace svdscope::condition_camera
