// Axes of a 2x2 matrix that never flip while the matrix is dragged: the signed SVD on a remembered branch.
#pragma once
#include "core/geometry/plane.hpp"

namespace svdscope {

/// Where v1 and u1 stand, in radians, unwrapped: a full turn of the matrix comes back with a different angle.
struct Axes2 {
    double angle_u = 0;
    double angle_v = 0;
    bool operator==(const Axes2&) const = default;
};

/// A = Rot(angle_u) diag(s1, s2) Rot(-angle_v): both factors turn, so one of s1, s2 is negative when det A <
/// 0.
struct TrackedSvd2 {
    Axes2 axes;
    double s1 = 0;
    double s2 = 0;
};

/// The choice that does not depend on history: s1 >= |s2| and |angle_v| <= 90 degrees (-90 excluded).
/// At an exact tie V does not turn (angle_v = 0) and U does everything; the zero matrix has both angles 0.
TrackedSvd2 canonical_2x2(const Mat2& A);

/// The choice nearest to `previous`, continuous through det A = 0 and through s1 = |s2|: the axes keep their
/// identity, so s1 < |s2| and negative values are possible until the order is repaired by `sorted_2x2`. An
/// angle keeps its previous value, bit for bit, while moving it would change A by less than 16 eps sigma_1:
/// so a free angle (at a tie) stays, and a matrix put together from factors gives exactly these factors back.
TrackedSvd2 track_2x2(const Mat2& A, const Axes2& previous);

/// The choice with s1 >= |s2| that is nearest to `previous`; signs continue, the axes change places where the
/// order asks.
TrackedSvd2 sorted_2x2(const Mat2& A, const Axes2& previous);

}  // namespace svdscope
