// Colour scales as stops that are blended.
#include "app/plot/colormap.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace svdscope {
namespace {

constexpr std::array<std::uint32_t, 2> kGrey{0x000000, 0xFFFFFF};
constexpr std::array<std::uint32_t, 11> kViridis{0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C,
                                                 0x22A884, 0x44BF70, 0x7AD151, 0xBDDF26, 0xFDE725};
constexpr std::array<std::uint32_t, 5> kDiverging{0x0B4F8A, 0x6CA9D6, 0xF7F7F5, 0xF0A95A, 0xA85200};

std::uint8_t blended(std::uint8_t a, std::uint8_t b, double part) {
    return static_cast<std::uint8_t>(std::lround(std::lerp(static_cast<double>(a), static_cast<double>(b), part)));
}

std::array<Rgba, 256> scale_of(std::span<const std::uint32_t> stops) {
    std::array<Rgba, 256> colors;
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const double at = static_cast<double>(i) / 255 * static_cast<double>(stops.size() - 1);
        const auto stop = std::min(static_cast<std::size_t>(at), stops.size() - 2);
        const Rgba a = Rgba::hex(stops[stop]), b = Rgba::hex(stops[stop + 1]);
        const double part = at - static_cast<double>(stop);
        colors[i] = {blended(a.r, b.r, part), blended(a.g, b.g, part), blended(a.b, b.b, part), 255};
    }
    return colors;
}

}  // namespace

const std::array<Rgba, 256>& colors_of(Colormap map) {
    static const std::array<std::array<Rgba, 256>, 3> scales{scale_of(kGrey), scale_of(kViridis),
                                                             scale_of(kDiverging)};
    return scales[static_cast<std::size_t>(map)];
}

}  // namespace svdscope
