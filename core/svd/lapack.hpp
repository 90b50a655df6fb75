// What the core asks of BLAS and LAPACK, and of Eigen where the build found none. Not for programs that use
// the core.
#pragma once
#include <Eigen/Core>
#include <optional>

#include "core/svd/svd.hpp"

namespace svdscope::lapack {

/// Whether BLAS and LAPACK were found when the core was built.
bool is_there();

/// What is wanted of an SVD.
enum class Factors { ValuesOnly, Thin, Full };

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
