// LAPACK's divide and conquer, in stages where it takes long, or Eigen's; and a look at what came out.
#include "core/svd/divide_and_conquer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/random.hpp"
#include "core/svd/lapack.hpp"
#include "core/svd/staged_svd.hpp"

#ifndef SVDSCOPE_HAS_LAPACK
#include <Eigen/SVD>  // takes half a minute to compile, and so stands nowhere else
#endif

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// From here on somebody may notice that he waits.
constexpr Index kStagedSize = 256;

#ifdef SVDSCOPE_HAS_LAPACK

// What dgesdd takes for tall.
bool is_tall(const MatrixXd& A) { return 6 * A.rows() >= 11 * A.cols(); }

std::optional<Svd> staged(const MatrixXd& A, Factors factors, const SvdWatch& watch) {
    if (factors == Factors::Full || !is_tall(A)) return lapack::staged_svd(A, factors, watch);
    const lapack::Qr qr = lapack::thin_qr(A);
    if (watch.is_stopped()) return std::nullopt;
    std::optional<Svd> svd = lapack::staged_svd(qr.R, factors, watch);
    if (svd && factors != Factors::ValuesOnly) svd->U = lapack::product(qr.Q, svd->U);
    return svd;
}

std::optional<Svd> by_library(const MatrixXd& A, Factors factors, const SvdWatch& watch) {
    if (std::min(A.rows(), A.cols()) < kStagedSize) return lapack::gesdd(A, factors);
    if (A.rows() >= A.cols()) return staged(A, factors, watch);
    std::optional<Svd> svd = staged(A.transpose(), factors, watch);
    if (svd) std::swap(svd->U, svd->V);
    return svd;
}

#else

// From Eigen 3.4.90 on what to compute is a template argument, and the run-time argument is deprecated.
template <int Options>
std::optional<Svd> by_eigen(const MatrixXd& A) {
#if EIGEN_VERSION_AT_LEAST(3, 4, 90)
    const Eigen::BDCSVD<MatrixXd, Options> found(A);
#else
    const Eigen::BDCSVD<MatrixXd> found(A, Options);
#endif
    if (found.info() != Eigen::Success) return std::nullopt;
    Svd svd{{}, found.singularValues(), {}};
    if (found.computeU()) svd.U = found.matrixU();
    if (found.computeV()) svd.V = found.matrixV();
    return svd;
}

// Values alone are wrong for some bidiagonal matrices, and only the factors tell: so these are always formed.
std::optional<Svd> by_library(const MatrixXd& A, Factors factors, const SvdWatch&) {
    if (factors == Factors::Full) return by_eigen<Eigen::ComputeFullU | Eigen::ComputeFullV>(A);
    return by_eigen<Eigen::ComputeThinU | Eigen::ComputeThinV>(A);
}

#endif

// A random vector through A and through the factors; the sum of squares where there are none.
bool gives_back(const MatrixXd& A, const Svd& svd) {
    const double size = static_cast<double>(std::max(A.rows(), A.cols()));
    const double allowed = 1000 * size * std::numeric_limits<double>::epsilon();
    const double sigma_1 = svd.sigma(0), scale = sigma_1 > 0 ? sigma_1 : 1;
    if (svd.U.size() == 0) return std::abs(svd.sigma.norm() - A.norm()) <= allowed * scale;
    Random random(1);
    const Index k = svd.sigma.size();
    const VectorXd x = VectorXd::NullaryExpr(A.cols(), [&] { return random.normal(); });
    const VectorXd inner = svd.V.leftCols(k).transpose() * x;
    const VectorXd outer = svd.U.leftCols(k) * svd.sigma.cwiseProduct(inner);
    const bool is_product = (A * x - outer).norm() <= allowed * scale * x.norm();
    const VectorXd again = svd.V.leftCols(k).transpose() * (svd.V.leftCols(k) * inner);
    const VectorXd left_again = svd.U.leftCols(k).transpose() * (svd.U.leftCols(k) * inner);
    return is_product && std::max((again - inner).norm(), (left_again - inner).norm()) <= allowed * x.norm();
}

}  // namespace

std::optional<Svd> divide_and_conquer(const MatrixXd& A, Factors factors, const SvdWatch& watch) {
    lapack::leave_a_processor();
    std::optional<Svd> svd = by_library(A, factors, watch);
    if (!svd || !gives_back(A, *svd)) return std::nullopt;
    if (factors == Factors::ValuesOnly) return Svd{{}, std::move(svd->sigma), {}};
    return svd;
}

}  // namespace svdscope
