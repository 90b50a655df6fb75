// The 2x2 SVD on packs of doubles: one derivation for one matrix, for a block of them, and for every
// processor.
#pragma once

// Derivation. With the four sums
//     E = a + d    H = c - b    F = a - d    G = c + b
// A is half of a turn, q = |(E, H)|, and half of a mirror, r = |(F, G)|:
//     2 A = [[E, -H], [H, E]] + [[F, G], [G, -F]].
// Write turn = (E, H) / q and mirror = (F, G) / r, unit vectors at the angles a2 and a1. Then
//     A = Rot((a1 + a2) / 2) diag((q + r) / 2, (q - r) / 2) Rot((a2 - a1) / 2),
// so v1 stands at (a1 - a2) / 2: half the angle of mirror * conj(turn), unit vectors read as complex numbers.
// u1 is v1 turned by a2, that is v1 * turn. The half angle of a unit vector w is the direction of w + 1, or
// where that cancels of (|w_y|, 1 - w_x): no trigonometry.
//
// Why it is accurate. The sums are exact as pairs (high, low); nothing that was rounded is subtracted before
// the lengths and the directions are formed, so these are good whatever the gap between the singular values.
// q + r does not cancel. q - r does, and is never formed: sigma_2 = |det A| / sigma_1, with a determinant in
// twice the precision that is exactly 0 when A is exactly singular.
//
// Why sigma is correctly rounded. A square root s = sqrt(x) computed in double is mended by one step of
// Newton's, (x - s^2) / (2 s), whose numerator is formed exactly; a quotient likewise by its remainder. Both
// are then right to some 2^-103, the two parts are added last, and that addition is the only rounding that is
// seen.
//
// The operations are IEEE additions, products, quotients and square roots, and the exact error of a product
// (by a fused multiply-add, or by Dekker's splitting: the same number). So every pack gives the same bits.
//
// Source: the sums and half angles are Blinn's (IEEE CG&A 16, 1996); exact sums and products Knuth's and
// Dekker's (Numer. Math. 18, 1971); the determinant Kahan's, carried to twice the precision.

