// The 2x2 SVD for processors with AVX-512, eight lanes. As in kernels_2x2_avx2.cpp, nothing is included here
// that the linker might share with the rest of the program.
#include "core/svd/block_2x2.hpp"
#include "core/svd/pack_8.hpp"

#if defined(__AVX512F__) && defined(__FMA__)

// Where the pack itself stands, so that the kernel finds these by their argument.
namespace svdscope::packs {
namespace {

using kernel_2x2::Entries;

// Four rows of four become four columns, in each half of the packs. No arrays and no loops, as for AVX2.
[[gnu::always_inline]] inline Entries<Pack8> transposed(Pack8 x, Pack8 y, Pack8 z, Pack8 w) {
    const __m512i left = _mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13);
    const __m512i right = _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15);
    const __m512d low = _mm512_unpacklo_pd(x.v, y.v);
    const __m512d high = _mm512_unpackhi_pd(x.v, y.v);
    const __m512d next_low = _mm512_unpacklo_pd(z.v, w.v);
    const __m512d next_high = _mm512_unpackhi_pd(z.v, w.v);
    return {_mm512_permutex2var_pd(low, left, next_low), _mm512_permutex2var_pd(high, left, next_high),
            _mm512_permutex2var_pd(low, right, next_low), _mm512_permutex2var_pd(high, right, next_high)};
}

// A matrix in the lower half and the fourth after it in the upper.
[[gnu::always_inline]] inline Pack8 load_two(const double* from) {
    return _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(from)), _mm256_loadu_pd(from + 16), 1);
}

[[gnu::always_inline]] inline void load_entries(const double* from, Entries<Pack8>& acbd) {
    acbd = transposed(load_two(from), load_two(from + 4), load_two(from + 8), load_two(from + 12));
}

[[gnu::always_inline]] inline void store_two_pairs(__m256d pairs, double* to, long apart) {
    _mm_storeu_pd(to, _mm256_castpd256_pd128(pairs));
    _mm_storeu_pd(to + apart, _mm256_extractf128_pd(pairs, 1));
}

[[gnu::always_inline]] inline void store_pairs(Pack8 x, Pack8 y, double* to, long stride) {
    const __m512d even = _mm512_unpacklo_pd(x.v, y.v);
    const __m512d odd = _mm512_unpackhi_pd(x.v, y.v);
    store_two_pairs(_mm512_castpd512_pd256(even), to, 2 * stride);
    store_two_pairs(_mm512_castpd512_pd256(odd), to + stride, 2 * stride);
    store_two_pairs(_mm512_extractf64x4_pd(even, 1), to + 4 * stride, 2 * stride);
    store_two_pairs(_mm512_extractf64x4_pd(odd, 1), to + 5 * stride, 2 * stride);
}

[[gnu::always_inline]] inline void store_two(Pack8 matrices, double* to, long stride) {
    _mm256_storeu_pd(to, _mm512_castpd512_pd256(matrices.v));
    _mm256_storeu_pd(to + 4 * stride, _mm512_extractf64x4_pd(matrices.v, 1));
}

[[gnu::always_inline]] inline void store_axes(Pack8 x, Pack8 y, Pack8 z, Pack8 w, double* to, long stride) {
    const Entries<Pack8> rows = transposed(x, y, z, w);
    store_two(rows.a, to, stride);
    store_two(rows.c, to + stride, stride);
    store_two(rows.b, to + 2 * stride, stride);
    store_two(rows.d, to + 3 * stride, stride);
}

}  // namespace
}  // namespace svdscope::packs

namespace svdscope::detail {
namespace {

void one(const double* matrix, const Places2& to) { kernel_2x2::svd_of_one(matrix, to); }
void many(const double* matrices, const Places2& to, long count) {
    kernel_2x2::svd_of_many<packs::Pack8>(matrices, to, count);
}
constexpr Kernels2 kKernels{one, many};

}  // namespace

const Kernels2* avx512_kernels_2x2() { return &kKernels; }

}  // namespace svdscope::detail

#else

namespace svdscope::detail {

const Kernels2* avx512_kernels_2x2() { return nullptr; }

}  // namespace svdscope::detail

#endif
