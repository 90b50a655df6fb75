// Turns and mirrors of columns for processors with AVX-512, eight lanes. What is said of includes in
// kernels_2x2_avx2.cpp holds here too.
#include "core/svd/column_table.hpp"
#include "core/svd/pack_8.hpp"

namespace svdscope::detail {

#if defined(__AVX512F__) && defined(__FMA__)

const ColumnKernels* avx512_column_kernels() { return &column_loops::kKernels<packs::Pack8>; }

#else

const ColumnKernels* avx512_column_kernels() { return nullptr; }

#endif

}  // namespace svdscope::detail
