// Families of square matrices that are hard to solve with, by size and, where it can be chosen, by kappa.
#pragma once
#include <Eigen/Core>
#include <cstdint>

namespace svdscope {

/// x_i^j on points spread evenly over [0, 1], from 0 on; n >= 2. kappa grows about tenfold with each row.
Eigen::MatrixXd vandermonde_matrix(int n);

/// U diag(sigma) V^T with sigma falling evenly in log from 1 to 10^-log_kappa, U and V random orthogonal.
/// n >= 2, log_kappa >= 0. Error: sigma to 20 n eps (test Families.KappaIsAsAsked).
Eigen::MatrixXd graded_matrix(int n, double log_kappa, std::uint64_t seed);

/// Columns of length 1, all but the last one orthogonal, and the last one close to the space of the others:
/// t w + s q with t^2 + s^2 = 1, w the mean direction of the others and q perpendicular to them. The extreme
/// singular values are sqrt(1 + t) and sqrt(1 - t), all others 1, so t = (kappa^2 - 1) / (kappa^2 + 1).
/// n >= 2, log_kappa >= 0. Error: sigma to 20 n eps (test Families.KappaIsAsAsked).
Eigen::MatrixXd nearly_dependent_matrix(int n, double log_kappa, std::uint64_t seed);

}  // namespace svdscope
