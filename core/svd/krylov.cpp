// The process, its error estimate from residuals and gaps, and when it is looked at.
#include "core/svd/krylov.hpp"

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/svd/inner_svd.hpp"
#include "core/svd/lapack.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
// Below this multiple of eps sigma_1 a direction is rounding, and so is a residual.
constexpr double kNoise = 32;
// The error is looked at again after so many parts of the columns more.
constexpr Index kLookEvery = 8;

void fill_normal(Eigen::Ref<MatrixXd> block, Random& random) {
    for (Index j = 0; j < block.cols(); ++j)
        for (Index i = 0; i < block.rows(); ++i) block(i, j) = random.normal();
}

// panel = Q F, where Q replaces panel. Columns of about the same length that are far from dependent.
MatrixXd orthonormalise(MatrixXd& panel) {
    const Eigen::LLT<MatrixXd> cholesky(lapack::transposed_product(panel, panel));
    if (cholesky.info() == Eigen::Success) {
        cholesky.matrixU().solveInPlace<Eigen::OnTheRight>(panel);
        return cholesky.matrixU();
    }
    const Eigen::HouseholderQR<MatrixXd> qr(panel);
    panel = qr.householderQ() * MatrixXd::Identity(panel.rows(), panel.cols());
    return qr.matrixQR().topRows(panel.cols()).triangularView<Eigen::Upper>();
}

// panel = Q F by pivots, where Q has at most `most` columns; those beyond the rank are random, and F has
// zeros in their rows.
struct Rank {
    bool filled;  // some columns are random
    bool faint;   // some were nearly lost
};
Rank split_panel(MatrixXd& panel, MatrixXd& F, Index most, double scale, Random& random) {
    const double tolerance = kNoise * kEps * scale, faint = std::sqrt(kEps) * scale;
    const Eigen::ColPivHouseholderQR<MatrixXd> qr(panel);
    const Index kept = std::min(most, panel.cols());
    F = qr.matrixQR().topRows(kept).triangularView<Eigen::Upper>();
    Index rank = 0;
    while (rank < kept && std::abs(F(rank, rank)) > tolerance) ++rank;
    F.bottomRows(kept - rank).setZero();
    F = (F * qr.colsPermutation().transpose()).eval();
    panel = qr.householderQ() * MatrixXd::Identity(panel.rows(), kept);
    fill_normal(panel.rightCols(kept - rank), random);
    panel.rightCols(kept - rank) /= std::sqrt(static_cast<double>(panel.rows()));
    return {rank<kept, kept> 0 && std::abs(qr.matrixQR()(kept - 1, kept - 1)) <= faint};
}

// The least, over all p >= i, of what a gap behind the triplet p proves for the triplets i to p together:
// lambda_i - theta_i^2 <= |residual|^2 / gap, where values and residuals are those of A^T A. The residual
// itself is a bound too. Source: Parlett, The Symmetric Eigenvalue Problem (1998), chapter 11.
double relative_error(const VectorXd& theta, const VectorXd& residuals, Index i) {
    if (theta(i) <= 0) return 0;
    double least = residuals(i) / theta(i), sum = 0;
    for (Index p = i; p + 1 < theta.size(); ++p) {
        sum += std::pow(theta(p) * residuals(p), 2);
        const double below = theta(p + 1) + residuals(p + 1);
        const double gap = theta(p) * theta(p) - below * below;
        if (gap > 0) least = std::min(least, sum / (2 * theta(i) * theta(i) * gap));
    }
    return least;
}

// The worst error among those that are more than rounding.
double worst_error(const BlockKrylov::Values& values) {
    const double noise = kNoise * kEps * values.of_R.sigma(0);
    return (values.residuals.array() > noise).select(values.errors, 0).maxCoeff();
}

// Where the process began anew, copies of equal values may still be missing: each beginning finds as many as
// a block has columns. So the first values must have stayed the same for two blocks, and what is behind them
// must be proven to be smaller.
class Confirmation {
  public:
    bool settled(const BlockKrylov& process, const BlockKrylov::Values& values, double accuracy) {
        if (!process.began_anew()) return true;
        const VectorXd& now = values.of_R.sigma;
        const bool same = before_.size() == now.size() &&
                          (now - before_).norm() <= accuracy * now.minCoeff() + kNoise * kEps * now(0);
        before_ = now;
        same_looks_ = same ? same_looks_ + 1 : 0;
        return same_looks_ >= 2 &&
               values.rest <= now(now.size() - 1) * (1 + accuracy) + kNoise * kEps * now(0);
    }

  private:
    VectorXd before_{};
    int same_looks_ = 0;
};

}  // namespace

BlockKrylov::BlockKrylov(const LinearMap& A, Index block, std::uint64_t seed) : A_(A), random_(seed) {
    next_.resize(A.cols, std::min(block, A.cols));
    fill_normal(next_, random_);
    orthonormalise(next_);
    orthonormalise(next_);
}

