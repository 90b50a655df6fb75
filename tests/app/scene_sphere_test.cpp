// Ellipsoids and planes as a camera sees them, against points that were sampled one by one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "app/plot/globe_lines.hpp"
#include "app/plot/sphere_image.hpp"
#include "tests/support/example_scene.hpp"

namespace svdscope {
namespace {

constexpr Box kArea{40, 20, 900, 600};

struct Seen : testing::Test {
    std::mt19937 random{3};
    View3 view{{{0.1, 0.2, 0}, 2.5, 0.8, 0.3}, kArea};
    Vec3 on_sphere() {
        std::normal_distribution<double> normal;
        const Vec3 p{normal(random), normal(random), normal(random)};
        return (1 / norm(p)) * p;
    }
    Ellipsoid3 ellipsoid(Vec3 sizes) {
        const Mat3 U = example::turned(0.4, 1.1), V = example::turned(-1, 0.3);
        return {.center = {0.3, -0.4, 0.2}, .map = U * diagonal(sizes.x, sizes.y, sizes.z) * transpose(V)};
    }
    SphereImage image(const Ellipsoid3& e) { return *sphere_image(e, view, 1); }
};

TEST_F(Seen, SampledPointsReachTheSilhouetteAndNotBeyond) {
    for (const Vec3 sizes : {Vec3{1.7, 1, 0.4}, {2, 0.2, 0.2}, {1, 1, 0.02}}) {
        const Ellipsoid3 e = ellipsoid(sizes);
        const std::vector<Vec2> edge = outline(image(e), view, 400);
        ASSERT_EQ(edge.size(), 400U);
        for (int i = 0; i < 16; ++i) {
            const Vec2 way = unit(i * std::numbers::pi / 8);
            double far = -1e9, sampled = -1e9;
            for (const Vec2 p : edge) far = std::max(far, dot(p, way));
            for (int k = 0; k < 20000; ++k)
                sampled = std::max(sampled, dot(view.project(e.center + e.map * on_sphere()).pixel, way));
            // An axis under the least thickness is widened by a pixel.
            EXPECT_LT(sampled, far + 0.05);
            EXPECT_GT(sampled, far - 1.5);
        }
    }
}

TEST_F(Seen, BoundsHoldTheSilhouetteTightly) {
    for (const Vec3 sizes : {Vec3{1.7, 1, 0.4}, {2, 0.2, 0.2}, {1, -0.7, 0}, {0, 0, 0}}) {
        const SphereImage seen = image(ellipsoid(sizes));
        const Box box = bounds(seen, view);
        double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
        for (const Vec2 p : outline(seen, view, 2000)) {
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), bottom = std::max(bottom, p.y);
        }
        EXPECT_NEAR(box.x + 2, left, 0.05);
        EXPECT_NEAR(box.x + box.w - 2, right, 0.05);
        EXPECT_NEAR(box.y + 2, top, 0.05);
        EXPECT_NEAR(box.y + box.h - 2, bottom, 0.05);
    }
}

TEST_F(Seen, AroundTheEyeThereIsNoSilhouetteAndEverythingIsBounds) {
    const SphereImage around = image({.map = diagonal(30, 30, 30)});
    EXPECT_TRUE(outline(around, view, 50).empty());
    EXPECT_EQ(bounds(around, view), kArea);
}

TEST_F(Seen, RaysMeetWhatIsThere) {
    const Ellipsoid3 e = ellipsoid({1.7, 1, 0.4});
    const SphereImage seen = image(e);
    for (int i = 0; i < 300; ++i) {
        const Vec3 s = on_sphere();
        const Spot spot = view.project(e.center + e.map * s);
        const auto met = hits(seen, view, spot.pixel);
        ASSERT_TRUE(met);
        const double depth = spot.depth / View3::eye_distance();
        EXPECT_NEAR(seen.faces(s) ? met->first : met->second, depth, 1e-6);
    }
    EXPECT_FALSE(hits(seen, view, {41, 21}));
}

TEST_F(Seen, InverseAndMapBelongTogetherHoweverThin) {
    for (const Vec3 sizes : {Vec3{1.7, 1, 0.4}, {1, 1e-9, 1e-30}, {1, 0, 0}, {0, 0, 0}}) {
        const SphereImage seen = image(ellipsoid(sizes));
        const Mat3 product = seen.inverse * seen.map;
        for (int i = 0; i < 3; ++i) {
            for (int j = 0; j < 3; ++j) EXPECT_NEAR(product(i, j), i == j ? 1 : 0, 1e-9);
        }
        EXPECT_FALSE(seen.mirrored);
        // Nothing is thinner than a few pixels.
        const Box box = bounds(seen, view);
        EXPECT_GT(std::min(box.w, box.h) - 4, 2.4F);
    }
}

TEST_F(Seen, OrientationIsThatOfTheMatrix) {
    EXPECT_TRUE(image(ellipsoid({1, 0.8, -0.5})).mirrored);
    EXPECT_FALSE(image(ellipsoid({-1, 0.8, -0.5})).mirrored);
    EXPECT_FALSE(image(ellipsoid({1, 0.8, -1e-17})).mirrored) << "rounding has no orientation";
    EXPECT_FALSE(sphere_image({.map = diagonal(1, NAN, 1)}, view, 1).has_value());
}

TEST_F(Seen, PlanesAreMetWhereTheirCoordinatesSay) {
    const Plane3 plane{.center = {0.1, 0.3, -0.2}, .u = {1, 0.2, 0}, .v = {0.1, 0.9, 0.4}};
    const auto seen = plane_image(plane, view);
    ASSERT_TRUE(seen);
    for (const auto& [s, t] : {std::pair{0.0, 0.0}, {0.7, -0.4}, {-1.0, 1.0}}) {
        const Spot spot = view.project(plane.center + s * plane.u + t * plane.v);
        const Vec3 ray = view_ray(view, spot.pixel);
        const double depth = 1 / dot(seen->N, ray);
        EXPECT_NEAR(depth, spot.depth / View3::eye_distance(), 1e-9);
        EXPECT_NEAR(dot(seen->S, ray) * depth, s, 1e-9);
        EXPECT_NEAR(dot(seen->T, ray) * depth, t, 1e-9);
    }
    const Vec3 eye = view.ray({400, 300}).from, target = view.camera().target;
    EXPECT_FALSE(plane_image({.center = target, .u = eye - target, .v = {0, 0, 1}}, view)) << "edge on";
    EXPECT_FALSE(plane_image({.u = {1, 0, 0}, .v = {2, 0, 0}}, view));
}

TEST_F(Seen, GlobeLinesLieOnTheirSide) {
    const Ellipsoid3 e = ellipsoid({1.7, 1, 0.4});
    const SphereImage seen = image(e);
    const std::vector<GlobeLine> lines = globe_lines(e, seen, view);
    EXPECT_GE(lines.size(), 17U);
    EXPECT_TRUE(std::ranges::any_of(lines, [](const GlobeLine& l) { return l.front; }));
    EXPECT_TRUE(std::ranges::any_of(lines, [](const GlobeLine& l) { return !l.front; }));
    const Box box = bounds(seen, view);
    for (const GlobeLine& line : lines) {
        for (const Vec2 p : line.pixels) EXPECT_TRUE(box.contains(to_point(p)));
    }
}

}  // namespace
}  // namespace svdscope
