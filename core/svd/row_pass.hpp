// One pass over rows in blocks that are always the same, and what is summed on the way. Not for programs that
// use the core.
#pragma once
#include <Eigen/Core>
#include <functional>

#include "core/base/result.hpp"
#include "core/io/row_source.hpp"
#include "core/svd/streaming.hpp"

namespace svdscope {

/// Gives the rows to `take` in blocks of 256 (the last may be smaller), each row a column, times 2^-exponent.
/// Tells progress between `from` and `to`. Returns how many rows there were.
Result<Eigen::Index> each_block(RowSource& rows, int exponent, double from, double to,
                                const StreamingOptions& options,
                                const std::function<void(Eigen::MatrixXd&)>& take);

/// The sums of a pass, about a shift and through P. n is the number of columns.
struct RowSums {
    Eigen::Index rows = 0;
    Eigen::MatrixXd gram;   ///< n x n, lower triangle: of the rows of (A - shift) P, centred where asked
    Eigen::VectorXd mean;   ///< n, of the rows of A where centred, else zero
    double taken_away = 0;  ///< trace of what centring subtracted: the sums carried as much for nothing
};

/// How a pass looks at the rows.
struct RowView {
    bool center = false;
    int exponent = 0;
    const Eigen::VectorXd* shift = nullptr;  ///< when centred; none: the mean of the first block
    const Eigen::MatrixXd* P = nullptr;      ///< n x n; none: the identity
};

Result<RowSums> sum_rows(RowSource& rows, const RowView& view, double from, double to,
                         const StreamingOptions& options);

/// The largest power of two in the entries: their magnitude as `scale_exponent` has it.
Result<int> largest_exponent(RowSource& rows, const StreamingOptions& options);

}  // namespace svdscope
