// Which of the compiled 2x2 kernels this machine can run.
#include "core/svd/kernels_2x2.hpp"

namespace svdscope {
namespace {

#if defined(__x86_64__) || defined(__i386__)
bool has_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
bool has_avx512() { return __builtin_cpu_supports("avx512f") && has_avx2(); }
#else
bool has_avx2() { return false; }
bool has_avx512() { return false; }
#endif

Kernels2 highest() {
    if (const Kernels2* found = kernels_2x2(CpuLevel::Avx512)) return *found;
    if (const Kernels2* found = kernels_2x2(CpuLevel::Avx2)) return *found;
    return *detail::baseline_kernels_2x2();
}

}  // namespace

const Kernels2* kernels_2x2(CpuLevel level) {
    switch (level) {
        case CpuLevel::Avx512:
            return has_avx512() ? detail::avx512_kernels_2x2() : nullptr;
        case CpuLevel::Avx2:
            return has_avx2() ? detail::avx2_kernels_2x2() : nullptr;
        case CpuLevel::Baseline:
            break;
    }
    return detail::baseline_kernels_2x2();
}

const Kernels2& best_kernels_2x2() {
    static const Kernels2 best = highest();
    return best;
}

}  // namespace svdscope
