// Packs what was computed in double into vectors of four floats.
#include "app/render/scene_surfaces.hpp"

#include <algorithm>
#include <numbers>

namespace svdscope {
namespace {

Vec3 channels(Rgba c) { return {c.r / 255.0, c.g / 255.0, c.b / 255.0}; }

template <std::size_t N>
void put(SurfaceData<N>& data, std::size_t vec4, Vec3 xyz, double w = 0) {
    for (int i = 0; i < 3; ++i)
        data.floats[4 * vec4 + static_cast<std::size_t>(i)] = static_cast<float>(xyz[i]);
    data.floats[4 * vec4 + 3] = static_cast<float>(w);
}

}  // namespace

HueWave hue_wave(bool dark) {
    constexpr int kSamples = 96;
    HueWave wave;
    for (int i = 0; i < kSamples; ++i) {
        const double turn = static_cast<double>(i) / kSamples;
        const Vec3 color = (1.0 / kSamples) * channels(hue_color(turn, dark));
        const Vec2 u = unit(2 * std::numbers::pi * turn);
        wave.mean = wave.mean + color;
        wave.x = wave.x + 2 * u.x * color;
        wave.y = wave.y + 2 * u.y * color;
    }
    return wave;
}

std::optional<EllipsoidData> ellipsoid_data(const Ellipsoid3& ellipsoid, const View3& view, float scale,
                                            const HueWave& hues) {
    const auto image = sphere_image(ellipsoid, view, scale);
    if (!image) return std::nullopt;
    const Mat3& inverse = image->inverse;
    const double depth = 1 - image->center.z / View3::eye_distance();
    EllipsoidData data;
    // The ray of the pixel (x, y) meets the plane of the center at center + origin (x, y, 1).
    put(data, 0, depth * inverse.columns[0], ellipsoid.meridians / 2);
    put(data, 1, depth * inverse.columns[1], image->mirrored ? -1 : 1);
    put(data, 2, -(inverse * Vec3{image->center.x, image->center.y, 0}), depth);
    put(data, 3, inverse.columns[0]);
    put(data, 4, inverse.columns[1]);
    put(data, 5, -View3::eye_distance() * inverse.columns[2]);
    const Mat3 normal = transpose(inverse);
    for (std::size_t i = 0; i < 3; ++i) put(data, 6 + i, normal.columns[i]);
    const double hue = static_cast<double>(ellipsoid.hue);
    const Vec3 base = channels(ellipsoid.color) + hue * (hues.mean - channels(ellipsoid.color));
    put(data, 9, base, ellipsoid.color.a / 255.0);
    put(data, 10, hue * hues.x, std::min(1.0, kOutline * ellipsoid.line.a / 255.0));
    put(data, 11, hue * hues.y);
    put(data, 12, channels(ellipsoid.inner), ellipsoid.inner.a / 255.0);
    put(data, 13, channels(ellipsoid.line), ellipsoid.line.a / 255.0);
    data.bounds = bounds(*image, view);
    return data;
}

std::optional<PlaneData> plane_data(const Plane3& plane, const View3& view, float scale) {
    const auto image = plane_image(plane, view);
    if (!image) return std::nullopt;
    PlaneData data;
    put(data, 0, image->N, static_cast<double>(plane.width * scale));
    put(data, 1, image->S, plane.lines_u);
    put(data, 2, image->T, plane.lines_v);
    put(data, 3, channels(plane.fill), plane.fill.a / 255.0);
    put(data, 4, channels(plane.line), (plane.fades ? -1 : 1) * plane.line.a / 255.0);
    data.bounds = bounds(plane, view);
    return data;
}

}  // namespace svdscope
