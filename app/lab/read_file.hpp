// The bytes of a file or of standard input, bounded.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>

#include "core/base/result.hpp"

namespace svdscope {

/// As sentences call the file: its path, or "standard input" for "-".
std::string shown_name(const std::filesystem::path& path);

/// Told by the ending: .png, .jpg or .jpeg.
bool is_picture(const std::filesystem::path& path);

/// All bytes of a file ("-": standard input). Fails beyond `most_bytes`.
Result<std::string> read_bytes(const std::filesystem::path& path, std::size_t most_bytes);

}  // namespace svdscope
