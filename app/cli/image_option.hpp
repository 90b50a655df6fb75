// `--image NAME`: pictures and tables that come along.
#pragma once
#include <string>

namespace CLI {
class App;
}

namespace svdscope {

/// The names stand in the option's description.
void add_image_option(CLI::App& command, std::string& name, const std::string& group);

}  // namespace svdscope
