// The parts that the adapter lab's analysis is made of, for its files in core.
#pragma once
#include <functional>

#include "core/labs/adapter.hpp"

namespace svdscope::adapter {

/// The matrix of the params and its SVD. Fails with one sentence: a file that cannot be used, cancelled.
Result<UpdatePtr> take_apart(const Params& params, const Watch& watch);

/// Learns B and A; `so_far` gets the course some times. Fails when cancelled.
Result<Learned> learn(const Update& update, int rank, const Training& training, const Watch& watch,
                      const std::function<void(const Learned&)>& so_far);

}  // namespace svdscope::adapter
