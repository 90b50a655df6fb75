// The source of a subcommand as a matrix, for those that calculate with it.
#pragma once
#include <Eigen/Core>

#include "app/cli/source.hpp"

namespace svdscope {

/// Pictures in grey, from 0 to 1.
Result<Eigen::MatrixXd> read_source(const SourceOptions& options);

}  // namespace svdscope
