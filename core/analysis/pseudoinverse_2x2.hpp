// The pseudoinverse of a 2x2 matrix of known rank.
#pragma once
#include "core/geometry/plane.hpp"
#include "core/svd/track_2x2.hpp"

namespace svdscope {

/// Rank 2: the inverse, by Cramer's rule with a determinant that is right to 1.5 ulp. Rank 1: v u^T / s of
/// the longer axis. Rank 0: zero. Entries that overflow are infinite, none is NaN. `svd` is any signed SVD of
/// A.
Mat2 pseudoinverse_2x2(const Mat2& A, const TrackedSvd2& svd, int rank);

}  // namespace svdscope
