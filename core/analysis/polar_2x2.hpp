// The polar form of a 2x2 matrix: one turn (or mirror) after one stretch.
#pragma once
#include "core/geometry/plane.hpp"

namespace svdscope {

/// A = turn * stretch, stretch symmetric positive semidefinite; with det A < 0 `turn` is a mirror.
struct Polar2 {
    Mat2 turn;
    Mat2 stretch;
    double angle = 0;  ///< of the rotation, radians; of the mirror: angle of its fixed line
    bool is_mirror = false;
};

/// Shapes: 2x2. Unique: when A is regular; a singular A takes the rotation. Fails: never for finite input.
/// Error: |A - turn stretch| <= 8 eps |A| (test Polar2x2.ReproducesAndIsSymmetric).
Polar2 polar_2x2(const Mat2& A);

}  // namespace svdscope
