// Singular values and right vectors of a matrix too tall for memory, from a few passes over its rows.
#pragma once
#include <Eigen/Core>
#include <functional>
#include <stop_token>

#include "core/base/result.hpp"
#include "core/io/row_source.hpp"

namespace svdscope {

struct StreamingOptions {
    bool center = false;                     ///< of A minus the mean of each column
    std::stop_token stop{};                  ///< honoured between blocks
    std::function<void(double)> progress{};  ///< from 0 to 1; each pass takes half of what is left
};

/// Y is A, centred where that was asked; k = min(m, n).
struct StreamingSvd {
    Eigen::Index rows = 0;  ///< m
    Eigen::VectorXd mean;   ///< n, of the columns of A; zero where not centred
    Eigen::VectorXd sigma;  ///< k, decreasing, of Y
    Eigen::MatrixXd V;      ///< n x k, orthonormal columns: the right singular vectors of Y
    double condition = 1;   ///< sigma_1 / sigma_k; infinite where sigma_k is 0
    int passes = 1;         ///< how often the rows were read
};

/// Shapes: A m x n, m >= 1, 1 <= n <= 10,000. Result: see StreamingSvd. Units: sigma and mean in those of A.
/// Unique: as decompose. Fails with one sentence: what the source refuses; an entry that is not finite (named
/// by row and column from 1); no rows; too many columns; another number of rows in a later pass; no
/// convergence; no memory; cancelled. Memory: about 12 n^2 doubles, whatever m.
/// Error: every sigma_i to 2e-11 of itself up to a condition of 1e6 (where the rows are copies of a few,
/// whose rounding does not average out, to u kappa, as by a direct method), beyond it to 35 n eps sigma_1
/// (tests StreamingSvd.EveryValueUpToAConditionOfAMillion, StreamingSvd.NothingIsLostBeyond); V orthonormal
/// to 35 n eps. The sums are always of the same 256 rows, so the answer has the same bits however many rows a
/// source gives at once (test StreamingSvd.SameBitsForEveryBlockSize).
///
/// The first pass sums A^T A in doubles, whose values are known to u sigma_1^2: enough while the condition is
/// some hundred to some thousand. Beyond, each further pass sums the Gram matrix of A P, where P = W / D
/// turns and stretches what is known so far (A^T A about W D^2 W^T) into nearly orthonormal columns, so that
/// its Gram matrix loses nothing, and A has the singular values of L D with L L^T that Gram matrix. What the
/// first pass saw as zero is stretched only as far as it could see; a third pass then looks closer. Source:
/// Yamamoto et al., ETNA 44 (2015), and Fukaya et al., SIAM J. Sci. Comput. 42 (2020), with eigenvectors in
/// place of Cholesky factors.
Result<StreamingSvd> streaming_svd(RowSource& rows, const StreamingOptions& options = {});

/// Y times the columns of V, block by block in one more pass: the scores of PCA. With V divided by sigma they
/// are the left vectors. `take` gets the index (from 0) of the first row and the scores of up to 256 rows
/// (rows x cols of V). Fails as above; V has n rows, and `mean` n entries or none.
Result<void> streaming_scores(
    RowSource& rows, const Eigen::Ref<const Eigen::MatrixXd>& V,
    const Eigen::Ref<const Eigen::VectorXd>& mean,
    const std::function<void(Eigen::Index first, const Eigen::MatrixXd& scores)>& take,
    const StreamingOptions& options = {});

}  // namespace svdscope
