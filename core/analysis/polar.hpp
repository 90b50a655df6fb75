// The polar form of any matrix: one stretch along axes at right angles, then one turn without any stretch.
#pragma once
#include <Eigen/Core>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

/// A = Q H. Q = U V^T is the matrix of its kind that is nearest to A in every norm that turns leave alone.
struct Polar {
    Eigen::MatrixXd Q;  ///< m x n: orthonormal columns for m >= n, orthonormal rows for m < n
    Eigen::MatrixXd H;  ///< n x n, exactly symmetric, positive semidefinite: V diag(sigma) V^T
};

/// Shapes: the thin svd of A, m x n, any m and n; for m < n H has rank at most m, and Q^T Q is the projection
/// to the row space. Units: H in those of A. Unique: H always; Q when the rank is n (m >= n) or m (m < n),
/// else it is one choice among many. Fails: never. Error: |A - Q H| <= 70 max(m, n) eps sigma_1, |I - Q^T Q|
/// (rows: |I - Q Q^T|) <= 70 max(m, n) eps (test Polar.ReproducesOverShapesAndRanks). Source: Higham,
/// Functions of Matrices, 2008, chapter 8 (for m < n his canonical polar form); Fan and Hoffman 1955.
Polar polar(const Svd& svd);

/// The same from A itself. Fails: as `decompose`.
Result<Polar> polar(const Eigen::Ref<const Eigen::MatrixXd>& A);

}  // namespace svdscope
