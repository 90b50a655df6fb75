// Errors on standard error.
#include "app/cli/exit_code.hpp"

#include <fmt/core.h>

namespace svdscope {

int report(const Error& error, ExitCode code) {
    fmt::print(stderr, "svdscope: {}\n", error.message);
    return code;
}

}  // namespace svdscope
