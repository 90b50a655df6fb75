// Two packs side by side: while one waits for a root or a quotient, the other computes.
#pragma once
#include "core/svd/kernel_2x2.hpp"

namespace svdscope::kernel_2x2 {

/// P twice, every operation on the one and then on the other.
template <class P>
struct Twin {
    static constexpr int kLanes = 2 * P::kLanes;
    struct Mask {
        typename P::Mask one, other;
        friend Mask operator|(Mask m, Mask n) { return {m.one | n.one, m.other | n.other}; }
        friend Mask operator&(Mask m, Mask n) { return {m.one & n.one, m.other & n.other}; }
        bool all() const { return one.all() && other.all(); }
        int lanes() const { return one.lanes() | other.lanes() << P::kLanes; }
    };
    P one, other;

    Twin() = default;
    Twin(P x, P y) : one(x), other(y) {}
    static Twin load(const double* from) { return {P::load(from), P::load(from + P::kLanes)}; }
    void store(double* to) const { one.store(to), other.store(to + P::kLanes); }
    explicit Twin(double x) : one(x), other(x) {}

    friend Twin operator+(Twin x, Twin y) { return {x.one + y.one, x.other + y.other}; }
    friend Twin operator-(Twin x, Twin y) { return {x.one - y.one, x.other - y.other}; }
    friend Twin operator*(Twin x, Twin y) { return {x.one * y.one, x.other * y.other}; }
    friend Twin operator/(Twin x, Twin y) { return {x.one / y.one, x.other / y.other}; }
    friend Twin operator-(Twin x) { return {-x.one, -x.other}; }
    friend Mask operator==(Twin x, Twin y) { return {x.one == y.one, x.other == y.other}; }
    friend Mask operator<(Twin x, Twin y) { return {x.one < y.one, x.other < y.other}; }
    friend Mask operator>(Twin x, Twin y) { return y < x; }
    friend Mask operator<=(Twin x, Twin y) { return {x.one <= y.one, x.other <= y.other}; }
    friend Mask operator>=(Twin x, Twin y) { return {x.one >= y.one, x.other >= y.other}; }
    friend Twin sqrt(Twin x) { return {sqrt(x.one), sqrt(x.other)}; }
    friend Twin abs(Twin x) { return {abs(x.one), abs(x.other)}; }
    friend Twin smaller(Twin x, Twin y) { return {smaller(x.one, y.one), smaller(x.other, y.other)}; }
    friend Twin with_sign_of(Twin size, Twin sign) {
        return {with_sign_of(size.one, sign.one), with_sign_of(size.other, sign.other)};
    }
    friend Twin select(Mask m, Twin x, Twin y) {
        return {select(m.one, x.one, y.one), select(m.other, x.other, y.other)};
    }
    friend Twin product_error(Twin x, Twin y, Twin product) {
        return {product_error(x.one, y.one, product.one), product_error(x.other, y.other, product.other)};
    }
};

template <class P>
[[gnu::always_inline]] inline void load_entries(const double* from, Entries<Twin<P>>& acbd) {
    Entries<P> first, second;
    load_entries(from, first);
    load_entries(from + 4 * P::kLanes, second);
    acbd = {{first.a, second.a}, {first.c, second.c}, {first.b, second.b}, {first.d, second.d}};
}

template <class P>
[[gnu::always_inline]] inline void store_pairs(Twin<P> x, Twin<P> y, double* to, long stride) {
    store_pairs(x.one, y.one, to, stride);
    store_pairs(x.other, y.other, to + P::kLanes * stride, stride);
}

template <class P>
[[gnu::always_inline]] inline void store_axes(Twin<P> x, Twin<P> y, Twin<P> z, Twin<P> w, double* to,
                                              long stride) {
    store_axes(x.one, y.one, z.one, w.one, to, stride);
    store_axes(x.other, y.other, z.other, w.other, to + P::kLanes * stride, stride);
}

}  // namespace svdscope::kernel_2x2
