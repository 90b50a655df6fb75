// What `svdscope explain --json` prints.
#pragma once
#include <nlohmann/json.hpp>

#include "core/byhand/transcript.hpp"

namespace svdscope {

nlohmann::json to_json(const Transcript& transcript);

}  // namespace svdscope
