// What `svdscope check` prints: for people and for programs.
#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include "core/svd/verdict.hpp"

namespace svdscope {

/// Rows and columns from 1.
nlohmann::json to_json(const Verdict& verdict);
std::string to_text(const Verdict& verdict);

}  // namespace svdscope
