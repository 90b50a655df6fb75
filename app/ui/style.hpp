// Dear ImGui's own style made to fit the theme: for menus, text fields, tooltips and scroll bars.
#pragma once
#include "app/ui/theme.hpp"

namespace svdscope {

/// Sets colours, roundings and paddings of the current ImGui context, at `scale` pixels per design pixel.
void apply_style(const Theme& theme, float scale);

}  // namespace svdscope
