// The picture in a file.
#pragma once
#include <filesystem>

#include "core/base/result.hpp"

namespace svdscope {

struct Image;
enum class ImageColor;

/// A PNG or a JPEG, told apart by content.
Result<Image> read_image(const std::filesystem::path& path, ImageColor color);

}  // namespace svdscope
