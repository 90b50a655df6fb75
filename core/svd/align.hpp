// Axes of space that never flip while a matrix is dragged: the signed SVD nearest to the remembered one.
#pragma once
#include <array>

#include "core/base/result.hpp"
#include "core/geometry/shape3.hpp"
#include "core/geometry/space.hpp"

namespace svdscope {

/// The remembered branch. U and V are rotations (det +1); on the side of a plane the third row and column are
/// those of the identity. about_u and about_v keep the turns that are drawn from changing sides at 180
/// degrees (see motion3.hpp); 0 means nothing is remembered.
struct Axes3 {
    Mat3 U, V;
    Vec3 about_u, about_v;
    bool operator==(const Axes3&) const = default;
};

/// A = U diag(s) V^T with U and V rotations, whatever the sign of det A: so s_i may be negative.
struct TrackedSvd3 {
    Axes3 axes;
    Vec3 s;      ///< in the order of the axes; s.z is 0 unless the shape is 3x3
    Vec3 sigma;  ///< the singular values, decreasing, none negative; sigma.z is 0 unless the shape is 3x3
};

/// The signed SVD A = U diag(s) V^T with U and V rotations that is nearest to `previous`: among all orders,
/// all signs, and all rotations within tied singular values and within null spaces, the largest
/// trace(U^T U0) + trace(V^T V0). So each axis keeps its identity where singular values cross, only an s_i
/// changes sign where det A does, and free axes stay where they were. Axes that still diagonalise A to 16 eps
/// sigma_1 are kept bit for bit. Tied are values closer than 64 eps sigma_1: no more, because turning axes
/// within a wider gap would no longer give A.
/// Fails: when sigma_1 would overflow. Error: |A - U diag(s) V^T| <= 400 eps sigma_1, |I - U^T U| <= 32 eps
/// (test Align3.ReproducesAFromAnyPreviousAxes).
/// Source: analytic SVD, Bunse-Gerstner, Byers, Mehrmann, Nichols 1991; orthogonal Procrustes, Schoenemann
/// 1966; with given determinant, Kabsch 1976.
Result<TrackedSvd3> track_3d(const Mat3& A, Shape3 shape, const Axes3& previous);

/// The same among the forms in order: s_1 >= s_2 >= |s_3| and s_i >= 0, but s_last < 0 for a square matrix of
/// full rank with det A < 0.
Result<TrackedSvd3> sorted_3d(const Mat3& A, Shape3 shape, const Axes3& previous);

/// The form in order that does not depend on history: of all proper signs those with which V turns least
/// (test Align3.CanonicalVTurnsAsLittleAsAnyProperChoiceOfSigns): for 3x3 at most 120 degrees, for an input
/// plane at most 90, and for 2x3, where v1 and v2 can only change sign together, up to 180. At ties V does
/// not turn where it need not.
Result<TrackedSvd3> canonical_3d(const Mat3& A, Shape3 shape);

/// Whether the axes can be a branch for this shape: U and V rotations to 1e-6, of a plane where the side is
/// one, and all numbers finite.
bool are_axes_for(const Axes3& axes, Shape3 shape);

/// Whether s is in order to rounding, 128 eps sigma_1: as sorted_3d gives it.
bool is_sorted(const TrackedSvd3& svd, Shape3 shape);

}  // namespace svdscope
