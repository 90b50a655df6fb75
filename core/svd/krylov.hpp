// Block Krylov: the first singular triplets of a map from as few products as their accuracy asks for. Not for
// programs that use the core; `truncated_svd` is.
#pragma once
#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

#include "core/base/random.hpp"
#include "core/svd/linear_map.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

/// The block Golub-Kahan process with full re-orthogonalisation. After some steps V (n x q) and U (m x q) are
/// orthonormal, A V = U R, and A^T U = V R^T + N T E^T, where E picks the last block of columns and N is the
/// block that comes next. So the singular values of the small R approach those of A from below, and how far
/// a triplet of R is from one of A is told by T alone. Needs m >= n.
///
/// Blocks that lose rank are filled up with random directions: then the process begins anew in what is left.
class BlockKrylov {
  public:
    BlockKrylov(const LinearMap& A, Eigen::Index block, std::uint64_t seed);

    /// One product with A and one with A^T. False when V is all of the space, or a product was not finite.
    bool grow();
    bool finite() const { return finite_; }
    Eigen::Index size() const { return size_; }
    /// Whether a block nearly lost rank: then what was found is an invariant space, and says nothing of the
    /// rest.
    bool began_anew() const { return began_anew_; }

    /// What R says of the first k triplets of A.
    struct Values {
        Svd of_R;
        /// k, of |A^T u - sigma v| for each triplet.
        Eigen::VectorXd residuals;
        /// k, relative: how far each value may be below that of A.
        Eigen::VectorXd errors;
        /// The largest value plus residual behind the first k.
        double rest = 0;
    };
    /// Nothing when the small SVD failed. Needs k <= size().
    std::optional<Values> values(Eigen::Index k) const;
    /// The triplets of A that belong to `values`.
    Svd triplets(const Values& values) const;

  private:
    Eigen::MatrixXd extend(const Eigen::MatrixXd& basis, Eigen::MatrixXd panel, Eigen::MatrixXd& along,
                           Eigen::MatrixXd& within);
    void reserve(Eigen::Index columns);

    const LinearMap& A_;
    Random random_;
    Eigen::Index size_ = 0;
    double scale_ = 0;  // the longest column seen: about the first singular value
    bool finite_ = true;
    bool began_anew_ = false;
    Eigen::MatrixXd U_, V_, R_;  // with room to grow; R above the diagonal
    Eigen::MatrixXd next_;       // N, orthonormal to V
    Eigen::MatrixXd T_;
};

struct KrylovOptions {
    double accuracy = 1e-9;
    Eigen::Index block = 8;
    std::uint64_t seed = 1;
    Eigen::Index most = 0;  ///< columns of V at which it gives up; n means never
    std::stop_token stop{};
    std::function<void(double)> progress{};
};

enum class KrylovEnd { Accurate, GaveUp, Cancelled, NotFinite };

struct KrylovAnswer {
    KrylovEnd end = KrylovEnd::Accurate;
    Svd svd{};  ///< when accurate; also when `most` was reached
};

/// The first k triplets, once every value is below its true one by at most `accuracy` of it, or by 32 eps
/// sigma_1, as the residuals tell. Needs m >= n >= k >= 1.
KrylovAnswer first_triplets(const LinearMap& A, Eigen::Index k, const KrylovOptions& options);

}  // namespace svdscope
