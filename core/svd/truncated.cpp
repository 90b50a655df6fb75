// A random sketch of the range of A, made orthonormal after every product, then a small SVD.
#include "core/svd/truncated.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <new>
#include <numbers>
#include <optional>

#include "core/base/random.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/input.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd gaussian(std::uint64_t seed, Index rows, Index cols) {
    Random random(seed);
    return MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
}

// An orthonormal basis of the range, of as many columns.
MatrixXd basis_of(const MatrixXd& Y) {
    return Eigen::HouseholderQR<MatrixXd>(Y).householderQ() * MatrixXd::Identity(Y.rows(), Y.cols());
}

Svd first_of(const Svd& svd, Index k) { return {svd.U.leftCols(k), svd.sigma.head(k), svd.V.leftCols(k)}; }

tl::unexpected<Error> cancelled() { return fail("The decomposition was cancelled."); }

// Tells the progress after each of a known number of steps.
class Steps {
  public:
    Steps(const TruncatedOptions& options, int count) : options_(options), count_(count) { tell(); }
    /// False when the work was cancelled.
    bool next() {
        ++done_;
        tell();
        return !options_.stop.stop_requested();
    }

  private:
    void tell() const {
        if (options_.progress) options_.progress(static_cast<double>(done_) / count_);
    }
    const TruncatedOptions& options_;
    int count_;
    int done_ = 0;
};

// Nothing when the work was cancelled.
std::optional<MatrixXd> sketch(const MatrixXd& A, Index directions, const TruncatedOptions& options,
                               Steps& steps) {
    MatrixXd Q = basis_of(A * gaussian(options.seed, A.cols(), directions));
    if (!steps.next()) return std::nullopt;
    for (int i = 0; i < options.power_iterations; ++i) {
        Q = basis_of(A.transpose() * Q);
        if (!steps.next()) return std::nullopt;
        Q = basis_of(A * Q);
        if (!steps.next()) return std::nullopt;
    }
    return Q;
}

Result<Svd> project(const MatrixXd& A, Index k, Index directions, const TruncatedOptions& options) {
    Steps steps(options, 2 * options.power_iterations + 3);
    const std::optional<MatrixXd> Q = sketch(A, directions, options, steps);
    if (!Q) return cancelled();
    const MatrixXd B = Q->transpose() * A;
    if (!steps.next()) return cancelled();
    Result<Svd> small = decompose(B);
    if (!small) return small;
    if (!steps.next()) return cancelled();
    return first_of({*Q * small->U, small->sigma, small->V}, k);
}

Result<Svd> full_then_cut(const MatrixXd& A, Index k, const TruncatedOptions& options) {
    const Result<Svd> all = decompose(A, {.stop = options.stop, .progress = options.progress});
    if (!all) return tl::unexpected(all.error());
    return first_of(*all, k);
}

}  // namespace

Result<Svd> truncated_svd(const Eigen::Ref<const MatrixXd>& A, Index k, const TruncatedOptions& options) {
    if (auto checked = check_entries(A); !checked) return tl::unexpected(checked.error());
    if (k < 1) return fail("At least one singular value must be asked for.");
    if (options.stop.stop_requested()) return cancelled();
    const Index all = std::min(A.rows(), A.cols());
    k = std::min(k, all);
    const Index directions = k + std::max(options.oversampling, 0);
    try {
        const int exponent = scale_exponent(A);
        const MatrixXd scaled = scaled_down(A, exponent);
        Result<Svd> svd =
            directions >= all ? full_then_cut(scaled, k, options) : project(scaled, k, directions, options);
        if (svd) svd->sigma = svd->sigma.unaryExpr([=](double s) { return std::scalbn(s, exponent); }).eval();
        if (svd && !std::isfinite(svd->sigma(0))) {
            return fail(
                "The entries are so large that the first singular value is beyond the largest number.");
        }
        return svd;
    } catch (const std::bad_alloc&) {
        return fail("There is not enough memory to decompose a " + size_text(A) + " matrix.");
    }
}

double truncated_error(const Eigen::Ref<const MatrixXd>& A, const Svd& svd, std::uint64_t seed) {
    constexpr Index kProbes = 10;
    constexpr double kAlpha = 10;
    // Another stream than that of the sketch, or the probes would see only what it has found.
    const MatrixXd probes = gaussian(~seed, A.cols(), kProbes);
    const MatrixXd seen = svd.V.transpose() * probes;
    const MatrixXd missed = A * probes - svd.U * (svd.sigma.asDiagonal() * seen);
    return kAlpha * std::sqrt(2 / std::numbers::pi) * missed.colwise().norm().maxCoeff();
}

}  // namespace svdscope
