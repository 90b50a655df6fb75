// Two doubles in a pack: SSE2 where there is one, plain arithmetic elsewhere, with the same bits. Includes
// nothing of the standard library, so that files compiled for different processors can use it.
#pragma once
#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace svdscope::packs {

// In an unnamed namespace, because files compiled for different processors include this: what is made here
// must not be shared between them by the linker.
namespace {

#ifdef __SSE2__

struct Pack2 {
    static constexpr int kLanes = 2;
    struct Mask {
        __m128d bits;
        friend Mask operator|(Mask m, Mask n) { return {_mm_or_pd(m.bits, n.bits)}; }
        friend Mask operator&(Mask m, Mask n) { return {_mm_and_pd(m.bits, n.bits)}; }
        /// One bit for each lane.
        bool all() const { return lanes() == 3; }
        int lanes() const { return _mm_movemask_pd(bits); }
    };
    __m128d v;

    Pack2() = default;
    Pack2(__m128d value) : v(value) {}
    explicit Pack2(double x) : v(_mm_set1_pd(x)) {}
    static Pack2 load(const double* from) { return _mm_loadu_pd(from); }
    void store(double* to) const { _mm_storeu_pd(to, v); }
    static Pack2 firsts(Pack2 x, Pack2 y) { return _mm_unpacklo_pd(x.v, y.v); }
    static Pack2 seconds(Pack2 x, Pack2 y) { return _mm_unpackhi_pd(x.v, y.v); }
    static Pack2 swapped(Pack2 x) { return _mm_shuffle_pd(x.v, x.v, 1); }

    friend Pack2 operator+(Pack2 x, Pack2 y) { return _mm_add_pd(x.v, y.v); }
    friend Pack2 operator-(Pack2 x, Pack2 y) { return _mm_sub_pd(x.v, y.v); }
    friend Pack2 operator*(Pack2 x, Pack2 y) { return _mm_mul_pd(x.v, y.v); }
    friend Pack2 operator/(Pack2 x, Pack2 y) { return _mm_div_pd(x.v, y.v); }
    friend Pack2 operator-(Pack2 x) { return _mm_xor_pd(x.v, _mm_set1_pd(-0.0)); }
    friend Mask operator==(Pack2 x, Pack2 y) { return {_mm_cmpeq_pd(x.v, y.v)}; }
    friend Mask operator<(Pack2 x, Pack2 y) { return {_mm_cmplt_pd(x.v, y.v)}; }
    friend Mask operator>(Pack2 x, Pack2 y) { return y < x; }
    friend Mask operator<=(Pack2 x, Pack2 y) { return {_mm_cmple_pd(x.v, y.v)}; }
    friend Mask operator>=(Pack2 x, Pack2 y) { return {_mm_cmpge_pd(x.v, y.v)}; }
    friend Pack2 sqrt(Pack2 x) { return _mm_sqrt_pd(x.v); }
    friend double sum(Pack2 x) { return _mm_cvtsd_f64(_mm_add_sd(x.v, _mm_unpackhi_pd(x.v, x.v))); }
    friend Pack2 abs(Pack2 x) { return _mm_andnot_pd(_mm_set1_pd(-0.0), x.v); }
    friend Pack2 smaller(Pack2 x, Pack2 y) { return _mm_min_pd(x.v, y.v); }
    friend Pack2 with_sign_of(Pack2 size, Pack2 sign) {
        return _mm_or_pd(size.v, _mm_and_pd(_mm_set1_pd(-0.0), sign.v));
    }
    friend Pack2 select(Mask m, Pack2 x, Pack2 y) {
#ifdef __SSE4_1__
        return _mm_blendv_pd(y.v, x.v, m.bits);
#else
        return _mm_or_pd(_mm_and_pd(m.bits, x.v), _mm_andnot_pd(m.bits, y.v));
#endif
    }
};

#else

struct Pack2 {
    static constexpr int kLanes = 2;
    struct Mask {
        bool first, second;
        friend Mask operator|(Mask m, Mask n) { return {m.first || n.first, m.second || n.second}; }
        friend Mask operator&(Mask m, Mask n) { return {m.first && n.first, m.second && n.second}; }
        bool all() const { return lanes() == 3; }
        int lanes() const { return (first ? 1 : 0) | (second ? 2 : 0); }
    };
    double first, second;

