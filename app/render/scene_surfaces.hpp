// Ellipsoids and planes as numbers for shaders/scene_surface.frag.
#pragma once
#include <array>
#include <optional>

#include "app/plot/sphere_image.hpp"

namespace svdscope {

inline constexpr std::size_t kEllipsoidFloats = 14 * 4, kPlaneFloats = 5 * 4;

/// A surface and the pixels it can be seen in.
template <std::size_t N>
struct SurfaceData {
    std::array<float, N> floats{};
    Box bounds;
};
using EllipsoidData = SurfaceData<kEllipsoidFloats>;
using PlaneData = SurfaceData<kPlaneFloats>;

/// The cycle of hues round the sphere by its first wave: colour = mean + x cos + y sin, channels 0 to 1.
struct HueWave {
    Vec3 mean, x, y;
};
HueWave hue_wave(bool dark);

/// Nothing where it is not finite.
std::optional<EllipsoidData> ellipsoid_data(const Ellipsoid3& ellipsoid, const View3& view, float scale,
                                            const HueWave& hues);
/// Nothing where it is seen from its edge, or not finite.
std::optional<PlaneData> plane_data(const Plane3& plane, const View3& view, float scale);

}  // namespace svdscope
