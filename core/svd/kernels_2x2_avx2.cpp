// The 2x2 SVD for processors with AVX2 and FMA, four lanes. Compiled with flags of its own: no header of the
// standard library or of Eigen belongs here, since the linker might share their functions with the rest of
// the program.
#include "core/svd/block_2x2.hpp"
#include "core/svd/pack_4.hpp"

#if defined(__AVX2__) && defined(__FMA__)

// Where the pack itself stands, so that the kernel finds these by their argument.
namespace svdscope::packs {
namespace {

using kernel_2x2::Entries;

// Four rows of four become four columns. No arrays and no loops: g++ 12 would take them through memory.
[[gnu::always_inline]] inline Entries<Pack4> transposed(Pack4 x, Pack4 y, Pack4 z, Pack4 w) {
    const __m256d low = _mm256_unpacklo_pd(x.v, y.v);
    const __m256d high = _mm256_unpackhi_pd(x.v, y.v);
    const __m256d next_low = _mm256_unpacklo_pd(z.v, w.v);
    const __m256d next_high = _mm256_unpackhi_pd(z.v, w.v);
    return {_mm256_permute2f128_pd(low, next_low, 0x20), _mm256_permute2f128_pd(high, next_high, 0x20),
            _mm256_permute2f128_pd(low, next_low, 0x31), _mm256_permute2f128_pd(high, next_high, 0x31)};
}

[[gnu::always_inline]] inline void load_entries(const double* from, Entries<Pack4>& acbd) {
    acbd = transposed(_mm256_loadu_pd(from), _mm256_loadu_pd(from + 4), _mm256_loadu_pd(from + 8),
                      _mm256_loadu_pd(from + 12));
}

[[gnu::always_inline]] inline void store_pairs(Pack4 x, Pack4 y, double* to, long stride) {
    const __m256d even = _mm256_unpacklo_pd(x.v, y.v);
    const __m256d odd = _mm256_unpackhi_pd(x.v, y.v);
    _mm_storeu_pd(to, _mm256_castpd256_pd128(even));
    _mm_storeu_pd(to + stride, _mm256_castpd256_pd128(odd));
    _mm_storeu_pd(to + 2 * stride, _mm256_extractf128_pd(even, 1));
    _mm_storeu_pd(to + 3 * stride, _mm256_extractf128_pd(odd, 1));
}

[[gnu::always_inline]] inline void store_axes(Pack4 x, Pack4 y, Pack4 z, Pack4 w, double* to, long stride) {
    const Entries<Pack4> rows = transposed(x, y, z, w);
    _mm256_storeu_pd(to, rows.a.v);
    _mm256_storeu_pd(to + stride, rows.c.v);
    _mm256_storeu_pd(to + 2 * stride, rows.b.v);
    _mm256_storeu_pd(to + 3 * stride, rows.d.v);
}

}  // namespace
}  // namespace svdscope::packs

namespace svdscope::detail {
namespace {

void one(const double* matrix, const Places2& to) { kernel_2x2::svd_of_one(matrix, to); }
void many(const double* matrices, const Places2& to, long count) {
    kernel_2x2::svd_of_many<packs::Pack4>(matrices, to, count);
}
constexpr Kernels2 kKernels{one, many};

}  // namespace

const Kernels2* avx2_kernels_2x2() { return &kKernels; }

}  // namespace svdscope::detail

#else

namespace svdscope::detail {

const Kernels2* avx2_kernels_2x2() { return nullptr; }

}  // namespace svdscope::detail

#endif
