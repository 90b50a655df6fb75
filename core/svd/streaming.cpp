// Passes over the rows until the Gram matrix of what they give has lost nothing.
#include "core/svd/streaming.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "core/svd/inner_svd.hpp"
#include "core/svd/lapack.hpp"
#include "core/svd/row_pass.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr Index kMostColumns = 10'000;
constexpr int kMostPasses = 3;
constexpr double kUnit = std::numeric_limits<double>::epsilon() / 2;
// What a pass may lose in the smallest value, and what it loses: errors of n^2 sums have either sign, so of
// u kappa^2 only a part of 1 / n is left.
constexpr double kMostLoss = 1e-11;
constexpr double kGrowth = 128;
// Sums of squares between these are neither overflown nor vanished.
constexpr double kLeastSquare = 0x1p-600, kMostSquare = 0x1p600;

tl::unexpected<Error> not_converged() {
    return fail("The iteration for the singular values did not converge.");
}

// Values below this are zero to a direct method too.
double zero_below(const VectorXd& sigma) { return 4 * static_cast<double>(sigma.size()) * kUnit * sigma(0); }

// What is known after a pass: A^T A is about W D^2 W^T.
struct Known {
    VectorXd sigma{};     // D, decreasing
    MatrixXd W{};         // n x n, orthogonal
    bool enough = false;  // the pass has lost nothing that counts
};

// Of the first pass, while the Gram matrix has a Cholesky factor: its SVD is wrong by u sigma_1 only, where
// the eigenvalues of the Gram matrix would be wrong by u sigma_1^2. Destroys the sums when it succeeds.
std::optional<Known> by_cholesky(RowSums& sums) {
    MatrixXd upper;
    {
        const Eigen::LLT<MatrixXd> cholesky(sums.gram);
        if (cholesky.info() != Eigen::Success) return std::nullopt;
        sums.gram.resize(0, 0);
        upper = cholesky.matrixU();
    }
    auto svd = inner_svd(upper);
    if (!svd) return std::nullopt;
    return Known{std::move(svd->sigma), std::move(svd->V)};
}

// The singular values of L D, where L L^T is the Gram matrix of the pass; turned back by W. `roots` are those
// of the eigenvalues, rising.
std::optional<Known> by_eigenvalues(const Known& before, RowSums& sums, VectorXd& roots) {
    auto eigen = lapack::symmetric_eigen(sums.gram);
    sums.gram.resize(0, 0);
    if (!eigen) return std::nullopt;
    roots = eigen->values.cwiseMax(0).cwiseSqrt();
    if (before.sigma.size() == 0) return Known{roots.reverse(), eigen->vectors.rowwise().reverse()};
    const MatrixXd X = roots.asDiagonal() * eigen->vectors.transpose() * before.sigma.asDiagonal();
    eigen.reset();
    auto svd = inner_svd(X);
    if (!svd) return std::nullopt;
    svd->U.resize(0, 0);
    return Known{std::move(svd->sigma), lapack::product(before.W, svd->V)};
}

std::optional<Known> improved(const Known& before, RowSums& sums) {
    const Index n = sums.gram.rows();
    const bool first = before.sigma.size() == 0;
    VectorXd roots;
    std::optional<Known> found = first ? by_cholesky(sums) : std::nullopt;
    if (found) roots = found->sigma.reverse();
    if (!found) found = by_eigenvalues(before, sums, roots);
    if (!found) return std::nullopt;
    Known& now = *found;
    // Directions that are zero do not count.
    const Index zeros = (now.sigma.array() <= 4 * zero_below(now.sigma)).count();
    const double largest = roots(n - 1), least = zeros < n ? roots(zeros) : largest;
    const double carried = largest * largest + sums.taken_away;
    const double lost = kGrowth * kUnit / static_cast<double>(n) * carried / (least * least);
    // The first pass cannot tell a zero from what it does not see.
    now.enough = (!first || zeros == 0) && lost <= kMostLoss;
    if (largest == 0) now.enough = true;
    return found;
}

// How far a direction is stretched ends where the passes so far could not see.
MatrixXd stretching(const Known& known, int passes) {
    const double n = static_cast<double>(known.sigma.size());
    const double floor = passes == 1 ? std::sqrt(4 * n * kUnit) * known.sigma(0) : zero_below(known.sigma);
    return known.W * known.sigma.cwiseMax(floor).cwiseInverse().asDiagonal();
}

// Where a pass begins and ends on the bar.
double progress_before(int pass) { return 1 - std::pow(0.5, pass - 1); }

