// Pictures as PNG.
#pragma once
#include <filesystem>
#include <string>

#include "app/plot/pixels.hpp"
#include "core/base/result.hpp"

namespace svdscope {

/// The bytes of a PNG file without alpha: what the window shows is opaque.
Result<std::string> encode_png(const Pixels& picture);
Result<void> save_png(const std::filesystem::path& path, const Pixels& picture);

}  // namespace svdscope
