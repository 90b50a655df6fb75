// Infinity by name, the rest by digits.
#include "app/cli/numbers.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace svdscope {

nlohmann::json json_number(double value) {
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return value;
}

std::string short_number(double value) {
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return fmt::format("{:.10g}", value == 0 ? 0.0 : value);
}

}  // namespace svdscope
