// Lists the names.
#include "app/cli/image_option.hpp"

#include <CLI/CLI.hpp>

#include "core/data/source.hpp"

namespace svdscope {

void add_image_option(CLI::App& command, std::string& name, const std::string& group) {
    std::string names;
    for (const SourceInfo& info : sources()) names += (names.empty() ? "" : ", ") + std::string(info.id);
    command.add_option("--image", name, names)->type_name("NAME")->group(group);
}

}  // namespace svdscope
