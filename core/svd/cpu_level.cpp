// Asks the processor what it has.
#include "core/svd/cpu_level.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace svdscope {
namespace {

#if defined(__x86_64__) || defined(__i386__)
bool has_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
bool has_avx512() { return __builtin_cpu_supports("avx512f") && has_avx2(); }
#else
bool has_avx2() { return false; }
bool has_avx512() { return false; }
#endif

// What somebody allows who wants the same rounding on every machine.
CpuLevel highest_allowed() {
    const char* const name = std::getenv("SVDSCOPE_CPU");
    if (name == nullptr) return CpuLevel::Avx512;
    if (std::strcmp(name, "baseline") == 0) return CpuLevel::Baseline;
    return std::strcmp(name, "avx2") == 0 ? CpuLevel::Avx2 : CpuLevel::Avx512;
}

CpuLevel highest_there_is() {
    if (has_avx512()) return CpuLevel::Avx512;
    return has_avx2() ? CpuLevel::Avx2 : CpuLevel::Baseline;
}

}  // namespace

bool processor_has(CpuLevel level) {
    static const CpuLevel highest = std::min(highest_allowed(), highest_there_is());
    return level <= highest;
}

}  // namespace svdscope
