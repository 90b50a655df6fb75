// How large a matrix is, said in each of the usual ways: by its singular values, or by its entries.
#pragma once
#include <Eigen/Core>
#include <span>

namespace svdscope {

// Of a spectrum. `sigma` is decreasing, finite and none negative. These norms do not change when the matrix
// is turned: they are functions of its singular values. Units: those of sigma. Fails: never; a norm beyond
// the largest double is infinite, and squares neither overflow nor vanish. Error: 2 n eps of the norm (test
// Norms.OfASpectrumKeepTheirDigits), on top of that of sigma. An empty spectrum has norm 0.

/// |A|_2 = sigma_1: the most that a vector of length 1 can become.
double norm_2(std::span<const double> sigma);
/// |A|_F = sqrt(sum sigma_i^2): the length of all entries as one vector.
double norm_frobenius(std::span<const double> sigma);
/// |A|_* = sum sigma_i, also called the trace norm.
double norm_nuclear(std::span<const double> sigma);
/// Sum of the k largest singular values, 0 <= k <= n: |A|_2 for k = 1, |A|_* for k = n. Source: Fan, Proc.
/// Nat. Acad. Sci. 37 (1951).
double norm_ky_fan(std::span<const double> sigma, int k);

// Of a matrix, by its entries. Shapes: any m x n, with no entries the norm is 0. Units: those of A. Fails:
// never for finite entries; a norm beyond the largest double is infinite. Error: max(m, n) eps of the norm,
// and max(m, n)^2 eps for Frobenius; the largest entry is exact (test Norms.OfAMatrixAgainstTheirDefinition).

/// |A|_1: the largest sum of |entries| of a column.
double norm_1(const Eigen::Ref<const Eigen::MatrixXd>& A);
/// |A|_inf: the largest sum of |entries| of a row.
double norm_infinity(const Eigen::Ref<const Eigen::MatrixXd>& A);
/// The largest |entry|. It is at most |A|_2, and |A|_2 at most sqrt(m n) of it.
double norm_max(const Eigen::Ref<const Eigen::MatrixXd>& A);
/// |A|_F without singular values.
double norm_frobenius(const Eigen::Ref<const Eigen::MatrixXd>& A);

}  // namespace svdscope
