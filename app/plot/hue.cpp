// The cycle of hues that tells where on the circle a point came from: OKLCh with constant lightness and
// little chroma.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/plot/canvas2d.hpp"

namespace svdscope {
namespace {

std::uint8_t channel(double linear) {
    const double c = std::clamp(linear, 0.0, 1.0);
    const double s = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(255 * s));
}

/// Ottosson's OKLab (2020) to sRGB.
Rgba from_oklab(double L, double a, double b) {
    const auto cube = [](double x) { return x * x * x; };
    const double l = cube(L + 0.3963377774 * a + 0.2158037573 * b);
    const double m = cube(L - 0.1055613458 * a - 0.0638541728 * b);
    const double s = cube(L - 0.0894841775 * a - 1.2914855480 * b);
    return {channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s), 255};
}

// As many tones as a ring ever shows apart: a frame asks for hundreds of colours.
constexpr std::size_t kTones = 1024;
using Cycle = std::array<Rgba, kTones>;

Cycle make_cycle(double lightness) {
    constexpr double kChroma = 0.095;
    constexpr double kStart = 0.12;  // the positive x axis is a warm tone
    Cycle cycle;
    for (std::size_t i = 0; i < kTones; ++i) {
        const double h = 2 * std::numbers::pi * (static_cast<double>(i) / kTones + kStart);
        cycle[i] = from_oklab(lightness, kChroma * std::cos(h), kChroma * std::sin(h));
    }
    return cycle;
}

}  // namespace

Rgba hue_color(double turns, bool dark) {
    static const Cycle for_dark = make_cycle(0.78), for_light = make_cycle(0.60);
    const double part = std::isfinite(turns) ? turns - std::floor(turns) : 0;
    return (dark ? for_dark : for_light)[static_cast<std::size_t>(part * kTones) % kTones];
}

}  // namespace svdscope
