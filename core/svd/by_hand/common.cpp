// Small loops that every route by hand needs.
#include "core/svd/by_hand/common.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "core/svd/input.hpp"

namespace svdscope::by_hand {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Result<Input> accept(const Eigen::Ref<const MatrixXd>& A) {
    if (auto checked = check_entries(A); !checked) return tl::unexpected(checked.error());
    if (std::max(A.rows(), A.cols()) > kLongestSide) {
        return fail("By hand every step is kept, so no side may be longer than " +
                    std::to_string(kLongestSide) + ", and the matrix is " + size_text(A) + ".");
    }
    // Fourth powers are the highest that a route forms: 2^800 and 2^-800 are within the range of doubles.
    constexpr int kModerate = 200;
    const int exponent = scale_exponent(A);
    if (std::abs(exponent) < kModerate) return Input{A, 0};
    return Input{scaled_down(A, exponent), exponent};
}

Rotation rotation_to_first(Index p, Index q, double x, double y) {
    const double length = std::hypot(x, y);
    if (length == 0) return {p, q, 1, 0};
    return {p, q, x / length, y / length};
}

void rotate_columns(MatrixXd& M, const Rotation& turn) {
    for (Index i = 0; i < M.rows(); ++i) {
        const double p = M(i, turn.p), q = M(i, turn.q);
        M(i, turn.p) = turn.c * p + turn.s * q;
        M(i, turn.q) = turn.c * q - turn.s * p;
    }
}

void rotate_rows(MatrixXd& M, const Rotation& turn) {
    for (Index j = 0; j < M.cols(); ++j) {
        const double p = M(turn.p, j), q = M(turn.q, j);
        M(turn.p, j) = turn.c * p + turn.s * q;
        M(turn.q, j) = turn.c * q - turn.s * p;
    }
}

void complete_columns(MatrixXd& Q, Index first) {
    for (Index j = first; j < Q.cols(); ++j) {
        // Of e_i the part 1 - |row i|^2 lies outside of the columns there are: the best has the least row.
        Index best = 0;
        Q.leftCols(j).rowwise().squaredNorm().minCoeff(&best);
        VectorXd v = VectorXd::Unit(Q.rows(), best);
        for (int pass = 0; pass < 2; ++pass) {
            for (Index k = 0; k < j; ++k) v -= Q.col(k).dot(v) * Q.col(k);
        }
        Q.col(j) = v.normalized();
    }
}

Svd in_order(const Svd& svd) {
    std::vector<Index> order(static_cast<std::size_t>(svd.sigma.size()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](Index i, Index j) { return svd.sigma(i) > svd.sigma(j); });
    Svd sorted = svd;
    for (std::size_t to = 0; to < order.size(); ++to) {
        const auto at = static_cast<Index>(to);
        sorted.U.col(at) = svd.U.col(order[to]);
        sorted.V.col(at) = svd.V.col(order[to]);
        sorted.sigma(at) = svd.sigma(order[to]);
    }
    return sorted;
}

Result<Svd> of_original(Svd svd, int exponent, bool transposed) {
    for (double& s : svd.sigma) s = std::scalbn(s, exponent);
    if (!std::isfinite(svd.sigma(0))) {
        return fail("The entries are so large that the first singular value is beyond the largest number.");
    }
    if (transposed) svd.U.swap(svd.V);
    return svd;
}

}  // namespace svdscope::by_hand
