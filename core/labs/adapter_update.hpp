// What the adapter lab keeps of a matrix and of a learning, for its files in core and their tests.
#pragma once
#include <Eigen/Core>
#include <memory>
#include <vector>

#include "core/labs/adapter.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::adapter {

struct Update {
    Eigen::MatrixXd W;
    Svd svd;
};

/// The factors after one step, in single precision, as the screen takes them; T = B A sigma_1.
struct Factors {
    Eigen::MatrixXf B, A;
};
/// After 0, every, 2 every ... steps, and so on as far as it went.
struct Kept {
    int every = 1;
    std::vector<std::shared_ptr<const Factors>> factors;
};

/// The matrix of the params. Fails with one sentence.
Result<Eigen::MatrixXd> load(const Params& params);
/// The matrix of a recipe.
Eigen::MatrixXd make(Source source, int seed);

/// Learns B and A; `so_far` gets the course some times. Fails when cancelled.
Result<Learned> learn(const Update& update, int rank, const Training& training, const Watch& watch,
                      const std::function<void(const Learned&)>& so_far);

}  // namespace svdscope::adapter
