// How 2x2 matrices go into packs of two and come out of them.
#pragma once
#include "core/svd/kernel_2x2.hpp"
#include "core/svd/pack_2.hpp"

namespace svdscope::kernel_2x2 {

// In an unnamed namespace for the reason given in pack_2.hpp.
namespace {

using packs::Pack2;

/// The entries of the matrices that stand one after the other, each by columns.
[[gnu::always_inline]] inline void load_entries(const double* from, Entries<Pack2>& acbd) {
    const Pack2 ac = Pack2::load(from), bd = Pack2::load(from + 2);
    const Pack2 next_ac = Pack2::load(from + 4), next_bd = Pack2::load(from + 6);
    acbd = {Pack2::firsts(ac, next_ac), Pack2::seconds(ac, next_ac), Pack2::firsts(bd, next_bd),
            Pack2::seconds(bd, next_bd)};
}

/// Lane i of x and y to the i-th place, places `stride` apart.
[[gnu::always_inline]] inline void store_pairs(Pack2 x, Pack2 y, double* to, long stride) {
    Pack2::firsts(x, y).store(to);
    Pack2::seconds(x, y).store(to + stride);
}

/// Two axes as the columns of a matrix at each place.
[[gnu::always_inline]] inline void store_axes(Pack2 x, Pack2 y, Pack2 z, Pack2 w, double* to, long stride) {
    store_pairs(x, y, to, stride);
    store_pairs(z, w, to + 2, stride);
}

}  // namespace
}  // namespace svdscope::kernel_2x2
