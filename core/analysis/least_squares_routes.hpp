// Least squares by SVD, by QR and by the normal equations, each against the same problem in twice the
// precision.
#pragma once
#include <Eigen/Core>
#include <vector>

namespace svdscope {

/// How far each route's x is from the true one, |x - truth| / |truth|, for the first `columns` columns of a
/// matrix. Infinite where a route gives no answer: a pivot of the normal equations that is not positive.
struct LeastSquaresErrors {
    int columns = 0;
    double kappa = 1;   ///< of these columns, as double sees it
    double svd = 0;     ///< V Sigma^-1 U^T b, nothing cut off
    double qr = 0;      ///< Householder, without pivoting
    double normal = 0;  ///< A^T A x = A^T b by Cholesky
};

/// Shapes: A m x n, b of length m; one entry for each k = 1, 2, ... up to min(m, n), ending before the first
/// column that depends on those before it to kLeastPivot: from there on x is not unique. Result: as above.
/// Units: none. Fails: never; empty when A or b is not finite; where the truth is 0 an error is 0 or
/// infinite. Error: the truth comes from factors with a backward error of some units of 2^-104: it loses to
/// kappa what a double loses, but from twice as many digits, while the entries that are not 0 lie between
/// 1e-60 and 1e60 (test LeastSquaresRoutes.TheReferenceIsExactWhereTheAnswerIsKnown). Source: modified
/// Gram-Schmidt on [A b], which is as stable as Householder's QR (Bjorck, BIT 7 (1967)); Golub and Wilkinson,
/// Numer. Math. 9 (1966) for why the normal equations lose kappa^2.
std::vector<LeastSquaresErrors> route_errors(const Eigen::Ref<const Eigen::MatrixXd>& A,
                                             const Eigen::Ref<const Eigen::VectorXd>& b);

/// What is left of a column beside those before it, as a part of it, at which it counts as dependent.
inline constexpr double kLeastPivot = 1e-26;

/// x in twice the precision, rounded once: the truth of the above. Empty when a column depends on the others.
Eigen::VectorXd precise_least_squares(const Eigen::Ref<const Eigen::MatrixXd>& A,
                                      const Eigen::Ref<const Eigen::VectorXd>& b);

}  // namespace svdscope
