// What to draw and how large: the options that shot and movie share.
#pragma once
#include <optional>
#include <string>

#include "app/shell/screen.hpp"

namespace CLI {
class App;
}

namespace svdscope {

struct SceneOptions {
    std::string lab = "transform";
    std::string state;  ///< file; empty: the lab's default
    std::string size = "1280x800";
    int scale_percent = 100;
    std::string theme = "dark";
    std::string see_as = "none";
    std::string output;

    int width = 0;  ///< from `size`
    int height = 0;
};

/// Adds the options to a subcommand. A size that is no size is wrong usage.
void add_scene_options(CLI::App& command, SceneOptions& options);

/// The lab with its state, ready to be drawn. Fails when the lab or the state cannot be used.
Result<void> set_scene(Screen& screen, const SceneOptions& options);

}  // namespace svdscope
