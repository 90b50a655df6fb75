// The keys that move a lab's time.
#pragma once
#include <optional>

#include "app/lab/lab.hpp"

namespace svdscope {

/// Where a key takes the timeline from `time`: the next or previous end of a stage, start or end. Nothing for
/// other keys.
std::optional<double> stepped(Lab::Key key, double time, int stages);

}  // namespace svdscope
