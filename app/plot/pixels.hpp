// A picture in memory: eight bits a channel, rows from top to bottom.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "app/plot/color.hpp"

namespace svdscope {

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  ///< width * height * 4, rows without padding

    Pixels() = default;
    Pixels(int w, int h)
        : width(w),
          height(h),
          rgba(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4) {}
    Pixels(int w, int h, std::vector<std::uint8_t> content) : width(w), height(h), rgba(std::move(content)) {}
    /// Whether there is something to show: a size, and as many bytes as it says.
    bool whole() const {
        return width > 0 && height > 0 && rgba.size() == static_cast<std::size_t>(height) * row_bytes();
    }
    std::size_t row_bytes() const { return static_cast<std::size_t>(width) * 4; }
    const std::uint8_t* row(int y) const { return rgba.data() + static_cast<std::size_t>(y) * row_bytes(); }
    std::uint8_t* row(int y) { return rgba.data() + static_cast<std::size_t>(y) * row_bytes(); }
    const std::uint8_t* at(int x, int y) const { return row(y) + static_cast<std::size_t>(x) * 4; }
    bool operator==(const Pixels&) const = default;
};

/// A picture that never changes once made; shared, so that a renderer can tell by its address what it has
/// already.
using PixelsPtr = std::shared_ptr<const Pixels>;

/// The part of a picture from (x, y), clipped to what there is.
Pixels crop(const Pixels& picture, int x, int y, int width, int height);
/// One colour for all of it, by opacity; needs a whole picture.
Rgba mean_color(const Pixels& picture);

}  // namespace svdscope
