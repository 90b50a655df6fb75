// Mirrors from both sides until A is bidiagonal; then the QR steps of bidiagonal_qr.cpp; then signs and
// order.
#include "core/svd/by_hand/golub_kahan_steps.hpp"

#include <cmath>
#include <utility>

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// The mirror that takes x to -+|x| e_first halves the way between them: w = x +- |x| e_first, scaled. With
// the sign of x_first the sum does not cancel. Entries before `first` stay. 0 when there is nothing to clear.
VectorXd mirror_direction(const VectorXd& x, Index first) {
    VectorXd w = VectorXd::Zero(x.size());
    double below = 0;
    for (Index i = first + 1; i < x.size(); ++i) below = std::hypot(below, x(i));
    if (below == 0) return w;
    w.tail(x.size() - first) = x.tail(x.size() - first);
    w(first) += std::copysign(std::hypot(x(first), below), x(first));
    return w.stableNormalized();
}

// (I - 2 w w^T) M, one column after the other.
void mirror_rows(MatrixXd& M, const VectorXd& w) {
    for (Index j = 0; j < M.cols(); ++j) {
        const double part = 2 * w.dot(M.col(j));
        for (Index i = 0; i < M.rows(); ++i) M(i, j) -= part * w(i);
    }
}

// M (I - 2 w w^T), one row after the other.
void mirror_columns(MatrixXd& M, const VectorXd& w) {
    for (Index i = 0; i < M.rows(); ++i) {
        const double part = 2 * M.row(i).dot(w);
        for (Index j = 0; j < M.cols(); ++j) M(i, j) -= part * w(j);
    }
}

void clear_column(GolubKahanSteps& steps, MatrixXd& M, Index k) {
    const VectorXd w = mirror_direction(M.col(k), k);
    mirror_rows(M, w);
    for (Index i = k + 1; i < M.rows(); ++i) M(i, k) = 0;
    steps.mirrors.push_back({true, k, w, M});
}

// The row right of the diagonal alone: a mirror that moved column k would fill it again.
void clear_row(GolubKahanSteps& steps, MatrixXd& M, Index k) {
    const VectorXd w = mirror_direction(M.row(k).transpose(), k + 1);
    mirror_columns(M, w);
    for (Index j = k + 2; j < M.cols(); ++j) M(k, j) = 0;
    steps.mirrors.push_back({false, k, w, M});
}

// The last of the mirrors is applied first, so that each meets only what the later ones made.
void accumulate(GolubKahanSteps& steps, Index rows, Index cols) {
    steps.U0 = MatrixXd::Identity(rows, cols);
    steps.V0 = MatrixXd::Identity(cols, cols);
    for (auto it = steps.mirrors.rbegin(); it != steps.mirrors.rend(); ++it)
        mirror_rows(it->from_left ? steps.U0 : steps.V0, it->w);
}

Svd signed_and_sorted(const GolubKahanSteps& steps, const Svd& inner) {
    Svd svd{steps.U0 * inner.U, inner.sigma, steps.V0 * inner.V};
    for (Index i = 0; i < svd.sigma.size(); ++i) {
        if (svd.sigma(i) >= 0) continue;
        svd.sigma(i) = -svd.sigma(i);
        svd.V.col(i) = -svd.V.col(i);
    }
    return in_order(svd);
}

}  // namespace

void bidiagonalise(GolubKahanSteps& steps, MatrixXd M) {
    const Index rows = M.rows(), n = M.cols();
    for (Index k = 0; k < n; ++k) {
        if (k + 1 < rows) clear_column(steps, M, k);
        if (k + 2 < n) clear_row(steps, M, k);
    }
    steps.start.diagonal = M.diagonal();
    steps.start.above = M.topRows(n).diagonal(1);
    accumulate(steps, rows, n);
}

MatrixXd matrix_of(const Bidiagonal& B) {
    MatrixXd M = MatrixXd::Zero(B.diagonal.size(), B.diagonal.size());
    M.diagonal() = B.diagonal;
    M.diagonal(1) = B.above;
    return M;
}

Result<GolubKahanSteps> golub_kahan_steps(const Eigen::Ref<const MatrixXd>& A) {
    auto input = accept(A);
    if (!input) return tl::unexpected(input.error());
    GolubKahanSteps steps;
    steps.exponent = input->exponent;
    steps.transposed = A.rows() < A.cols();
    bidiagonalise(steps, steps.transposed ? MatrixXd(input->A.transpose()) : std::move(input->A));
    const Svd inner = diagonalise(steps);
    auto svd = of_original(signed_and_sorted(steps, inner), input->exponent, steps.transposed);
    if (!svd) return tl::unexpected(svd.error());
    steps.svd = *std::move(svd);
    return steps;
}

}  // namespace svdscope::by_hand
