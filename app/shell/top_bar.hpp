// The bar at the top: name, tabs, undo and redo, sharing, help, theme.
#pragma once
#include "app/ui/ui.hpp"

namespace svdscope {

struct Screen;

/// Draws the bar; what is clicked is noted in `screen.clicked` as the id of a command.
void draw_top_bar(Screen& screen, Ui& ui);

}  // namespace svdscope
