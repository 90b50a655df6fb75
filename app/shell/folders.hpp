// The folders that belong to the program, as freedesktop.org wants them.
#pragma once
#include <filesystem>

namespace svdscope {

/// $XDG_STATE_HOME/svdscope (~/.local/state/svdscope): the session. Not made here.
std::filesystem::path state_folder();
/// $XDG_CONFIG_HOME/svdscope (~/.config/svdscope): the settings.
std::filesystem::path config_folder();
/// Where pictures go: the desktop's pictures folder, else the home folder, else the working folder.
std::filesystem::path pictures_folder();

}  // namespace svdscope
