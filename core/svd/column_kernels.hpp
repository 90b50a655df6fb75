// Loops over columns of numbers that Jacobi's and Householder's methods consist of, compiled for several
// processors.
#pragma once
#include "core/svd/cpu_level.hpp"

namespace svdscope {

/// Columns, each `stride` doubles after the one before. `rows` and `stride` are multiples of kColumnBlock;
/// rows beyond those of the matrix hold zeros.
struct Columns {
    double* data;
    long stride;
    long rows;

    double* operator[](long j) const { return data + j * stride; }
};
constexpr long kColumnBlock = 8;
/// The least multiple of kColumnBlock that is not below n.
constexpr long whole_blocks(long n) { return (n + kColumnBlock - 1) / kColumnBlock * kColumnBlock; }

/// A mirror x - factor v (v . x); v is 0 in rows above `from`, a multiple of kColumnBlock.
struct Reflector {
    const double* v;
    double factor;
    long from;
};

/// Columns of numbers of twice the precision: the unevaluated sums of both parts, which have the same shape.
struct TwiceColumns {
    Columns high, low;
};

/// The square of a length in twice the precision.
struct TwiceNumbers {
    double *high, *low;
};

/// The largest of the turned pairs of a sweep, 0 where none was turned.
struct Sweep {
    double cosine;  ///< between two columns before their turn
    double sine;    ///< of a turn
};

struct ColumnKernels {
    /// Mirrors the columns from `first` up to `last`. Where `squares` is not null it gets the square of what
    /// the mirrored column has below the pivot, in `squares[j]`; `below` has kColumnBlock factors, 1 for the
    /// rows from `from` on that lie below the pivot and 0 for the others.
    void (*reflect)(const Reflector& by, const Columns& A, long first, long last, const double* below,
                    double* squares);

    /// The square of the length of each column.
    void (*squares_of)(const Columns& A, long count, double* squares);

    /// One sweep of one-sided Jacobi: every pair of the columns listed in `order` is turned until it stands
    /// at right angles. `dotted` rows of X count for the angle; what lies below them is turned along.
    /// `count` is even; `squares` are the squares of the lengths, kept current; `order` comes back as it was.
    /// `pairs` has room for 5 (count + 14) doubles. Pairs whose cosine is at most `tolerance` are left alone.
    Sweep (*sweep)(const Columns& X, long dotted, double* squares, int* order, long count, double tolerance,
                   double* pairs);

    /// high + low of the product of the columns j of X and k of Y, over the first `rows` rows.
    /// Error: 2^-100 |x| |y|.
    void (*dot_twice)(const TwiceColumns& X, long j, const TwiceColumns& Y, long k, long rows,
                      double* high_low);

    /// B = A V, summed in three words and rounded to two; A is m x n, V is n x n.
    void (*product_thrice)(const Columns& A, const TwiceColumns& V, long n, const TwiceColumns& B);

    /// As `sweep`, in twice the precision; gives the largest cosine. `pairs` has room for 8 (count + 14)
    /// doubles.
    double (*sweep_twice)(const TwiceColumns& X, long dotted, const TwiceNumbers& squares, int* order,
                          long count, double tolerance, double* pairs);
};

/// Those of the highest level that this machine has. At different levels rounding differs.
const ColumnKernels& best_column_kernels();
/// Fails: nullptr where this machine or this program's compiler has not got the level.
const ColumnKernels* column_kernels(CpuLevel level);

namespace detail {
const ColumnKernels* baseline_column_kernels();
const ColumnKernels* avx2_column_kernels();
const ColumnKernels* avx512_column_kernels();
}  // namespace detail

}  // namespace svdscope
