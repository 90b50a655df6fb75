// Every command: its name, its keys and what it does.
#include "app/shell/commands.hpp"

#include <algorithm>

#include <GLFW/glfw3.h>

#include "app/shell/documents.hpp"
#include "app/shell/screen.hpp"

namespace svdscope {
namespace {

using Table = std::vector<Command>;

void add(Table& table, Command command) { table.push_back(std::move(command)); }

auto lab_key(Lab::Key key) {
    return [key](Screen& screen) { screen.desk.current().key(key); };
}

void undo(Screen& screen) {
    if (!screen.desk.current().undo()) screen.say("There is nothing to undo.");
}
void redo(Screen& screen) {
    if (!screen.desk.current().redo()) screen.say("There is nothing to redo.");
}
void reset(Screen& screen) { screen.desk.current().reset(); }
void fit(Screen& screen) { screen.desk.current().fit(); }

/// Esc leaves, in this order: full screen, an open edit (which sees the key itself), what lies over the lab,
/// the lab's own.
void escape(Screen& screen) {
    if (screen.wants_full_screen) {
        screen.wants_full_screen = false;
    } else if (!screen.cells.editing.empty()) {
        return;
    } else if (screen.help.is_open()) {
        screen.help.close();
    } else if (screen.files.is_open()) {
        screen.files.close();
    } else if (!screen.desk.current().key(Lab::Key::Escape)) {
        screen.drawer_open = false;
    }
}

void set_scale(Screen& screen, int percent) {
    screen.settings.scale_percent = percent;
    screen.say("Size " + std::to_string(percent) + " %");
}

void black_and_white(Screen& screen) {
    screen.settings.see_as = Vision::Grey;
    screen.settings.dark = false;
    screen.say("Black and white. Ctrl+1 brings the colours back.");
}

void set_presenter(Screen& screen, bool on) {
    screen.settings.presenter = on;
    screen.settings.see_as = Vision::None;
}

void toggle_help(Screen& screen) { screen.help.is_open() ? screen.help.close() : screen.help.open(); }

void add_edit_commands(Table& table) {
    const std::string group = "Edit";
    add(table, {"undo", "Undo", group, {{'Z', kPrimary}}, false, undo});
    add(table, {"redo", "Redo", group, {{'Y', kPrimary}, {'Z', kPrimary | kShift}}, false, redo});
    add(table,
        {"paste", "Paste numbers: a table or a matrix", group, {{'V', kPrimary}}, false, [](Screen& screen) {
             screen.wants_paste = true;
         }});
    add(table, {"delete",
                "Delete what is selected",
                group,
                {{GLFW_KEY_DELETE}, {GLFW_KEY_BACKSPACE}},
                false,
                lab_key(Lab::Key::Delete)});
    add(table,
        {"select_all", "Select everything", group, {{'A', kPrimary}}, false, lab_key(Lab::Key::SelectAll)});
    add(table, {"reset", "Back to the lab's first state", group, {{'R', kPrimary}}, false, reset});
}

void add_time_commands(Table& table) {
    const std::string group = "Timeline";
    add(table, {"play", "Play or pause", group, {{GLFW_KEY_SPACE}}, false, lab_key(Lab::Key::Play)});
    add(table, {"next", "Next stage", group, {{GLFW_KEY_RIGHT}}, false, lab_key(Lab::Key::Next)});
    add(table, {"previous", "Previous stage", group, {{GLFW_KEY_LEFT}}, false, lab_key(Lab::Key::Previous)});
    add(table,
        {"first", "To the start", group, {{GLFW_KEY_HOME, kPrimary}}, false, lab_key(Lab::Key::First)});
    add(table, {"last", "To the end", group, {{GLFW_KEY_END}}, false, lab_key(Lab::Key::Last)});
}

void add_file_commands(Table& table) {
    const std::string group = "File";
    add(table, {"open", "Open a state or a table of numbers", group, {{'O', kPrimary}}, true, ask_to_open});
    add(table, {"save", "Save the state", group, {{'S', kPrimary}}, true, save_or_ask});
    add(table, {"save_as", "Save the state as ...", group, {{'S', kPrimary | kShift}}, true, ask_to_save});
    add(table, {"save_picture",
                "Save the canvas as a picture",
                group,
                {{'P', kPrimary}, {'C', kPrimary | kShift}},
                true,
                [](Screen& screen) { screen.wants_picture = true; }});
    add(table,
        {"quit", "Quit", group, {{'Q', kPrimary}}, true, [](Screen& screen) { screen.wants_quit = true; }});
}

void add_view_commands(Table& table) {
    const std::string group = "View";
    add(table, {"fit", "Fit the picture", group, {{GLFW_KEY_HOME}, {'0'}}, false, fit});
    add(table, {"full_screen", "Full screen", group, {{GLFW_KEY_F11}}, true, [](Screen& screen) {
                    screen.wants_full_screen = !screen.wants_full_screen;
                }});
    add(table, {"theme", "Dark or light", group, {{'T'}}, false, [](Screen& screen) {
                    screen.settings.dark = !screen.settings.dark;
                }});
    add(table,
        {"panel", "Show or hide the panel of a narrow window", group, {{'P'}}, false, [](Screen& screen) {
             screen.drawer_open = !screen.drawer_open;
         }});
    add(table, {"reduced_motion", "Reduced motion", group, {}, false, [](Screen& screen) {
                    screen.settings.reduced_motion = !screen.settings.reduced_motion;
                }});
    add(table, {"help", "This sheet", group, {{'?'}, {GLFW_KEY_F1}}, true, toggle_help});
    add(table, {"escape", "Leave full screen, an edit or a sheet", group, {{GLFW_KEY_ESCAPE}}, true, escape});
}

void add_size_commands(Table& table) {
    const std::string group = "Size and projector";
    add(table,
        {"bigger", "Bigger", group, {{'=', kPrimary}, {'=', kPrimary | kShift}}, true, [](Screen& screen) {
             set_scale(screen, next_scale(screen.settings.scale_percent, 1));
         }});
    add(table, {"smaller", "Smaller", group, {{'-', kPrimary}}, true, [](Screen& screen) {
                    set_scale(screen, next_scale(screen.settings.scale_percent, -1));
                }});
    add(table, {"default_scale", "Size 100 %", group, {{'0', kPrimary}}, true, [](Screen& screen) {
                    set_scale(screen, 100);
                }});
    add(table, {"normal", "Normal view", group, {{'1', kPrimary}}, true, [](Screen& screen) {
                    set_presenter(screen, false);
                }});
    add(table, {"presenter", "Presenter: all larger", group, {{'2', kPrimary}}, true, [](Screen& screen) {
                    set_presenter(screen, true);
                }});
    add(table, {"black_white", "Black and white on light", group, {{'3', kPrimary}}, true, black_and_white});
}

void add_vision_commands(Table& table) {
    for (const Vision vision : kVisions) {
        const std::string name(vision_name(vision));
        const std::string title = vision == Vision::None ? "See all colours" : "See as: " + name;
        add(table, {"see_as_" + name, title, "See as", {}, false, [vision](Screen& screen) {
                        screen.settings.see_as = vision;
                    }});
    }
}

void add_lab_commands(Table& table, const std::vector<LabEntry>& labs) {
    for (std::size_t i = 0; i < labs.size(); ++i) {
        const std::string id(labs[i].info->id);
        std::vector<KeyPress> keys;
        if (i < 9) keys.push_back({'1' + static_cast<int>(i)});
        add(table, {"tab_" + id, std::string(labs[i].info->title), "Labs", keys, false,
                    [id](Screen& screen) { screen.desk.choose(id); }});
    }
}

/// Arrows nudge the number or the handle that was taken last; digits are typed into the cell with the focus
/// ring.
bool cell_wants(const CellEditor& cells, KeyPress press) {
    if ((press.mods & kPrimary) != 0) return false;
    const bool digit = press.key >= '0' && press.key <= '9';
    const bool arrow = press.key == GLFW_KEY_LEFT || press.key == GLFW_KEY_RIGHT;
    return (digit && !cells.selected.empty()) || (arrow && !(cells.selected.empty() && cells.handle.empty()));
}

}  // namespace

Commands::Commands(const std::vector<LabEntry>& labs) {
    add_edit_commands(table_);
    add_time_commands(table_);
    add_lab_commands(table_, labs);
    add_view_commands(table_);
    add_size_commands(table_);
    add_vision_commands(table_);
    add_file_commands(table_);
}

const Command* Commands::find(std::string_view id) const {
    const auto found =
        std::find_if(table_.begin(), table_.end(), [id](const Command& c) { return c.id == id; });
    return found == table_.end() ? nullptr : &*found;
}

const Command* Commands::find(KeyPress press) const {
    const auto found = std::find_if(table_.begin(), table_.end(), [press](const Command& c) {
        return std::find(c.keys.begin(), c.keys.end(), press) != c.keys.end();
    });
    return found == table_.end() ? nullptr : &*found;
}

bool Commands::press(Screen& screen, KeyPress press, bool text_open) const {
    const Command* command = find(press);
    if (command == nullptr || (text_open && !command->while_typing)) return false;
    // A question mark that is typed is a letter of the text.
    if (text_open && press.key == '?') return false;
    if (cell_wants(screen.cells, press)) return false;
    command->run(screen);
    return true;
}

void Commands::run_clicked(Screen& screen) const {
    for (const std::string& id : std::exchange(screen.clicked, {})) {
        if (const Command* command = find(id)) command->run(screen);
    }
}

bool is_on(const Screen& screen, std::string_view id) {
    const Settings& settings = screen.settings;
    if (id == "presenter") return settings.presenter;
    if (id == "reduced_motion") return settings.reduced_motion;
    if (id == "full_screen") return screen.wants_full_screen;
    return id == "see_as_" + std::string(vision_name(settings.see_as));
}

}  // namespace svdscope
