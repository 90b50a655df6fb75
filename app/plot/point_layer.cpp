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
    const auto width = static_cast<std::size_t>(box.w);
    cells_.resize(std::max(cells_.size(), width * static_cast<std::size_t>(box.h)));
    const Vec2 end{static_cast<double>(box.x) + box.w, static_cast<double>(box.y) + box.h};
    for (const auto& block : layer.blocks) {
        for (const Vec2 p : *block) {
            const Vec2 at = layer.to_pixel(p);
            // What is not a number is nowhere.
            if (!(at.x >= box.x && at.x < end.x && at.y >= box.y && at.y < end.y)) continue;
            const double column = std::floor(at.x);
            const double row = std::floor(at.y);
            PixelPoint& cell = cells_[static_cast<std::size_t>(row - box.y) * width +
                                      static_cast<std::size_t>(column - box.x)];
            cell.x += static_cast<float>(at.x - column);
            cell.y += static_cast<float>(at.y - row);
            cell.count += 1;
        }
    }
    for (int y = 0; y < box.h; ++y) {
        PixelPoint* row = cells_.data() + static_cast<std::size_t>(y) * width;
        for (int x = 0; x < box.w; ++x) {
            if (row[x].count == 0) continue;
            const PixelPoint sum = std::exchange(row[x], {});
            merged_.push_back({static_cast<float>(box.x + x) + sum.x / sum.count,
                               static_cast<float>(box.y + y) + sum.y / sum.count, sum.count});
        }
    }
    return merged_;
}

}  // namespace svdscope
