// svdscope: the program. The only place that catches everything.
#include <chrono>
#include <cstdio>
#include <exception>
#include <new>

#include "app/cli/command_line.hpp"
#include "app/cli/exit_code.hpp"

int main(int argc, char** argv) {
    const auto started = std::chrono::steady_clock::now();
    try {
        return svdscope::run_command_line(argc, argv, started);
    } catch (const std::bad_alloc&) {
        std::fputs("svdscope: there is not enough memory for this\n", stderr);
        return svdscope::kMachineCannot;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "svdscope: something unforeseen happened: %s\n", error.what());
        return svdscope::kBadInput;
    }
}
