// By how much solving A x = b magnifies a relative error of b: by this error, by the worst one, at most.
#pragma once
#include <Eigen/Core>
#include <optional>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

/// (error / x) / (noise / b), all of them lengths. Absent where there is nothing to compare with: noise or b
/// is zero, or both x and error are; infinite where only x is.
std::optional<double> amplification(double error, double x, double noise, double b);

struct LeastSquares {
    Eigen::VectorXd x;         ///< n, the shortest of all x with the smallest |b - A x|
    Eigen::VectorXd residual;  ///< m, b - A x
};

/// Shapes: A m x n, its svd with at least `rank` triplets, b of length m. Result: V_r diag(1/sigma) U_r^T b
/// over the first `rank` triplets. Unique: yes, for the rank. Fails: b of another length (named) or not
/// finite; x beyond the largest double. Error: |x - truth| <= 70 max(m, n) eps kappa_r (|x| + |residual| /
/// sigma_r) (test Amplification.LeastSquaresAgainstNormalEquations).
Result<LeastSquares> least_squares(const Eigen::Ref<const Eigen::MatrixXd>& A, const Svd& svd, int rank,
                                   const Eigen::Ref<const Eigen::VectorXd>& b);

/// Directions of length 1 in which the bound kappa = sigma_1 / sigma_n is attained. Unique: up to signs,
/// while sigma_1 and sigma_n are simple.
struct WorstPair {
    Eigen::VectorXd b;      ///< m, u_1: least x for its length
    Eigen::VectorXd noise;  ///< m, u_k, k = min(m, n): most error for its length
    Eigen::VectorXd x;      ///< n, v_1: the solution lies along it
    Eigen::VectorXd error;  ///< n, v_k: the error lies along it; the null direction when sigma_k counts as 0
};
WorstPair worst_pair(const Svd& svd);

/// Of all noise, for this b: |b| / (sigma_n |x|), at most kappa when b lies in the range of A. Infinite when
/// the rank is less than min(m, n), or when x = 0.
double worst_amplification(const Svd& svd, int rank, double b, double x);

/// How many decimal digits of x agree with the truth when A and b are only rounded to double: -log10(eps
/// kappa), from 0 to 15.
double digits_of_solve(double kappa);

}  // namespace svdscope
