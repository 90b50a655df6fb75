// Matrices whose singular values were chosen, and Hilbert's.
#pragma once
#include <Eigen/Core>
#include <cstdint>

namespace svdscope {

/// Shapes: n x n for n values. Result: U diag(sigma) V^T with random orthogonal U and V, the orthogonal
/// factors of Gaussian matrices. Fails: never; needs finite values >= 0. Error: each singular value to 20 n
/// eps max(sigma) (test SyntheticMatrices.HaveTheChosenSpectrum).
Eigen::MatrixXd matrix_with_spectrum(const Eigen::VectorXd& sigma, std::uint64_t seed);

/// sigma_i = i^-decay, i from 1.
Eigen::VectorXd power_law_spectrum(int size, double decay);
/// sigma_i = 10^(-decay (i - 1) / 10): ten values further it is smaller by the factor 10^decay.
Eigen::VectorXd exponential_spectrum(int size, double decay);
/// 1 for the first `rank` values, 0.01 for the others.
Eigen::VectorXd step_spectrum(int size, int rank);

/// 1 / (i + j - 1), i and j from 1.
Eigen::MatrixXd hilbert_matrix(int size);

/// A weight update as it is hoped for: a product of two Gaussian factors of `rank` columns, with entries of
/// standard deviation 0.01, and noise of standard deviation 0.001 on it.
Eigen::MatrixXd structured_update(int size, int rank, std::uint64_t seed);

}  // namespace svdscope
