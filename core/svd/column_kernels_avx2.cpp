// Turns and mirrors of columns for processors with AVX2 and FMA, four lanes. What is said of includes in
// kernels_2x2_avx2.cpp holds here too.
#include "core/svd/column_table.hpp"
#include "core/svd/pack_4.hpp"

namespace svdscope::detail {

#if defined(__AVX2__) && defined(__FMA__)

const ColumnKernels* avx2_column_kernels() { return &column_loops::kKernels<packs::Pack4>; }

#else

const ColumnKernels* avx2_column_kernels() { return nullptr; }

#endif

}  // namespace svdscope::detail
