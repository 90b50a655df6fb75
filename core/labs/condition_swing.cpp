// The exercise with 5 x 3 nearly dependent columns: which singular vectors turn when one entry changes, and
// which do not.
#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/analysis/amplification.hpp"
#include "core/analysis/condition.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/analysis/rank.hpp"
#include "core/labs/condition_topics.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope::condition {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr Index kRows = 5;
constexpr Index kCols = 3;

// The third column leaves the sum of the others by the gap, in the direction (1, 1, 0, 1, 1) / 2: chosen so
// that the last left vector swings by 25 to 82 degrees when gap and change are both 0.001.
MatrixXd nearly_dependent(double gap) {
    MatrixXd A{{4, 4, 8}, {0, 1, 1}, {4, 4, 8}, {2, 5, 7}, {2, 1, 3}};
    A.col(2) += gap * VectorXd{{0.5, 0.5, 0, 0.5, 0.5}};
    return A;
}

struct Answer {
    Svd svd, truncated;  // truncated: of the best matrix of rank 2
    VectorXd x;          // least squares for the right-hand side of the unchanged matrix
    int rank = 0;
    double tolerance = 0;
};

std::array<double, 3> sigma_of(const Svd& svd) { return {svd.sigma(0), svd.sigma(1), svd.sigma(2)}; }

Result<Answer> answer_for(const MatrixXd& A, const VectorXd& b) {
    Result<Svd> svd = decompose(A);
    if (!svd) return tl::unexpected(svd.error());
    Result<Svd> truncated = decompose(low_rank(*svd, 2));
    if (!truncated) return tl::unexpected(truncated.error());
    const double tolerance = rank_tolerance(svd->sigma(0), kRows, kCols);
    const int rank = rank_of(sigma_of(*svd), tolerance);
    const Result<LeastSquares> solution = least_squares(A, *svd, rank, b);
    if (!solution) return tl::unexpected(solution.error());
    return Answer{std::move(*svd), std::move(*truncated), solution->x, rank, tolerance};
}

// Of the lines: a singular vector has no sign of its own.
double angle_between(const VectorXd& p, const VectorXd& q) {
    const double cosine = p.dot(q);
    return std::atan2((q - cosine * p).norm(), std::abs(cosine));
}

void compare(Swing& swing, const Answer& before, const Answer& after) {
    for (Index i = 0; i < kCols; ++i) {
        const auto at = static_cast<std::size_t>(i);
        swing.left[at].push_back(angle_between(before.svd.U.col(i), after.svd.U.col(i)));
        swing.right[at].push_back(angle_between(before.svd.V.col(i), after.svd.V.col(i)));
        if (i == kCols - 1) break;
        const double truncated = angle_between(before.truncated.V.col(i), after.truncated.V.col(i));
        swing.right_after_truncation[at] = std::max(swing.right_after_truncation[at], truncated);
    }
    swing.solution.push_back((after.x - before.x).norm() / before.x.norm());
}

}  // namespace

Result<Swing> swing_topic(const Params& params) {
    const MatrixXd A = nearly_dependent(params.swing_gap);
    const VectorXd b = A * VectorXd::Ones(kCols);
    const Result<Answer> before = answer_for(A, b);
    if (!before) return tl::unexpected(before.error());
    Swing swing;
    swing.sigma = sigma_of(before->svd);
    swing.kappa = condition_number(swing.sigma, before->tolerance);
    for (Index entry = 0; entry < A.size(); ++entry) {
        const Index row = entry / kCols;
        const Index column = entry % kCols;
        swing.matrix[static_cast<std::size_t>(entry)] = A(row, column);
        MatrixXd changed = A;
        changed(row, column) += params.swing_noise;
        const Result<Answer> after = answer_for(changed, b);
        if (!after) return tl::unexpected(after.error());
        compare(swing, *before, *after);
    }
    return swing;
}

}  // namespace svdscope::condition
