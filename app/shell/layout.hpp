// How the window is divided: bar on top, panel at the left, canvas, timeline. Pure numbers.
#pragma once
#include "app/lab/lab.hpp"

namespace svdscope {

struct ScreenLayout {
    Box top;              ///< name, tabs, buttons
    LabLayout lab;        ///< a folded panel stands beside the window, out of sight, with its full width
    bool narrow = false;  ///< too narrow for the panel beside the canvas: it is a drawer
};

/// `scale`: pixels per design pixel. Parts never overlap and never leave the window, at any size from 1x1.
/// A presenter's panel, which holds the equation alone, folds away later.
ScreenLayout screen_layout(float width, float height, float scale, bool drawer_open, bool presenter = false);

}  // namespace svdscope
