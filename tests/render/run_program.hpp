// Runs the program as a script does, and says how it ended.
#pragma once
#include <cstdlib>
#include <string>

#include <sys/wait.h>

#include "tests/render/temporary_folder.hpp"

namespace svdscope::test {

/// How a run of the program ended.
struct Ended {
    int code = -1;
    std::string out, err;
};

/// Runs the program through a shell; `before` sets variables or feeds standard input.
inline Ended run(const std::string& arguments, const std::string& before = "") {
    const TemporaryFolder folder;
    const std::string command = before + " " SVDSCOPE_PROGRAM " " + arguments + " >'" +
                                (folder / "out").string() + "' 2>'" + (folder / "err").string() + "'";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(folder / "out"),
            content_of(folder / "err")};
}

}  // namespace svdscope::test
