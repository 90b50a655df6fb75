// What is often said beside what is true, as a fold of a panel.
#pragma once
#include <span>
#include <string_view>

#include "app/ui/ui.hpp"

namespace svdscope {

/// A claim that is often made, and what is true.
struct Claim {
    std::string_view said, really;
};

void claims_fold(Ui& ui, std::span<const Claim> claims, bool& open);

}  // namespace svdscope
