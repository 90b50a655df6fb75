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
/// A is formed and its lesser eigenvalue taken in that precision, then sqrt(max(0, .)). Error: direct <= 8
/// eps sigma_1; gram <= 8 eps sigma_1^2 / sigma_min, and 1 to 3 sqrt(eps) sigma_1 once that is larger: kappa
/// is squared (test GramRoute.ErrorsGrowWithKappaAndItsSquare). eps of the precision in hand.
LeastSigma least_sigma_by_routes(const Eigen::Ref<const Eigen::MatrixXd>& A);

}  // namespace svdscope
