// Cutting a part out of a picture.
#include "app/render/pixels.hpp"

#include <algorithm>

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

}  // namespace svdscope
