// The one table of commands: keys are dispatched from it and the key sheet is made of it.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/keys.hpp"

namespace svdscope {

struct LabEntry;
struct Screen;

struct Command {
    std::string id;     ///< permanent
    std::string title;  ///< what it does, as the key sheet says it
    std::string group;
    std::vector<KeyPress> keys;
    bool while_typing = false;  ///< also while a text field is open
    std::function<void(Screen&)> run;
};

class Commands {
  public:
    explicit Commands(const std::vector<LabEntry>& labs);
    const std::vector<Command>& table() const { return table_; }
    const Command* find(std::string_view id) const;
    const Command* find(KeyPress press) const;

    /// Runs what a key means now. False when nothing wants it. Keys that could be meant for a number cell or
    /// a text field (`text_open`) are left to it.
    bool press(Screen& screen, KeyPress press, bool text_open) const;
    /// Runs what the mouse chose in the last frame.
    void run_clicked(Screen& screen) const;

  private:
    std::vector<Command> table_;
};

/// Whether a command that switches something stands at "on" (menus show a check mark).
bool is_on(const Screen& screen, std::string_view id);

}  // namespace svdscope
