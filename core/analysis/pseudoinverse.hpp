// The pseudoinverse of any matrix and the shortest least-squares solution, with a cut-off that is named.
#pragma once
#include <Eigen/Core>
#include <optional>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

/// Shapes: svd of an m x n matrix with at least `rank` triplets; n x m. Result: V_r diag(1/sigma) U_r^T over
/// the first `rank` triplets: the pseudoinverse of the nearest matrix of that rank. Units: 1 / those of A.
/// Unique: when sigma_rank > sigma_{rank+1}; the four Penrose conditions hold for that matrix. Fails: an
/// entry beyond the largest double. Error: 70 max(m, n) eps kappa_r / sigma_r, kappa_r = sigma_1 / sigma_r
/// (test Pseudoinverse.PenroseConditionsOverShapesAndRanks). Source: Penrose 1955.
Result<Eigen::MatrixXd> pseudoinverse(const Svd& svd, int rank);

/// What a cut-off left: singular values at or below `tolerance` counted as 0.
struct Pseudoinverse {
    Eigen::MatrixXd matrix;  ///< n x m
    int rank = 0;
    double tolerance = 0;  ///< in the units of sigma
};

/// The same from A itself. `cutoff` is relative to sigma_1, at least 0; absent: `rank_tolerance`, as numpy's
/// matrix_rank has it (numpy's pinv cuts at 1e-15 sigma_1). Fails: as `decompose`; a cut-off that is negative
/// or not a number; an entry beyond the largest double.
Result<Pseudoinverse> pseudoinverse(const Eigen::Ref<const Eigen::MatrixXd>& A,
                                    std::optional<double> cutoff = {});

/// The answer to A x = b for any A.
struct MinimumNorm {
    Eigen::VectorXd x;         ///< n, the shortest of all x with the smallest |b - A x|
    Eigen::VectorXd residual;  ///< m, b - A x
    int rank = 0;
    double tolerance = 0;  ///< in the units of sigma
};

/// Shapes: A m x n, b of length m. Result: x = A^+ b, without forming A^+. Unique: yes, for the cut-off.
/// Units: x in those of b / A. Fails: as above, and as `least_squares`, which says the error. Known: equal to
/// numpy's lstsq with rcond = cutoff (test Pseudoinverse.MinimumNormKnownAnswers).
Result<MinimumNorm> minimum_norm_solution(const Eigen::Ref<const Eigen::MatrixXd>& A,
                                          const Eigen::Ref<const Eigen::VectorXd>& b,
                                          std::optional<double> cutoff = {});

}  // namespace svdscope
