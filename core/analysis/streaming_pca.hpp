// Principal component analysis of a table too tall for memory.
#pragma once
#include "core/analysis/pca.hpp"
#include "core/svd/streaming.hpp"

namespace svdscope {

/// Shapes: rows m x n, samples by features. Result: see Pca, with all min(m, n) components, but `scores` is
/// empty: `streaming_scores` gives them, block by block, from `components` and `mean`. Units, Unique: as
/// `principal_components`, with the same signs; `mean` is zero where `center` is false. Fails: as
/// `streaming_svd`. Error: as `streaming_svd`, of the centred table (test StreamingPca.EqualsPca). Source: as
/// there; the sums are about a fixed shift, and the mean leaves by one correction of rank 1.
Result<Pca> streaming_pca(RowSource& rows, const StreamingOptions& options = {.center = true});

}  // namespace svdscope
