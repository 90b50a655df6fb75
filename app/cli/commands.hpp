// The subcommands: each adds itself to the command line and leaves the exit code when it was chosen.
#pragma once
#include <chrono>

namespace CLI {
class App;
}

namespace svdscope {

/// What a chosen subcommand leaves. A callback of CLI11 cannot return anything.
struct Outcome {
    bool chosen = false;
    int code = 0;
};

void add_svd(CLI::App& app, Outcome& outcome);
void add_explain(CLI::App& app, Outcome& outcome);
void add_check(CLI::App& app, Outcome& outcome);
void add_pca(CLI::App& app, Outcome& outcome);
void add_spectrum(CLI::App& app, Outcome& outcome);
void add_condition(CLI::App& app, Outcome& outcome);
void add_compress(CLI::App& app, Outcome& outcome);
void add_labs(CLI::App& app, Outcome& outcome);
void add_shot(CLI::App& app, Outcome& outcome);
void add_movie(CLI::App& app, Outcome& outcome);
/// For app/run on a machine without a display: a movie of the opening lab and a still of each. Hidden from
/// --help.
void add_tour(CLI::App& app, Outcome& outcome);
/// The window: what happens without a subcommand.
void add_window(CLI::App& app, Outcome& outcome, std::chrono::steady_clock::time_point started);

}  // namespace svdscope
