// Rotations of space as unit quaternions, as axis and angle, and as matrices, safe at every angle.
#pragma once
#include "core/geometry/space.hpp"

namespace svdscope {

/// w + xi + yj + zk of length 1: a turn by 2 acos(w). q and -q are the same turn.
struct Quaternion {
    double w = 1;
    Vec3 v;
};

/// The turn of a proper orthogonal matrix, with w >= 0. Error: 4e-15 when R is orthogonal to rounding, at
/// every angle (test Rotation3.MatricesComeBack). Source: Shepperd 1978: the largest component is found
/// first, so that nothing is divided by a small number; at 180 degrees that is the largest diagonal of R + I.
Quaternion quaternion_of(const Mat3& R);

/// Orthogonal and proper to 1e-14, also when q is a little off the unit length. A turn about z leaves the
/// third row and column exactly those of the identity.
Mat3 matrix_of(const Quaternion& q);

/// The turn a fraction e of the way from the identity to q on the shorter arc, at constant speed (slerp).
/// turn(q, 0) is the identity and turn(q, 1) is q or -q.
Quaternion turn(const Quaternion& q, double e);

/// A turn by `angle` radians, counter-clockwise when seen from the tip of `axis`, a unit vector.
struct AxisAngle {
    Vec3 axis{0, 0, 1};
    double angle = 0;
};

/// Angle in [0, pi]. No turn has the axis z. At pi the axis is the one with its largest component positive.
AxisAngle axis_angle(const Quaternion& q);

/// The same turn seen from the side of `remembered`: where a turn beyond kSteadyAngle has its axis on the
/// other side, it is written as the longer turn 2 pi - angle about the opposite axis. So an axis does not
/// jump where the angle passes 180 degrees; the angle is at most 2 pi - kSteadyAngle. A remembered axis of 0
/// is none.
AxisAngle axis_angle(const Quaternion& q, Vec3 remembered);
/// 135 degrees: the longer way is taken up to 225.
inline constexpr double kSteadyAngle = 2.356194490192345;

/// The rotation by `angle` about `axis` (any length; about z when it is 0). As orthogonal as matrix_of.
Mat3 rotation(Vec3 axis, double angle);

/// p by its length: of length 1 to rounding, whatever the size of p; 0 for 0.
Vec3 direction(Vec3 p);

/// The smallest rotation that takes the direction of `from` to that of `to`: the identity when either is 0,
/// and about an axis perpendicular to both when they are opposite (z when they lie in the plane z = 0).
Mat3 rotation_between(Vec3 from, Vec3 to);

/// The angle of R, in [0, pi], right to 1e-15 also near 0 and pi.
double angle_of(const Mat3& R);

}  // namespace svdscope
