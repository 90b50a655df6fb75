// The least singular value by two routes, in two precisions: from A itself, and from A^T A.
#pragma once
#include <Eigen/Core>

namespace svdscope {

struct LeastSigma {
    double direct_double = 0, gram_double = 0;
    double direct_float = 0, gram_float = 0;  ///< of A with its entries rounded to float
};

/// Shapes: m x 2, m >= 2, finite and moderate entries (squares within float's range). Result: sigma_min as
/// each route computes it. Direct: two-sided Jacobi (`decompose`, and Eigen's JacobiSVD in float). Gram: A^T
/// A is formed and its lesser eigenvalue taken in that precision, then sqrt(max(0, .)).
/// Error, with eps of the precision in hand: direct <= 8 eps sigma_1; gram <= 8 eps sigma_1^2 / sigma_min,
/// and never more than 3 sqrt(eps) sigma_1: kappa is squared (test
/// GramRoute.ErrorsGrowWithKappaAndItsSquare).
LeastSigma least_sigma_by_routes(const Eigen::Ref<const Eigen::MatrixXd>& A);

}  // namespace svdscope
