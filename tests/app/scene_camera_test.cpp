// The camera of space: from space to pixels and back, at every size of scene, and the sphere that fits.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "app/lab/glide3.hpp"
#include "app/plot/camera3.hpp"
#include "app/plot/sphere_image.hpp"

namespace svdscope {
namespace {

constexpr Box kArea{40, 20, 900, 600};

struct Scale : testing::TestWithParam<double> {
    std::mt19937 random{7};
    double number() { return std::uniform_real_distribution<double>(-1, 1)(random); }
    Vec3 point() { return GetParam() * Vec3{number(), number(), number()}; }
    Camera3 camera() { return {point(), GetParam() * (1.5 + number()), 3 * number(), 1.5 * number()}; }
    void expect_near(Vec3 a, Vec3 b) { EXPECT_LT(norm((1 / GetParam()) * (a - b)), 1e-11); }
};
INSTANTIATE_TEST_SUITE_P(Sizes, Scale, testing::Values(1e-300, 1e-9, 1.0, 1e9, 1e300));

TEST_P(Scale, PixelsGoBackToTheirPoints) {
    for (int i = 0; i < 200; ++i) {
        const View3 view(camera(), kArea);
        const Vec3 p = point();
        const Spot spot = view.project(p);
        if (spot.depth < 0.2) continue;
        expect_near(view.on_view_plane(spot.pixel, p), p);
        expect_near(view.from_view(view.to_view(p)), p);
        const Vec3 along = point();
        expect_near(view.on_line(spot.pixel, p - 3 * along, along), p);
    }
}

TEST_P(Scale, AMovedPixelMovesInThePlaneOfThePicture) {
    const View3 view(camera(), kArea);
    const Vec3 p = view.camera().target;
    const Spot spot = view.project(p);
    const Vec3 moved = view.on_view_plane(spot.pixel + Vec2{30, -40}, p);
    EXPECT_NEAR(view.project(moved).pixel.x, spot.pixel.x + 30, 1e-8);
    EXPECT_NEAR(view.project(moved).pixel.y, spot.pixel.y - 40, 1e-8);
    EXPECT_NEAR(view.project(moved).depth, spot.depth, 1e-10);
    EXPECT_NEAR(norm((1 / GetParam()) * (moved - p)) / (50 * view.units_per_pixel(p) / GetParam()), 1, 1e-9);
}

TEST_P(Scale, ASphereThatFitsFillsTheAreaButForItsMargin) {
    for (const Box area : {kArea, Box{0, 0, 400, 700}}) {
        const Vec3 center = point();
        const double radius = 0.3 * GetParam();
        const View3 view(fit_sphere(camera(), center, radius, area), area);
        const Ellipsoid3 sphere{.center = center, .map = diagonal(radius, radius, radius)};
        const Box box = bounds(*sphere_image(sphere, view, 1), view);
        // Bounds have two pixels to spare at each side.
        EXPECT_NEAR(box.w - 4, 0.88F * std::min(area.w, area.h), 0.5F);
        EXPECT_NEAR(box.h, box.w, 0.1F);
        EXPECT_NEAR(box.x + box.w / 2, area.x + area.w / 2, 0.1F);
    }
}

TEST(Camera3, LooksFromWhereItsAnglesSay) {
    const View3 view({{0, 0, 0}, 2, 0, 0}, kArea);
    const auto expect_at = [&](Vec3 p, Vec2 pixel) {
        EXPECT_NEAR(view.project(p).pixel.x, pixel.x, 1e-9);
        EXPECT_NEAR(view.project(p).pixel.y, pixel.y, 1e-9);
    };
    expect_at({0, 0, 0}, {490, 320});
    expect_at({0, 0, 2}, {490, 20});
    expect_at({0, 2, 0}, {790, 320});
    EXPECT_LT(view.project({1, 0, 0}).depth, view.project({-1, 0, 0}).depth);
    EXPECT_GT(view.project({1, 1, 0}).pixel.x, 640) << "nearer is larger";
    EXPECT_NEAR(2 * std::atan(1 / View3::eye_distance()), 26 * std::numbers::pi / 180, 1e-15);
}

TEST(Camera3, ARayPassesThroughWhatIsSeenThere) {
    const View3 view({{1, 2, 3}, 2, 0.7, -0.4}, kArea);
    const Vec3 p{1.5, 2.5, 2};
    const Ray3 ray = view.ray(view.project(p).pixel);
    EXPECT_NEAR(norm(ray.direction), 1, 1e-14);
    EXPECT_LT(norm(cross(p - ray.from, ray.direction)), 1e-12);
    EXPECT_GT(dot(p - ray.from, ray.direction), 0);
}

TEST(Camera3, BehindTheEyeIsNowhere) {
    const View3 view({{0, 0, 0}, 1, 0, 0}, kArea);
    EXPECT_FALSE(std::isfinite(view.project({10, 0, 0}).pixel.x));
    EXPECT_LT(view.project({10, 0, 0}).depth, 0);
    const Vec3 kept = view.on_view_plane({0, 0}, {10, 0, 0});
    EXPECT_EQ(kept, (Vec3{10, 0, 0}));
    EXPECT_EQ(view.on_line({490, 320}, {0.5, 0, 0}, {1, 0, 0}), (Vec3{0.5, 0, 0})) << "points at the eye";
}

TEST(Camera3, GlidesTheShortWayAndArrives) {
    CameraGlide3 glide;
    glide.jump_to({{0, 0, 0}, 1e-300, 3, 0});
    glide.target = {{0, 0, 0}, 1e300, -3, 0.5};
    ASSERT_TRUE(glide.approach(0.01));
    EXPECT_GT(glide.shown->azimuth, 3) << "through the half turn, not back through zero";
    int frames = 0;
    while (glide.approach(1.0 / 60) && frames < 1000) ++frames;
    EXPECT_LT(frames, 200);
    EXPECT_EQ(*glide.shown, glide.target);
}

}  // namespace
}  // namespace svdscope