struct Run {
    RowSource& rows;
    const StreamingOptions& options;
    int exponent = 0;

    Result<RowSums> sum(int pass, const VectorXd* shift, const MatrixXd* P) {
        return sum_rows(rows, {options.center, exponent, shift, P}, progress_before(pass),
                        progress_before(pass + 1), options);
    }

    // The first sums may overflow or vanish: then the largest entry is found first.
    Result<RowSums> first_sums() {
        Result<RowSums> sums = sum(1, nullptr, nullptr);
        if (!sums) return sums;
        const double trace = sums->gram.trace();
        if (trace > kLeastSquare && trace < kMostSquare) return sums;
        const Result<int> found = largest_exponent(rows, options);
        if (!found) return tl::unexpected(found.error());
        if (*found == exponent) return sums;
        exponent = *found;
        return sum(1, nullptr, nullptr);
    }
};

StreamingSvd answer_of(const Run& run, Known known, const VectorXd& mean, Index rows, int passes) {
    StreamingSvd svd;
    const Index n = known.sigma.size(), k = std::min(rows, n);
    const auto unscaled = [&](double x) { return std::scalbn(x, run.exponent); };
    svd.rows = rows;
    svd.mean = mean.unaryExpr(unscaled);
    svd.sigma = known.sigma.head(k).unaryExpr(unscaled);
    svd.V = std::move(known.W);
    if (k < n) svd.V.conservativeResize(Eigen::NoChange, k);
    svd.condition =
        svd.sigma(k - 1) > 0 ? known.sigma(0) / known.sigma(k - 1) : std::numeric_limits<double>::infinity();
    svd.passes = passes;
    return svd;
}

Result<StreamingSvd> run_passes(Run& run) {
    Result<RowSums> sums = run.first_sums();
    if (!sums) return tl::unexpected(sums.error());
    const Index rows = sums->rows;
    VectorXd mean = sums->mean;
    std::optional<Known> known = improved({}, *sums);
    int passes = 1;
    while (known && !known->enough && passes < kMostPasses) {
        const MatrixXd P = stretching(*known, passes++);
        sums = run.sum(passes, &mean, &P);
        if (!sums) return tl::unexpected(sums.error());
        if (sums->rows != rows) {
            return fail("The matrix changed while it was read: it had " + std::to_string(rows) +
                        " rows, and then " + std::to_string(sums->rows) + ".");
        }
        mean = sums->mean;
        // L D is to be what P was made from: D as it was stretched.
        known->sigma = P.colwise().norm().cwiseInverse().transpose();
        known = improved(*known, *sums);
    }
    if (!known) return not_converged();
    return answer_of(run, *std::move(known), mean, rows, passes);
}

Result<void> check_columns(const RowSource& rows) {
    if (rows.cols() < 1) return fail("The matrix has no columns.");
    if (rows.cols() > kMostColumns) {
        return fail("The matrix has " + std::to_string(rows.cols()) + " columns; up to " +
                    std::to_string(kMostColumns) + " can be decomposed block by block.");
    }
    return {};
}

}  // namespace

Result<StreamingSvd> streaming_svd(RowSource& rows, const StreamingOptions& options) {
    if (auto checked = check_columns(rows); !checked) return tl::unexpected(checked.error());
    try {
        Run run{rows, options};
        Result<StreamingSvd> svd = run_passes(run);
        if (svd && !std::isfinite(svd->sigma(0)))
            return fail(
                "The entries are so large that the first singular value is beyond the largest number.");
        if (svd && options.progress) options.progress(1);
        return svd;
    } catch (const std::bad_alloc&) {
        return fail("There is not enough memory for the sums of " + std::to_string(rows.cols()) +
                    " columns.");
    }
}

Result<void> streaming_scores(RowSource& rows, const Eigen::Ref<const MatrixXd>& V,
                              const Eigen::Ref<const VectorXd>& mean,
                              const std::function<void(Index first, const MatrixXd& scores)>& take,
                              const StreamingOptions& options) {
    if (V.rows() != rows.cols() || (mean.size() != 0 && mean.size() != rows.cols()))
        return fail("The vectors are not of as many columns as the matrix.");
    Index first = 0;
    const auto count = each_block(rows, 0, 0, 1, options, [&](MatrixXd& block) {
        if (mean.size() != 0) block.colwise() -= mean;
        take(first, lapack::transposed_product(block, V));
        first += block.cols();
    });
    if (!count) return tl::unexpected(count.error());
    return {};
}

}  // namespace svdscope
