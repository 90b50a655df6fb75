// Which of the compiled loops over columns this machine can run.
#include "core/svd/column_kernels.hpp"

namespace svdscope {
namespace {

const ColumnKernels* compiled(CpuLevel level) {
    switch (level) {
        case CpuLevel::Avx512:
            return detail::avx512_column_kernels();
        case CpuLevel::Avx2:
            return detail::avx2_column_kernels();
        case CpuLevel::Baseline:
            break;
    }
    return detail::baseline_column_kernels();
}

}  // namespace

const ColumnKernels* column_kernels(CpuLevel level) {
    return processor_has(level) ? compiled(level) : nullptr;
}

const ColumnKernels& best_column_kernels() {
    if (const ColumnKernels* found = column_kernels(CpuLevel::Avx512)) return *found;
    if (const ColumnKernels* found = column_kernels(CpuLevel::Avx2)) return *found;
    return *detail::baseline_column_kernels();
}

}  // namespace svdscope