namespace svdscope::kernel_2x2 {

/// Entries within these bounds, or 0, need no scaling: no square, product or rounding error of one over- or
/// underflows.
constexpr double kLeastModerate = 0x1p-230;
constexpr double kLargestModerate = 0x1p240;

/// Matrices [[a, b], [c, d]], one in each lane; in the order in which they are stored by columns.
template <class P>
struct Entries {
    P a, c, b, d;
};

/// The unevaluated sum high + low.
template <class P>
struct Pair {
    P high, low;
};

template <class P>
[[gnu::always_inline]] inline Pair<P> exact_sum(P a, P b) {
    const P sum = a + b;
    const P of_b = sum - a;
    return {sum, (a - (sum - of_b)) + (b - of_b)};
}

template <class P>
[[gnu::always_inline]] inline Pair<P> exact_difference(P a, P b) {
    const P difference = a - b;
    const P of_b = difference - a;
    return {difference, (a - (difference - of_b)) - (b + of_b)};
}

/// Where |a| >= |b| or a = 0, or a is a multiple of the last place of b.
template <class P>
[[gnu::always_inline]] inline Pair<P> exact_sum_ordered(P a, P b) {
    const P sum = a + b;
    return {sum, b - (sum - a)};
}

template <class P>
[[gnu::always_inline]] inline Pair<P> exact_product(P a, P b) {
    const P product = a * b;
    return {product, product_error(a, b, product)};
}

/// x / (y + y_rest), the correctly rounded quotient's first guess and what is to be added to it; `inverse` is
/// 1 / y.
template <class P>
[[gnu::always_inline]] inline Pair<P> quotient(Pair<P> x, P y, P y_rest, P inverse) {
    const P first = x.high * inverse;
    const Pair<P> back = exact_product(first, y);
    const P remainder = ((x.high - back.high) - back.low) + (x.low - first * y_rest);
    return {first, remainder * inverse};
}

/// A vector of the plane, rounded, with the square of its unrounded length and the root of that.
template <class P>
struct Rooted {
    P x, y;
    Pair<P> square;
    P length;
};

template <class P>
[[gnu::always_inline]] inline Rooted<P> rooted(Pair<P> x, Pair<P> y) {
    const Pair<P> xx = exact_product(x.high, x.high);
    const Pair<P> yy = exact_product(y.high, y.high);
    const Pair<P> sum = exact_sum(xx.high, yy.high);
    const P crossed = x.high * x.low + y.high * y.low;
    const P low = (sum.low + (xx.low + yy.low)) + (crossed + crossed);
    return {x.high, y.high, {sum.high, low}, sqrt(sum.high)};
}

/// A vector of the plane by its direction, good to two roundings, and its length + rest.
template <class P>
struct Polar {
    P x, y;
    P length, rest;
};

/// Where the vector is 0 its direction is (1, 0), if that was asked for, and otherwise not a number.
template <bool kMayBeZero, class P>
[[gnu::always_inline]] inline Polar<P> polar(const Rooted<P>& of) {
    const Pair<P> again = exact_product(of.length, of.length);
    const P remainder = (of.square.high - again.high) + (of.square.low - again.low);
    const P one = P(1.0);
    if constexpr (kMayBeZero) {
        const auto is_zero = of.length == P(0.0);
        const P inverse = one / select(is_zero, one, of.length);
        const P along = select(is_zero, one, of.x * inverse);
        return {along, of.y * inverse, of.length, remainder * (P(0.5) * inverse)};
    }
    const P inverse = one / of.length;
    return {of.x * inverse, of.y * inverse, of.length, remainder * (P(0.5) * inverse)};
}

/// (q + r) / 2, rounded once, and what the rounding lost.
template <class P>
[[gnu::always_inline]] inline Pair<P> half_sum(Pair<P> q, Pair<P> r) {
    const Pair<P> sum = exact_sum(q.high, r.high);
    const Pair<P> rounded = exact_sum_ordered(sum.high, sum.low + (q.low + r.low));
    const P half = P(0.5);
    return {half * rounded.high, half * rounded.low};
}

/// ad - bc of two exact products, to 2^-104 of itself. Where the leading parts cancel, the rest is exact; and
/// what is left of them is a multiple of the last place of the lower parts, so that the shorter sum is exact
/// as well.
template <class P>
[[gnu::always_inline]] inline Pair<P> difference(Pair<P> ad, Pair<P> bc) {
    const Pair<P> high = exact_difference(ad.high, bc.high);
    const Pair<P> low = exact_difference(ad.low, bc.low);
    const Pair<P> middle = exact_sum_ordered(high.high, low.high);
    return exact_sum_ordered(middle.high, (middle.low + high.low) + low.low);
}

template <class P>
struct Vector {
    P x, y;
};

/// Takes most of the rounding of a length near 1 away: one step of Newton's for 1 / |p|.
template <class P>
[[gnu::always_inline]] inline Vector<P> renormalised(Vector<P> p) {
    const P half_missing = P(0.5) * (P(1.0) - (p.x * p.x + p.y * p.y));
    return {p.x + p.x * half_missing, p.y + p.y * half_missing};
}

/// The unit vector at half the angle of w, the one to the right: x >= 0, and (0, 1) for (-1, 0). What w lacks
/// of the length 1 it has as well. Its direction is that of ((1 + |w_x|) / 2, w_y / 2), whose length is the
/// root of the first.
template <class P>
[[gnu::always_inline]] inline Vector<P> half_angle(Vector<P> w) {
    const P half = P(0.5);
    const P zero = P(0.0);
    const P x = half + half * abs(w.x);
    const P y = half * w.y + zero;  // -0 becomes 0
    const P inverse = P(1.0) / sqrt(x);
    const P longer = x * inverse;
    const P shorter = y * inverse;
    const auto right = w.x >= zero;
    return {select(right, longer, abs(shorter)), select(right, shorter, with_sign_of(longer, y))};
}

/// The two components of A: half of 2 A = q Rot(turn) + r Mirror(mirror).
template <class P>
struct Components {
    Polar<P> turn, mirror;

