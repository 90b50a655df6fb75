// The loops over columns in twice the precision: what the exact SVD consists of.
#pragma once

// Numbers are unevaluated sums of two doubles. A turn is p' = p + s (q - tau p), q' = q - s (p + tau q) with
// tau = tan(t/2), which may be any double near the wanted one, and s = sin t = 2 tau / (1 + tau^2), which is
// formed in twice the precision: so the turn keeps lengths and angles to 2^-104, whatever the rounding of
// tau. What tau lacks leaves 2^-52 of the product of the two columns, for the next sweep.

#include "core/svd/column_kernels.hpp"
#include "core/svd/column_loops.hpp"

namespace svdscope::column_loops {

// In an unnamed namespace for the reason given in pack_2.hpp.
namespace {

template <class P>
struct Twice {
    P high, low;
};

/// high + low = a + b exactly.
template <class P>
[[gnu::always_inline]] inline Twice<P> two_sum(P a, P b) {
    const P sum = a + b;
    const P of_b = sum - a;
    return {sum, (a - (sum - of_b)) + (b - of_b)};
}

/// The same where |a| >= |b|.
template <class P>
[[gnu::always_inline]] inline Twice<P> two_sum_ordered(P a, P b) {
    const P sum = a + b;
    return {sum, b - (sum - a)};
}

/// To 2^-104 of |x| + |y|.
template <class P>
[[gnu::always_inline]] inline Twice<P> plus(Twice<P> x, Twice<P> y) {
    const Twice<P> sum = two_sum(x.high, y.high);
    return two_sum_ordered(sum.high, sum.low + (x.low + y.low));
}

template <class P>
[[gnu::always_inline]] inline Twice<P> minus(Twice<P> x, Twice<P> y) {
    return plus(x, Twice<P>{-y.high, -y.low});
}

template <class P>
[[gnu::always_inline]] inline Twice<P> times(Twice<P> x, Twice<P> y) {
    const P product = x.high * y.high;
    const P rest = product_error(x.high, y.high, product);
    return two_sum_ordered(product, multiply_add(x.high, y.low, multiply_add(x.low, y.high, rest)));
}

/// factor x, for a factor of one word.
template <class P>
[[gnu::always_inline]] inline Twice<P> times(P factor, Twice<P> x) {
    const P product = factor * x.high;
    return {product, multiply_add(factor, x.low, product_error(factor, x.high, product))};
}

template <class P>
[[gnu::always_inline]] inline Twice<P> load_twice(const double* high, const double* low, long i) {
    return {P::load(high + i), P::load(low + i)};
}

template <class P>
[[gnu::always_inline]] inline void store_twice(Twice<P> x, double* high, double* low, long i) {
    x.high.store(high + i);
    x.low.store(low + i);
}

/// The lanes of an unevaluated sum, added without loss.
template <class P>
[[gnu::always_inline]] inline Twice<double> sum_of_lanes(Twice<P> x) {
    double high[P::kLanes], low[P::kLanes];
    store_twice(x, high, low, 0);
    Twice<double> sum{high[0], low[0]};
    for (int i = 1; i < P::kLanes; ++i) {
        const Twice<double> next = two_sum(sum.high, high[i]);
        sum = {next.high, sum.low + next.low + low[i]};
    }
    return two_sum(sum.high, sum.low);
}

template <class P>
[[gnu::always_inline]] inline Twice<double> dot_of_twice(const TwiceColumns& X, long j, const TwiceColumns& Y,
                                                         long k, long rows) {
    const double *x_high = X.high[j], *x_low = X.low[j], *y_high = Y.high[k], *y_low = Y.low[k];
    P sum = P(0.0), rest = P(0.0);
    for (long i = 0; i < rows; i += P::kLanes) {
        const Twice<P> x = load_twice<P>(x_high, x_low, i), y = load_twice<P>(y_high, y_low, i);
        const P product = x.high * y.high;
        const Twice<P> next = two_sum(sum, product);
        const P error = product_error(x.high, y.high, product);
        sum = next.high;
        rest = rest + ((next.low + error) + multiply_add(x.high, y.low, x.low * y.high));
    }
    return sum_of_lanes(Twice<P>{sum, rest});
}

template <class P>
void dot_twice(const TwiceColumns& X, long j, const TwiceColumns& Y, long k, long rows, double* high_low) {
    const Twice<double> product = dot_of_twice<P>(X, j, Y, k, rows);
    high_low[0] = product.high, high_low[1] = product.low;
}

/// A sum in three words.
template <class P>
struct Thrice {
    P first, second, third;

