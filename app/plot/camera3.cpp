// The turntable's axes, its perspective and its inverse.
#include "app/plot/camera3.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace svdscope {
namespace {

/// Of length 1, for any length that a double can hold; zero stays zero.
Vec3 unit_of(Vec3 v) {
    const double size = std::max({std::abs(v.x), std::abs(v.y), std::abs(v.z)});
    if (!(size > 0) || !std::isfinite(size)) return {};
    const Vec3 even{v.x / size, v.y / size, v.z / size};
    const double length = norm(even);
    return {even.x / length, even.y / length, even.z / length};
}

}  // namespace

View3::View3(const Camera3& camera, Box area) : camera_(camera), area_(area) {
    const Vec2 turn = unit(camera.azimuth);
    const Vec2 tilt = unit(std::clamp(camera.elevation, -kHighest, kHighest));
    back_ = {tilt.x * turn.x, tilt.x * turn.y, tilt.y};
    right_ = {-turn.y, turn.x, 0};
    up_ = cross(back_, right_);
}

Vec3 View3::direction_to_view(Vec3 d) const {
    const double h = camera_.half_height;
    const Vec3 part{d.x / h, d.y / h, d.z / h};
    return {dot(right_, part), dot(up_, part), dot(back_, part)};
}

Vec3 View3::to_view(Vec3 p) const { return direction_to_view(p - camera_.target); }

Vec3 View3::direction_from_view(Vec3 v) const {
    return camera_.half_height * (v.x * right_ + v.y * up_ + v.z * back_);
}

Vec3 View3::from_view(Vec3 v) const { return camera_.target + direction_from_view(v); }

Spot View3::project_view(Vec3 v) const {
    const double depth = eye_distance() - v.z;
    if (!(depth > 0)) {
        constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();
        return {{kNowhere, kNowhere}, depth};
    }
    const double factor = pixels() * eye_distance() / depth;
    return {middle() + Vec2{factor * v.x, -factor * v.y}, depth};
}

Ray3 View3::ray(Vec2 pixel) const {
    const Vec2 at = (1 / pixels()) * (pixel - middle());
    const Vec3 direction{at.x, -at.y, -eye_distance()};
    const Vec3 turned = direction.x * right_ + direction.y * up_ + direction.z * back_;
    return {from_view({0, 0, eye_distance()}), (1 / norm(turned)) * turned};
}

Vec3 View3::on_view_plane(Vec2 pixel, Vec3 through) const {
    const Spot spot = project(through);
    if (!(spot.depth > 0)) return through;
    // The step from `through` alone, so that a far camera does not round it away.
    const double factor = spot.depth / (pixels() * eye_distance());
    const Vec2 step = factor * (pixel - spot.pixel);
    return through + direction_from_view({step.x, -step.y, 0});
}

Vec3 View3::on_line(Vec2 pixel, Vec3 through, Vec3 along) const {
    constexpr double kTowardsTheEye = 1e-4;  // squared sine between line and ray
    const Vec3 line = unit_of(along);
    const Ray3 seen = ray(pixel);
    const Vec3 apart = to_view(through) - Vec3{0, 0, eye_distance()};
    const Vec3 a{dot(right_, line), dot(up_, line), dot(back_, line)};
    const Vec3 r{dot(right_, seen.direction), dot(up_, seen.direction), dot(back_, seen.direction)};
    const double cosine = dot(a, r);
    const double sine2 = dot(cross(a, r), cross(a, r));
    if (!(sine2 > kTowardsTheEye)) return through;
    const double step = (cosine * dot(r, apart) - dot(a, apart)) / sine2;
    return through + step * camera_.half_height * line;
}

double View3::units_per_pixel(Vec3 at) const {
    const double depth = std::max(kNear, project(at).depth);
    return depth / (pixels() * eye_distance()) * camera_.half_height;
}

Camera3 fit_sphere(const Camera3& from, Vec3 center, double radius, Box area, double margin) {
    Camera3 fitted = from;
    fitted.target = center;
    if (!(radius > 0) || !std::isfinite(radius)) return fitted;
    const double aspect = area.h > 0 ? static_cast<double>(area.w / area.h) : 1;
    const double room = (1 - margin) * std::clamp(aspect, 1e-3, 1.0);
    // The cone round the sphere is wider than the sphere: tan(asin(r / distance)) * eye = room.
    const double slope = room / View3::eye_distance();
    fitted.half_height = std::min(1e300, radius * std::sqrt(1 + slope * slope) / room);
    return fitted;
}

}  // namespace svdscope
