// Widening by a singular value decomposition of 3x3, and the quadric's algebra.
#include "app/plot/sphere_image.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace svdscope {
namespace {

double largest(const Mat3& m) {
    double size = 0;
    for (const Vec3 c : m.columns) size = std::max({size, std::abs(c.x), std::abs(c.y), std::abs(c.z)});
    return size;
}

bool is_finite(const Mat3& m) {
    return std::isfinite(dot(m.columns[0], {1, 1, 1}) + dot(m.columns[1], {1, 1, 1}) +
                         dot(m.columns[2], {1, 1, 1}));
}

/// Turns two columns of W, and of V with them, until they are perpendicular.
void rotate_pair(Mat3& W, Mat3& V, std::size_t i, std::size_t j) {
    const double p = dot(W.columns[i], W.columns[j]);
    if (p == 0) return;
    const double zeta = (dot(W.columns[j], W.columns[j]) - dot(W.columns[i], W.columns[i])) / (2 * p);
    const double t = std::copysign(1.0, zeta) / (std::abs(zeta) + std::hypot(1.0, zeta));
    const double c = 1 / std::hypot(1.0, t);
    for (Mat3* m : {&W, &V}) {
        const Vec3 a = m->columns[i], b = m->columns[j];
        m->columns[i] = c * (a - t * b);
        m->columns[j] = c * (t * a + b);
    }
}

/// A unit vector perpendicular to one.
Vec3 any_perpendicular(Vec3 u) {
    const Vec3 axis = std::abs(u.x) < 0.6 ? Vec3{1, 0, 0} : Vec3{0, 1, 0};
    const Vec3 v = cross(u, axis);
    return (1 / norm(v)) * v;
}

/// M V = W with perpendicular columns: Hestenes' one-sided Jacobi.
struct Axes {
    std::array<Vec3, 3> u;
    std::array<double, 3> sigma;
    Mat3 V;
};

Axes axes_of(const Mat3& M) {
    const double size = largest(M);
    Axes axes{{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, {0, 0, 0}, {}};
    if (!(size > 0)) return axes;
    Mat3 W;
    for (std::size_t i = 0; i < 3; ++i) W.columns[i] = (1 / size) * M.columns[i];
    constexpr int kSweeps = 10;
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        rotate_pair(W, axes.V, 0, 1);
        rotate_pair(W, axes.V, 0, 2);
        rotate_pair(W, axes.V, 1, 2);
    }
    std::array<std::size_t, 3> order{0, 1, 2};
    std::array<double, 3> length{norm(W.columns[0]), norm(W.columns[1]), norm(W.columns[2])};
    std::ranges::sort(order, [&](std::size_t i, std::size_t j) { return length[i] > length[j]; });
    // What rounding leaves of a flat one has no direction and no orientation.
    constexpr double kNothing = 1e-12;
    const Mat3 turned = axes.V;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t k = order[i];
        axes.V.columns[i] = turned.columns[k];
        const bool real = length[k] > kNothing * length[order[0]];
        axes.sigma[i] = real ? size * length[k] : 0;
        if (real) axes.u[i] = (1 / length[k]) * W.columns[k];
    }
    if (axes.sigma[1] == 0) axes.u[1] = any_perpendicular(axes.u[0]);
    if (axes.sigma[2] == 0) axes.u[2] = determinant(axes.V) * cross(axes.u[0], axes.u[1]);
    return axes;
}

/// a^T Q b for the dual of the ellipsoid, a and b planes (x, y, z; w) of view coordinates.
struct DualQuadric {
    const SphereImage& image;
    struct Plane {
        Vec3 normal;
        double w;
    };
    double operator()(Plane a, Plane b) const {
        const Mat3 rows = transpose(image.map);
        return dot(rows * a.normal, rows * b.normal) -
               (dot(a.normal, image.center) + a.w) * (dot(b.normal, image.center) + b.w);
    }
};

/// The two k for which the plane x - k w touches, in rising order.
std::pair<double, double> tangents(double xx, double xw, double ww) {
    const double root = std::sqrt(std::max(0.0, xw * xw - xx * ww));
    const double a = (xw - root) / ww, b = (xw + root) / ww;
    return {std::min(a, b), std::max(a, b)};
}

Box box_between(Vec2 low, Vec2 high, double margin) {
    const auto kept = [](double v) { return static_cast<float>(std::clamp(v, -1e6, 1e6)); };
    return {kept(low.x - margin), kept(low.y - margin), kept(high.x - low.x + 2 * margin),
            kept(high.y - low.y + 2 * margin)};
}

}  // namespace

Vec3 SphereImage::eye() const { return inverse * (Vec3{0, 0, View3::eye_distance()} - center); }

