// Keys as a person names them, whatever the keyboard layout.
#pragma once
#include <string>
#include <string_view>

namespace svdscope {

/// Ctrl and Cmd are one modifier here.
enum KeyMods : unsigned { kNoMods = 0, kShift = 1, kPrimary = 2, kAlt = 4 };

/// A key with its modifiers. `key`: an ASCII capital, digit or sign for keys that print one, else a GLFW key
/// code.
struct KeyPress {
    int key = 0;
    unsigned mods = kNoMods;
    bool operator==(const KeyPress&) const = default;
};

/// From GLFW's key callback: `glfw_key` is a position on a US keyboard, `name` what the layout prints there
/// (or empty), so that Ctrl+Z is the key with a Z on it on any keyboard. Digits, which some layouts print
/// only with Shift, go by position.
int layout_key(int glfw_key, std::string_view name);
/// From GLFW's modifier bits.
unsigned key_mods(int glfw_mods);

/// "Ctrl+Shift+Z", "Space", "F1".
std::string key_text(KeyPress press);

}  // namespace svdscope
