// The matrix by which the coefficients of a polynomial meet the points.
#pragma once
#include <Eigen/Core>
#include <span>

namespace svdscope {

/// Shapes: m abscissae; m x (degree + 1), column k holds t^k with t = (x - center) / scale. Result: the
/// Vandermonde matrix of t; each power is the one before times t. Unique: yes. Fails: never; a power beyond
/// the largest number is infinite. Error: k eps relative in column k, beside the rounding of t.
Eigen::MatrixXd design_matrix(std::span<const double> x, int degree, double center = 0, double scale = 1);

}  // namespace svdscope
