// Cuts at every bound in both directions, joins equal neighbours in a row.
#include "app/render/scene_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace svdscope {
namespace {

/// Where a box begins and ends along one direction, in whole pixels that hold it.
struct Reach {
    int from = 0, to = 0;
};

Reach reach(float from, float length, int low, int size) {
    const auto kept = [&](float v) {
        return static_cast<int>(
            std::clamp(v, static_cast<float>(low), static_cast<float>(low) + static_cast<float>(size)));
    };
    return {kept(std::floor(from)), kept(std::ceil(from + length))};
}

/// Sorted, each once, with the ends.
struct Cuts {
    std::array<int, 66> at{};
    std::size_t count = 0;
    void add(int v) { at[count++] = v; }
    void finish() {
        std::sort(at.begin(), at.begin() + static_cast<long>(count));
        count = static_cast<std::size_t>(std::unique(at.begin(), at.begin() + static_cast<long>(count)) -
                                         at.begin());
    }
};

}  // namespace

void cut_into_cells(std::span<const Box> bounds, PixelBox clip, std::vector<SceneCell>& out) {
    out.clear();
    if (clip.empty()) return;
    std::array<Reach, 32> across, down;
    Cuts xs, ys;
    xs.add(clip.x), xs.add(clip.x + clip.w), ys.add(clip.y), ys.add(clip.y + clip.h);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        across[i] = reach(bounds[i].x, bounds[i].w, clip.x, clip.w);
        down[i] = reach(bounds[i].y, bounds[i].h, clip.y, clip.h);
        xs.add(across[i].from), xs.add(across[i].to), ys.add(down[i].from), ys.add(down[i].to);
    }
    xs.finish(), ys.finish();
    for (std::size_t row = 0; row + 1 < ys.count; ++row) {
        const int y = ys.at[row], next_y = ys.at[row + 1];
        const std::size_t first = out.size();
        for (std::size_t column = 0; column + 1 < xs.count; ++column) {
            const int x = xs.at[column], next_x = xs.at[column + 1];
            std::uint32_t surfaces = 0;
            for (std::size_t i = 0; i < bounds.size(); ++i) {
                const bool here = across[i].from <= x && next_x <= across[i].to && down[i].from <= y &&
                                  next_y <= down[i].to;
                if (here) surfaces |= 1U << i;
            }
            if (out.size() > first && out.back().surfaces == surfaces)
                out.back().box.w += next_x - x;
            else
                out.push_back({{x, y, next_x - x, next_y - y}, surfaces});
        }
    }
    std::sort(out.begin(), out.end(),
              [](const SceneCell& a, const SceneCell& b) { return a.surfaces < b.surfaces; });
}

}  // namespace svdscope
