// Counts points, and merges those that share a pixel.
#include "app/plot/point_layer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace svdscope {

std::size_t count_of(const PointBlocks& blocks) {
    std::size_t count = 0;
    for (const auto& block : blocks) count += block->size();
    return count;
}

PixelBox grown(PixelBox box, int margin) {
    return {box.x - margin, box.y - margin, box.w + 2 * margin, box.h + 2 * margin};
}

PixelBox common(PixelBox a, PixelBox b) {
    const int x = std::max(a.x, b.x);
    const int y = std::max(a.y, b.y);
    return {x, y, std::max(0, std::min(a.x + a.w, b.x + b.w) - x),
            std::max(0, std::min(a.y + a.h, b.y + b.h) - y)};
}

const std::vector<PixelPoint>& PixelMerger::merge(const PointLayer& layer, PixelBox box) {
    merged_.clear();
    if (box.empty()) return merged_;
    cells_.resize(std::max(cells_.size(), static_cast<std::size_t>(box.w) * static_cast<std::size_t>(box.h)));
    add_up(layer, box);
    for (int y = 0; y < box.h; ++y) {
        PixelPoint* row = cells_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(box.w);
        for (int x = 0; x < box.w; ++x) {
            if (row[x].count == 0) continue;
            const PixelPoint sum = std::exchange(row[x], {});
            merged_.push_back({static_cast<float>(box.x + x) + sum.x / sum.count,
                               static_cast<float>(box.y + y) + sum.y / sum.count, sum.count});
        }
    }
    return merged_;
}

void PixelMerger::add_up(const PointLayer& layer, PixelBox box) {
    // Far right of zero a cast rounds down, and a pixel's border is the same for every box.
    constexpr double kRight = 1 << 20;
    const PointLayer moved{.blocks = {},
                           .map = layer.map,
                           .origin = layer.origin,
                           .at = layer.at + Vec2{kRight, kRight},
                           .color = layer.color};
    const Vec2 low{box.x + kRight, box.y + kRight};
    const Vec2 high{low.x + box.w, low.y + box.h};
    for (const auto& block : layer.blocks) {
        for (const Vec2 p : *block) {
            const Vec2 at = moved.to_pixel(p);
            // What is not a number is nowhere. One condition without branches is the faster one.
            const bool inside =
                bool(at.x >= low.x) & bool(at.x < high.x) & bool(at.y >= low.y) & bool(at.y < high.y);
            if (!inside) continue;
            const int column = static_cast<int>(at.x - low.x);
            const int row = static_cast<int>(at.y - low.y);
            PixelPoint& cell = cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(box.w) +
                                      static_cast<std::size_t>(column)];
            cell.x += static_cast<float>(at.x - low.x - column);
            cell.y += static_cast<float>(at.y - low.y - row);
            cell.count += 1;
        }
    }
}

}  // namespace svdscope
