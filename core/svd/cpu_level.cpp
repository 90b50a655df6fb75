// Asks the processor what it has.
#include "core/svd/cpu_level.hpp"

namespace svdscope {
namespace {

#if defined(__x86_64__) || defined(__i386__)
bool has_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
bool has_avx512() { return __builtin_cpu_supports("avx512f") && has_avx2(); }
#else
bool has_avx2() { return false; }
bool has_avx512() { return false; }
#endif

}  // namespace

bool processor_has(CpuLevel level) {
    switch (level) {
        case CpuLevel::Avx512:
            return has_avx512();
        case CpuLevel::Avx2:
            return has_avx2();
        case CpuLevel::Baseline:
            break;
    }
    return true;
}

}  // namespace svdscope
