// A scene as lines and polygons: what stands before what, in the order of the SVG file; labels; meshes.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "app/plot/scene_ink.hpp"
#include "app/plot/scene_vector.hpp"
#include "app/plot/svg_painter.hpp"
#include "tests/app/recording_painter.hpp"
#include "tests/support/example_scene.hpp"

namespace svdscope {
namespace {

constexpr Box kArea{0, 0, 800, 600};
constexpr Rgba kRed = Rgba::hex(0xFF0000), kBlue = Rgba::hex(0x0000FF), kGreen = Rgba::hex(0x00FF00);

std::string svg_of(const Scene3D& scene) {
    SvgPainter painter(kArea, 1, {}, [](Face, std::string_view s) {
        return Point{9.0F * static_cast<float>(s.size()), 17};
    });
    painter.scene(scene, kArea);
    draw_scene_labels(painter, scene, kArea);
    return painter.svg();
}

/// Where each piece of a colour stands in the file.
std::vector<std::size_t> places(const std::string& svg, std::string_view color) {
    std::vector<std::size_t> found;
    for (std::size_t at = svg.find(color); at != std::string::npos; at = svg.find(color, at + 1))
        found.push_back(at);
    return found;
}

Scene3D with_sphere() {
    Scene3D scene;
    scene.camera = {{0, 0, 0}, 2, 0, 0};
    scene.ellipsoids.push_back({.color = kRed.faded(0.5), .inner = kBlue.faded(0.5), .meridians = 0});
    return scene;
}

TEST(SceneVector, ALineThroughASphereIsBehindInAndBeforeIt) {
    Scene3D scene = with_sphere();
    scene.segment({-2, -0.3, 0}, {2, 0.3, 0}, kGreen, 2);
    const std::string svg = svg_of(scene);
    const auto back = places(svg, "#0000ff"), front = places(svg, "#ff0000"), line = places(svg, "#00ff00");
    ASSERT_EQ(line.size(), 3U);
    ASSERT_EQ(back.size(), 1U);
    ASSERT_EQ(front.size(), 1U);
    EXPECT_LT(line[0], back[0]);
    EXPECT_LT(back[0], line[1]);
    EXPECT_LT(line[1], front[0]);
    EXPECT_LT(front[0], line[2]);
}

TEST(SceneVector, AMirroredSphereShowsItsInnerFace) {
    Scene3D scene = with_sphere();
    scene.ellipsoids[0].map = diagonal(1, 1, -1);
    const std::string svg = svg_of(scene);
    EXPECT_LT(places(svg, "#ff0000")[0], places(svg, "#0000ff")[0]);
}

TEST(SceneVector, ArrowsBeforeAndBehindKeepTheirPlace) {
    Scene3D scene = with_sphere();
    scene.arrows.push_back({.from = {1.5, -0.5, 0}, .to = {1.5, 0.5, 0}, .color = kGreen, .tip = Tip::Round});
    std::string svg = svg_of(scene);
    for (const std::size_t at : places(svg, "#00ff00")) EXPECT_GT(at, places(svg, "#ff0000")[0]);
    scene.arrows[0].from.x = scene.arrows[0].to.x = -1.5;
    svg = svg_of(scene);
    ASSERT_EQ(places(svg, "#00ff00").size(), 2U);
    for (const std::size_t at : places(svg, "#00ff00")) EXPECT_LT(at, places(svg, "#0000ff")[0]);
}

TEST(SceneVector, TheExampleIsCleanAtEverySize) {
    for (const double size : {1e-300, 1.0, 1e300}) {
        Scene3D scene;
        example::build(scene, dark_theme(), {1.7, 1.1, 0.5});
        scene.camera.half_height = size;
        for (Ellipsoid3& e : scene.ellipsoids) e.map = diagonal(size, 0.5 * size, size) * e.map;
        for (Arrow3& a : scene.arrows) a.to = size * a.to;
        const std::string svg = svg_of(scene);
        EXPECT_EQ(svg.find("nan"), std::string::npos);
        EXPECT_EQ(svg.find("inf"), std::string::npos);
        EXPECT_GT(places(svg, "<polyline").size(), 20U) << size;
    }
}

TEST(SceneVector, NothingOfWhatIsNotANumberIsDrawn) {
    Scene3D scene;
    scene.ellipsoids.push_back({.map = diagonal(NAN, 1, 1), .color = kRed});
    scene.segment({0, 0, 0}, {INFINITY, 0, 0}, kRed, 2);
    scene.arrows.push_back({.to = {0, NAN, 0}, .color = kRed, .tip = Tip::Square});
    scene.planes.push_back({.u = {NAN, 0, 0}, .v = {0, 1, 0}, .fill = kRed});
    scene.labels.push_back({.at = {NAN, 0, 0}, .text = "no", .color = kRed});
    EXPECT_EQ(svg_of(scene).find("#ff0000"), std::string::npos);
}

TEST(SceneVector, LabelsStandBeyondTheirPointsAndApart) {
    Scene3D scene;
    scene.camera = {{0, 0, 0}, 2, 0, 0};
    scene.labels.push_back({.at = {0, 1, 0}, .text = "right", .color = kRed});
    scene.labels.push_back({.at = {0, -1, 0}, .text = "left", .color = kRed});
    scene.labels.push_back({.at = {0, -1, 0.02}, .text = "also left", .color = kRed});
    scene.labels.push_back({.at = {20, 0, 0}, .text = "behind the eye", .color = kRed});
    RecordingPainter painter;
    draw_scene_labels(painter, scene, kArea);
    std::map<std::string, Box> boxes;
    for (const auto& text : painter.texts) boxes[text.words] = text.box;
    ASSERT_FALSE(boxes.contains("behind the eye"));
    EXPECT_GT(boxes["right"].x, 550);
    EXPECT_LT(boxes["left"].x + boxes["left"].w, 250);
    EXPECT_GT(std::abs(boxes["left"].y - boxes["also left"].y), 14);
}

TEST(SceneInk, IsCutAtTheEyeAndAtTheBorder) {
    Scene3D scene;
    scene.camera = {{0, 0, 0}, 2, 0, 0};
    scene.segment({-1e6, 0.1, 0}, {1e6, 0.1, 0}, kRed, 2);
    SceneInk ink;
    ink.collect(scene, View3(scene.camera, kArea));
    ASSERT_EQ(ink.strokes.size(), 1U);
    const StrokeInk& stroke = ink.strokes[0];
    for (const Vec2 p : {stroke.a, stroke.b}) {
        EXPECT_GT(p.x, -60);
        EXPECT_LT(p.x, 860);
    }
    EXPECT_GT(std::min(stroke.depth_a, stroke.depth_b), 0);
}

TEST(SceneInk, ComesFarthestFirst) {
    Scene3D scene;
    scene.camera = {{0, 0, 0}, 2, 0, 0};
    auto points = std::make_shared<PointBlock3>();
    for (int i = 0; i < 100; ++i) points->push_back({std::fmod(i * 0.618, 1.0), 0, 0});
    points->push_back({NAN, 0, 0});
    scene.clouds.push_back({.points = points, .color = kRed});
    for (const double x : {0.5, -0.5, 0.0}) scene.segment({x, -1, 0}, {x, 1, 0}, kRed, 2);
    SceneInk ink;
    ink.collect(scene, View3(scene.camera, kArea));
    ASSERT_EQ(ink.dots.size(), 100U);
    for (std::size_t i = 1; i < ink.dots.size(); ++i)
        EXPECT_LE(ink.dots[i].depth, ink.dots[i - 1].depth + 1e-4F);
    for (std::size_t i = 1; i < ink.strokes.size(); ++i)
        EXPECT_LE(ink.strokes[i].depth(), ink.strokes[i - 1].depth());
}

TEST(AsymmetricSolid, IsClosedAndFacesOutwards) {
    const auto mesh = asymmetric_solid();
    std::map<std::pair<int, int>, int> sides;
    double volume = 0;
    for (const auto& [a, b, c] : mesh->triangles) {
        ++sides[{a, b}], ++sides[{b, c}], ++sides[{c, a}];
        const auto at = [&](int i) { return mesh->vertices[static_cast<std::size_t>(i)]; };
        volume += dot(at(a), cross(at(b), at(c))) / 6;
    }
    for (const auto& [side, count] : sides) {
        EXPECT_EQ(count, 1);
        EXPECT_TRUE(sides.contains({side.second, side.first}));
    }
    // The area of the letter times the mean of the squared size along its depth.
    EXPECT_NEAR(volume, 0.6 * 0.4 * (1 + 0.8 + 0.64) / 3, 1e-9);
}

}  // namespace
}  // namespace svdscope
