// A^T A, Jacobi's rotations for its eigenpairs, and the division that gives U.
#include "core/svd/by_hand/gram_steps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/svd/by_hand/common.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr int kMostSweeps = 40;  // for 20 columns about eight are needed

MatrixXd gram_of(const MatrixXd& A) {
    MatrixXd G = MatrixXd::Zero(A.cols(), A.cols());
    for (Index i = 0; i < A.cols(); ++i) {
        for (Index j = 0; j < A.cols(); ++j) {
            for (Index row = 0; row < A.rows(); ++row) G(i, j) += A(row, i) * A(row, j);
        }
    }
    return G;
}

// A rotation by theta in the plane of p and q makes g_pq zero when
//
//     cot 2 theta = (g_qq - g_pp) / (2 g_pq) = zeta,   so that t = tan theta solves t^2 + 2 zeta t - 1 = 0.
//
// The smaller root, sign(zeta) / (|zeta| + sqrt(1 + zeta^2)), turns by at most 45 degrees. The diagonal then
// changes by -+ t g_pq: no square is formed, and equal columns end in an exact 0.
void annihilate(MatrixXd& G, MatrixXd& V, Index p, Index q) {
    const double g_pq = G(p, q);
    const double zeta = (G(q, q) - G(p, p)) / (2 * g_pq);
    const double t = std::copysign(1 / (std::abs(zeta) + std::hypot(1, zeta)), zeta);
    const double c = 1 / std::hypot(1, t);
    const Rotation turn{p, q, c, -c * t};
    const double g_pp = G(p, p) - t * g_pq, g_qq = G(q, q) + t * g_pq;
    rotate_columns(G, turn);
    rotate_rows(G, turn);
    G(p, p) = g_pp, G(q, q) = g_qq;
    G(p, q) = G(q, p) = 0;
    rotate_columns(V, turn);
}

// Sweeps over all pairs until every g_pq is rounding beside the largest entry.
void diagonalise(MatrixXd& G, MatrixXd& V) {
    const double small = kEps / 4 * G.cwiseAbs().maxCoeff();
    for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
        bool turned = false;
        for (Index p = 0; p < G.cols(); ++p) {
            for (Index q = p + 1; q < G.cols(); ++q) {
                if (std::abs(G(p, q)) <= small) continue;
                annihilate(G, V, p, q);
                turned = true;
            }
        }
        if (!turned) return;
    }
}

void find_eigenpairs(GramSteps& steps) {
    MatrixXd G = steps.gram;
    MatrixXd V = MatrixXd::Identity(G.rows(), G.cols());
    diagonalise(G, V);
    const Svd sorted = in_order({V, G.diagonal(), V});
    steps.eigenvalues = sorted.sigma;
    steps.eigenvectors = sorted.V;
    steps.noise = static_cast<double>(G.rows()) * kEps * std::max(0.0, steps.eigenvalues(0));
}

Svd divide(GramSteps& steps, const MatrixXd& A) {
    const Index k = std::min(A.rows(), A.cols());
    const VectorXd sigma =
        steps.eigenvalues.head(k).unaryExpr([](double lambda) { return std::sqrt(std::max(0.0, lambda)); });
    steps.images = A * steps.eigenvectors.leftCols(k);
    steps.lengths = steps.images.colwise().norm();
    MatrixXd U = MatrixXd::Zero(A.rows(), k);
    Index i = 0;
    for (; i < k && steps.eigenvalues(i) > steps.noise; ++i) U.col(i) = steps.images.col(i) / sigma(i);
    steps.divided = i;
    complete_columns(U, i);
    return {U, sigma, steps.eigenvectors.leftCols(k)};
}

}  // namespace

Result<GramSteps> gram_steps(const Eigen::Ref<const MatrixXd>& A) {
    const auto input = accept(A);
    if (!input) return tl::unexpected(input.error());
    GramSteps steps;
    steps.exponent = input->exponent;
    steps.gram = gram_of(input->A);
    find_eigenpairs(steps);
    auto svd = of_original(divide(steps, input->A), input->exponent);
    if (!svd) return tl::unexpected(svd.error());
    steps.svd = *std::move(svd);
    return steps;
}

}  // namespace svdscope::by_hand