    auto no_turn() const { return turn.length == P(0.0); }
    auto tie() const { return no_turn() | (mirror.length == P(0.0)); }
};

template <class P>
[[gnu::always_inline]] inline Rooted<P> rooted_turn(const Entries<P>& A) {
    return rooted(exact_sum(A.a, A.d), exact_difference(A.c, A.b));
}
template <class P>
[[gnu::always_inline]] inline Rooted<P> rooted_mirror(const Entries<P>& A) {
    return rooted(exact_difference(A.a, A.d), exact_sum(A.c, A.b));
}
template <class P>
[[gnu::always_inline]] inline Pair<P> determinant(const Entries<P>& A) {
    return difference(exact_product(A.a, A.d), exact_product(A.b, A.c));
}

/// Both singular values, and the determinant for its sign.
template <class P>
struct Sigmas {
    P large, small, determinant;
};

/// At a tie, where a component has length 0, both are the same number; near one, rounding must not change
/// their order.
template <bool kMayTie, class P>
[[gnu::always_inline]] inline Sigmas<P> sigmas(const Components<P>& parts, Pair<P> determinant) {
    const Pair<P> large = half_sum(Pair<P>{parts.turn.length, parts.turn.rest},
                                   Pair<P>{parts.mirror.length, parts.mirror.rest});
    const P one = P(1.0);
    if constexpr (kMayTie) {
        const P divisor = select(large.high == P(0.0), one, large.high);
        const Pair<P> small = quotient(determinant, divisor, large.low, one / divisor);
        const P below = smaller(abs(small.high + small.low), large.high);
        return {large.high, select(parts.tie(), large.high, below), determinant.high};
    }
    const Pair<P> small = quotient(determinant, large.high, large.low, one / large.high);
    return {large.high, smaller(abs(small.high + small.low), large.high), determinant.high};
}

/// The directions of turn and mirror. A component of length 0 takes the other's, so that v1 = (1, 0).
template <class P>
struct Directions {
    Vector<P> turn, mirror;
};

template <bool kMayTie, class P>
[[gnu::always_inline]] inline Directions<P> directions(const Components<P>& parts) {
    const Vector<P> turn{parts.turn.x, parts.turn.y}, mirror{parts.mirror.x, parts.mirror.y};
    if constexpr (kMayTie) {
        const auto tie = parts.tie(), no_turn = parts.no_turn();
        const Vector<P> left{select(no_turn, mirror.x, turn.x), select(no_turn, mirror.y, turn.y)};
        return {left, {select(tie, left.x, mirror.x), select(tie, left.y, mirror.y)}};
    }
    return {turn, mirror};
}

template <class P>
struct Axes {
    Vector<P> u, v;
};

/// u1 and v1.
template <class P>
[[gnu::always_inline]] inline Axes<P> axes(const Directions<P>& of) {
    const auto& [t, m] = of;
    const Vector<P> w{m.x * t.x + m.y * t.y, m.y * t.x - m.x * t.y};
    const Vector<P> v = half_angle(w);
    const Vector<P> u{v.x * t.x - v.y * t.y, v.x * t.y + v.y * t.x};
    return {renormalised(u), renormalised(v)};
}

/// The lanes where no entry asks for scaling. False for what is not a number.
template <class P>
[[gnu::always_inline]] inline auto is_moderate(P x) {
    const P size = abs(x);
    return (size <= P(kLargestModerate)) & ((size >= P(kLeastModerate)) | (size == P(0.0)));
}

template <class P>
[[gnu::always_inline]] inline auto moderate_lanes(const Entries<P>& A) {
    return (is_moderate(A.a) & is_moderate(A.b)) & (is_moderate(A.c) & is_moderate(A.d));
}

/// The same by fewer operations, where no entry is 0; false also for those.
template <class P>
[[gnu::always_inline]] inline auto is_plain(const Entries<P>& A) {
    const P a = abs(A.a), b = abs(A.b), c = abs(A.c), d = abs(A.d);
    const P least = smaller(smaller(a, b), smaller(c, d));
    const P sum = (a + b) + (c + d);
    return (least >= P(kLeastModerate)) & (sum <= P(kLargestModerate));
}

}  // namespace svdscope::kernel_2x2
