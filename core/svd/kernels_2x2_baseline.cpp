// The 2x2 SVD for every machine: two lanes, without a fused multiply-add where that is not sure to be there.
#include "core/svd/block_2x2.hpp"

namespace svdscope::detail {
namespace {

void one(const double* matrix, const Places2& to) { kernel_2x2::svd_of_one(matrix, to); }
void many(const double* matrices, const Places2& to, long count) {
    kernel_2x2::svd_of_many<kernel_2x2::Pack2>(matrices, to, count);
}
constexpr Kernels2 kKernels{one, many};

}  // namespace

const Kernels2* baseline_kernels_2x2() { return &kKernels; }

}  // namespace svdscope::detail
