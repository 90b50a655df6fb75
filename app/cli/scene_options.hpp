// What to draw, how large and in which look: the options that shot, movie and charts share.
#pragma once
#include <optional>
#include <string>

#include "app/shell/screen.hpp"

namespace CLI {
class App;
}

namespace svdscope {

struct LookOptions {
    std::string size = "1280x800";
    int scale_percent = 100;
    std::string theme = "dark";

    int width = 0;  ///< from `size`
    int height = 0;
};

struct SceneOptions : LookOptions {
    std::string lab = "transform";
    std::string state;  ///< file; empty: the lab's default
    std::string see_as = "none";
    std::string output;
};

/// Size, scale and theme. The size that the options hold is the default. A size that is no size is wrong
/// usage.
void add_look_options(CLI::App& command, LookOptions& options);

/// The look, and what is looked at.
void add_scene_options(CLI::App& command, SceneOptions& options);

/// For `check` of an option: a sentence unless the name ends in .png or .svg.
std::string check_png_or_svg(const std::string& name);

/// The lab with its state, ready to be drawn. Fails when the lab or the state cannot be used.
Result<void> set_scene(Screen& screen, const SceneOptions& options);

}  // namespace svdscope