std::optional<SphereImage> sphere_image(const Ellipsoid3& ellipsoid, const View3& view, float scale) {
    const auto& [a, b, c] = ellipsoid.map.columns;
    const Mat3 map{{view.direction_to_view(a), view.direction_to_view(b), view.direction_to_view(c)}};
    const Vec3 center = view.to_view(ellipsoid.center);
    if (!is_finite(map) || !svdscope::is_finite(center)) return std::nullopt;
    const double depth = std::max(View3::kNear, View3::eye_distance() - center.z);
    const double thinnest =
        kThinnest / 2 * static_cast<double>(scale) * depth / (view.pixels() * View3::eye_distance());
    const Axes axes = axes_of(map);
    SphereImage image{center, {{{{}, {}, {}}}}, {{{{}, {}, {}}}}, false};
    const Mat3 rows = transpose(axes.V);
    for (std::size_t i = 0; i < 3; ++i) {
        const double sigma = std::max(axes.sigma[i], thinnest);
        for (std::size_t j = 0; j < 3; ++j) {
            image.map.columns[j] =
                image.map.columns[j] + sigma * rows.columns[j][static_cast<int>(i)] * axes.u[i];
            image.inverse.columns[j] =
                image.inverse.columns[j] + (1 / sigma) * axes.u[i][static_cast<int>(j)] * axes.V.columns[i];
        }
    }
    image.mirrored = determinant(axes.V) * dot(axes.u[0], cross(axes.u[1], axes.u[2])) < 0;
    return image;
}

Vec3 view_ray(const View3& view, Vec2 pixel) {
    const Vec2 at = (1 / view.pixels()) * (pixel - view.middle());
    return {at.x, -at.y, -View3::eye_distance()};
}

std::optional<std::pair<double, double>> hits(const SphereImage& image, const View3& view, Vec2 pixel) {
    const Vec3 o = image.eye();
    const Vec3 d = image.inverse * view_ray(view, pixel);
    const double a = dot(d, d), b = dot(o, d);
    const Vec3 x = cross(o, d);
    const double disc = a - dot(x, x);
    if (!(disc >= 0)) return std::nullopt;
    const double root = std::sqrt(disc);
    return std::pair{(-b - root) / a, (-b + root) / a};
}

std::vector<Vec2> outline(const SphereImage& image, const View3& view, int corners) {
    const Vec3 eye = image.eye();
    const double far = norm(eye);
    std::vector<Vec2> points;
    if (!(far > 1 + 1e-9)) return points;
    // Tangents touch the sphere on the circle s . eye = 1.
    const Vec3 axis = (1 / far) * eye;
    const Vec3 p = any_perpendicular(axis);
    const Vec3 q = cross(axis, p);
    const double height = 1 / far, radius = std::sqrt(1 - height * height);
    for (int i = 0; i < corners; ++i) {
        const Vec2 u = unit(2 * std::numbers::pi * i / corners);
        const Vec3 s = height * axis + radius * (u.x * p + u.y * q);
        const Spot spot = view.project_view(image.center + image.map * s);
        if (spot.depth < View3::kNear) return {};
        points.push_back(spot.pixel);
    }
    return points;
}

Box bounds(const SphereImage& image, const View3& view) {
    const DualQuadric dual{image};
    const double e = View3::eye_distance();
    const DualQuadric::Plane x{{e, 0, 0}, 0}, y{{0, e, 0}, 0}, w{{0, 0, -1}, e - View3::kNear};
    if (!(dual(w, w) < 0) || !(image.center.z < e - View3::kNear)) return view.area();
    const DualQuadric::Plane w0{{0, 0, -1}, e};
    const double ww = dual(w0, w0);
    const auto [left, right] = tangents(dual(x, x), dual(x, w0), ww);
    const auto [low, high] = tangents(dual(y, y), dual(y, w0), ww);
    const Vec2 middle = view.middle();
    return box_between(middle + view.pixels() * Vec2{left, -high}, middle + view.pixels() * Vec2{right, -low},
                       2);
}

std::optional<PlaneImage> plane_image(const Plane3& plane, const View3& view) {
    const Vec3 u = view.direction_to_view(plane.u), v = view.direction_to_view(plane.v);
    const Vec3 w = view.to_view(plane.center) - Vec3{0, 0, View3::eye_distance()};
    const Vec3 n = cross(u, v);
    const double k = dot(n, w);
    constexpr double kEdgeOn = 1e-6;
    if (!(std::abs(k) > kEdgeOn * norm(n) * norm(w)) || !std::isfinite(k)) return std::nullopt;
    const Vec3 N = (1 / k) * n;
    const Vec3 a = cross(v, n), b = cross(n, u);
    const Vec3 across_u = (1 / dot(u, a)) * a, across_v = (1 / dot(v, b)) * b;
    return PlaneImage{N, across_u - dot(w, across_u) * N, across_v - dot(w, across_v) * N};
}

Box bounds(const Plane3& plane, const View3& view) {
    Vec2 low{1e9, 1e9}, high{-1e9, -1e9};
    for (const auto& [s, t] : {std::pair{-1, -1}, {-1, 1}, {1, 1}, {1, -1}}) {
        const Spot spot = view.project(plane.center + s * plane.u + t * plane.v);
        if (!(spot.depth > View3::kNear)) return view.area();
        low = {std::min(low.x, spot.pixel.x), std::min(low.y, spot.pixel.y)};
        high = {std::max(high.x, spot.pixel.x), std::max(high.y, spot.pixel.y)};
    }
    return box_between(low, high, 2);
}

}  // namespace svdscope
