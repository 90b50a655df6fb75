// `svdscope`: the window, restored as it was left.
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/shell/documents.hpp"
#include "app/shell/folders.hpp"
#include "app/shell/window_loop.hpp"

namespace svdscope {
namespace {

struct WindowOptions {
    std::vector<std::string> files;
    std::string lab;
    std::string state;
    std::string inspect;
    std::string frame_stats;
    int frames = 0;
    bool clean = false;
};

/// Files from the command line must be right, unlike a session: the person asked for exactly these.
Result<void> load_files(Screen& screen, const WindowOptions& options) {
    std::vector<std::string> files = options.files;
    if (!options.state.empty()) files.push_back(options.state);
    if (!options.lab.empty() && !screen.desk.choose(options.lab)) {
        return fail("there is no lab \"" + options.lab + "\": `svdscope labs` lists them");
    }
    for (const std::string& file : files) {
        if (Result<void> opened = open_document(screen.desk, file); !opened) return opened;
    }
    return {};
}

LoopOptions loop_options(const WindowOptions& options, std::chrono::steady_clock::time_point started) {
    LoopOptions loop;
    loop.started = started;
    loop.frames = options.frames;
    if (!options.inspect.empty()) loop.inspect_file = options.inspect;
    if (!options.frame_stats.empty()) loop.stats_file = options.frame_stats;
    return loop;
}

int show_window(const WindowOptions& options, std::chrono::steady_clock::time_point started) {
    Screen screen(lab_table());
    SessionStore session(state_folder(), config_folder());
    const bool measuring = options.frames > 0;
    const bool restored = !options.clean && !measuring && session.restore(screen);
    if (const Result<void> loaded = load_files(screen, options); !loaded)
        return report(loaded.error(), kBadInput);
    Result<std::unique_ptr<WindowLoop>> loop = WindowLoop::open(
        screen, measuring || options.clean ? nullptr : &session, loop_options(options, started));
    if (!loop) return report(loop.error(), kMachineCannot);
    const bool opening = !restored && !measuring && options.files.empty() && options.state.empty();
    if (opening && !screen.settings.reduced_motion) screen.desk.current().key(Lab::Key::Play);
    const Result<void> done = (*loop)->run();
    return done ? kDone : report(done.error(), kMachineCannot);
}

}  // namespace

void add_window(CLI::App& app, Outcome& outcome, std::chrono::steady_clock::time_point started) {
    auto options = std::make_shared<WindowOptions>();
    const std::string group = "Window";
    app.add_option("FILE", options->files, "saved states, or a 2x2 matrix, to open")->group(group);
    app.add_option("--lab", options->lab, "the lab to start with")->type_name("ID")->group(group);
    app.add_option("--state", options->state, "a saved state to start with")->type_name("FILE")->group(group);
    app.add_flag("--clean", options->clean, "start afresh; neither restore nor save the session")
        ->group(group);
    const std::string tests = "For tests and measurements";
    app.add_option("--inspect", options->inspect, "keep what is on the screen in FILE, as JSON")
        ->type_name("FILE")
        ->group(tests);
    app.add_option("--frames", options->frames, "draw N frames, then stop")
        ->type_name("N")
        ->check(CLI::PositiveNumber)
        ->group(tests);
    app.add_option("--frame-stats", options->frame_stats, "leave the frame times in FILE")
        ->type_name("FILE")
        ->group(tests);
    app.callback([options, &app, &outcome, started] {
        if (app.get_subcommands().empty()) outcome = {true, show_window(*options, started)};
    });
}

}  // namespace svdscope
