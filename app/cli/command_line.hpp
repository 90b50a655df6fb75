// The command line as a whole.
#pragma once
#include <chrono>

namespace svdscope {

/// Parses, runs what was asked for and returns the exit code. `started`: when main began.
int run_command_line(int argc, char** argv, std::chrono::steady_clock::time_point started);

}  // namespace svdscope
