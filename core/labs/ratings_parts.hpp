// What the ratings lab's analysis is put together from.
#pragma once
#include "core/labs/ratings.hpp"

namespace svdscope::ratings {

/// Fails with the sentence of a file that could not be read.
Result<DataPtr> load_data(const Params& params);
Baselines baselines_of(const Data& data);
Result<FilledSvd> filled_svd(const Data& data, const Watch& watch);

/// Trains on, epoch by epoch: `after_epoch` hears of each and says whether to go on. What `before`, which may
/// be null, has in common with the new course is taken over. Needs checked params.
Course train(const Params& params, const DataPtr& data, const Course* before,
             const std::function<bool(const Course&)>& after_epoch);

}  // namespace svdscope::ratings
