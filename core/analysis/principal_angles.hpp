// The angles between two subspaces, tiny ones with all their digits, and the directions that enclose them.
#pragma once
#include <Eigen/Core>

#include "core/base/result.hpp"

namespace svdscope {

/// k = the smaller of the two dimensions.
struct PrincipalAngles {
    Eigen::VectorXd angles;  ///< k, increasing, radians from 0 to pi/2
    Eigen::MatrixXd X;       ///< m x k, orthonormal: column i encloses angles(i) with column i of Y
    Eigen::MatrixXd Y;       ///< m x k, orthonormal; X^T Y is diagonal and not negative
    int dimension_X = 0;     ///< the rank of what was given
    int dimension_Y = 0;
};

/// Shapes: X m x p, Y m x q, any columns that span the subspaces; where they depend on each other
/// (rank_tolerance) the dimension is less. Result: see PrincipalAngles; none where a subspace is {0}. Units:
/// radians. Unique: the angles; the directions up to a common sign, and a rotation among equal angles. Fails:
/// another number of rows (both named); what `decompose` refuses. Error: every angle to 100 max(m, p, q) eps
/// for orthonormal columns, also where it is 1e-12 or at a right angle, times kappa of the columns otherwise
/// (tests PrincipalAngles.KnownAnglesOverTheWholeRange, PrincipalAngles.AnyColumnsOfTheSameSpans). Source:
/// Bjorck and Golub, Math. Comp. 27 (1973); Knyazev and Argentati, SIAM J. Sci. Comput. 23 (2002), algorithm
/// 3.1.
Result<PrincipalAngles> principal_angles(const Eigen::Ref<const Eigen::MatrixXd>& X,
                                         const Eigen::Ref<const Eigen::MatrixXd>& Y);

}  // namespace svdscope
