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
constexpr float kPresenterNarrow = 780;

/// A drawer leaves a strip of the canvas visible, so that a person sees what the numbers do.
float panel_width(float width, float scale, bool narrow) {
    if (!narrow) return std::round(kPanel * scale);
    return std::floor(std::min(kPanel * scale, std::max(0.8F * width, width - 120 * scale)));
}

}  // namespace

ScreenLayout screen_layout(float width, float height, float scale, bool drawer_open, bool presenter) {
    ScreenLayout layout;
    layout.narrow = width < (presenter ? kPresenterNarrow : kNarrow) * scale;
    const float top = std::floor(std::min(kTop * scale, height));
    const float below = height - top;
    const float bar = std::floor(std::min(kBar * scale, 0.4F * below));
    const float panel = panel_width(width, scale, layout.narrow);
    const float edge = layout.narrow && !drawer_open ? 0 : panel;  // where the canvas begins
    layout.top = {0, 0, width, top};
    layout.lab.panel = {edge - panel, top, panel, below};
    layout.lab.canvas = {edge, top, width - edge, below - bar};
    layout.lab.bar = {edge, height - bar, width - edge, bar};
    return layout;
}

}  // namespace svdscope
