// A matrix from a file, whatever of the known formats it is in.
#pragma once
#include <filesystem>
#include <string>

#include <Eigen/Core>

#include "core/base/result.hpp"

namespace svdscope {

/// All bytes of a file ("-": standard input). Fails beyond `most_bytes`.
Result<std::string> read_bytes(const std::filesystem::path& path, std::size_t most_bytes);

/// A table (.csv .tsv .txt), a matrix as people type it (.txt), or a NumPy array, told apart by their
/// content. At most 64 MiB. The sentence of a failure begins with the file's name.
Result<Eigen::MatrixXd> read_matrix(const std::filesystem::path& path);

}  // namespace svdscope
