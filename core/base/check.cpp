// The end of a failed check: one line on standard error, then abort, so that a debugger stops at the cause.
#include "core/base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace svdscope::detail {

void check_failed(const char* file, int line, const std::string& what) {
    std::fprintf(stderr, "%s:%d: check failed: %s\n", file, line, what.c_str());
    std::abort();
}

}  // namespace svdscope::detail
