// Pixels of scenes: surfaces that cut each other against sums on the processor, thin and huge ones, and what
// a frame costs in memory.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <new>

#include <glad/gl.h>
#include <gtest/gtest.h>

#include "app/plot/sphere_image.hpp"
#include "app/render/framebuffer.hpp"
#include "app/render/scene_renderer.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/headless_renderer.hpp"
#include "tests/support/example_scene.hpp"

namespace {
thread_local bool counting = false;
thread_local int allocations = 0;
}  // namespace

__attribute__((noinline)) void* operator new(std::size_t size) {
    if (counting) ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
__attribute__((noinline)) void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    if (counting) ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
__attribute__((noinline)) void operator delete(void* memory) noexcept { std::free(memory); }
__attribute__((noinline)) void operator delete(void* memory, const std::nothrow_t&) noexcept {
    std::free(memory);
}
__attribute__((noinline)) void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace svdscope {
namespace {

constexpr int kWidth = 480, kHeight = 360;
constexpr Box kArea{0, 0, kWidth, kHeight};
constexpr PixelBox kAll{0, 0, kWidth, kHeight};
constexpr Rgba kRed{255, 0, 0, 128}, kGreen{0, 255, 0, 128}, kBlue{0, 0, 255, 128},
    kWhite{255, 255, 255, 255};

struct SceneTest : testing::Test {
    Result<HeadlessContext> context = HeadlessContext::make();
    Framebuffer frame = *Framebuffer::make(kWidth, kHeight);
    SceneRenderer renderer;

    Pixels show(const Scene3D& scene, PixelBox clip = kAll, Box box = kArea) {
        draw(scene, clip, box);
        EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
        return frame.read();
    }
    void draw(const Scene3D& scene, PixelBox clip = kAll, Box box = kArea) {
        frame.bind();
        glDisable(GL_SCISSOR_TEST);
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        EXPECT_TRUE(renderer.begin_frame());
        renderer.draw(scene, box, clip, kHeight);
    }
};

/// Without light, lines and outline: each side is one colour.
Ellipsoid3 plain(Vec3 center, const Mat3& map, Rgba color, Rgba inner) {
    return {.center = center,
            .map = map,
            .color = color,
            .inner = inner,
            .line = kWhite.faded(0),
            .meridians = 0,
            .ghost = true};
}

Scene3D from_aside() {
    Scene3D scene;
    scene.camera = {{0, 0, 0}, 1.6, 0.7, 0.4};
    return scene;
}

/// What a ray meets, sorted and laid over each other one by one.
struct Expected {
    struct Hit {
        double depth;
        Rgba color;
    };
    std::vector<Hit> hits;
    double gap = 1;  ///< between depths: where it is small the order is a matter of rounding
    std::array<double, 3> color() {
        std::ranges::sort(hits, {}, &Hit::depth);
        std::array<double, 3> sum{};
        double left = 1;
        for (std::size_t i = 0; i < hits.size(); ++i) {
            if (i > 0) gap = std::min(gap, hits[i].depth - hits[i - 1].depth);
            const Rgba c = hits[i].color;
            const std::array<int, 3> parts{c.r, c.g, c.b};
            for (std::size_t k = 0; k < 3; ++k) sum[k] += left * c.a / 255.0 * parts[k];
            left *= 1 - c.a / 255.0;
        }
        return sum;
    }
};

/// Pixels beside an edge are left out by comparing with their neighbours' hits.
void expect_exact(const Scene3D& scene, const Pixels& picture, int least) {
    const View3 view(scene.camera, kArea);
    int compared = 0, sorts = 0;
    for (int y = 3; y < kHeight - 3; y += 3) {
        for (int x = 3; x < kWidth - 3; x += 3) {
            Expected expected;
            bool inside = true;
            for (const Ellipsoid3& e : scene.ellipsoids) {
                const SphereImage image = *sphere_image(e, view, 1);
                const auto met = hits(image, view, {x + 0.5, y + 0.5});
                for (const Vec2 beside : {Vec2{-1.5, 0}, {1.5, 0}, {0, -1.5}, {0, 1.5}})
                    inside = inside && hits(image, view, Vec2{x + 0.5, y + 0.5} + beside).has_value() ==
                                           met.has_value();
                if (!met) continue;
                expected.hits.push_back({met->first, image.mirrored ? e.inner : e.color});
                expected.hits.push_back({met->second, image.mirrored ? e.color : e.inner});
            }
            for (const Plane3& p : scene.planes) {
                const PlaneImage image = *plane_image(p, view);
                const Vec3 ray = view_ray(view, {x + 0.5, y + 0.5});
                const double depth = 1 / dot(image.N, ray);
                const double far = std::max(std::abs(dot(image.S, ray)), std::abs(dot(image.T, ray))) * depth;
                inside = inside && std::abs(far - 1) > 0.03;
                if (far < 1 && depth > 0) expected.hits.push_back({depth, p.fill});
            }
            const auto color = expected.color();
            if (!inside || expected.gap < 1e-4) continue;
            ++compared;
            sorts += expected.hits.size() > 3 ? 1 : 0;
            for (std::size_t k = 0; k < 3; ++k)
                ASSERT_NEAR(picture.at(x, y)[k], color[k], 2.5) << x << ", " << y << " channel " << k;
        }
    }
    EXPECT_GT(compared, 10000);
    EXPECT_GT(sorts, least);
}

TEST_F(SceneTest, EllipsoidsAndPlanesCutEachOtherExactly) {
    Scene3D scene = from_aside();
    scene.ellipsoids.push_back(plain({0, 0, 0}, {}, kRed, kGreen));
    scene.ellipsoids.push_back(
        plain({0.3, 0.2, 0.1}, example::turned(0.5, 0.9) * diagonal(1.4, 0.7, 0.4), kBlue, kRed));
    scene.ellipsoids.push_back(plain({0, 0.5, 0}, diagonal(0.5, 0.5, 1.2), {255, 255, 0, 90}, kBlue));
    scene.planes.push_back(
        {.center = {0, 0, 0.1}, .u = {1.3, 0.2, 0.1}, .v = {0, 1.3, 0}, .fill = {0, 255, 255, 100}});
    scene.planes.push_back({.u = {0, 0, 1}, .v = {1, -1, 0}, .fill = {255, 255, 255, 60}});
    expect_exact(scene, show(scene), 1500);
}

TEST_F(SceneTest, SizeDoesNotMatter) {
    for (const double size : {1e-300, 1e-12, 1e12, 1e300}) {
        Scene3D scene = from_aside();
        scene.camera.half_height *= size;
        const Mat3 scale = diagonal(size, size, size);
        scene.ellipsoids.push_back(plain({0, 0, 0}, scale, kRed, kGreen));
        scene.ellipsoids.push_back(plain({0.4 * size, 0, 0}, scale * diagonal(1.2, 0.6, 0.5), kBlue, kRed));
        scene.planes.push_back({.u = {size, 0, 0}, .v = {0, size, 0}, .fill = kWhite.faded(0.3)});
        expect_exact(scene, show(scene), 300);
    }
}

TEST_F(SceneTest, OpaqueThingsStandBetweenTheSides) {
    Scene3D scene = from_aside();
    scene.camera = {{0, 0, 0}, 1.6, 0, 0};
    scene.ellipsoids.push_back(plain({0, 0, 0}, {}, kRed, kBlue));
    const auto at = [](const Pixels& p) { return p.at(kWidth / 2, kHeight / 2); };
    const auto with_bar = [&](double x) {
        scene.lines.clear(), scene.vertices.clear();
        scene.segment({x, -0.8, 0}, {x, 0.8, 0}, kWhite, 9);
        return show(scene);
    };
    const Pixels before = with_bar(1.3), inside = with_bar(0), behind = with_bar(-1.3);
    EXPECT_EQ(at(before)[1], 255);
    EXPECT_NEAR(at(inside)[0], 255, 1);
    EXPECT_NEAR(at(inside)[1], 127, 2);
    EXPECT_NEAR(at(behind)[1], 64, 2);
    EXPECT_NEAR(at(behind)[2], 127, 2) << "white and blue, then red";
}

TEST_F(SceneTest, SolidsAndDotsHideEachOtherByDepth) {
    Scene3D scene = from_aside();
    scene.camera = {{0, 0, 0}, 1.6, -1.5708, 0};  // before the letter's front
    scene.solids.push_back({.mesh = asymmetric_solid(), .color = kGreen, .mirrored = kRed});
    auto points = std::make_shared<PointBlock3>(PointBlock3{{-0.23, 1, 0}, {-0.23, -1, 0.2}, {0.9, 0, 0}});
    scene.clouds.push_back({.points = points, .color = kWhite, .radius = 6});
    const Pixels picture = show(scene);
    const View3 view(scene.camera, kArea);
    const auto seen = [&](Vec3 p) {
        const Vec2 pixel = view.project(p).pixel;
        return picture.at(static_cast<int>(pixel.x), static_cast<int>(pixel.y));
    };
    EXPECT_EQ(seen({-0.23, 1, 0})[0], 0) << "behind the stem";
    EXPECT_GT(seen({-0.23, 1, 0})[1], 100);
    EXPECT_GT(seen({-0.23, -1, 0.2})[0], 200);
    EXPECT_GT(seen({0.9, 0, 0})[0], 200);
    scene.solids[0].map = diagonal(-1, 1, 1);
    const Pixels mirrored = show(scene);
    EXPECT_GT(mirrored.at(kWidth / 2 + 26, kHeight / 2 + 30)[0], 100);
}

int lit(const Pixels& picture) {
    int count = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) count += picture.at(x, y)[0] + picture.at(x, y)[2] > 40 ? 1 : 0;
    }
    return count;
}

TEST_F(SceneTest, FlatOnesSegmentsAndPointsAreSeen) {
    const auto count = [&](const Mat3& map) {
        Scene3D scene = from_aside();
        scene.ellipsoids.push_back(plain({0, 0, 0}, map, kRed, kBlue));
        scene.ellipsoids[0].color.a = scene.ellipsoids[0].inner.a = 255;
        return lit(show(scene));
    };
    const Mat3 turn = example::turned(0.3, 0.8);
    const int whole = count(diagonal(1, 1, 1)), flat = count(turn * diagonal(1, 1, 0)),
              segment = count(turn * diagonal(1, 0, 0)), point = count(diagonal(0, 0, 0));
    EXPECT_NEAR(whole, 3.14159 * 112.5 * 112.5, 0.06 * whole);
    EXPECT_LT(flat, whole);
    EXPECT_GT(flat, 3000);
    EXPECT_GT(segment, 100);
    EXPECT_LT(segment, 900);
    EXPECT_GE(point, 4);
    EXPECT_LE(point, 25);
    EXPECT_EQ(count(diagonal(1, NAN, 1)), 0);
}

TEST_F(SceneTest, AMirroredBodyLooksInsideOut) {
    Scene3D scene = from_aside();
    scene.ellipsoids.push_back({.color = kRed, .inner = kBlue, .line = kWhite.faded(0.2)});
    const Pixels right = show(scene);
    scene.ellipsoids[0].map = diagonal(-1, 1, 1);
    const Pixels mirrored = show(scene);
    const auto middle = [](const Pixels& p) { return p.at(kWidth / 2 + 8, kHeight / 2 + 12); };
    EXPECT_GT(middle(right)[0], middle(right)[2] + 40);
    EXPECT_GT(middle(mirrored)[2], middle(mirrored)[0] + 40);
}

TEST_F(SceneTest, SilhouettesAreSmooth) {
    Scene3D scene = from_aside();
    scene.ellipsoids.push_back(plain({0, 0, 0}, {}, kWhite, kWhite));
    const Pixels picture = show(scene);
    int between = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) between += picture.at(x, y)[0] > 20 && picture.at(x, y)[0] < 235;
    }
    // A circle of this size passes so many pixels.
    EXPECT_GT(between, 350);
    EXPECT_LT(between, 800);
}