void BlockKrylov::reserve(Index columns) {
    if (columns <= U_.cols()) return;
    const Index room = std::min(std::max(columns, U_.cols() + U_.cols() / 2 + 32), A_.cols);
    U_.conservativeResize(A_.rows, room);
    V_.conservativeResize(A_.cols, room);
    MatrixXd R = MatrixXd::Zero(room, room);
    R.topLeftCorner(size_, size_) = R_.topLeftCorner(size_, size_);
    R_ = std::move(R);
}

// panel = basis * along + Q * within, Q orthonormal to the first size_ columns of the basis. Twice is enough
// where the first pass divides by no tiny number; what it divides by one is random, and goes through once
// more.
MatrixXd BlockKrylov::extend(const MatrixXd& basis, MatrixXd panel, MatrixXd& along, MatrixXd& within) {
    const auto used = basis.leftCols(size_);
    scale_ = std::max(scale_, panel.colwise().norm().maxCoeff());
    along = lapack::transposed_product(used, panel);
    panel -= lapack::product(used, along);
    const Rank rank = split_panel(panel, within, A_.cols - size_, scale_, random_);
    began_anew_ = began_anew_ || rank.faint;
    for (int pass = 0; pass < (rank.filled ? 3 : 1); ++pass) {
        const MatrixXd again = lapack::transposed_product(used, panel);
        panel -= lapack::product(used, again);
        along += again * within;
        within = orthonormalise(panel) * within;
    }
    return panel;
}

bool BlockKrylov::grow() {
    const Index more = next_.cols();
    if (more == 0 || !finite_) return false;
    reserve(size_ + more);
    MatrixXd along, within;
    MatrixXd image = A_.times(next_);
    finite_ = image.allFinite();
    if (!finite_) return false;
    U_.middleCols(size_, more) = extend(U_, std::move(image), along, within);
    R_.block(0, size_, size_, more) = along;
    R_.block(size_, size_, more, more) = within;
    V_.middleCols(size_, more) = next_;
    MatrixXd back = A_.transposed_times(U_.middleCols(size_, more));
    finite_ = back.allFinite();
    if (!finite_) return false;
    size_ += more;
    if (size_ < A_.cols) {
        next_ = extend(V_, std::move(back), along, T_);
    } else {
        next_.resize(A_.cols, 0);
        T_ = MatrixXd::Zero(1, more);
    }
    return true;
}

std::optional<BlockKrylov::Values> BlockKrylov::values(Index k) const {
    std::optional<Svd> of_R = inner_svd(R_.topLeftCorner(size_, size_));
    if (!of_R) return std::nullopt;
    const VectorXd all = (T_ * of_R->U.bottomRows(T_.cols())).colwise().norm();
    VectorXd errors(k);
    for (Index i = 0; i < k; ++i) errors(i) = relative_error(of_R->sigma, all, i);
    const Index behind = size_ - k;
    const double rest = behind == 0 ? 0 : (of_R->sigma + all).tail(behind).maxCoeff();
    return Values{{of_R->U.leftCols(k), of_R->sigma.head(k), of_R->V.leftCols(k)}, all.head(k), errors, rest};
}

Svd BlockKrylov::triplets(const Values& values) const {
    return {lapack::product(U_.leftCols(size_), values.of_R.U), values.of_R.sigma,
            lapack::product(V_.leftCols(size_), values.of_R.V)};
}

KrylovAnswer first_triplets(const LinearMap& A, Index k, const KrylovOptions& options) {
    BlockKrylov process(A, options.block, options.seed);
    // Each look costs an SVD of R, about as much as a block or two.
    Index look = k + 2 * options.block;
    Confirmation confirmation;
    while (process.grow()) {
        if (options.stop.stop_requested()) return {KrylovEnd::Cancelled};
        // The bar cannot know the end; three times k columns are about three fifths of it.
        if (options.progress) {
            const auto done = static_cast<double>(process.size());
            options.progress(done / (done + 2 * static_cast<double>(k)));
        }
        const bool last = process.size() == A.cols || process.size() >= options.most;
        if (process.size() < k || (!last && process.size() < look)) continue;
        const auto values = process.values(k);
        if (!values) return {KrylovEnd::GaveUp};
        const double error = worst_error(*values);
        const bool done =
            error <= options.accuracy && confirmation.settled(process, *values, options.accuracy);
        if (process.size() == A.cols || done) return {KrylovEnd::Accurate, process.triplets(*values)};
        if (process.size() >= options.most) return {KrylovEnd::GaveUp, process.triplets(*values)};
        look = process.size() + process.size() / kLookEvery;
    }
    return {process.finite() ? KrylovEnd::GaveUp : KrylovEnd::NotFinite};
}

}  // namespace svdscope
