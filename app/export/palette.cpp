// Counts colours and lets giflib cut them into boxes.
#include "app/export/palette.hpp"

#include <algorithm>
#include <cmath>

#include <gif_lib.h>

namespace svdscope {
namespace {

constexpr int kMostColors = 256;

std::uint32_t key_of(Palette::Color c) { return std::uint32_t{c[0]} << 16 | std::uint32_t{c[1]} << 8 | c[2]; }

Palette::Color color_of(std::uint32_t key) {
    return {static_cast<std::uint8_t>(key >> 16), static_cast<std::uint8_t>(key >> 8),
            static_cast<std::uint8_t>(key)};
}

int distance(Palette::Color a, Palette::Color b) {
    const int r = a[0] - b[0];
    const int g = a[1] - b[1];
    const int blue = a[2] - b[2];
    return 3 * r * r + 6 * g * g + blue * blue;  // the eye sees green best
}

/// Every colour as often as the root of its count.
std::vector<std::uint32_t> weighted(const std::unordered_map<std::uint32_t, std::uint32_t>& counts) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end());  // the map's order is not the same everywhere
    std::vector<std::uint32_t> keys;
    for (const auto& [key, count] : sorted) {
        keys.insert(keys.end(), static_cast<std::size_t>(std::ceil(std::sqrt(count))), key);
    }
    return keys;
}

/// The exact colours of the greatest areas: backgrounds must not be off by one.
std::vector<Palette::Color> commonest(const std::unordered_map<std::uint32_t, std::uint32_t>& counts,
                                      std::size_t most) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::pair(b.second, a.first) < std::pair(a.second, b.first);
    });
    sorted.resize(std::min(most, sorted.size()));
    std::vector<Palette::Color> colors;
    for (const auto& [key, count] : sorted) colors.push_back(color_of(key));
    return colors;
}

Result<std::vector<Palette::Color>> quantize(const std::vector<std::uint32_t>& keys, int most) {
    std::array<std::vector<GifByteType>, 3> channels;
    for (const std::uint32_t key : keys) {
        for (std::size_t c = 0; c < 3; ++c) channels[c].push_back(color_of(key)[c]);
    }
    std::vector<GifByteType> indices(keys.size());
    std::vector<GifColorType> map(static_cast<std::size_t>(most));
    int size = most;
    if (GifQuantizeBuffer(static_cast<unsigned>(keys.size()), 1, &size, channels[0].data(),
                          channels[1].data(), channels[2].data(), indices.data(), map.data()) != GIF_OK) {
        return fail("the colours of the film could not be reduced to 256: there is not enough memory");
    }
    std::vector<Palette::Color> colors;
    for (int i = 0; i < size; ++i) {
        const GifColorType& c = map[static_cast<std::size_t>(i)];
        colors.push_back({c.Red, c.Green, c.Blue});
    }
    return colors;
}

}  // namespace

Palette::Palette(std::vector<Color> colors) : colors_(std::move(colors)) {
    for (std::size_t i = colors_.size(); i-- > 0;) known_[key_of(colors_[i])] = static_cast<std::uint8_t>(i);
}

std::uint8_t Palette::nearest(Color color) {
    if (const auto found = known_.find(key_of(color)); found != known_.end()) return found->second;
    const auto best = std::min_element(colors_.begin(), colors_.end(), [color](Color a, Color b) {
        return distance(a, color) < distance(b, color);
    });
    const auto index = static_cast<std::uint8_t>(best - colors_.begin());
    known_[key_of(color)] = index;
    return index;
}

void PaletteMaker::add(const Pixels& picture) {
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
        ++counts_[key_of({picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2]})];
    }
}

Result<Palette> PaletteMaker::make() const {
    if (counts_.size() <= kMostColors) return Palette(commonest(counts_, kMostColors));
    constexpr std::size_t kExact = 32;
    std::vector<Palette::Color> colors = commonest(counts_, kExact);
    const Result<std::vector<Palette::Color>> rest =
        quantize(weighted(counts_), kMostColors - static_cast<int>(kExact));
    if (!rest) return tl::unexpected(rest.error());
    colors.insert(colors.end(), rest->begin(), rest->end());
    return Palette(std::move(colors));
}

}  // namespace svdscope
