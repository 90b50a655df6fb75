// One-sided Jacobi: columns are turned in pairs until all stand at right angles; their lengths are sigma.
#pragma once
#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "core/base/result.hpp"
#include "core/svd/by_hand/common.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::by_hand {

/// One pair of columns made orthogonal.
struct JacobiRotation {
    Rotation turn;          ///< of the columns p < q
    double angle = 0;       ///< of the turn, radians, from -pi/4 to pi/4
    double length_p = 0;    ///< |a_p| before
    double length_q = 0;    ///< |a_q| before
    double product = 0;     ///< a_p^T a_q before; after it is 0 but for rounding
    double off_before = 0;  ///< sqrt(sum over all pairs of (a_i^T a_j)^2)
    double off_after = 0;   ///< off_after^2 = off_before^2 - product^2 but for rounding
};

/// Every pair once.
struct JacobiSweep {
    std::size_t first = 0;  ///< of its rotations, in JacobiSteps::rotations
    std::size_t count = 0;  ///< pairs that were turned; the others stood at right angles already
    double off_before = 0;
    double off_after = 0;
    Eigen::MatrixXd columns;  ///< after the sweep
};

/// All but `svd` is of A / 2^exponent (see Input).
struct JacobiSteps {
    int exponent = 0;
    bool transposed = false;  ///< m < n: the columns are those of A^T, and U and V are exchanged in the end
    Eigen::MatrixXd start;    ///< the columns at the beginning
    std::vector<JacobiRotation> rotations;
    std::vector<JacobiSweep> sweeps;  ///< the last one turned nothing
    bool converged = false;
    Svd svd;
};

/// Shapes: A m x n, 1 <= m, n <= 20. Result: see JacobiSteps. Units: sigma in those of A. Unique: as
/// `decompose`. Fails with one sentence: no entries; an entry that is not finite; a side longer than 20;
/// sigma_1 beyond the largest double. Error: sigma, A - U diag(sigma) V^T to 35 max(m, n) eps sigma_1; U and
/// V orthonormal to 35 max(m, n) eps (test JacobiSteps.AgreesWithDecompose). Source: Hestenes 1958; Demmel,
/// Applied Numerical Linear Algebra, 1997, algorithms 5.12 and 5.13; cyclic by rows.
Result<JacobiSteps> jacobi_steps(const Eigen::Ref<const Eigen::MatrixXd>& A);

/// The columns after the first `count` rotations: `start` times these rotations.
Eigen::MatrixXd columns_after(const JacobiSteps& steps, std::size_t count);

}  // namespace svdscope::by_hand
