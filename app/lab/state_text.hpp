// The text of a state file as JSON, bounded before anything recurses over it.
#pragma once
#include <cstddef>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.hpp"

namespace svdscope {

/// Room for a cloud of a million points.
inline constexpr std::size_t kMostStateBytes = std::size_t{32} << 20;

/// At most 32 levels deep. The sentence of a failure has no subject: the caller puts the file's name before
/// it.
Result<nlohmann::json> parse_state_text(std::string_view text);

}  // namespace svdscope
