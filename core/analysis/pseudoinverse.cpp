// Cut, invert what is left, and put the factors together in the other order.
#include "core/analysis/pseudoinverse.hpp"

#include <cmath>
#include <cstddef>
#include <span>

#include "core/analysis/amplification.hpp"
#include "core/analysis/rank.hpp"
#include "core/base/check.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/input.hpp"

namespace svdscope {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

struct Cut {
    Svd svd;
    int rank = 0;
    double tolerance = 0;
};

Result<Cut> cut(const Eigen::Ref<const MatrixXd>& A, std::optional<double> cutoff) {
    if (cutoff && !(*cutoff >= 0)) return fail("The cut-off must be a number that is not negative.");
    if (auto checked = check_entries(A); !checked) return tl::unexpected(checked.error());
    auto svd = decompose(A);
    if (!svd) return tl::unexpected(svd.error());
    const double sigma_1 = svd->sigma(0);
    const auto rows = static_cast<std::size_t>(A.rows()), cols = static_cast<std::size_t>(A.cols());
    const double tolerance = cutoff ? *cutoff * sigma_1 : rank_tolerance(sigma_1, rows, cols);
    const std::span<const double> values(svd->sigma.data(), static_cast<std::size_t>(svd->sigma.size()));
    const int rank = rank_of(values, tolerance);
    return Cut{*std::move(svd), rank, tolerance};
}

}  // namespace

Result<MatrixXd> pseudoinverse(const Svd& svd, int rank) {
    SVDSCOPE_CHECK_LE(0, rank);
    SVDSCOPE_CHECK_LE(rank, static_cast<int>(svd.sigma.size()));
    if (rank == 0) return MatrixXd::Zero(svd.V.rows(), svd.U.rows());
    // With the least of the kept values as 2^exponent no factor overflows before the end.
    const int exponent = std::ilogb(svd.sigma(rank - 1));
    const VectorXd inverted =
        svd.sigma.head(rank).unaryExpr([=](double s) { return 1 / std::scalbn(s, -exponent); });
    const MatrixXd scaled = svd.V.leftCols(rank) * inverted.asDiagonal() * svd.U.leftCols(rank).transpose();
    MatrixXd result = scaled.unaryExpr([=](double x) { return std::scalbn(x, -exponent); });
    if (!result.allFinite()) return fail("An entry of the pseudoinverse is beyond the largest number.");
    return result;
}

Result<Pseudoinverse> pseudoinverse(const Eigen::Ref<const MatrixXd>& A, std::optional<double> cutoff) {
    const auto kept = cut(A, cutoff);
    if (!kept) return tl::unexpected(kept.error());
    auto matrix = pseudoinverse(kept->svd, kept->rank);
    if (!matrix) return tl::unexpected(matrix.error());
    return Pseudoinverse{*std::move(matrix), kept->rank, kept->tolerance};
}

Result<MinimumNorm> minimum_norm_solution(const Eigen::Ref<const MatrixXd>& A,
                                          const Eigen::Ref<const VectorXd>& b, std::optional<double> cutoff) {
    const auto kept = cut(A, cutoff);
    if (!kept) return tl::unexpected(kept.error());
    auto answer = least_squares(A, kept->svd, kept->rank, b);
    if (!answer) return tl::unexpected(answer.error());
    return MinimumNorm{std::move(answer->x), std::move(answer->residual), kept->rank, kept->tolerance};
}

}  // namespace svdscope
