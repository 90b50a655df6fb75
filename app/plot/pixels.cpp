// Parts and means of pictures.
#include "app/plot/pixels.hpp"

#include <algorithm>
#include <array>

namespace svdscope {

Pixels crop(const Pixels& picture, int x, int y, int width, int height) {
    const int left = std::clamp(x, 0, picture.width);
    const int top = std::clamp(y, 0, picture.height);
    Pixels part(std::clamp(width, 0, picture.width - left), std::clamp(height, 0, picture.height - top));
    for (int row = 0; row < part.height; ++row) {
        std::copy_n(picture.row(top + row) + static_cast<std::size_t>(left) * 4, part.row_bytes(),
                    part.row(row));
    }
    return part;
}

Rgba mean_color(const Pixels& picture) {
    std::array<std::uint64_t, 4> sums{};
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        const std::uint64_t alpha = picture.rgba[i + 3];
        for (std::size_t c = 0; c < 3; ++c) sums[c] += alpha * picture.rgba[i + c];
        sums[3] += alpha;
    }
    const auto mean = [](std::uint64_t sum, std::uint64_t weight) {
        return static_cast<std::uint8_t>(weight == 0 ? 0 : (sum + weight / 2) / weight);
    };
    return {mean(sums[0], sums[3]), mean(sums[1], sums[3]), mean(sums[2], sums[3]),
            mean(sums[3], picture.rgba.size() / 4)};
}

}  // namespace svdscope
