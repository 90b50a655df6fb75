// Loops over the 2x2 kernel: one matrix, and many of them, a pack at a time.
#pragma once
#include "core/svd/kernel_2x2.hpp"
#include "core/svd/kernels_2x2.hpp"
#include "core/svd/pack_2x2.hpp"
#include "core/svd/twin_pack_2x2.hpp"

namespace svdscope::kernel_2x2 {

// In an unnamed namespace for the reason given in pack_2x2.hpp.
namespace {

/// What is kept between the first half of the work and the second, for a block of matrices: with the halves
/// taken one after the other, packs of the same half overlap in the processor and their numbers fit its
/// registers.
struct Block {
    static constexpr int kMatrices = 32;
    alignas(64) double turn_x[kMatrices], turn_y[kMatrices], mirror_x[kMatrices], mirror_y[kMatrices];
    alignas(64) double determinant[kMatrices];
};

/// U and V of one pack, from what stands in the block at `at`.
template <class P>
[[gnu::always_inline]] inline void store_axes_of_pack(const Block& block, int at, const Places2& to) {
    const auto [u, v] = axes(Directions<P>{{P::load(block.turn_x + at), P::load(block.turn_y + at)},
                                           {P::load(block.mirror_x + at), P::load(block.mirror_y + at)}});
    const auto improper = P::load(block.determinant + at) < P(0.0);
    store_axes(u.x, u.y, select(improper, u.y, -u.y), select(improper, -u.x, u.x), to.U, to.stride);
    store_axes(v.x, v.y, -v.y, v.x, to.V, to.stride);
}

template <bool kMayTie, class P>
[[gnu::always_inline]] inline void store_sigmas_of_pack(const Entries<P>& A, const Components<P>& parts,
                                                        Block& block, int at, const Places2& to) {
    const Pair<P> determinant = difference(exact_product(A.a, A.d), exact_product(A.b, A.c));
    const Sigmas<P> found = sigmas<kMayTie>(parts, determinant);
    const auto [turn, mirror] = directions<kMayTie>(parts);
    turn.x.store(block.turn_x + at), turn.y.store(block.turn_y + at);
    mirror.x.store(block.mirror_x + at), mirror.y.store(block.mirror_y + at);
    found.determinant.store(block.determinant + at);
    store_pairs(found.large, found.small, to.sigma, to.stride);
}

/// With ties, and with zeros for the matrices that ask for scaling.
template <class P>
[[gnu::noinline]] void store_sigmas_of_odd_pack(const double* matrices, Block& block, int at,
                                                const Places2& to) {
    Entries<P> A;
    load_entries(matrices, A);
    const auto moderate = moderate_lanes(A);
    const P zero = P(0.0);
    A = {select(moderate, A.a, zero), select(moderate, A.c, zero), select(moderate, A.b, zero),
         select(moderate, A.d, zero)};
    store_sigmas_of_pack<true>(A, components<true>(A), block, at, to);
}

template <class P>
[[gnu::noinline]] void redo_extremes(const double* matrices, const Places2& to) {
    Entries<P> A;
    load_entries(matrices, A);
    const int moderate = moderate_lanes(A).lanes();
    for (int lane = 0; lane < P::kLanes; ++lane) {
        if ((moderate >> lane & 1) == 0) svd_2x2_of_extremes(matrices + 4 * lane, to.at(lane));
    }
}

/// A block of `count` matrices, a multiple of the lanes.
template <class P>
[[gnu::always_inline]] inline void svd_of_block(const double* matrices, const Places2& to, int count) {
    Block block;
    unsigned extremes = 0;
    for (int at = 0; at < count; at += P::kLanes) {
        Entries<P> A;
        load_entries(matrices + 4 * at, A);
        const Components<P> parts = components<false>(A);
        const bool moderate = all_moderate(A);
        if (moderate && !parts.any_tie()) [[likely]] {
            store_sigmas_of_pack<false>(A, parts, block, at, to.at(at));
        } else {
            store_sigmas_of_odd_pack<P>(matrices + 4 * at, block, at, to.at(at));
            if (!moderate) extremes |= 1U << at;
        }
    }
    for (int at = 0; at < count; at += P::kLanes) store_axes_of_pack<P>(block, at, to.at(at));
    for (int at = 0; extremes >> at != 0; at += P::kLanes) {
        if ((extremes >> at & 1) != 0) redo_extremes<P>(matrices + 4 * at, to.at(at));
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
    const Polar<Pack2> both = polar<false>(sums.x, sums.y);
    if ((both.length > Pack2(0.0)).all()) [[likely]]
        return finish_one<false>(sums, both, to);
    finish_one<true>(sums, polar<true>(sums.x, sums.y), to);
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
