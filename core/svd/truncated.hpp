// The first k singular triplets of a large matrix, to an accuracy that is asked for, in a fraction of the
// time of all.
#pragma once
#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <cstdint>
#include <functional>
#include <stop_token>

#include "core/base/result.hpp"
#include "core/svd/linear_map.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

struct TruncatedOptions {
    double accuracy = 1e-9;  ///< relative, of every sigma; from 1e-14 to 1
    int block = 8;           ///< columns that go through A at once, from 1
    /// For previews: with so many columns of the Krylov space it answers, accurate or not. 0: it never does.
    int most_columns = 0;
    std::uint64_t seed = 1;                  ///< the same seed gives the same answer
    std::stop_token stop{};                  ///< honoured between products with A
    std::function<void(double)> progress{};  ///< from 0 to 1, in the calling thread
};

/// Shapes: A m x n, m, n >= 1; U m x k', V n x k', k' = min(k, m, n). Result: see Svd, of the first k'
/// values. Units: sigma in those of A. Unique: for a given seed; else as decompose, up to the error. Fails:
/// no entries; an entry that is not finite (named by row and column from 1); k < 1; an accuracy or a block
/// out of range; no memory; no convergence of an inner SVD; cancelled. Error: every sigma_i is below the true
/// one by at most `accuracy` sigma_i (unless `most_columns` came first) + 35 max(m, n) eps sigma_1 (test
/// TruncatedSvd.ValuesAreAsAccurateAsAsked), and |A - U diag(sigma) V^T|_2 is what `truncated_error` says. U
/// and V are orthonormal to 35 max(m, n) eps (tests TruncatedSvd.*).
///
/// Which way: where one side is at least four times the other, and that is at most 1500, the Gram matrix and
/// the top of its spectrum, as long as u kappa^2 allows; else block Krylov until its residuals prove the
/// accuracy; and `decompose` where a large part of all triplets is wanted or needed. Source: Golub, Luk,
/// Overton, ACM TOMS 7 (1981); Parlett, The Symmetric Eigenvalue Problem, chapters 11 and 13.
Result<Svd> truncated_svd(const Eigen::Ref<const Eigen::MatrixXd>& A, Eigen::Index k,
                          const TruncatedOptions& options = {});

/// The same of a sparse matrix, always by block Krylov. Memory: that of some blocks of columns.
Result<Svd> truncated_svd(const Eigen::SparseMatrix<double>& A, Eigen::Index k,
                          const TruncatedOptions& options = {});

/// The same of a matrix that is known by its products, always by block Krylov. Fails also when a product is
/// not finite. Squares of the products must neither overflow nor vanish.
Result<Svd> truncated_svd(const LinearMap& A, Eigen::Index k, const TruncatedOptions& options = {});

/// |A - U diag(sigma) V^T|_2, estimated from above by a block Krylov process of the difference. Shapes and
/// units as above. Needs finite entries. Error: between 1 and 2 times the truth where that is above 1e-13
/// sigma_1 (test TruncatedError.IsBetweenOneAndTwoTimesTheTruth), else at most 4e-13 sigma_1. Source: as
/// above; the factor by which it is raised is the one that the test has shown to be enough.
double truncated_error(const Eigen::Ref<const Eigen::MatrixXd>& A, const Svd& svd, std::uint64_t seed = 1);
double truncated_error(const Eigen::SparseMatrix<double>& A, const Svd& svd, std::uint64_t seed = 1);
double truncated_error(const LinearMap& A, const Svd& svd, std::uint64_t seed = 1);

}  // namespace svdscope
