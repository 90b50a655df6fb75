// The principal axes of a cloud of space from its scatter matrix, in order, never flipping while it changes.
#pragma once
#include <array>

#include "core/analysis/moments.hpp"
#include "core/geometry/space.hpp"

namespace svdscope {

/// How definite two axes are, by the spreads s >= t along them.
enum class Tie {
    None,
    Near,   ///< s - t below 5 % of s
    Exact,  ///< s - t at most 1e-9 s: any axes do
};
/// Needs large >= small >= 0.
Tie tie_of(double large, double small);

struct PrincipalAxes3 {
    Mat3 axes;             ///< a rotation; its columns are the directions in the order of sigma
    Vec3 sigma;            ///< square roots of the eigenvalues, decreasing: the singular values of the points
    Tie ties[2];           ///< of the first and the second axis, of the second and the third
    Tie all = Tie::Exact;  ///< what holds of both pairs at once, by the first and the last sigma

    bool operator==(const PrincipalAxes3&) const = default;
};

/// Needs a positive semidefinite scatter with entries of at most 1e300, and `previous` a rotation. An
/// eigenvalue below `rounding` times the trace counts as 0.
/// Unique: sigma. Of all axes in order that are a rotation it gives those nearest to `previous`: signs are
/// chosen, and within exact ties the axes are turned, by the smallest rotation that reaches the axis that is
/// definite; so nothing flips from frame to frame, and where all three tie `previous` stays.
/// Error: sigma to 16 eps of the first one (test PrincipalAxes.EqualTheSvdOfThePoints), because the scatter
/// is in twice the precision: it is S = X X^T by a pivoted Cholesky factorisation in that precision, and
/// sigma and axes are those of X. Source: Higham, Accuracy and Stability of Numerical Algorithms, 10.3.
PrincipalAxes3 principal_axes(const Scatter3& scatter, double rounding, const Mat3& previous);

}  // namespace svdscope
