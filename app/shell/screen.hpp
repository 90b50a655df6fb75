// Everything the window remembers, and one frame of it: the same for the window and for pictures without one.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/lab/lab.hpp"
#include "app/shell/commands.hpp"
#include "app/shell/desk.hpp"
#include "app/shell/file_browser.hpp"
#include "app/shell/gui.hpp"
#include "app/shell/help_sheet.hpp"
#include "app/shell/layout.hpp"
#include "app/shell/settings.hpp"
#include "app/shell/toast.hpp"

namespace svdscope {

struct Screen {
    explicit Screen(std::vector<LabEntry> table) : commands(table), desk(std::move(table)) {}

    const Commands commands;
    Desk desk;
    Settings settings;
    Toast toast;
    HelpSheet help;
    FileBrowser files;
    Inspector inspector;
    CellEditor cells;
    ScreenLayout layout;  ///< of the last frame
    bool drawer_open = false;
    double now = 0;  ///< seconds; 0 for pictures

    std::optional<std::filesystem::path> state_file;  ///< where Ctrl+S saves
    std::vector<std::string> clicked;                 ///< ids of commands that the mouse chose in this frame

    // Wishes that only the window can fulfil; it takes them after each round of commands.
    bool wants_picture = false;
    bool wants_paste = false;
    bool wants_full_screen = false;  ///< the state wished for, not an event
    bool wants_quit = false;

    /// Shows a sentence at the foot of the canvas.
    void say(std::string sentence) { toast.say(std::move(sentence), now); }
    /// Magnification of everything: the person's choice and the lecture hall's.
    float magnification() const {
        return static_cast<float>(settings.scale_percent) / 100 * (settings.presenter ? 1.6F : 1.0F);
    }
    const Theme& theme() const { return settings.dark ? dark_theme() : light_theme(); }
};

/// One ImGui frame from NewFrame to Render, drawn again at once while the lab finds that its parameters
/// changed too late. The caller has set io.DisplaySize, io.DeltaTime and the scale of `gui`.
void draw_frame(Screen& screen, Gui& gui);

}  // namespace svdscope
