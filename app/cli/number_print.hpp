// Numbers and tables as the subcommands print them, for people and for programs.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace svdscope {

/// JSON has no infinity: "inf" and "-inf".
nlohmann::json json_number(double value);
nlohmann::json json_numbers(std::span<const double> values);

/// Never "-0".
std::string short_number(double value, int digits = 10);

/// Right-aligned columns, each as wide as its widest cell; rows may not be longer than the first.
/// `names_first`: the first column is aligned to the left.
std::string aligned_text(const std::vector<std::vector<std::string>>& rows, bool names_first = false);

}  // namespace svdscope
