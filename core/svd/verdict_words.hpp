// The sentences of a verdict.
#pragma once
#include <string>

#include "core/svd/verdict.hpp"

namespace svdscope {

/// For the finding, the columns and the digits that stand in the verdict.
std::string sentence_of(const Verdict& verdict);

}  // namespace svdscope
