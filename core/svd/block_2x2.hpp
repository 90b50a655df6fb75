// Loops over the 2x2 kernel: one matrix, and many of them, a pack at a time.
#pragma once
#include "core/svd/kernel_2x2.hpp"
#include "core/svd/kernels_2x2.hpp"
#include "core/svd/pack_2x2.hpp"

namespace svdscope::kernel_2x2 {

// In an unnamed namespace for the reason given in pack_2.hpp.
namespace {

template <class P>
[[gnu::always_inline]] inline void store_factors(const Axes<P>& axes, P determinant, const Places2& to) {
    const auto& [u, v] = axes;
    const auto improper = determinant < P(0.0);
    store_axes(u.x, u.y, select(improper, u.y, -u.y), select(improper, -u.x, u.x), to.U, to.stride);
    store_axes(v.x, v.y, -v.y, v.x, to.V, to.stride);
}

/// A pack where there may be ties, and matrices that ask for scaling: these compute with zeros, and then once
/// more.
template <class P>
[[gnu::noinline]] void svd_of_odd_pack(const double* matrices, const Places2& to) {
    Entries<P> A;
    load_entries(matrices, A);
    const auto moderate = moderate_lanes(A);
    const P zero = P(0.0);
    A = {select(moderate, A.a, zero), select(moderate, A.c, zero), select(moderate, A.b, zero),
         select(moderate, A.d, zero)};
    const Components<P> parts{polar<true>(rooted_turn(A)), polar<true>(rooted_mirror(A))};
    const Sigmas<P> found = sigmas<true>(parts, determinant(A));
    store_pairs(found.large, found.small, to.sigma, to.stride);
    store_factors(axes(directions<true>(parts)), found.determinant, to);
    for (int lane = 0; lane < P::kLanes; ++lane) {
        if ((moderate.lanes() >> lane & 1) == 0) svd_2x2_of_extremes(matrices + 4 * lane, to.at(lane));
    }
}

/// What is kept between the stages of the work for a block of matrices. Each stage ends where a root is
/// waited for, and is done for every pack of the block before the next one: so the packs overlap in the
/// processor, and what one needs fits into its registers.
struct Block {
    static constexpr int kMatrices = 32;
    using Numbers = double[kMatrices];
    struct Part {
        alignas(64) Numbers x, y, square, square_low, length;
    };
    Part turn, mirror;
    alignas(64) Numbers determinant, determinant_low;
};

template <class P>
[[gnu::always_inline]] inline void store_part(const Rooted<P>& from, Block::Part& part, int at) {
    from.x.store(part.x + at), from.y.store(part.y + at), from.length.store(part.length + at);
    from.square.high.store(part.square + at), from.square.low.store(part.square_low + at);
}

template <class P>
[[gnu::always_inline]] inline Rooted<P> load_part(const Block::Part& part, int at) {
    return {P::load(part.x + at),
            P::load(part.y + at),
            {P::load(part.square + at), P::load(part.square_low + at)},
            P::load(part.length + at)};
}

/// Lengths and determinants. False for a pack that is better done by `svd_of_odd_pack`.
template <class P>
[[gnu::always_inline]] inline bool first_stage(const double* matrices, Block& block, int at) {
    Entries<P> A;
    load_entries(matrices, A);
    const Rooted<P> turn = rooted_turn(A), mirror = rooted_mirror(A);
    store_part(turn, block.turn, at);
    store_part(mirror, block.mirror, at);
    const Pair<P> det = determinant(A);
    det.high.store(block.determinant + at), det.low.store(block.determinant_low + at);
    return (is_plain(A) & (smaller(turn.length, mirror.length) > P(0.0))).all();
}

/// Singular values, and directions in the places of the vectors.
template <class P>
[[gnu::always_inline]] inline void second_stage(Block& block, int at, const Places2& to) {
    const Components<P> parts{polar<false>(load_part<P>(block.turn, at)),
                              polar<false>(load_part<P>(block.mirror, at))};
    parts.turn.x.store(block.turn.x + at), parts.turn.y.store(block.turn.y + at);
    parts.mirror.x.store(block.mirror.x + at), parts.mirror.y.store(block.mirror.y + at);
    const Sigmas<P> found =
        sigmas<false>(parts, Pair<P>{P::load(block.determinant + at), P::load(block.determinant_low + at)});
    store_pairs(found.large, found.small, to.sigma, to.stride);
}

template <class P>
[[gnu::always_inline]] inline void third_stage(const Block& block, int at, const Places2& to) {
    const Axes<P> found = axes(Directions<P>{{P::load(block.turn.x + at), P::load(block.turn.y + at)},
                                             {P::load(block.mirror.x + at), P::load(block.mirror.y + at)}});
    store_factors(found, P::load(block.determinant + at), to);
}

/// A block of `count` matrices, a multiple of the lanes.
template <class P>
[[gnu::always_inline]] inline void svd_of_block(const double* matrices, const Places2& to, int count) {
    Block block;
    unsigned odd = 0;
    for (int at = 0; at < count; at += P::kLanes) {
        if (!first_stage<P>(matrices + 4 * at, block, at)) odd |= 1U << at;
    }
    for (int at = 0; at < count; at += P::kLanes) second_stage<P>(block, at, to.at(at));
    for (int at = 0; at < count; at += P::kLanes) third_stage<P>(block, at, to.at(at));
    if (odd == 0) [[likely]]
        return;
    for (int at = 0; at < count; at += P::kLanes) {
        if ((odd >> at & 1) != 0) svd_of_odd_pack<P>(matrices + 4 * at, to.at(at));
    }
}

// One matrix. What is alike is done side by side, one in each lane: turn and mirror, u1 and v1.

struct SumsOfOne {
    Pair<Pack2> x, y;         ///< (E, F) and (H, G)
    Pair<Pack2> determinant;  ///< in both lanes
};

[[gnu::always_inline]] inline Pack2 first(Pack2 x) { return Pack2::firsts(x, x); }
[[gnu::always_inline]] inline Pack2 second(Pack2 x) { return Pack2::seconds(x, x); }

[[gnu::always_inline]] inline SumsOfOne sums_of_one(Pack2 ac, Pack2 db) {
    const Pair<Pack2> plus = exact_sum(ac, db);          // E, G
    const Pair<Pack2> minus = exact_difference(ac, db);  // F, H
    const Pair<Pack2> products = exact_product(ac, db);  // a d, c b
    return {{Pack2::firsts(plus.high, minus.high), Pack2::firsts(plus.low, minus.low)},
            {Pack2::seconds(minus.high, plus.high), Pack2::seconds(minus.low, plus.low)},
            difference(Pair<Pack2>{first(products.high), first(products.low)},
                       Pair<Pack2>{second(products.high), second(products.low)})};
}

/// v1 and u1 = v1 * turn as x = (v_x, u_x) and y = (v_y, u_y).
[[gnu::always_inline]] inline Vector<Pack2> axes_of_one(const Directions<Pack2>& of) {
    const auto& [t, m] = of;
    const Vector<Pack2> v = half_angle(Vector<Pack2>{m.x * t.x + m.y * t.y, m.y * t.x - m.x * t.y});
    const Pack2 by = Pack2::firsts(Pack2(1.0), t.x);
    const Pack2 across = Pack2::firsts(Pack2(0.0), t.y);
    return renormalised(Vector<Pack2>{v.x * by - v.y * across, v.x * across + v.y * by});
}

template <bool kMayTie>
[[gnu::always_inline]] inline void finish_one(const SumsOfOne& sums, const Polar<Pack2>& both,
                                              const Places2& to) {
    const Components<Pack2> parts{{first(both.x), first(both.y), first(both.length), first(both.rest)},
                                  {second(both.x), second(both.y), second(both.length), second(both.rest)}};
    const Sigmas<Pack2> found = sigmas<kMayTie>(parts, sums.determinant);
    const auto [x, y] = axes_of_one(directions<kMayTie>(parts));
    const auto improper = found.determinant < Pack2(0.0);
    Pack2::firsts(found.large, found.small).store(to.sigma);
    Pack2::firsts(x, y).store(to.V);
    Pack2::firsts(-y, x).store(to.V + 2);
    Pack2::seconds(x, y).store(to.U);
    Pack2::seconds(select(improper, y, -y), select(improper, -x, x)).store(to.U + 2);
}

[[gnu::always_inline]] inline bool both_moderate(Pack2 ac, Pack2 bd) {
    const Pack2 first = abs(ac), second = abs(bd);
    const auto no_zero =
        (smaller(first, second) >= Pack2(kLeastModerate)) & (first + second <= Pack2(kLargestModerate));
    return no_zero.all() || (is_moderate(ac) & is_moderate(bd)).all();
}

[[gnu::always_inline]] inline void svd_of_one(const double* matrix, const Places2& to) {
    const Pack2 ac = Pack2::load(matrix);
    const Pack2 bd = Pack2::load(matrix + 2);
    if (!both_moderate(ac, bd)) return svd_2x2_of_extremes(matrix, to);
    const SumsOfOne sums = sums_of_one(ac, Pack2::swapped(bd));
    const Polar<Pack2> both = polar<false>(rooted(sums.x, sums.y));
    if ((both.length > Pack2(0.0)).all()) [[likely]]
        return finish_one<false>(sums, both, to);
    finish_one<true>(sums, polar<true>(rooted(sums.x, sums.y)), to);
}

/// Many matrices; those that fill no pack are done one at a time, with the same bits.
template <class P>
[[gnu::always_inline]] inline void svd_of_many(const double* matrices, const Places2& to, long count) {
    long done = 0;
    while (count - done >= P::kLanes) {
        const long left = count - done;
        const int next =
            static_cast<int>(left < Block::kMatrices ? left - left % P::kLanes : Block::kMatrices);
        svd_of_block<P>(matrices + 4 * done, to.at(done), next);
        done += next;
    }
    for (; done < count; ++done) svd_of_one(matrices + 4 * done, to.at(done));
}

}  // namespace
}  // namespace svdscope::kernel_2x2
