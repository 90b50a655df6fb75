// A matrix or a picture from a file, whatever of the known formats it is in.
#pragma once
#include <filesystem>
#include <string>

#include <Eigen/Core>

#include "core/base/result.hpp"

namespace svdscope {

struct Image;

/// All bytes of a file ("-": standard input). Fails beyond `most_bytes`.
Result<std::string> read_bytes(const std::filesystem::path& path, std::size_t most_bytes);

/// A table (.csv .tsv .txt), a matrix as people type it (.txt), a NumPy array, or a picture (.png .jpg) in
/// grey from 0 to 1, told apart by their content. At most 64 MiB. The sentence of a failure begins with the
/// file's name.
Result<Eigen::MatrixXd> read_matrix(const std::filesystem::path& path);

/// A PNG or a JPEG, told apart by content, with its colours.
Result<Image> read_image(const std::filesystem::path& path);

}  // namespace svdscope
