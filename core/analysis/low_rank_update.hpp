// A matrix with its SVD, and the factors that were learned for it, as values to be shared.
#pragma once
#include <Eigen/Core>
#include <memory>
#include <vector>

#include "core/svd/svd.hpp"

namespace svdscope {

/// A weight update, or a layer, and its layers of rank 1.
struct LowRankUpdate {
    Eigen::MatrixXd W;
    Svd svd;  ///< of W
};

/// B and A after one step, in single precision, as the screen takes them; B A is about W / sigma_1.
struct TrainedFactors {
    Eigen::MatrixXf B, A;
};

/// The factors after 0, every, 2 every ... steps, as far as the learning went.
struct KeptFactors {
    int every = 1;
    std::vector<std::shared_ptr<const TrainedFactors>> factors;
};

}  // namespace svdscope
