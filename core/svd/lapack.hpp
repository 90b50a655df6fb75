// What the core asks of BLAS and LAPACK, and of Eigen where the build found none. Not for programs that use
// the core.
#pragma once
#include <Eigen/Core>
#include <optional>

#include "core/svd/factors.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::lapack {

/// Whether BLAS and LAPACK were found when the core was built.
bool is_there();

/// An OpenBLAS that was built with threads takes at most all processors but one from now on, so that a window
/// keeps its own. Nothing where it was built without, or where there is another BLAS.
void leave_a_processor();

/// LAPACK's dgesdd. Nothing when it did not converge, when the sizes are beyond its integers, or when there
/// is no LAPACK. Finite entries, at least one.
std::optional<Svd> gesdd(const Eigen::MatrixXd& A, Factors factors);

/// C += A^T A, in the lower triangle of C only. Shapes: A m x n, C n x n.
void add_gram(const Eigen::Ref<const Eigen::MatrixXd>& A, Eigen::MatrixXd& C);

/// C += B B^T, in the lower triangle of C only. Shapes: B n x m, C n x n.
void add_outer_gram(const Eigen::Ref<const Eigen::MatrixXd>& B, Eigen::MatrixXd& C);

/// A B. Shapes: m x k, k x n.
Eigen::MatrixXd product(const Eigen::Ref<const Eigen::MatrixXd>& A,
                        const Eigen::Ref<const Eigen::MatrixXd>& B);
/// A^T B. Shapes: k x m, k x n.
Eigen::MatrixXd transposed_product(const Eigen::Ref<const Eigen::MatrixXd>& A,
                                   const Eigen::Ref<const Eigen::MatrixXd>& B);

/// C -= A B. Shapes: m x k, k x n, C m x n, a part of a larger matrix or a whole one.
void subtract_product(const Eigen::Ref<const Eigen::MatrixXd>& A, const Eigen::Ref<const Eigen::MatrixXd>& B,
                      Eigen::Ref<Eigen::MatrixXd> C);
/// C -= A B^T. Shapes: m x k, n x k, C m x n.
void subtract_product_transposed(const Eigen::Ref<const Eigen::MatrixXd>& A,
                                 const Eigen::Ref<const Eigen::MatrixXd>& B, Eigen::Ref<Eigen::MatrixXd> C);

/// A = Q R with orthonormal columns of Q and an upper triangle R.
struct Qr {
    Eigen::MatrixXd Q, R;
};
/// Shapes: A m x n, m >= n; Q m x n, R n x n.
Qr thin_qr(const Eigen::MatrixXd& A);

/// Eigenvalues, rising, and orthonormal eigenvectors of a symmetric matrix.
struct SymmetricEigen {
    Eigen::VectorXd values;
    Eigen::MatrixXd vectors;
};
/// Of the lower triangle of C, which is finite. Nothing when it did not converge.
std::optional<SymmetricEigen> symmetric_eigen(const Eigen::MatrixXd& C);

/// Only the k largest, rising. Nothing when it did not converge. Needs 1 <= k <= n.
std::optional<SymmetricEigen> top_eigen(Eigen::MatrixXd C, Eigen::Index k);

}  // namespace svdscope::lapack
