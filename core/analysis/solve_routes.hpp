// A x = b by LU, QR and SVD, and the two errors by which to judge an answer.
#pragma once
#include <Eigen/Core>

#include "core/svd/svd.hpp"

namespace svdscope {

struct RouteSolutions {
    Eigen::VectorXd lu;      ///< partial pivoting; infinite entries when a pivot is exactly zero
    Eigen::VectorXd qr;      ///< Householder, without pivoting
    Eigen::VectorXd svd;     ///< over all sigma that are not exactly zero: nothing is cut off
    bool lu_failed = false;  ///< a pivot was exactly zero
};
/// Shapes: A n x n, its svd, b of length n. Fails: never; what cannot be divided is infinite, never NaN.
/// Error: backward error of QR and SVD <= 10 n eps, of LU as well while its pivots do not grow (test
/// SolveRoutes.BackwardErrorsAreSmall). Source: Eigen 3.4 PartialPivLU, HouseholderQR.
RouteSolutions solve_by_routes(const Eigen::Ref<const Eigen::MatrixXd>& A, const Svd& svd,
                               const Eigen::Ref<const Eigen::VectorXd>& b);

/// A x in twice the precision, rounded once.
Eigen::VectorXd exact_image(const Eigen::Ref<const Eigen::MatrixXd>& A,
                            const Eigen::Ref<const Eigen::VectorXd>& x);

/// |x - truth| / |truth|.
double forward_error(const Eigen::Ref<const Eigen::VectorXd>& x,
                     const Eigen::Ref<const Eigen::VectorXd>& truth);

/// |b - A x| / (sigma_1 |x| + |b|), the residual in twice the precision: x is the exact answer to a system
/// whose A and b differ from these by this part. 0 when nothing is left; infinite when x is. Source: Rigal
/// and Gaches, J. ACM 14 (1967).
double backward_error(const Eigen::Ref<const Eigen::MatrixXd>& A, double sigma_1,
                      const Eigen::Ref<const Eigen::VectorXd>& x, const Eigen::Ref<const Eigen::VectorXd>& b);

/// sigma_n of a square matrix whose kappa is beyond what double resolves, by inverse iteration on LU factors
/// in twice the precision. Starts at v_n of the svd. Result: sigma_n to 1e-6 of itself for kappa from 1e8 to
/// 1e25 while sigma_n-1 is at least 1.1 sigma_n (test SolveRoutes.LeastSigmaBeyondDouble); 0 when a pivot is
/// exactly zero.
double least_sigma_in_twice_the_precision(const Eigen::Ref<const Eigen::MatrixXd>& A, const Svd& svd);

}  // namespace svdscope
