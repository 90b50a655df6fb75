// Mirrors and turns of columns on packs of doubles: one text for every processor.
#pragma once

// Derivation of a sweep. The columns p and q have the squares a and b and the product g. Turned by the angle
// t,
//     p' = cos t p + sin t q,    q' = cos t q - sin t p,
// they have the product g cos 2t - (a - b)/2 sin 2t, which is 0 for tan 2t = 2 g / (a - b). Of the angles
// that do so the one within 45 degrees is taken: with f = |a - b| / (a + b), h = 2 g sign(a - b) / (a + b)
// and r = |(f, h)| it has cos t = sqrt((1 + f/r) / 2) and sin t = h/r / (2 cos t): the half angle, without
// trigonometry. Then a' = a + g tan t and b' = b - g tan t.
//
// The pairs of a sweep are those of a tournament: in each round every column meets another one, so that the
// angles of a round are computed together, one in each lane. Source: Hestenes (1958), Brent and Luk (1985).

#include "core/svd/column_kernels.hpp"

namespace svdscope::column_loops {

// In an unnamed namespace for the reason given in pack_2.hpp.
namespace {

template <class P>
[[gnu::always_inline]] inline P dot_packs(const double* x, const double* y, long rows) {
    P sum = P(0.0), other = P(0.0);
    for (long i = 0; i < rows; i += kColumnBlock) {
        if constexpr (P::kLanes == kColumnBlock) {
            sum = multiply_add(P::load(x + i), P::load(y + i), sum);
        } else {
            for (long k = 0; k < kColumnBlock; k += 2 * P::kLanes) {
                const long next = i + k + P::kLanes;
                sum = multiply_add(P::load(x + i + k), P::load(y + i + k), sum);
                other = multiply_add(P::load(x + next), P::load(y + next), other);
            }
        }
    }
    return sum + other;
}

template <class P>
[[gnu::always_inline]] inline double dot(const double* x, const double* y, long rows) {
    return sum(dot_packs<P>(x, y, rows));
}

template <class P>
void squares_of(const Columns& A, long count, double* squares) {
    for (long j = 0; j < count; ++j) squares[j] = dot<P>(A[j], A[j], A.rows);
}

/// x += factor v, and the square of what is below the pivot.
template <class P>
[[gnu::always_inline]] inline double add_and_measure(const double* v, double factor, double* x, long rows,
                                                     const double* below) {
    const P by = P(factor);
    P sum_of_squares = P(0.0);
    for (long i = 0; i < kColumnBlock; i += P::kLanes) {
        const P moved = multiply_add(by, P::load(v + i), P::load(x + i));
        moved.store(x + i);
        sum_of_squares = multiply_add(moved * P::load(below + i), moved, sum_of_squares);
    }
    for (long i = kColumnBlock; i < rows; i += P::kLanes) {
        const P moved = multiply_add(by, P::load(v + i), P::load(x + i));
        moved.store(x + i);
        sum_of_squares = multiply_add(moved, moved, sum_of_squares);
    }
    return sum(sum_of_squares);
}

template <class P>
[[gnu::always_inline]] inline void add(const double* v, double factor, double* x, long rows) {
    const P by = P(factor);
    for (long i = 0; i < rows; i += P::kLanes) multiply_add(by, P::load(v + i), P::load(x + i)).store(x + i);
}

template <class P>
void reflect(const Reflector& by, const Columns& A, long first, long last, const double* below,
             double* squares) {
    const double* v = by.v + by.from;
    const long rows = A.rows - by.from;
    for (long j = first; j < last; ++j) {
        double* x = A[j] + by.from;
        const double factor = -by.factor * dot<P>(v, x, rows);
        if (squares != nullptr) {
            squares[j] = add_and_measure<P>(v, factor, x, rows, below);
        } else {
            add<P>(v, factor, x, rows);
        }
    }
}

/// What is known of the pairs of one round, each an array with a number for each pair.
struct Round {
    double *a, *b, *g, *sine, *half_tangent;
};

/// From a, b and g: the sine of the turn, 0 where the pair is left alone, and the tangent of half of it; a
/// and b after it. Gives the squares of the cosines between the columns.
template <class P>
[[gnu::always_inline]] inline P turns(const Round& round, long at, P least_square) {
    const P a = P::load(round.a + at), b = P::load(round.b + at), g = P::load(round.g + at);
    const P one = P(1.0), half = P(0.5), zero = P(0.0);
    const P square = (g / a) * (g / b);  // not a number where a column is 0, which compares as small
    const auto turned = square > least_square;
    const P inverse = one / select(turned, a + b, one);
    const P difference = (a - b) * inverse;
    const P f = abs(difference);
    const P doubled = (g + g) * inverse;
    const P h = select(difference < zero, -doubled, doubled);
    const P inverse_r = one / select(turned, sqrt(multiply_add(f, f, h * h)), one);
    const P cosine = sqrt(multiply_add(half * f, inverse_r, half));
    const P sine = half * h * inverse_r / cosine;
    const P moved = select(turned, g * sine / cosine, zero);
    (a + moved).store(round.a + at);
    (b - moved).store(round.b + at);
    select(turned, sine, zero).store(round.sine + at);
    (sine / (one + cosine)).store(round.half_tangent + at);
    return select(turned, square, zero);
}

/// Written as what is added: the less a pair is turned, the less it is changed by rounding.
template <class P>
[[gnu::always_inline]] inline void turn(double* x, double* y, double sine, double half_tangent, long rows) {
    const P s = P(sine), tau = P(half_tangent);
    for (long i = 0; i < rows; i += P::kLanes) {
        const P p = P::load(x + i), q = P::load(y + i);
        multiply_add(s, multiply_add(-tau, p, q), p).store(x + i);
        multiply_add(-s, multiply_add(tau, q, p), q).store(y + i);
    }
}

/// The square of a column that a turn has left, new where too much of it has cancelled.
template <class P>
[[gnu::always_inline]] inline double square_after(double before, double after, const double* x, long rows) {
    constexpr double kCancelled = 0.125;
    return after > kCancelled * before ? after : dot<P>(x, x, rows);
}

template <class P>
[[gnu::always_inline]] inline void turn_round(const Columns& X, long dotted, double* squares,
                                              const int* order, long count, const Round& round) {
    for (long i = 0; i < count / 2; ++i) {
        if (round.sine[i] == 0) continue;
        const int p = order[i], q = order[count - 1 - i];
        turn<P>(X[p], X[q], round.sine[i], round.half_tangent[i], X.rows);
        squares[p] = square_after<P>(squares[p], round.a[i], X[p], dotted);
        squares[q] = square_after<P>(squares[q], round.b[i], X[q], dotted);
    }
}

/// The first stays, the others move on by one place.
inline void next_round(int* order, long count) {
    const int last = order[count - 1];
    for (long i = count - 1; i > 1; --i) order[i] = order[i - 1];
    order[1] = last;
}

/// The largest of the numbers in the lanes.
template <class P>
[[gnu::always_inline]] inline double largest_lane(P x) {
    double lanes[P::kLanes];
    x.store(lanes);
    double largest = lanes[0];
    for (double lane : lanes) largest = lane > largest ? lane : largest;
    return largest;
}

template <class P>
Sweep sweep(const Columns& X, long dotted, double* squares, int* order, long count, double tolerance,
            double* pairs) {
    const long half = count / 2, room = whole_blocks(half);
    const Round round{pairs, pairs + room, pairs + 2 * room, pairs + 3 * room, pairs + 4 * room};
    for (long i = 0; i < 3 * room; ++i) pairs[i] = 0;
    double largest = 0;
    P sines = P(0.0);
    for (long step = 0; step < count - 1; ++step) {
        for (long i = 0; i < half; ++i) {
            const int p = order[i], q = order[count - 1 - i];
            round.a[i] = squares[p];
            round.b[i] = squares[q];
            round.g[i] = dot<P>(X[p], X[q], dotted);
        }
        P found = P(0.0);
        for (long i = 0; i < half; i += P::kLanes) {
            const P squared = turns<P>(round, i, P(tolerance * tolerance));
            found = select(squared > found, squared, found);
            const P sine = abs(P::load(round.sine + i));
            sines = select(sine > sines, sine, sines);
        }
        const double of_round = largest_lane(found);
        if (of_round > 0) turn_round<P>(X, dotted, squares, order, count, round);
        largest = of_round > largest ? of_round : largest;
        next_round(order, count);
    }
    return {__builtin_sqrt(largest), largest_lane(sines)};
}

}  // namespace
}  // namespace svdscope::column_loops
