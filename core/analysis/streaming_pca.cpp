// Variances and signs of what the passes found.
#include "core/analysis/streaming_pca.hpp"

#include <utility>

namespace svdscope {

Result<Pca> streaming_pca(RowSource& rows, const StreamingOptions& options) {
    Result<StreamingSvd> found = streaming_svd(rows, options);
    if (!found) return tl::unexpected(found.error());
    Svd svd{{}, std::move(found->sigma), std::move(found->V)};
    return pca_of_factors(std::move(svd), std::move(found->mean), found->rows, options.center);
}

}  // namespace svdscope
