// A scene as the space lab draws it: the unit sphere as a ghost, its image, both frames, a grid and axes.
#pragma once
#include <cmath>
#include <string>

#include "app/plot/scene3d.hpp"
#include "app/ui/theme.hpp"

namespace svdscope::example {

/// Turns by so many radians about z, then about x.
inline Mat3 turned(double about_z, double about_x) {
    const double c = std::cos(about_z), s = std::sin(about_z), d = std::cos(about_x), t = std::sin(about_x);
    const Mat3 z{{{{c, s, 0}, {-s, c, 0}, {0, 0, 1}}}};
    const Mat3 x{{{{1, 0, 0}, {0, d, t}, {0, -t, d}}}};
    return x * z;
}

inline Ellipsoid3 ghost(const Theme& theme) {
    return {.map = {},
            .color = theme.ink.faded(0.035),
            .inner = theme.ink.faded(0.02),
            .line = theme.ink.faded(0.26),
            .ghost = true};
}

inline Ellipsoid3 image(const Theme& theme, const Mat3& map) {
    return {.map = map,
            .color = Rgba::hex(theme.dark ? 0x7C98FF : 0x5A72E0).faded(theme.dark ? 0.34 : 0.28),
            .inner = theme.third.faded(0.34),
            .line = theme.ink.faded(0.40),
            .hue = 0.3F};
}

/// `sizes`: the singular values; one negative: mirrored.
inline void build(Scene3D& scene, const Theme& theme, Vec3 sizes, float scale = 1) {
    scene.clear();
    scene.scale = scale;
    scene.dark = theme.dark;
    scene.background = theme.background;
    const Mat3 U = turned(0.5, 0.45), V = turned(-0.35, -0.3);
    const Mat3 A = U * diagonal(sizes.x, sizes.y, sizes.z) * transpose(V);
    scene.grid({}, {4, 0, 0}, {0, 4, 0}, 8, theme.ink.faded(0.20));
    scene.axes(2.3, theme.axis, theme.ink_soft);
    scene.ellipsoids.push_back(ghost(theme));
    scene.ellipsoids.push_back(image(theme, A));
    const std::array<Rgba, 3> colors{theme.first, theme.second, theme.third};
    const std::array<Tip, 3> tips{Tip::Round, Tip::Square, Tip::Triangle};
    const std::array<const char*, 3> digits{"\u2081", "\u2082", "\u2083"};
    for (std::size_t i = 0; i < 3; ++i) {
        const Vec3 v = V.columns[i], w = A * v;
        scene.arrows.push_back(
            {.to = v, .color = colors[i], .width = 2.5F, .tip = tips[i], .mark = 5, .dashed = true});
        scene.arrows.push_back({.to = w, .color = colors[i], .tip = tips[i]});
        scene.labels.push_back(
            {.at = v, .text = std::string("v") + digits[i], .color = colors[i], .priority = 1});
        scene.labels.push_back({.at = w,
                                .text = std::string("\u03c3") + digits[i] + "\u2009u" + digits[i],
                                .color = colors[i],
                                .priority = 2});
    }
}

}  // namespace svdscope::example
