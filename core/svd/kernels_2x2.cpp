// Which of the compiled 2x2 kernels this machine can run.
#include "core/svd/kernels_2x2.hpp"

namespace svdscope {
namespace {

Kernels2 highest() {
    if (const Kernels2* found = kernels_2x2(CpuLevel::Avx512)) return *found;
    if (const Kernels2* found = kernels_2x2(CpuLevel::Avx2)) return *found;
    return *detail::baseline_kernels_2x2();
}

}  // namespace

const Kernels2* kernels_2x2(CpuLevel level) {
    if (!processor_has(level)) return nullptr;
    switch (level) {
        case CpuLevel::Avx512:
            return detail::avx512_kernels_2x2();
        case CpuLevel::Avx2:
            return detail::avx2_kernels_2x2();
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