    [[gnu::always_inline]] void add_to_second(P x) {
        const Twice<P> sum = two_sum(second, x);
        second = sum.high;
        third = third + sum.low;
    }
    [[gnu::always_inline]] void add_product(P a, Twice<P> v) {
        const P product = a * v.high, small = a * v.low;
        const Twice<P> sum = two_sum(first, product);
        first = sum.high;
        add_to_second(sum.low);
        add_to_second(product_error(a, v.high, product));
        add_to_second(small);
        third = third + product_error(a, v.low, small);
    }
};

template <class P>
void product_thrice(const Columns& A, const TwiceColumns& V, long n, const TwiceColumns& B) {
    for (long j = 0; j < n; ++j) {
        const double *v_high = V.high[j], *v_low = V.low[j];
        for (long i = 0; i < A.rows; i += P::kLanes) {
            Thrice<P> sum{P(0.0), P(0.0), P(0.0)};
            for (long k = 0; k < n; ++k)
                sum.add_product(P::load(A[k] + i), Twice<P>{P(v_high[k]), P(v_low[k])});
            const Twice<P> upper = two_sum(sum.first, sum.second);
            store_twice(two_sum_ordered(upper.high, upper.low + sum.third), B.high[j], B.low[j], i);
        }
    }
}

/// What is known of the pairs of one round.
struct TwiceRound {
    TwiceNumbers a, b;
    double *g, *half_tangent, *sine, *sine_low;
};

/// As `turns`, with a - b and the sine in twice the precision; a and b are left to be formed anew.
template <class P>
[[gnu::always_inline]] inline P turns_twice(const TwiceRound& round, long at, P least_square) {
    const Twice<P> a = load_twice<P>(round.a.high, round.a.low, at),
                   b = load_twice<P>(round.b.high, round.b.low, at);
    const P g = P::load(round.g + at);
    const P one = P(1.0), half = P(0.5), zero = P(0.0);
    const P square =
        (g / a.high) * (g / b.high);  // not a number where a column is 0, which compares as small
    const auto turned = square > least_square;
    const P inverse = one / select(turned, a.high + b.high, one);
    const Twice<P> apart = minus(a, b);
    const P difference = apart.high * inverse;
    const P f = abs(difference);
    const P doubled = (g + g) * inverse;
    const P h = select(difference < zero, -doubled, doubled);
    const P inverse_r = one / select(turned, sqrt(multiply_add(f, f, h * h)), one);
    const P cosine = sqrt(multiply_add(half * f, inverse_r, half));
    const P sine = half * h * inverse_r / cosine;
    const P tau = select(turned, sine / (one + cosine), zero);
    // s (1 + tau^2) = 2 tau, by one step from the rounded quotient.
    const P square_of_tau = tau * tau;
    const Twice<P> divisor = two_sum_ordered(one, square_of_tau);
    const P divisor_low = divisor.low + product_error(tau, tau, square_of_tau);
    const P first = (tau + tau) / divisor.high;
    const P back = first * divisor.high;
    const P missing = (((tau + tau) - back) - product_error(first, divisor.high, back)) - first * divisor_low;
    const Twice<P> s = two_sum_ordered(first, missing / divisor.high);
    tau.store(round.half_tangent + at);
    store_twice(s, round.sine, round.sine_low, at);
    return select(turned, square, zero);
}

template <class P>
[[gnu::always_inline]] inline void turn_twice(const TwiceColumns& X, long p, long q, double half_tangent,
                                              Twice<double> sine) {
    double *p_high = X.high[p], *p_low = X.low[p], *q_high = X.high[q], *q_low = X.low[q];
    const P tau = P(half_tangent);
    const Twice<P> s{P(sine.high), P(sine.low)};
    for (long i = 0; i < X.high.rows; i += P::kLanes) {
        const Twice<P> x = load_twice<P>(p_high, p_low, i), y = load_twice<P>(q_high, q_low, i);
        store_twice(plus(x, times(s, minus(y, times(tau, x)))), p_high, p_low, i);
        store_twice(minus(y, times(s, plus(x, times(tau, y)))), q_high, q_low, i);
    }
}

template <class P>
[[gnu::always_inline]] inline void square_anew(const TwiceColumns& X, long j, long dotted,
                                               const TwiceNumbers& squares) {
    const Twice<double> square = dot_of_twice<P>(X, j, X, j, dotted);
    squares.high[j] = square.high, squares.low[j] = square.low;
}

template <class P>
[[gnu::always_inline]] inline void turn_round_twice(const TwiceColumns& X, long dotted,
                                                    const TwiceNumbers& squares, const int* order, long count,
                                                    const TwiceRound& round) {
    for (long i = 0; i < count / 2; ++i) {
        if (round.half_tangent[i] == 0) continue;
        const int p = order[i], q = order[count - 1 - i];
        turn_twice<P>(X, p, q, round.half_tangent[i], {round.sine[i], round.sine_low[i]});
        square_anew<P>(X, p, dotted, squares);
        square_anew<P>(X, q, dotted, squares);
    }
}

template <class P>
double sweep_twice(const TwiceColumns& X, long dotted, const TwiceNumbers& squares, int* order, long count,
                   double tolerance, double* pairs) {
    const long half = count / 2, room = whole_blocks(half);
    const TwiceRound round{{pairs, pairs + room}, {pairs + 2 * room, pairs + 3 * room},
                           pairs + 4 * room,      pairs + 5 * room,
                           pairs + 6 * room,      pairs + 7 * room};
    for (long i = 0; i < 8 * room; ++i) pairs[i] = 0;
    double largest = 0;
    for (long step = 0; step < count - 1; ++step) {
        for (long i = 0; i < half; ++i) {
            const int p = order[i], q = order[count - 1 - i];
            round.a.high[i] = squares.high[p], round.a.low[i] = squares.low[p];
            round.b.high[i] = squares.high[q], round.b.low[i] = squares.low[q];
            round.g[i] = dot_of_twice<P>(X, p, X, q, dotted).high;
        }
        P found = P(0.0);
        for (long i = 0; i < half; i += P::kLanes) {
            const P squared = turns_twice<P>(round, i, P(tolerance * tolerance));
            found = select(squared > found, squared, found);
        }
        const double of_round = largest_lane(found);
        if (of_round > 0) turn_round_twice<P>(X, dotted, squares, order, count, round);
        largest = of_round > largest ? of_round : largest;
        next_round(order, count);
    }
    return __builtin_sqrt(largest);
}

}  // namespace
}  // namespace svdscope::column_loops
