// How the subcommands write numbers, for programs and for people.
#pragma once
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace svdscope {

/// Round trips exactly; JSON has no infinity, so it is "inf" or "-inf".
nlohmann::json json_number(double value);

/// Ten digits; "inf" and "-inf"; zero without a sign.
std::string short_number(double value);

}  // namespace svdscope
