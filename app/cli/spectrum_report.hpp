// What `svdscope spectrum` prints: for people in aligned columns, for programs as JSON.
#pragma once
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/labs/spectrum.hpp"

namespace svdscope {

nlohmann::json to_json(const spectrum::Analysis& analysis, const spectrum::Cutoff& cutoff);
std::string to_text(const spectrum::Analysis& analysis, const spectrum::Cutoff& cutoff);

}  // namespace svdscope
