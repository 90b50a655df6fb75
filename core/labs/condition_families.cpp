// Systems of up to 20 equations by LU, QR and SVD: how far each answer is from the truth, and from an exact
// one.
#include <Eigen/Core>
#include <cmath>
#include <limits>

#include "core/analysis/solve_routes.hpp"
#include "core/data/families.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/labs/condition_topics.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope::condition {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd matrix_of(const Params& params, int n) {
    const auto seed = static_cast<std::uint64_t>(static_cast<std::int64_t>(params.seed));
    switch (params.family) {
        case Family::Hilbert:
            return hilbert_matrix(n);
        case Family::Vandermonde:
            return vandermonde_matrix(n);
        case Family::Random:
            return graded_matrix(n, params.family_log_kappa, seed);
        case Family::NearlyDependent:
            return nearly_dependent_matrix(n, params.family_log_kappa, seed);
    }
    return {};
}

// Beyond this kappa the sigma_n of double precision has lost more than six digits.
constexpr double kLargestKappaOfDouble = 1e9;

double kappa_of(const MatrixXd& A, const Svd& svd) {
    const double first = svd.sigma(0);
    double last = svd.sigma(svd.sigma.size() - 1);
    if (first > kLargestKappaOfDouble * last) last = least_sigma_in_twice_the_precision(A, svd);
    return last == 0 ? std::numeric_limits<double>::infinity() : first / last;
}

FamilyPoint point_of(const MatrixXd& A, const Svd& svd) {
    const VectorXd x_true = VectorXd::Ones(A.cols());
    const VectorXd b = exact_image(A, x_true);
    const RouteSolutions solutions = solve_by_routes(A, svd, b);
    const auto errors = [&](const VectorXd& x) {
        return RouteErrors{forward_error(x, x_true), backward_error(A, svd.sigma(0), x, b)};
    };
    FamilyPoint point;
    point.n = static_cast<int>(A.rows());
    point.kappa = kappa_of(A, svd);
    point.bound = point.n * std::numeric_limits<double>::epsilon() * point.kappa;
    point.lu = errors(solutions.lu);
    point.qr = errors(solutions.qr);
    point.svd = errors(solutions.svd);
    point.lu_failed = solutions.lu_failed;
    return point;
}

}  // namespace

Result<Families> families_topic(const Params& params) {
    Families families;
    for (int n = kLeastSize; n <= kMostSize; ++n) {
        const MatrixXd A = matrix_of(params, n);
        const Result<Svd> svd = decompose(A);
        if (!svd) return tl::unexpected(svd.error());
        families.sizes.push_back(point_of(A, *svd));
        if (n != params.size) continue;
        families.at = families.sizes.back();
        families.sigma.assign(svd->sigma.begin(), svd->sigma.end());
    }
    families.matrix = family_entries(params, params.size);
    return families;
}

std::vector<double> family_entries(const Params& params, int n) {
    const MatrixXd by_rows = matrix_of(params, n).transpose();
    return {by_rows.data(), by_rows.data() + by_rows.size()};
}

}  // namespace svdscope::condition
