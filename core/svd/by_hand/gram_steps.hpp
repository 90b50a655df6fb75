// The route of the blackboard: A^T A, its eigenpairs, then u_i = A v_i / sigma_i. It loses half of the
// digits.
#pragma once
#include <Eigen/Core>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::by_hand {

/// A is m x n, k = min(m, n). All but `svd` is of A / 2^exponent (see Input).
struct GramSteps {
    int exponent = 0;
    Eigen::MatrixXd gram;          ///< n x n, A^T A, rounded
    Eigen::VectorXd eigenvalues;   ///< n, decreasing, as they come: a zero may be a hair below 0
    Eigen::MatrixXd eigenvectors;  ///< n x n, orthonormal columns v_i
    double noise = 0;         ///< n eps lambda_1: below it an eigenvalue is what rounding made of anything
    Eigen::MatrixXd images;   ///< m x k, A v_i: orthogonal, and sigma_i long, were nothing rounded
    Eigen::VectorXd lengths;  ///< k, |A v_i|, to be compared with sigma_i = sqrt(lambda_i)
    Eigen::Index divided =
        0;    ///< the first so many u_i are A v_i / sigma_i; for the others it would be 0 / 0
    Svd svd;  ///< sigma_i = sqrt(max(0, lambda_i)); u_i that could not be divided completed
};

/// Shapes: A m x n, 1 <= m, n <= 20. Result: see GramSteps; `svd` is what the route believes, not to be
/// trusted. Units: gram and eigenvalues in those of A squared. Unique: as `decompose`. Fails with one
/// sentence: no entries; an entry that is not finite; a side longer than 20; sigma_1 beyond the largest
/// double. Error: sigma_i off by at most 8 n eps sigma_1^2 / sigma_i, and never by more than 3 sqrt(n eps)
/// sigma_1; V orthonormal to 35 n eps; U only to about eps kappa^2 (tests GramSteps.LosesHalfOfTheDigits,
/// GramSteps.AgreesWithDecomposeWhereItMay). Source: the definition; Jacobi 1846 for the eigenpairs, cyclic
/// by rows (Golub and Van Loan, Matrix Computations, 4th edition, algorithm 8.5.3).
Result<GramSteps> gram_steps(const Eigen::Ref<const Eigen::MatrixXd>& A);

}  // namespace svdscope::by_hand
