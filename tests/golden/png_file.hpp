// PNG files as pictures, for comparing with the golden ones.
#pragma once
#include <filesystem>
#include <optional>

#include "app/plot/pixels.hpp"

namespace svdscope {

/// The picture in a PNG file; nothing when there is no such file or it is no PNG.
std::optional<Pixels> read_png(const std::filesystem::path& path);

/// How far two pictures of one size are apart, in levels of 255.
struct PictureDistance {
    double mean = 0;       ///< over all channels
    double far_share = 1;  ///< part of the pixels with a channel more than 12 levels away
};
PictureDistance distance(const Pixels& a, const Pixels& b);

}  // namespace svdscope
