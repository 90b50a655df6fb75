// Puts the subcommands together; help, version, wrong usage.
#include "app/cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"

namespace svdscope {
namespace {

constexpr const char* kFooter = R"(
Examples:
  svdscope                                     drag a matrix, watch what it does
  svdscope svd --matrix "2 1; 1 2"             U, sigma and V of a matrix
  svdscope svd data.csv --json                 the same for programs
  svdscope shot --lab transform -o out.png     a picture; needs no display
  svdscope movie --lab transform -o out.gif    the animation

svdscope COMMAND --help says more about a command.
Exit codes: 0 done, 1 the input cannot be used, 2 wrong usage, 3 the machine cannot.)";

}  // namespace

int run_command_line(int argc, char** argv, std::chrono::steady_clock::time_point started) {
    CLI::App app(
        "svdscope shows what a matrix does: it turns, stretches and turns again.\n"
        "Without a command it opens the window.",
        "svdscope");
    app.set_version_flag("--version", "svdscope " SVDSCOPE_VERSION);
    app.footer(kFooter);
    Outcome outcome;
    add_svd(app, outcome);
    add_labs(app, outcome);
    add_shot(app, outcome);
    add_movie(app, outcome);
    add_tour(app, outcome);
    add_window(app, outcome, started);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongUsage;
    }
    return outcome.code;
}

}  // namespace svdscope
