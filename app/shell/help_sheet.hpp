// The key sheet (? or F1): every command with its keys, and what the mouse does; searchable.
#pragma once
#include <array>

#include "app/ui/ui.hpp"

namespace svdscope {

class Commands;

class HelpSheet {
  public:
    bool is_open() const { return open_; }
    void open();
    void close() { open_ = false; }
    void draw(Ui& ui, const Commands& commands, float window_width, float window_height);

  private:
    bool open_ = false;
    bool focus_search_ = false;
    std::array<char, 64> search_{};
};

/// Whether a row of the sheet is meant by what was typed: every word of `search` occurs in it, capitals
/// aside.
bool matches_search(std::string_view row, std::string_view search);

}  // namespace svdscope