TEST_F(SceneTest, NothingLeavesTheClipBox) {
    Scene3D scene;
    example::build(scene, dark_theme(), {1.7, 1.1, 0.5});
    constexpr PixelBox kClip{100, 40, 180, 150};
    const Pixels whole = show(scene), part = show(scene, kClip);
    int drawn = 0, worst = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const bool inside = x >= 100 && x < 280 && y >= 40 && y < 190;
            const int sum = part.at(x, y)[0] + part.at(x, y)[1] + part.at(x, y)[2];
            if (!inside) {
                ASSERT_EQ(sum, 0) << x << ", " << y;
            }
            drawn += sum > 0 ? 1 : 0;
            if (inside) worst = std::max(worst, std::abs(part.at(x, y)[1] - whole.at(x, y)[1]));
        }
    }
    EXPECT_GT(drawn, 10000);
    EXPECT_LE(worst, 2);
}

TEST_F(SceneTest, WhereNoSurfaceIsTheGridLooksTheSame) {
    Scene3D scene;
    example::build(scene, dark_theme(), {1, 1, 1});
    scene.arrows.clear();
    scene.lines.clear();
    scene.ellipsoids.clear();
    const Pixels as_lines = show(scene);
    // A surface that nobody sees has the rays draw the grid.
    scene.ellipsoids.push_back(plain({0, 0, 0}, diagonal(40, 40, 40), kWhite.faded(0), kWhite.faded(0)));
    const Pixels by_rays = show(scene);
    int worst = 0, bright = 0;
    for (std::size_t i = 0; i < by_rays.rgba.size(); ++i) {
        worst = std::max(worst, std::abs(by_rays.rgba[i] - as_lines.rgba[i]));
        bright += by_rays.rgba[i] > 20 && by_rays.rgba[i] < 255 ? 1 : 0;
    }
    EXPECT_GT(bright, 3000);
    EXPECT_LT(worst, 24);
}

