// The best approximation of rank k: the matrix itself, how far it is off, and what it costs to store.
#pragma once
#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <vector>

#include "core/svd/svd.hpp"

namespace svdscope {

/// Shapes: U m x r, V n x r, 0 <= k <= r. Result: sum of the first k layers sigma_i u_i v_i^T; no matrix of
/// rank k is nearer in the 2-norm or the Frobenius norm. Unique: when sigma_k > sigma_{k+1}. Error: 35 max(m,
/// n) eps sigma_1 on top of that of the factors. Source: Eckart and Young 1936, Mirsky 1960.
Eigen::MatrixXd low_rank(const Svd& svd, Eigen::Index k);

/// |A - A_k|_2 = sigma_{k+1}; 0 for k = r. `sigma` decreasing, 0 <= k <= its length.
double low_rank_error_2(std::span<const double> sigma, int k);
/// |A - A_k|_F = sqrt(sum of sigma_i^2 with i > k), summed from the smallest, without overflow. Both
/// identities hold to 100 eps sigma_1 against the matrices themselves (test LowRank.EckartYoungHolds).
double low_rank_error_frobenius(std::span<const double> sigma, int k);
/// The same for k = 0..n at once.
std::vector<double> low_rank_errors_frobenius(std::span<const double> sigma);

/// Peak signal to noise ratio in decibels: 10 log10(peak^2 / mean squared error) over `count` numbers;
/// infinity without error. `peak`: 1 for pictures, the range of the entries for other tables.
double psnr(double error_frobenius, double count, double peak);

/// k (m + n + 1): numbers to store for k layers.
std::int64_t storage_of_rank(std::int64_t rows, std::int64_t cols, std::int64_t k);
/// m n / (m + n + 1): below this k the layers are fewer numbers than the matrix.
double break_even_rank(std::int64_t rows, std::int64_t cols);

}  // namespace svdscope
