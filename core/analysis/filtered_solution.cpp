// U^T b, divided and let through, put together along V.
#include "core/analysis/filtered_solution.hpp"

#include "core/base/check.hpp"

namespace svdscope {

FilteredSolution filtered_solution(const Eigen::Ref<const Eigen::MatrixXd>& A, const Svd& svd,
                                   const Eigen::Ref<const Eigen::VectorXd>& b,
                                   std::span<const double> filters) {
    SVDSCOPE_CHECK_EQ(filters.size(), static_cast<std::size_t>(svd.sigma.size()));
    SVDSCOPE_CHECK_EQ(A.rows(), b.size());
    FilteredSolution solution;
    solution.x = Eigen::VectorXd::Zero(A.cols());
    for (Eigen::Index i = 0; i < svd.sigma.size(); ++i) {
        const double sigma = svd.sigma(i), filter = sigma > 0 ? filters[static_cast<std::size_t>(i)] : 0;
        const double coefficient = svd.U.col(i).dot(b);
        const double contribution = filter > 0 ? filter * (coefficient / sigma) : 0;
        solution.directions.push_back({sigma, coefficient, filter, contribution});
        if (filter > 0) solution.x += contribution * svd.V.col(i);
    }
    solution.residual = b - A * solution.x;
    return solution;
}

}  // namespace svdscope