TEST_F(SceneTest, EveryNumberOfSurfacesDraws) {
    for (const std::size_t bodies : {0U, 1U, 2U, 5U}) {
        for (const std::size_t planes : {0U, 2U, 5U}) {
            Scene3D scene;
            example::build(scene, light_theme(), {1.7, 1.1, 0.5});
            scene.ellipsoids.resize(bodies, scene.ellipsoids.back());
            scene.planes.assign(planes, {.u = {1, 0, 0.2}, .v = {0, 1, 0}, .fill = kRed});
            EXPECT_GT(lit(show(scene)), 1000);
        }
    }
}

TEST_F(SceneTest, ARestingOrTurningSceneNeedsNoNewMemory) {
    Scene3D scene;
    example::build(scene, dark_theme(), {1.7, 1.1, 0.5});
    auto points = std::make_shared<PointBlock3>(1000, Vec3{0.1, 0.2, 0.3});
    const auto frame_at = [&](double azimuth) {
        example::build(scene, dark_theme(), {1.7, 1.1, 0.5});
        scene.clouds.push_back({.points = points, .color = kWhite});
        scene.solids.push_back({.mesh = asymmetric_solid(), .color = kGreen});
        scene.camera.azimuth = azimuth;
        counting = true;
        renderer.draw(scene, kArea, kAll, kHeight);
        counting = false;
    };
    for (int i = 0; i < 30; ++i) frame_at(0.2 * i);
    allocations = 0;
    for (int i = 0; i < 30; ++i) frame_at(0.2 * i);
    EXPECT_EQ(allocations, 0);
}

TEST(SceneInTheFrame, IsDrawnByTheWindowsOwnWay) {
    auto renderer = HeadlessRenderer::make({kWidth, kHeight});
    ASSERT_TRUE(renderer) << renderer.error().message;
    const auto count = [&](bool vector_only) {
        const auto picture =
            renderer->render({dark_theme(), 1}, [vector_only](Ui& ui, Painter& painter, Box area) {
                Scene3D scene;
                example::build(scene, ui.theme, {1.7, 1.1, 0.5}, ui.scale);
                scene.vector_only = vector_only;
                painter.scene(scene, area);
                draw_scene_labels(painter, scene, area);
            });
        EXPECT_TRUE(picture);
        return lit(*picture);
    };
    EXPECT_NEAR(count(false), count(true), 0.3 * count(true));
    EXPECT_GT(count(false), 15000);
}

}  // namespace
}  // namespace svdscope
