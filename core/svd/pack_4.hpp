// Four doubles in a pack, by AVX2 with FMA. For files that are compiled with these flags alone.
#pragma once
#if defined(__AVX2__) && defined(__FMA__)
#include <immintrin.h>

namespace svdscope::packs {

// In an unnamed namespace for the reason given in pack_2.hpp.
namespace {

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
    friend Pack4 multiply_add(Pack4 x, Pack4 y, Pack4 z) { return _mm256_fmadd_pd(x.v, y.v, z.v); }
    friend double sum(Pack4 x) {
        const __m128d half = _mm_add_pd(_mm256_castpd256_pd128(x.v), _mm256_extractf128_pd(x.v, 1));
        return _mm_cvtsd_f64(_mm_add_sd(half, _mm_unpackhi_pd(half, half)));
    }
    friend Pack4 product_error(Pack4 x, Pack4 y, Pack4 product) {
        return _mm256_fmsub_pd(x.v, y.v, product.v);
    }
};

}  // namespace
}  // namespace svdscope::packs
#endif
