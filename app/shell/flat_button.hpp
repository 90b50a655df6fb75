// A quiet button at a fixed place: tabs, icons of the top bar, rows of menus and lists.
#pragma once
#include <string_view>

#include "app/ui/ui.hpp"

namespace svdscope {

enum class FlatLook { Plain, Chosen, Disabled };

/// True when clicked. Registers itself for inspection under `name`.
bool flat_button(Ui& ui, std::string_view name, std::string_view text, Box box,
                 FlatLook look = FlatLook::Plain);

/// A row as wide as the menu: a check mark, the title, the keys at the right end. True when clicked.
bool menu_row(Ui& ui, std::string_view name, std::string_view title, std::string_view keys, bool checked);

/// An undecorated window of the program's own chrome at a fixed place; pair with end_chrome.
void begin_chrome(const char* id, Box box, Rgba fill);
void end_chrome();

/// The middle of the window, at most `width` x `height` design pixels and never larger than the window.
Box centered(const Ui& ui, float window_width, float window_height, float width, float height);
/// A sheet over the rest of the window, which is shaded and out of reach meanwhile; pair with end_sheet. True
/// when the person clicked beside it.
bool begin_sheet(Ui& ui, const char* id, Box box);
void end_sheet();

}  // namespace svdscope
