// The window's parts from its size.
#include "app/shell/layout.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {
namespace {

constexpr float kTop = 40;
constexpr float kPanel = 360;
constexpr float kBar = 96;
constexpr float kNarrow = 900;

/// A drawer leaves a strip of the canvas visible, so that a person sees what the numbers do.
float panel_width(float width, float scale, bool narrow, bool drawer_open) {
    if (!narrow) return std::round(kPanel * scale);
    return drawer_open ? std::floor(std::min(kPanel * scale, std::max(0.8F * width, width - 120 * scale))) : 0;
}

}  // namespace

ScreenLayout screen_layout(float width, float height, float scale, bool drawer_open) {
    ScreenLayout layout;
    layout.narrow = width < kNarrow * scale;
    const float top = std::floor(std::min(kTop * scale, height));
    const float below = height - top;
    const float bar = std::floor(std::min(kBar * scale, 0.4F * below));
    const float panel = panel_width(width, scale, layout.narrow, drawer_open);
    layout.top = {0, 0, width, top};
    layout.lab.panel = {0, top, panel, below};
    layout.lab.canvas = {panel, top, width - panel, below - bar};
    layout.lab.bar = {panel, height - bar, width - panel, bar};
    return layout;
}

}  // namespace svdscope
