// Turns and mirrors of columns for every machine, two lanes. What is said of includes in kernels_2x2_avx2.cpp
// holds here too.
#include "core/svd/column_table.hpp"
#include "core/svd/pack_2.hpp"

namespace svdscope::detail {

const ColumnKernels* baseline_column_kernels() { return &column_loops::kKernels<packs::Pack2>; }

}  // namespace svdscope::detail
