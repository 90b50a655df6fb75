// Blocks are put together here, so that no source decides on the order of the sums.
#include "core/svd/row_pass.hpp"

#include <cmath>
#include <string>
#include <utility>

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

// A Gram matrix in the lower triangle. Every addition to a sum that is large already costs a rounding of all
// of it, and those of squares add up: so some blocks are summed by themselves, and what the sum of these
// sums loses is carried along.
class GramSum {
  public:
    explicit GramSum(Index n)
        : part_(MatrixXd::Zero(n, n)),
          total_(MatrixXd::Zero(n, n)),
          carried_(MatrixXd::Zero(n, n)) {}

    void add(const Eigen::Ref<const MatrixXd>& block) {
        lapack::add_outer_gram(block, part_);
        if (++blocks_ % kBlocksOfPart == 0) close_part();
    }

    MatrixXd take() {
        close_part();
        total_ += carried_;
        return std::move(total_);
    }

  private:
    static constexpr int kBlocksOfPart = 16;

    // Knuth's sum of two numbers and its error.
    void close_part() {
        const Index n = part_.rows();
        for (Index j = 0; j < n; ++j) {
            double* const total = total_.col(j).data();
            double* const part = part_.col(j).data();
            double* const carried = carried_.col(j).data();
            for (Index i = j; i < n; ++i) {
                const double sum = total[i] + part[i], seen = sum - total[i];
                carried[i] += (total[i] - (sum - seen)) + (part[i] - seen);
                total[i] = sum;
                part[i] = 0;
            }
        }
    }

    MatrixXd part_, total_, carried_;
    int blocks_ = 0;
};

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
    RowSums sums{0, {}, VectorXd::Zero(n), 0};
    GramSum gram(n);
    VectorXd shift = view.shift == nullptr ? VectorXd() : *view.shift, rest = VectorXd::Zero(n);
    const auto take = [&](MatrixXd& block) {
        if (view.center) {
            if (shift.size() == 0) shift = block.rowwise().mean();
            block.colwise() -= shift;
            rest += block.rowwise().sum();
        }
        if (view.P == nullptr) return gram.add(block);
        gram.add(lapack::transposed_product(*view.P, block));
    };
    const Result<Index> count = each_block(rows, view.exponent, from, to, options, take);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return fail("The matrix has no rows.");
    sums.rows = *count;
    sums.gram = gram.take();
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
