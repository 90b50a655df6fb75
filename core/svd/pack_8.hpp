// Eight doubles in a pack, by AVX-512. For files that are compiled with these flags alone.
#pragma once
#if defined(__AVX512F__) && defined(__FMA__)
#include <immintrin.h>

namespace svdscope::packs {

// In an unnamed namespace for the reason given in pack_2.hpp.
namespace {

struct Pack8 {
    static constexpr int kLanes = 8;
    struct Mask {
        __mmask8 bits;
        friend Mask operator|(Mask m, Mask n) { return {static_cast<__mmask8>(m.bits | n.bits)}; }
        friend Mask operator&(Mask m, Mask n) { return {static_cast<__mmask8>(m.bits & n.bits)}; }
        bool all() const { return lanes() == 255; }
        int lanes() const { return bits; }
    };
    __m512d v;

    Pack8() = default;
    Pack8(__m512d value) : v(value) {}
    static Pack8 load(const double* from) { return _mm512_loadu_pd(from); }
    void store(double* to) const { _mm512_storeu_pd(to, v); }
    explicit Pack8(double x) : v(_mm512_set1_pd(x)) {}
    static __m512d bitwise(__m512i bits) { return _mm512_castsi512_pd(bits); }
    __m512i bits() const { return _mm512_castpd_si512(v); }
    static __m512i sign_bit() { return _mm512_set1_epi64(static_cast<long long>(1ULL << 63)); }

    friend Pack8 operator+(Pack8 x, Pack8 y) { return _mm512_add_pd(x.v, y.v); }
    friend Pack8 operator-(Pack8 x, Pack8 y) { return _mm512_sub_pd(x.v, y.v); }
    friend Pack8 operator*(Pack8 x, Pack8 y) { return _mm512_mul_pd(x.v, y.v); }
    friend Pack8 operator/(Pack8 x, Pack8 y) { return _mm512_div_pd(x.v, y.v); }
    friend Pack8 operator-(Pack8 x) { return bitwise(_mm512_xor_si512(x.bits(), sign_bit())); }
    friend Mask operator==(Pack8 x, Pack8 y) { return {_mm512_cmp_pd_mask(x.v, y.v, _CMP_EQ_OQ)}; }
    friend Mask operator<(Pack8 x, Pack8 y) { return {_mm512_cmp_pd_mask(x.v, y.v, _CMP_LT_OQ)}; }
    friend Mask operator>(Pack8 x, Pack8 y) { return y < x; }
    friend Mask operator<=(Pack8 x, Pack8 y) { return {_mm512_cmp_pd_mask(x.v, y.v, _CMP_LE_OQ)}; }
    friend Mask operator>=(Pack8 x, Pack8 y) { return {_mm512_cmp_pd_mask(x.v, y.v, _CMP_GE_OQ)}; }
    friend Pack8 sqrt(Pack8 x) { return _mm512_sqrt_pd(x.v); }
    friend Pack8 abs(Pack8 x) { return bitwise(_mm512_andnot_si512(sign_bit(), x.bits())); }
    friend Pack8 smaller(Pack8 x, Pack8 y) { return _mm512_min_pd(x.v, y.v); }
    friend Pack8 with_sign_of(Pack8 size, Pack8 sign) {
        return bitwise(_mm512_or_si512(size.bits(), _mm512_and_si512(sign_bit(), sign.bits())));
    }
    friend Pack8 select(Mask m, Pack8 x, Pack8 y) { return _mm512_mask_blend_pd(m.bits, y.v, x.v); }
    friend Pack8 multiply_add(Pack8 x, Pack8 y, Pack8 z) { return _mm512_fmadd_pd(x.v, y.v, z.v); }
    friend double sum(Pack8 x) {
        const __m256d quarter = _mm256_add_pd(_mm512_castpd512_pd256(x.v), _mm512_extractf64x4_pd(x.v, 1));
        const __m128d half = _mm_add_pd(_mm256_castpd256_pd128(quarter), _mm256_extractf128_pd(quarter, 1));
        return _mm_cvtsd_f64(_mm_add_sd(half, _mm_unpackhi_pd(half, half)));
    }
    friend Pack8 product_error(Pack8 x, Pack8 y, Pack8 product) {
        return _mm512_fmsub_pd(x.v, y.v, product.v);
    }
};

}  // namespace
}  // namespace svdscope::packs
#endif
