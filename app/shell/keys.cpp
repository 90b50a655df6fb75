// Keyboard layouts and the names of keys.
#include "app/shell/keys.hpp"

#include <array>

#include <GLFW/glfw3.h>

namespace svdscope {
namespace {

struct NamedKey {
    int key;
    std::string_view name;
};
constexpr std::array<NamedKey, 11> kNames{{
    {GLFW_KEY_SPACE, "Space"},
    {GLFW_KEY_LEFT, "Left"},
    {GLFW_KEY_RIGHT, "Right"},
    {GLFW_KEY_UP, "Up"},
    {GLFW_KEY_DOWN, "Down"},
    {GLFW_KEY_HOME, "Home"},
    {GLFW_KEY_END, "End"},
    {GLFW_KEY_ESCAPE, "Esc"},
    {GLFW_KEY_F1, "F1"},
    {GLFW_KEY_F11, "F11"},
    {GLFW_KEY_ENTER, "Enter"},
}};

bool is_letter(int key) { return key >= 'A' && key <= 'Z'; }

int capital(char c) { return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c; }

}  // namespace

int layout_key(int glfw_key, std::string_view name) {
    if (glfw_key >= GLFW_KEY_0 && glfw_key <= GLFW_KEY_9) return glfw_key;
    if (glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_9) return '0' + glfw_key - GLFW_KEY_KP_0;
    if (glfw_key == GLFW_KEY_KP_ADD) return '=';
    if (glfw_key == GLFW_KEY_KP_SUBTRACT) return '-';
    if (name.size() != 1 || glfw_key == GLFW_KEY_SPACE) return glfw_key;
    const int printed = capital(name.front());
    if (printed == '+') return '=';
    // A layout without Latin letters (Greek, Cyrillic) keeps the US positions: its names are longer than one
    // byte.
    return is_letter(printed) || printed == '=' || printed == '-' ? printed : glfw_key;
}

unsigned key_mods(int glfw_mods) {
    unsigned mods = kNoMods;
    if ((glfw_mods & GLFW_MOD_SHIFT) != 0) mods |= kShift;
    if ((glfw_mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0) mods |= kPrimary;
    if ((glfw_mods & GLFW_MOD_ALT) != 0) mods |= kAlt;
    return mods;
}

std::string key_text(KeyPress press) {
    std::string text;
    if ((press.mods & kPrimary) != 0) text += "Ctrl+";
    if ((press.mods & kAlt) != 0) text += "Alt+";
    if ((press.mods & kShift) != 0) text += "Shift+";
    for (const NamedKey& named : kNames) {
        if (named.key == press.key) return text + std::string(named.name);
    }
    return text + static_cast<char>(press.key);
}

}  // namespace svdscope
