// The bytes of a file or of standard input, and the picture in them.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>

#include "core/base/result.hpp"

namespace svdscope {

struct Image;
enum class ImageColor;

/// For sentences: "standard input" for "-".
std::string shown_name(const std::filesystem::path& path);

/// All bytes of a file ("-": standard input). Fails beyond `most_bytes`.
Result<std::string> read_bytes(const std::filesystem::path& path, std::size_t most_bytes);

/// A PNG or a JPEG, told apart by content.
Result<Image> read_image(const std::filesystem::path& path, ImageColor color);

}  // namespace svdscope
