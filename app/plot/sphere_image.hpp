// Ellipsoids and planes as a camera sees them: inverses, hits of rays, silhouettes and bounds, in double.
#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "app/plot/scene3d.hpp"

namespace svdscope {

/// An ellipsoid in view coordinates. Axes thinner than a few pixels are widened, so that flat ones, segments
/// and points are drawn and every inverse is harmless.
struct SphereImage {
    Vec3 center;
    Mat3 map, inverse;
    bool mirrored = false;

    /// The eye in the coordinates of the unit sphere.
    Vec3 eye() const;
    /// A point of the unit sphere that the eye sees from outside, with nothing of the sphere before it.
    bool faces(Vec3 on_sphere) const { return dot(on_sphere, eye()) > 1; }
};
/// Nothing where a number is not finite.
std::optional<SphereImage> sphere_image(const Ellipsoid3& ellipsoid, const View3& view, float scale);

/// Depths at which the ray of a pixel enters and leaves, as parts of the eye's distance from the target (1:
/// the depth of the target); negative behind the eye.
std::optional<std::pair<double, double>> hits(const SphereImage& image, const View3& view, Vec2 pixel);

/// The silhouette in pixels, convex, as so many corners; empty where it reaches the eye.
std::vector<Vec2> outline(const SphereImage& image, const View3& view, int corners);

/// A box in pixels that holds all of it; the whole area where it reaches the eye.
Box bounds(const SphereImage& image, const View3& view);

/// A plane as three linear functions of the ray (x, y, -eye_distance) of a pixel: depth = 1 / N.d, and the
/// plane's coordinates s = S.d / N.d, t = T.d / N.d.
struct PlaneImage {
    Vec3 N, S, T;
};
/// Nothing where it is a line on the screen, or not finite.
std::optional<PlaneImage> plane_image(const Plane3& plane, const View3& view);
Box bounds(const Plane3& plane, const View3& view);

/// The ray of a pixel in view coordinates: the eye plus depth times it is seen there.
Vec3 view_ray(const View3& view, Vec2 pixel);

}  // namespace svdscope
