// LAPACK first, then what there always is.
#include "core/svd/inner_svd.hpp"

#include "core/svd/decompose.hpp"
#include "core/svd/lapack.hpp"

namespace svdscope {

std::optional<Svd> inner_svd(const Eigen::MatrixXd& A) {
    if (auto svd = lapack::gesdd(A, lapack::Factors::Thin)) return svd;
    Result<Svd> svd = decompose(A);
    if (!svd) return std::nullopt;
    return *std::move(svd);
}

}  // namespace svdscope
