// The first k singular triplets of a large matrix by random projection, in a fraction of the time of all.
#pragma once
#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <stop_token>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

struct TruncatedOptions {
    int oversampling = 10;                   ///< directions beyond k: more is more accurate
    int power_iterations = 2;                ///< passes over A and A^T that damp what lies below sigma_k
    std::uint64_t seed = 1;                  ///< the same seed gives the same answer
    std::stop_token stop{};                  ///< honoured between products with A
    std::function<void(double)> progress{};  ///< from 0 to 1, in the calling thread
};

/// Shapes: A m x n, m, n >= 1; U m x k', V n x k', k' = min(k, m, n). Result: see Svd, of the first k'
/// values. Units: sigma in those of A. Unique: for a given seed; else as decompose, up to the error. Fails:
/// no entries; an entry that is not finite (named by row and column from 1); k < 1; no memory; cancelled.
/// Error: each sigma_i is at most the true one and, in expectation, |A - U diag(sigma) V^T|_2 <= (1 + c)
/// sigma_{k+1} where c falls with oversampling and with each power iteration; how far it is off for this
/// matrix is what `truncated_error` says. Where k + oversampling reaches min(m, n) the full decomposition
/// answers. U and V are orthonormal to 35 max(m, n) eps in any case (tests TruncatedSvd.*). Source: Halko,
/// Martinsson, Tropp, SIAM Review 53 (2011), algorithms 4.4 and 5.1.
Result<Svd> truncated_svd(const Eigen::Ref<const Eigen::MatrixXd>& A, Eigen::Index k,
                          const TruncatedOptions& options = {});

/// An upper estimate of |A - U diag(sigma) V^T|_2 from ten products with random vectors; it is too small with
/// a probability of at most 1e-10. Shapes and units as above. Needs finite entries. Source: the same paper,
/// equation 4.3 with r = 10, alpha = 10.
double truncated_error(const Eigen::Ref<const Eigen::MatrixXd>& A, const Svd& svd, std::uint64_t seed = 1);

}  // namespace svdscope
