// Cosines for the wide angles, sines for the narrow ones.
#include "core/analysis/principal_angles.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>

#include "core/analysis/rank.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/input.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

Result<MatrixXd> orthonormal_basis(const Eigen::Ref<const MatrixXd>& A) {
    if (auto checked = check_entries(A); !checked) return tl::unexpected(checked.error());
    auto svd = decompose(A);
    if (!svd) return tl::unexpected(svd.error());
    const std::span<const double> sigma(svd->sigma.data(), static_cast<std::size_t>(svd->sigma.size()));
    const auto rows = static_cast<std::size_t>(A.rows()), cols = static_cast<std::size_t>(A.cols());
    const int rank = rank_of(sigma, rank_tolerance(sigma.front(), rows, cols));
    return MatrixXd(svd->U.leftCols(rank));
}

// F has at least as many columns as G. Let f_i, g_i be the principal directions and theta_i their angles:
//
//     F^T G = Y diag(cos theta) Z^T,      (I - F F^T) G Z = the parts of the g_i outside of F, sin theta
//     long.
//
// A cosine says nothing of a small angle: cos 1e-9 is 1 in double. A sine says nothing of one near pi/2. So
// the first SVD orders the directions and gives the wide angles; those with cos^2 >= 1/2 are turned among
// themselves by a second SVD, of the parts outside, which gives their sines to eps.
Result<PrincipalAngles> between(const MatrixXd& F, const MatrixXd& G) {
    const auto first = decompose(F.transpose() * G);
    if (!first) return tl::unexpected(first.error());
    const Index k = G.cols();
    PrincipalAngles result;
    result.angles = first->sigma.unaryExpr([](double c) { return std::acos(std::min(c, 1.0)); });
    result.X = F * first->U;
    result.Y = G * first->V;
    const Index narrow = (first->sigma.array().square() >= 0.5).count();
    if (narrow == 0) return result;
    const MatrixXd near = result.Y.leftCols(narrow);
    const MatrixXd inside = F.transpose() * near;
    const auto second = decompose(near - F * inside);
    if (!second) return tl::unexpected(second.error());
    for (Index i = 0; i < narrow; ++i) {
        const Index from = narrow - 1 - i;  // sines come in decreasing order
        result.angles(i) = std::asin(std::min(second->sigma(from), 1.0));
        result.Y.col(i) = near * second->V.col(from);
        result.X.col(i) = (F * (inside * second->V.col(from))).normalized();
    }
    // Where the two meet, at 45 degrees, rounding may have swapped neighbours.
    std::sort(result.angles.begin(), result.angles.begin() + k);
    return result;
}

}  // namespace

Result<PrincipalAngles> principal_angles(const Eigen::Ref<const MatrixXd>& X,
                                         const Eigen::Ref<const MatrixXd>& Y) {
    if (X.rows() != Y.rows()) {
        return fail("The two subspaces must be of one space, and their vectors have " +
                    std::to_string(X.rows()) + " and " + std::to_string(Y.rows()) + " entries.");
    }
    const auto F = orthonormal_basis(X), G = orthonormal_basis(Y);
    if (!F) return tl::unexpected(F.error());
    if (!G) return tl::unexpected(G.error());
    PrincipalAngles result{{}, MatrixXd(X.rows(), 0), MatrixXd(X.rows(), 0), 0, 0};
    if (F->cols() > 0 && G->cols() > 0) {
        const bool swapped = F->cols() < G->cols();
        auto angles = swapped ? between(*G, *F) : between(*F, *G);
        if (!angles) return angles;
        result = *std::move(angles);
        if (swapped) result.X.swap(result.Y);
    }
    result.dimension_X = static_cast<int>(F->cols());
    result.dimension_Y = static_cast<int>(G->cols());
    return result;
}

}  // namespace svdscope
