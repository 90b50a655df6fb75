// Blocks are put together here, so that no source decides on the order of the sums.
#include "core/svd/row_pass.hpp"

#include <cmath>
#include <string>

#include "core/svd/lapack.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Enough rows for full speed of the products, few enough for the processor's cache.
constexpr Index kBlockRows = 256;

// The sum of all is finite unless an entry is not, or nearly all of the range is used up: then look.
Result<void> check_finite(const Eigen::Ref<const MatrixXd>& block, Index first) {
    if (std::isfinite(block.sum())) return {};
    for (Index i = 0; i < block.cols(); ++i) {
        for (Index j = 0; j < block.rows(); ++j) {
            if (std::isfinite(block(j, i))) continue;
            return fail("The entry in row " + std::to_string(first + i + 1) + ", column " +
                        std::to_string(j + 1) + " is not a finite number.");
        }
    }
    return {};
}

// Fills the block as far as there are rows.
Result<Index> fill(RowSource& rows, MatrixXd& block) {
    Index count = 0;
    while (count < block.cols()) {
        const Result<Index> more = rows.read(block.rightCols(block.cols() - count));
        if (!more) return more;
        if (*more == 0) break;
        count += *more;
    }
    return count;
}

}  // namespace

Result<Index> each_block(RowSource& rows, int exponent, double from, double to,
                         const StreamingOptions& options, const std::function<void(MatrixXd&)>& take) {
    if (auto back = rows.rewind(); !back) return tl::unexpected(back.error());
    MatrixXd block(rows.cols(), kBlockRows);
    for (Index first = 0;;) {
        if (options.progress) options.progress(from + (to - from) * rows.part());
        if (options.stop.stop_requested()) return fail("The decomposition was cancelled.");
        const Result<Index> count = fill(rows, block);
        if (!count) return count;
        if (*count == 0) return first;
        if (auto checked = check_finite(block.leftCols(*count), first); !checked)
            return tl::unexpected(checked.error());
        if (*count < block.cols()) block.conservativeResize(Eigen::NoChange, *count);
        if (exponent != 0) block = block.unaryExpr([=](double x) { return std::scalbn(x, -exponent); });
        take(block);
        first += *count;
        if (*count < kBlockRows) return first;
    }
}

Result<RowSums> sum_rows(RowSource& rows, const RowView& view, double from, double to,
                         const StreamingOptions& options) {
    const Index n = rows.cols();
    RowSums sums{0, MatrixXd::Zero(n, n), VectorXd::Zero(n), 0};
    VectorXd shift = view.shift == nullptr ? VectorXd() : *view.shift, rest = VectorXd::Zero(n);
    const auto take = [&](MatrixXd& block) {
        if (view.center) {
            if (shift.size() == 0) shift = block.rowwise().mean();
            block.colwise() -= shift;
            rest += block.rowwise().sum();
        }
        if (view.P == nullptr) return lapack::add_outer_gram(block, sums.gram);
        lapack::add_outer_gram(lapack::transposed_product(*view.P, block), sums.gram);
    };
    const Result<Index> count = each_block(rows, view.exponent, from, to, options, take);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return fail("The matrix has no rows.");
    sums.rows = *count;
    if (!view.center) return sums;
    // sum of (a - mean)(a - mean)^T = sum of (a - shift)(a - shift)^T - m rest rest^T.
    rest /= static_cast<double>(*count);
    sums.mean = shift + rest;
    if (view.P != nullptr) rest = view.P->transpose() * rest;
    rest *= std::sqrt(static_cast<double>(*count));
    sums.gram.selfadjointView<Eigen::Lower>().rankUpdate(rest, -1);
    sums.taken_away = rest.squaredNorm();
    return sums;
}

Result<int> largest_exponent(RowSource& rows, const StreamingOptions& options) {
    double largest = 0;
    const auto count = each_block(rows, 0, 0, 0, options, [&](const MatrixXd& block) {
        largest = std::max(largest, block.cwiseAbs().maxCoeff());
    });
    if (!count) return tl::unexpected(count.error());
    return largest == 0 ? 0 : std::ilogb(largest);
}

}  // namespace svdscope
