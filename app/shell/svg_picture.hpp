// The canvas of the lab in front, or a painting, as SVG.
#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "app/plot/painter.hpp"
#include "core/base/result.hpp"

namespace svdscope {

class Gui;
struct Screen;
struct Ui;

/// What `paint` paints over all of `area`, on the theme's background. The fonts of `ui` are baked already.
std::string painted_svg(Ui& ui, Box area, const std::function<void(Ui&, Painter&, Box)>& paint);

/// As large as the canvas of the screen's last frame, with its top left corner at the origin.
std::string svg_of(Screen& screen, const Gui& gui);
Result<void> save_svg(const std::filesystem::path& path, Screen& screen, const Gui& gui);

}  // namespace svdscope
