// Inside the PCA lab's mathematics: the analysis from sums alone, without touching a point.
#pragma once
#include "core/labs/pca.hpp"

namespace svdscope::pca {

/// As analyze, for a cloud with these sums; the points of the params are not looked at.
Result<Analysis> analyze_sums(const Params& params, const Moments2& sums);

}  // namespace svdscope::pca
