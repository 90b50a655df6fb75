// Which of Gram, Krylov and the full decomposition answers, for dense, sparse and unseen matrices.
#include "core/svd/truncated.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <optional>
#include <string>

#include "core/svd/decompose.hpp"
#include "core/svd/gram_top.hpp"
#include "core/svd/input.hpp"
#include "core/svd/krylov.hpp"
#include "core/svd/lapack.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Dense = Eigen::Ref<const MatrixXd>;
using Sparse = Eigen::SparseMatrix<double>;

constexpr Index kGramColumns = 1500;
constexpr Index kGramShape = 4;
// Below this a full decomposition is done before a Krylov process has begun.
constexpr Index kSmall = 64;
// Up to 2^100 no square overflows, and none that matters vanishes.
constexpr int kHarmlessExponent = 100;
constexpr double kLeastAccuracy = 1e-14;

tl::unexpected<Error> cancelled() { return fail("The decomposition was cancelled."); }
tl::unexpected<Error> not_converged() { return fail("The iteration for the first values did not converge."); }

Result<void> check_options(Index k, const TruncatedOptions& options) {
    if (k < 1) return fail("At least one singular value must be asked for.");
    if (!(options.accuracy >= kLeastAccuracy && options.accuracy <= 1))
        return fail("The accuracy must be from 1e-14 to 1.");
    if (options.block < 1) return fail("A block must have at least one column.");
    if (options.stop.stop_requested()) return cancelled();
    return {};
}

Svd first_of(const Svd& svd, Index k) { return {svd.U.leftCols(k), svd.sigma.head(k), svd.V.leftCols(k)}; }

LinearMap map_of(const Dense& A) {
    return {A.rows(), A.cols(), [&A](const auto& X) { return lapack::product(A, X); },
            [&A](const auto& Y) { return lapack::transposed_product(A, Y); }};
}

LinearMap map_of(const Sparse& A) {
    return {A.rows(), A.cols(), [&A](const auto& X) -> MatrixXd { return A * X; },
            [&A](const auto& Y) -> MatrixXd { return A.transpose() * Y; }};
}

LinearMap transposed(const LinearMap& A) { return {A.cols, A.rows, A.transposed_times, A.times}; }

KrylovOptions krylov_options(const TruncatedOptions& options, Index most) {
    return {options.accuracy, options.block, options.seed, most, options.stop, options.progress};
}

Result<Svd> full_then_cut(const Dense& A, Index k, const TruncatedOptions& options) {
    const Result<Svd> all = decompose(A, {.stop = options.stop, .progress = {}});
    if (!all) return tl::unexpected(all.error());
    return first_of(*all, k);
}

// Needs m >= n.
Result<Svd> tall(const Dense& A, Index k, const TruncatedOptions& options) {
    const Index m = A.rows(), n = A.cols();
    if (m >= kGramShape * n && n <= kGramColumns) {
        if (auto svd = gram_top(A, k, options.accuracy)) return *std::move(svd);
        if (options.stop.stop_requested()) return cancelled();
    }
    const bool hurried = options.most_columns > 0;
    const Index most = hurried ? std::min<Index>(options.most_columns, n) : n / 2;
    if (n <= kSmall || k >= most / 2) return full_then_cut(A, k, options);
    KrylovAnswer answer = first_triplets(map_of(A), k, krylov_options(options, most));
    const bool has_answer = answer.svd.sigma.size() == k;
    if (has_answer && (hurried || answer.end == KrylovEnd::Accurate)) return std::move(answer.svd);
    if (answer.end == KrylovEnd::Cancelled) return cancelled();
    return full_then_cut(A, k, options);
}

Svd swapped(Svd svd) {
    std::swap(svd.U, svd.V);
    return svd;
}

Result<Svd> any_shape(const Dense& A, Index k, const TruncatedOptions& options) {
    if (A.rows() >= A.cols()) return tall(A, k, options);
    const MatrixXd upright = A.transpose();
    return tall(upright, k, options).map(swapped);
}

Result<Svd> any_shape(const LinearMap& A, Index k, const TruncatedOptions& options) {
    const bool wide = A.rows < A.cols;
    const LinearMap& upright = wide ? transposed(A) : A;
    const bool hurried = options.most_columns > 0;
    const Index most = hurried ? std::max<Index>(options.most_columns, k) : upright.cols;
    KrylovAnswer answer = first_triplets(upright, k, krylov_options(options, most));
    if (hurried && answer.svd.sigma.size() == k) answer.end = KrylovEnd::Accurate;
    switch (answer.end) {
        case KrylovEnd::Accurate:
            return wide ? swapped(std::move(answer.svd)) : std::move(answer.svd);
        case KrylovEnd::Cancelled:
            return cancelled();
        case KrylovEnd::NotFinite:
            return fail("A product with the matrix is not finite.");
        case KrylovEnd::GaveUp:
            break;
    }
    return not_converged();
}

