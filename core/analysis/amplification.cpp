// Quotients of relative errors, and the solution they are about.
#include "core/analysis/amplification.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/base/check.hpp"

namespace svdscope {

using Eigen::Index;
using Eigen::VectorXd;

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
}

std::optional<double> amplification(double error, double x, double noise, double b) {
    if (noise == 0 || b == 0 || (x == 0 && error == 0)) return std::nullopt;
    if (x == 0) return kInfinity;
    return (error / x) / (noise / b);
}

Result<LeastSquares> least_squares(const Eigen::Ref<const Eigen::MatrixXd>& A, const Svd& svd, int rank,
                                   const Eigen::Ref<const VectorXd>& b) {
    SVDSCOPE_CHECK_LE(rank, static_cast<int>(svd.sigma.size()));
    if (b.size() != A.rows()) {
        return fail("The right-hand side has " + std::to_string(b.size()) + " numbers, and A has " +
                    std::to_string(A.rows()) + " rows.");
    }
    if (!b.allFinite()) return fail("The right-hand side has an entry that is not a finite number.");
    // b is scaled by a power of two, so that the sums of U^T b do not overflow before sigma divides them.
    const double largest = b.size() == 0 ? 0 : b.cwiseAbs().maxCoeff();
    if (largest == 0) return LeastSquares{VectorXd::Zero(A.cols()), b};
    const double size = std::ldexp(1, std::ilogb(largest));
    const Index r = rank;
    const VectorXd parts = (svd.U.leftCols(r).transpose() * (b / size)).cwiseQuotient(svd.sigma.head(r));
    LeastSquares result{size * (svd.V.leftCols(r) * parts), {}};
    if (!result.x.allFinite()) return fail("The solution x is beyond the largest number.");
    result.residual = b - A * result.x;
    return result;
}

WorstPair worst_pair(const Svd& svd) {
    const Index last = svd.sigma.size() - 1;
    return {svd.U.col(0), svd.U.col(last), svd.V.col(0), svd.V.col(last)};
}

double worst_amplification(const Svd& svd, int rank, double b, double x) {
    const Index last = svd.sigma.size() - 1;
    if (rank <= last || x == 0) return kInfinity;
    return b / svd.sigma(last) / x;
}

double digits_of_solve(double kappa) {
    const double digits = -std::log10(kappa * std::numeric_limits<double>::epsilon());
    return std::clamp(digits, 0.0, static_cast<double>(std::numeric_limits<double>::digits10));
}

}  // namespace svdscope
