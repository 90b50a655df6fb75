// How the program ends, for scripts.
#pragma once
#include "core/base/result.hpp"

namespace svdscope {

enum ExitCode : int {
    kDone = 0,
    kBadInput = 1,       ///< the input cannot be used
    kWrongUsage = 2,     ///< the command line is wrong
    kMachineCannot = 3,  ///< no display and no EGL, out of memory
};

/// Prints the sentence on standard error and returns the code.
int report(const Error& error, ExitCode code);

}  // namespace svdscope
