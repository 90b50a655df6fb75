// The two tables of colours, and how contrast is measured.
#include "app/ui/theme.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {
namespace {

constexpr Theme kDark = [] {
    constexpr Rgba ink = Rgba::hex(0xE6E9EF);
    return Theme{
        .dark = true,
        .background = Rgba::hex(0x12151B),
        .panel = Rgba::hex(0x1A1E26),
        .line = Rgba::hex(0x2A303B),
        .raised = Rgba::hex(0x12151B),
        .hovered = Rgba::hex(0x242A35),
        .pressed = Rgba::hex(0x1F3644),
        .ink = ink,
        .ink_soft = Rgba::hex(0x9BA3B2),
        .first = Rgba::hex(0x56B4E9),
        .second = Rgba::hex(0xE69F00),
        .third = Rgba::hex(0xCC79A7),
        .column = Rgba::hex(0x4FC3A1),
        .probe = Rgba::hex(0xF0E442),
        .probe_halo = Rgba::hex(0xF0E442).faded(0),
        .data = Rgba::hex(0xD7DCE5),
        .error = Rgba::hex(0xFF7A66),
        .ghost = ink.faded(0.25),
        .grid = ink.faded(0.08),
        .axis = ink.faded(0.25),
        .accent = Rgba::hex(0x56B4E9),
        .sheet = ink.faded(0.05),
        .sheet_back = Rgba::hex(0xCC79A7).faded(0.14),
    };
}();

constexpr Theme kLight = [] {
    constexpr Rgba ink = Rgba::hex(0x22262E);
    return Theme{
        .dark = false,
        .background = Rgba::hex(0xFFFFFF),
        .panel = Rgba::hex(0xF5F6F8),
        .line = Rgba::hex(0xDDE1E7),
        .raised = Rgba::hex(0xFFFFFF),
        .hovered = Rgba::hex(0xEBEEF3),
        .pressed = Rgba::hex(0xDCEAF4),
        .ink = ink,
        .ink_soft = Rgba::hex(0x565E6C),
        .first = Rgba::hex(0x0072B2),
        .second = Rgba::hex(0xA85200),
        .third = Rgba::hex(0x9C3F74),
        .column = Rgba::hex(0x00795A),
        .probe = ink,
        .probe_halo = Rgba::hex(0xF0E442),
        .data = ink,
        .error = Rgba::hex(0xC0392B),
        .ghost = ink.faded(0.22),
        .grid = ink.faded(0.08),
        .axis = ink.faded(0.25),
        .accent = Rgba::hex(0x0072B2),
        .sheet = ink.faded(0.04),
        .sheet_back = Rgba::hex(0x9C3F74).faded(0.12),
    };
}();

double linear(std::uint8_t channel) {
    const double s = channel / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1, relative luminance.
double luminance(Rgba c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

std::uint8_t blend(std::uint8_t top, std::uint8_t below, int alpha) {
    return static_cast<std::uint8_t>((top * alpha + below * (255 - alpha) + 127) / 255);
}

}  // namespace

const Theme& dark_theme() { return kDark; }
const Theme& light_theme() { return kLight; }

double contrast_ratio(Rgba a, Rgba b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

Rgba over(Rgba top, Rgba below) {
    return {blend(top.r, below.r, top.a), blend(top.g, below.g, top.a), blend(top.b, below.b, top.a), 255};
}

}  // namespace svdscope
