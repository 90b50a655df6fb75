// Reads the XDG variables and user-dirs.dirs.
#include "app/shell/folders.hpp"

#include <cstdlib>
#include <fstream>
#include <string>

namespace svdscope {
namespace {

namespace fs = std::filesystem;

/// Of an environment variable; relative paths are to be ignored, says the specification.
fs::path absolute_from(const char* variable) {
    const char* value = std::getenv(variable);
    const fs::path path = value == nullptr ? "" : value;
    return path.is_absolute() ? path : fs::path();
}

fs::path base_folder(const char* variable, const char* below_home) {
    const fs::path chosen = absolute_from(variable);
    return (chosen.empty() ? absolute_from("HOME") / below_home : chosen);
}

/// The line XDG_PICTURES_DIR="$HOME/Pictures" of user-dirs.dirs.
fs::path pictures_of_desktop() {
    std::ifstream file(base_folder("XDG_CONFIG_HOME", ".config") / "user-dirs.dirs");
    const std::string key = "XDG_PICTURES_DIR=\"";
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(key) || !line.ends_with('"')) continue;
        std::string value = line.substr(key.size(), line.size() - key.size() - 1);
        const std::string home = "$HOME";
        if (value.starts_with(home)) value = absolute_from("HOME").string() + value.substr(home.size());
        return value;
    }
    return absolute_from("HOME") / "Pictures";
}

}  // namespace

fs::path state_folder() { return base_folder("XDG_STATE_HOME", ".local/state") / "svdscope"; }

fs::path config_folder() { return base_folder("XDG_CONFIG_HOME", ".config") / "svdscope"; }

fs::path pictures_folder() {
    std::error_code error;
    for (const fs::path& folder : {pictures_of_desktop(), absolute_from("HOME")}) {
        if (!folder.empty() && fs::is_directory(folder, error)) return folder;
    }
    return fs::current_path(error);
}

}  // namespace svdscope
