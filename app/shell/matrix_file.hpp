// A matrix from a file, whatever of the known formats it is in.
#pragma once
#include <filesystem>

#include <Eigen/Core>

#include "core/base/result.hpp"

namespace svdscope {

/// A table (.csv .tsv .txt), a matrix as people type it (.txt), or a NumPy array, told apart by their
/// content. At most 64 MiB. The sentence of a failure begins with the file's name.
Result<Eigen::MatrixXd> read_matrix(const std::filesystem::path& path);

}  // namespace svdscope
