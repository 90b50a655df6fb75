// The 2x2 SVD compiled for several processors, and the choice among them.
#pragma once
#include "core/svd/cpu_level.hpp"

namespace svdscope {

/// Where results go: matrices by columns, each `stride` doubles after the one before.
struct Places2 {
    double* U;
    double* sigma;
    double* V;
    long stride;

    Places2 at(long index) const {
        return {U + index * stride, sigma + index * stride, V + index * stride, stride};
    }
};

/// The two forms of svd_2x2 for one level, the bits of whose results are those of every level; matrices are
/// four doubles by columns, one after the other.
struct Kernels2 {
    void (*one)(const double* matrix, const Places2& to);
    void (*many)(const double* matrices, const Places2& to, long count);
};

/// Fails: nullptr where this machine or this program's compiler has not got the level. Baseline is always
/// there.
const Kernels2* kernels_2x2(CpuLevel level);
/// Those of the highest level there is.
const Kernels2& best_kernels_2x2();

/// One matrix whose entries may be anything: subnormal, huge, far apart, or not finite (then every number is
/// NaN). The lengths, the directions and the determinant carry exponents of their own; sigma is rounded once,
/// also where it is subnormal.
void svd_2x2_of_extremes(const double* matrix, const Places2& to);

namespace detail {
/// Compiled with what the level needs, or nullptr where the compiler cannot.
const Kernels2* baseline_kernels_2x2();
const Kernels2* avx2_kernels_2x2();
const Kernels2* avx512_kernels_2x2();
}  // namespace detail

}  // namespace svdscope
