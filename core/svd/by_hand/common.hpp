// What the routes by hand share: what they accept, plane rotations, columns that are missing, order.
#pragma once
#include <Eigen/Core>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::by_hand {

/// The longest side that a route takes. Every step is kept, to be looked at, and nobody looks at more.
inline constexpr Eigen::Index kLongestSide = 20;

/// What a route works on. `exponent` is 0 while the largest |entry| lies between 2^-200 and 2^200, so that
/// the steps are of A itself; beyond, they are of A / 2^exponent, because routes square what they meet.
struct Input {
    Eigen::MatrixXd A;
    int exponent = 0;
};

/// Fails: as `check_entries`; a side longer than 20.
Result<Input> accept(const Eigen::Ref<const Eigen::MatrixXd>& A);

/// A turn in the plane of two axes: p becomes c p + s q, and q becomes c q - s p.
struct Rotation {
    Eigen::Index p = 0;
    Eigen::Index q = 0;
    double c = 1;
    double s = 0;
};

/// The rotation after which (x, y) in the plane of p and q is (sqrt(x^2 + y^2), 0); none for (0, 0).
Rotation rotation_to_first(Eigen::Index p, Eigen::Index q, double x, double y);
void rotate_columns(Eigen::MatrixXd& M, const Rotation& turn);
void rotate_rows(Eigen::MatrixXd& M, const Rotation& turn);

/// Columns of Q before `first` are orthonormal: fills the others so that all are, each from the unit vector
/// that is farthest from those before it (Gram and Schmidt, twice). Needs Q.cols() <= Q.rows().
void complete_columns(Eigen::MatrixXd& Q, Eigen::Index first);

/// Triplets in decreasing order of sigma; equal ones keep their order.
Svd in_order(const Svd& svd);

/// sigma 2^exponent, U and V exchanged where the route worked on A^T. Fails: sigma_1 beyond the largest
/// double.
Result<Svd> of_original(Svd svd, int exponent, bool transposed = false);

}  // namespace svdscope::by_hand
