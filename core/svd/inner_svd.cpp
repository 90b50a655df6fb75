// Divide and conquer, and what answers where it fails.
#include "core/svd/inner_svd.hpp"

#include "core/svd/decompose.hpp"

namespace svdscope {

std::optional<Svd> inner_svd(const Eigen::MatrixXd& A) {
    Result<Svd> svd = decompose(A, {.method = SvdMethod::Bdc, .stop = {}, .progress = {}});
    if (!svd) return std::nullopt;
    return *std::move(svd);
}

}  // namespace svdscope
