// A matrix from a file, whatever of the known formats it is in.
#pragma once
#include <filesystem>

#include <Eigen/Core>

#include "core/base/result.hpp"

namespace svdscope {

/// A table (.csv .tsv .txt), a matrix as people type it (.txt), a NumPy array, or a picture (.png .jpg) in
/// grey from 0 to 1, told apart by their content; only a file that is called a picture must be one. At most
/// 64 MiB. The sentence of a failure begins with the file's name.
Result<Eigen::MatrixXd> read_matrix(const std::filesystem::path& path);

}  // namespace svdscope
