// The 2x2 SVD for processors with AVX2 and FMA, four lanes. Compiled with flags of its own: no header of the
// standard library or of Eigen belongs here, since the linker might share their functions with the rest of
// the program.
#include "core/svd/block_2x2.hpp"

namespace svdscope::detail {

#if defined(__AVX2__) && defined(__FMA__)

namespace {

using kernel_2x2::Entries;

struct Pack4 {
    static constexpr int kLanes = 4;
    struct Mask {
        __m256d bits;
        friend Mask operator|(Mask m, Mask n) { return {_mm256_or_pd(m.bits, n.bits)}; }
        friend Mask operator&(Mask m, Mask n) { return {_mm256_and_pd(m.bits, n.bits)}; }
        bool all() const { return lanes() == 15; }
        int lanes() const { return _mm256_movemask_pd(bits); }
    };
    __m256d v;

    Pack4() = default;
    Pack4(__m256d value) : v(value) {}
    static Pack4 load(const double* from) { return _mm256_loadu_pd(from); }
    void store(double* to) const { _mm256_storeu_pd(to, v); }
    explicit Pack4(double x) : v(_mm256_set1_pd(x)) {}

    friend Pack4 operator+(Pack4 x, Pack4 y) { return _mm256_add_pd(x.v, y.v); }
    friend Pack4 operator-(Pack4 x, Pack4 y) { return _mm256_sub_pd(x.v, y.v); }
    friend Pack4 operator*(Pack4 x, Pack4 y) { return _mm256_mul_pd(x.v, y.v); }
    friend Pack4 operator/(Pack4 x, Pack4 y) { return _mm256_div_pd(x.v, y.v); }
    friend Pack4 operator-(Pack4 x) { return _mm256_xor_pd(x.v, _mm256_set1_pd(-0.0)); }
    friend Mask operator==(Pack4 x, Pack4 y) { return {_mm256_cmp_pd(x.v, y.v, _CMP_EQ_OQ)}; }
    friend Mask operator<(Pack4 x, Pack4 y) { return {_mm256_cmp_pd(x.v, y.v, _CMP_LT_OQ)}; }
    friend Mask operator>(Pack4 x, Pack4 y) { return y < x; }
    friend Mask operator<=(Pack4 x, Pack4 y) { return {_mm256_cmp_pd(x.v, y.v, _CMP_LE_OQ)}; }
    friend Mask operator>=(Pack4 x, Pack4 y) { return {_mm256_cmp_pd(x.v, y.v, _CMP_GE_OQ)}; }
    friend Pack4 sqrt(Pack4 x) { return _mm256_sqrt_pd(x.v); }
    friend Pack4 abs(Pack4 x) { return _mm256_andnot_pd(_mm256_set1_pd(-0.0), x.v); }
    friend Pack4 smaller(Pack4 x, Pack4 y) { return _mm256_min_pd(x.v, y.v); }
    friend Pack4 with_sign_of(Pack4 size, Pack4 sign) {
        return _mm256_or_pd(size.v, _mm256_and_pd(_mm256_set1_pd(-0.0), sign.v));
    }
    friend Pack4 select(Mask m, Pack4 x, Pack4 y) { return _mm256_blendv_pd(y.v, x.v, m.bits); }
    friend Pack4 product_error(Pack4 x, Pack4 y, Pack4 product) {
        return _mm256_fmsub_pd(x.v, y.v, product.v);
    }
};

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

void one(const double* matrix, const Places2& to) { kernel_2x2::svd_of_one(matrix, to); }
void many(const double* matrices, const Places2& to, long count) {
    kernel_2x2::svd_of_many<Pack4>(matrices, to, count);
}
constexpr Kernels2 kKernels{one, many};

}  // namespace

const Kernels2* avx2_kernels_2x2() { return &kKernels; }

#else

const Kernels2* avx2_kernels_2x2() { return nullptr; }

#endif

}  // namespace svdscope::detail
