// A colour of the theme, independent of what draws it.
#pragma once
#include <cstdint>

namespace svdscope {

struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Rgba&) const = default;

    /// 0xRRGGBB, opaque.
    static constexpr Rgba hex(std::uint32_t rgb) {
        return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
                static_cast<std::uint8_t>(rgb), 255};
    }
    /// The same colour with its opacity multiplied by `factor` in [0, 1].
    constexpr Rgba faded(double factor) const {
        return {r, g, b, static_cast<std::uint8_t>(a * factor + 0.5)};
    }
    /// Packed as ImGui packs it (ABGR).
    constexpr std::uint32_t packed() const {
        return std::uint32_t{r} | std::uint32_t{g} << 8 | std::uint32_t{b} << 16 | std::uint32_t{a} << 24;
    }
};

}  // namespace svdscope
