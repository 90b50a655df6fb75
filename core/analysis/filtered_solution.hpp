// Least squares direction by direction: what each singular triplet adds to x, and how much of it is let
// through.
#pragma once
#include <Eigen/Core>
#include <span>
#include <vector>

#include "core/svd/svd.hpp"

namespace svdscope {

/// One step of x = sum_i f_i (u_i^T b / sigma_i) v_i.
struct FilteredDirection {
    double sigma = 0;
    double coefficient = 0;   ///< u_i^T b
    double filter = 0;        ///< f_i: 0 left out, 1 as it is
    double contribution = 0;  ///< f_i u_i^T b / sigma_i: how far x goes along v_i
};

struct FilteredSolution {
    std::vector<FilteredDirection> directions;  ///< min(m, n), sigma decreasing
    Eigen::VectorXd x;                          ///< n
    Eigen::VectorXd residual;                   ///< m, b - A x
};

/// Shapes: A m x n, its thin svd, b of length m, min(m, n) filters. Result: as above; with filters of 1 down
/// to the rank and 0 beyond, x = A^+ b, the shortest of all x with the least |b - A x|, and A^T (b - A x) =
/// 0; with sigma^2 / (sigma^2 + lambda^2) the x that makes |b - A x|^2 + lambda^2 |x|^2 least. A sigma of 0
/// adds nothing, whatever its filter. Units: those of b / A. Unique: for the filters, where equal sigma have
/// equal ones. Fails: never; beyond the largest number it is infinite. Error: of the residual's products |A^T
/// (b - A x)| <= 10 max(m, n) eps sigma_1 (|b| + sigma_1 |x|) without a filter (test
/// Fit.TheResidualIsAtRightAnglesToTheColumns); of x as `least_squares`.
FilteredSolution filtered_solution(const Eigen::Ref<const Eigen::MatrixXd>& A, const Svd& svd,
                                   const Eigen::Ref<const Eigen::VectorXd>& b,
                                   std::span<const double> filters);

}  // namespace svdscope
