// Real eigenvectors of a 2x2 matrix, or the turn that takes their place.
#pragma once
#include "core/geometry/plane.hpp"

namespace svdscope {

/// Real eigenvectors of A, as unit vectors pointing to the right half plane.
struct Eigen2 {
    int count = 0;                 ///< independent real directions: 0 (complex pair), 1 (defective) or 2
    bool every_direction = false;  ///< A is a multiple of the identity
    double values[2] = {0, 0};     ///< the larger first; both the same when defective
    Vec2 vectors[2];
    double complex_angle = 0;  ///< argument of the complex pair, radians in (0, pi), when count == 0
    double complex_modulus = 0;
};

/// Shapes: 2x2. Units: of A. Unique: up to the sign of each vector; none at a multiple of the identity.
/// Fails: never for finite input. Two eigenvalues closer than about 4 sqrt(eps) of their scale count as
/// defective: rounding of the entries alone can make them complex. Error: backward stable, |A x - lambda x|
/// <= 16 eps |A| (test Eigen2x2.EveryRealPairIsAnEigenpair).
Eigen2 eigen_2x2(const Mat2& A);

}  // namespace svdscope
