// One product of the size of A, the top of a symmetric spectrum, and a Rayleigh-Ritz step that mends it.
#include "core/svd/gram_top.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/svd/inner_svd.hpp"
#include "core/svd/lapack.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kUnit = std::numeric_limits<double>::epsilon() / 2;
// What the rounding of A^T A is taken for, in u sigma_1^2: some units, since errors of either sign add up.
constexpr double kGrowth = 8;

// X = Q L^T, where Q replaces X. Nothing when the columns are not nearly orthogonal.
std::optional<MatrixXd> orthonormalise(MatrixXd& X) {
    MatrixXd gram = MatrixXd::Zero(X.cols(), X.cols());
    lapack::add_gram(X, gram);
    const Eigen::LLT<MatrixXd> cholesky(gram);
    if (cholesky.info() != Eigen::Success) return std::nullopt;
    const MatrixXd upper = cholesky.matrixU();
    if (upper.diagonal().minCoeff() < 0.5 * upper.diagonal().maxCoeff()) return std::nullopt;
    const MatrixXd inverse =
        upper.triangularView<Eigen::Upper>().solve(MatrixXd::Identity(X.cols(), X.cols()));
    X = lapack::product(X, inverse);
    return upper;
}

// Eigenvalues beyond the k-th are not known; the relative gap behind it is taken for 0 unless one more is.
double loss_of(const lapack::SymmetricEigen& top, Index k) {
    const Index last = top.values.size() - k;
    const double first = top.values(top.values.size() - 1), least = top.values(last);
    if (!(least > 0)) return 1;
    const double lost = kGrowth * kUnit * first / least;
    if (last == 0) return lost;
    const double gap = 1 - std::max(top.values(last - 1), 0.0) / least;
    return gap > lost ? std::min(lost, lost * lost / gap) : lost;
}

}  // namespace

std::optional<Svd> gram_top(const Eigen::Ref<const MatrixXd>& A, Index k, double accuracy) {
    MatrixXd gram = MatrixXd::Zero(A.cols(), A.cols());
    lapack::add_gram(A, gram);
    const auto top = lapack::top_eigen(std::move(gram), std::min(k + 1, A.cols()));
    if (!top || !(loss_of(*top, k) <= accuracy)) return std::nullopt;
    MatrixXd V = top->vectors.rightCols(k).rowwise().reverse();
    const Eigen::VectorXd scale = top->values.tail(k).reverse().cwiseSqrt();
    if (!orthonormalise(V)) return std::nullopt;
    // Columns of length 1, nearly orthogonal: their own Gram matrix loses nothing. A second time for U.
    MatrixXd U = lapack::product(A, V * scale.cwiseInverse().asDiagonal());
    auto upper = orthonormalise(U);
    if (!upper) return std::nullopt;
    const auto again = orthonormalise(U);
    if (!again) return std::nullopt;
    const auto inner = inner_svd(*again * *upper * scale.asDiagonal());
    if (!inner) return std::nullopt;
    return Svd{lapack::product(U, inner->U), inner->sigma, lapack::product(V, inner->V)};
}

}  // namespace svdscope