    Pack2() = default;
    Pack2(double x, double y) : first(x), second(y) {}
    explicit Pack2(double x) : first(x), second(x) {}
    static Pack2 load(const double* from) { return {from[0], from[1]}; }
    void store(double* to) const { to[0] = first, to[1] = second; }
    static Pack2 firsts(Pack2 x, Pack2 y) { return {x.first, y.first}; }
    static Pack2 seconds(Pack2 x, Pack2 y) { return {x.second, y.second}; }
    static Pack2 swapped(Pack2 x) { return {x.second, x.first}; }

    friend Pack2 operator+(Pack2 x, Pack2 y) { return {x.first + y.first, x.second + y.second}; }
    friend Pack2 operator-(Pack2 x, Pack2 y) { return {x.first - y.first, x.second - y.second}; }
    friend Pack2 operator*(Pack2 x, Pack2 y) { return {x.first * y.first, x.second * y.second}; }
    friend Pack2 operator/(Pack2 x, Pack2 y) { return {x.first / y.first, x.second / y.second}; }
    friend Pack2 operator-(Pack2 x) { return {-x.first, -x.second}; }
    friend Mask operator==(Pack2 x, Pack2 y) { return {x.first == y.first, x.second == y.second}; }
    friend Mask operator<(Pack2 x, Pack2 y) { return {x.first < y.first, x.second < y.second}; }
    friend Mask operator>(Pack2 x, Pack2 y) { return y < x; }
    friend Mask operator<=(Pack2 x, Pack2 y) { return {x.first <= y.first, x.second <= y.second}; }
    friend Mask operator>=(Pack2 x, Pack2 y) { return {x.first >= y.first, x.second >= y.second}; }
    friend Pack2 sqrt(Pack2 x) { return {__builtin_sqrt(x.first), __builtin_sqrt(x.second)}; }
    friend double sum(Pack2 x) { return x.first + x.second; }
    friend Pack2 abs(Pack2 x) { return {__builtin_fabs(x.first), __builtin_fabs(x.second)}; }
    friend Pack2 smaller(Pack2 x, Pack2 y) { return select(x < y, x, y); }
    friend Pack2 with_sign_of(Pack2 size, Pack2 sign) {
        return {__builtin_copysign(size.first, sign.first), __builtin_copysign(size.second, sign.second)};
    }
    friend Pack2 select(Mask m, Pack2 x, Pack2 y) {
        return {m.first ? x.first : y.first, m.second ? x.second : y.second};
    }
};

#endif

/// x * y - product exactly, by Dekker's product of halves of 26 bits, where there is no fused multiply-add.
[[gnu::always_inline]] inline Pack2 product_error(Pack2 x, Pack2 y, Pack2 product) {
#if defined(__SSE2__) && defined(__FMA__)
    return _mm_fmsub_pd(x.v, y.v, product.v);
#elif !defined(__SSE2__) && defined(__FP_FAST_FMA)
    return {__builtin_fma(x.first, y.first, -product.first),
            __builtin_fma(x.second, y.second, -product.second)};
#else
    const Pack2 splitter = Pack2(0x1p27 + 1);
    const Pack2 x_scaled = splitter * x;
    const Pack2 y_scaled = splitter * y;
    const Pack2 x_high = x_scaled - (x_scaled - x);
    const Pack2 y_high = y_scaled - (y_scaled - y);
    const Pack2 x_low = x - x_high;
    const Pack2 y_low = y - y_high;
    return ((x_high * y_high - product) + x_high * y_low + x_low * y_high) + x_low * y_low;
#endif
}

/// x * y + z, rounded once where there is a fused multiply-add and else twice: for what need not have the
/// same bits everywhere.
[[gnu::always_inline]] inline Pack2 multiply_add(Pack2 x, Pack2 y, Pack2 z) {
#if defined(__SSE2__) && defined(__FMA__)
    return _mm_fmadd_pd(x.v, y.v, z.v);
#else
    return x * y + z;
#endif
}

}  // namespace
}  // namespace svdscope::packs
