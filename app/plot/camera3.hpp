// A camera round a point of space, and the exact way between space and pixels.
#pragma once
#include <numbers>

#include "app/plot/painter.hpp"
#include "core/geometry/plane.hpp"
#include "core/geometry/space.hpp"

namespace svdscope {

/// A turntable: z is up, the eye looks at `target`. Angles in radians; at azimuth 0 the eye stands on the
/// side of the x axis, at a quarter turn on that of y; a positive elevation looks down.
struct Camera3 {
    Vec3 target{};
    double half_height = 2;  ///< units from the target to the upper edge, in the plane through the target
    double azimuth = 0.6;
    double elevation = 0.4;
    bool operator==(const Camera3&) const = default;
};

/// The elevation at which a turntable stops.
inline constexpr double kHighest = 0.4995 * std::numbers::pi;

/// A half-line of space; the direction has length 1.
struct Ray3 {
    Vec3 from, direction;
};

/// Where a point of space is seen.
struct Spot {
    Vec2 pixel;        ///< exact in double, far outside of the area too; not finite behind the eye
    double depth = 0;  ///< distance from the eye along its axis, in half heights of the camera
};

/// What a camera sees in an area. View coordinates: x right, y up, z towards the eye, zero at the target, in
/// half heights; so they are of order 1 for what is seen, whatever the size of the scene.
class View3 {
  public:
    View3(const Camera3& camera, Box area);

    const Camera3& camera() const { return camera_; }
    const Box& area() const { return area_; }
    /// From the target to the eye in half heights: a mild perspective, 26 degrees from the lower to the upper
    /// edge.
    static constexpr double eye_distance() { return 4.3314758742841555; }
    /// Nearer than this to the eye (half heights) nothing is drawn.
    static constexpr double kNear = 0.05;

    Vec3 to_view(Vec3 p) const;
    /// The same for a difference of two points.
    Vec3 direction_to_view(Vec3 d) const;
    Vec3 from_view(Vec3 v) const;
    Vec3 direction_from_view(Vec3 v) const;
    Vec2 middle() const { return {area_.x + area_.w / 2.0, area_.y + area_.h / 2.0}; }
    /// Pixels of a half height at the depth of the target.
    double pixels() const { return area_.h > 1 ? area_.h / 2.0 : 0.5; }
    Spot project_view(Vec3 v) const;
    Spot project(Vec3 p) const { return project_view(to_view(p)); }

    Ray3 ray(Vec2 pixel) const;
    /// The point seen at a pixel in the plane through `through` parallel to the picture.
    Vec3 on_view_plane(Vec2 pixel, Vec3 through) const;
    /// The point of a line that is nearest to the ray of a pixel; `through` where the line points at the eye.
    Vec3 on_line(Vec2 pixel, Vec3 through, Vec3 along) const;
    /// At the depth of a point.
    double units_per_pixel(Vec3 at) const;

  private:
    Camera3 camera_;
    Box area_;
    Vec3 right_, up_, back_;
};

/// The camera that shows a sphere whole, with a margin (part of the half height or width left free), from
/// where `from` looks.
Camera3 fit_sphere(const Camera3& from, Vec3 center, double radius, Box area, double margin = 0.12);

}  // namespace svdscope