// Tells 0 and 1, honours a stop at the end and puts the exponent back.
template <class Work>
Result<Svd> framed(const std::string& size, int exponent, const TruncatedOptions& options, Work work) {
    try {
        if (options.progress) options.progress(0);
        if (options.stop.stop_requested()) return cancelled();
        Result<Svd> svd = work();
        if (!svd) return svd;
        svd->sigma = svd->sigma.unaryExpr([=](double s) { return std::scalbn(s, exponent); }).eval();
        if (!std::isfinite(svd->sigma(0)))
            return fail(
                "The entries are so large that the first singular value is beyond the largest number.");
        if (options.progress) options.progress(1);
        if (options.stop.stop_requested()) return cancelled();
        return svd;
    } catch (const std::bad_alloc&) {
        return fail("There is not enough memory to decompose a " + size + " matrix.");
    }
}

std::string size_of(Index rows, Index cols) { return std::to_string(rows) + " x " + std::to_string(cols); }

Result<void> check_entries(const Sparse& A) {
    if (A.size() == 0) return fail("The matrix has no entries: it is " + size_of(A.rows(), A.cols()) + ".");
    for (Index j = 0; j < A.outerSize(); ++j) {
        for (Sparse::InnerIterator at(A, j); at; ++at) {
            if (std::isfinite(at.value())) continue;
            return fail("The entry in row " + std::to_string(at.row() + 1) + ", column " +
                        std::to_string(at.col() + 1) + " is not a finite number.");
        }
    }
    return {};
}

}  // namespace

Result<Svd> truncated_svd(const Dense& A, Index k, const TruncatedOptions& options) {
    if (auto checked = check_entries(A); !checked) return tl::unexpected(checked.error());
    if (auto checked = check_options(k, options); !checked) return tl::unexpected(checked.error());
    k = std::min({k, A.rows(), A.cols()});
    const int exponent = scale_exponent(A);
    if (std::abs(exponent) < kHarmlessExponent)
        return framed(size_text(A), 0, options, [&] { return any_shape(A, k, options); });
    return framed(size_text(A), exponent, options, [&] {
        const MatrixXd scaled = scaled_down(A, exponent);
        return any_shape(scaled, k, options);
    });
}

Result<Svd> truncated_svd(const Sparse& A, Index k, const TruncatedOptions& options) {
    if (auto checked = check_entries(A); !checked) return tl::unexpected(checked.error());
    if (auto checked = check_options(k, options); !checked) return tl::unexpected(checked.error());
    const double largest = A.nonZeros() == 0 ? 0 : A.coeffs().abs().maxCoeff();
    const int exponent = largest == 0 ? 0 : std::ilogb(largest);
    return framed(size_of(A.rows(), A.cols()), exponent, options, [&] {
        const Sparse scaled = A.unaryExpr([=](double x) { return std::scalbn(x, -exponent); });
        return any_shape(map_of(scaled), std::min({k, A.rows(), A.cols()}), options);
    });
}

Result<Svd> truncated_svd(const LinearMap& A, Index k, const TruncatedOptions& options) {
    if (A.rows < 1 || A.cols < 1)
        return fail("The matrix has no entries: it is " + size_of(A.rows, A.cols) + ".");
    if (auto checked = check_options(k, options); !checked) return tl::unexpected(checked.error());
    return framed(size_of(A.rows, A.cols), 0, options, [&] {
        return any_shape(A, std::min({k, A.rows, A.cols}), options);
    });
}

double truncated_error(const LinearMap& A, const Svd& svd, std::uint64_t seed) {
    constexpr Index kBlock = 4;
    constexpr int kSteps = 10;
    // The process sees the norm from below.
    constexpr double kRaise = 1.25;
    const LinearMap rest{A.rows, A.cols,
                         [&](const auto& X) -> MatrixXd {
                             return A.times(X) - svd.U * (svd.sigma.asDiagonal() * (svd.V.transpose() * X));
                         },
                         [&](const auto& Y) -> MatrixXd {
                             return A.transposed_times(Y) -
                                    svd.V * (svd.sigma.asDiagonal() * (svd.U.transpose() * Y));
                         }};
    const LinearMap upright = A.rows < A.cols ? transposed(rest) : rest;
    // Another stream than that of the decomposition, or it would start in what that has found.
    BlockKrylov process(upright, kBlock, ~seed);
    for (int step = 0; step < kSteps && process.grow(); ++step) continue;
    const auto values = process.size() == 0 ? std::nullopt : process.values(1);
    return values ? kRaise * values->of_R.sigma(0) : std::numeric_limits<double>::quiet_NaN();
}

double truncated_error(const Dense& A, const Svd& svd, std::uint64_t seed) {
    return truncated_error(map_of(A), svd, seed);
}

double truncated_error(const Sparse& A, const Svd& svd, std::uint64_t seed) {
    return truncated_error(map_of(A), svd, seed);
}

}  // namespace svdscope
