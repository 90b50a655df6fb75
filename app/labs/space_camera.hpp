// From where the space lab looks.
#pragma once
#include "app/labs/space_lab.hpp"

namespace svdscope::space_camera {

/// The camera in which every stage of the path fits `room`, at the view's time. From a plane into space it
/// tilts along with the last turn; between planes it looks down.
Camera3 fitting(const space::Params& params, const SpaceLab::View& view, const space::Analysis& analysis,
                Box room);

void open(const space::Params& params, const SpaceLab::View& view, SpaceLab::Session& session,
          const space::Analysis& analysis);
Camera3 current(const SpaceLab::View& view, const SpaceLab::Session& session,
                const space::Analysis& analysis);

/// Moves the shown camera towards what fits, and never while a hand holds something. True while it moves.
bool follow(const space::Params& params, const SpaceLab::View& view, SpaceLab::Session& session,
            const space::Analysis& analysis, double seconds);

}  // namespace svdscope::space_camera
