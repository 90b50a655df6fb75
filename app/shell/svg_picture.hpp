// The canvas of the lab in front as an SVG file.
#pragma once
#include <filesystem>
#include <string>

#include "core/base/result.hpp"

namespace svdscope {

class Gui;
struct Screen;

/// As large as the canvas of the screen's last frame, with its top left corner at the origin.
std::string svg_of(Screen& screen, const Gui& gui);
Result<void> save_svg(const std::filesystem::path& path, Screen& screen, const Gui& gui);

}  // namespace svdscope
