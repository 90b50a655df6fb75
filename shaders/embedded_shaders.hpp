// The shader sources that were embedded at build time.
#pragma once
#include <string_view>

namespace svdscope {

/// Source of a file in shaders/ ("present.frag"); empty when there is no such file.
std::string_view embedded_shader(std::string_view name);

}  // namespace svdscope
