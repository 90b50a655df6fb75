// Clouds on their way to the screen and into SVG: few as discs, many to the renderer, none where they are
// not.
#include <gtest/gtest.h>
#include <imgui.h>

#include <cmath>
#include <limits>
#include <regex>

#include "app/plot/canvas2d.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/plot/point_queue.hpp"
#include "app/plot/svg_painter.hpp"
#include "tests/app/null_imgui.hpp"
#include "tests/app/recording_painter.hpp"

namespace svdscope {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr Rgba kInk = Rgba::hex(0x123456);

PointBlocks blocks_of(PointBlock points) { return {std::make_shared<const PointBlock>(std::move(points))}; }

/// A layer in pixels.
PointLayer in_pixels(PointBlock points, Rgba color = kInk, float radius = 3) {
    return {.blocks = blocks_of(std::move(points)),
            .map = {},
            .origin = {},
            .at = {},
            .color = color,
            .radius = radius};
}

PointBlock row(std::size_t count, Vec2 first, Vec2 step) {
    PointBlock points;
    for (std::size_t i = 0; i < count; ++i) points.push_back(first + static_cast<double>(i) * step);
    return points;
}

struct Drawn {
    PointLayer layer;
    PixelBox clip;
    int height;
};
struct RecordingDrawer final : PointDrawer {
    std::vector<Drawn> drawn;
    void draw(const PointLayer& layer, PixelBox clip, int height) override {
        drawn.push_back({layer, clip, height});
    }
};

struct Clouds : testing::Test {
    RecordingDrawer drawer;
    PointQueue queue{&drawer};
    PointQueue* passed = &queue;
    std::function<void(DrawListPainter&)> picture = [](DrawListPainter&) {};
    NullImGui gui{[this](Ui& ui) {
        queue.clear();
        ui.points = passed;
        DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
        picture(painter);
    }};

    std::vector<ImDrawVert> vertices_of(std::function<void(DrawListPainter&)> draw) {
        picture = [](DrawListPainter&) {};
        gui.frame();
        const int before = gui.vertices;
        picture = std::move(draw);
        gui.frame();
        const auto& all = list().VtxBuffer;
        return {all.begin() + before, all.end()};
    }
    static const ImDrawList& list() { return *ImGui::GetDrawData()->CmdLists[0]; }
    /// What a back end does with the commands that are not triangles.
    static int run_callbacks() {
        int resets = 0;
        for (const ImDrawCmd& command : list().CmdBuffer) {
            if (command.UserCallback == ImDrawCallback_ResetRenderState)
                ++resets;
            else if (command.UserCallback != nullptr)
                command.UserCallback(&list(), &command);
        }
        return resets;
    }
};

TEST_F(Clouds, FewPointsAreDiscsWithASoftEdge) {
    const auto one = vertices_of([](auto& p) { p.points(in_pixels({{400, 300}})); });
    ASSERT_GE(one.size(), 12U);
    float solid = 0, all = 0;
    for (const ImDrawVert& v : one) {
        const float off = std::hypot(v.pos.x - 400, v.pos.y - 300);
        all = std::max(all, off);
        if (v.col >> 24 == 255) solid = std::max(solid, off);
    }
    EXPECT_NEAR(solid, 2.5, 1e-3);
    EXPECT_NEAR(all, 3.5, 1e-3) << "the edge is one pixel, its middle at the radius";
    const auto many = vertices_of([](auto& p) { p.points(in_pixels(row(500, {10, 10}, {1, 1}))); });
    EXPECT_EQ(many.size(), 500 * one.size());
    EXPECT_TRUE(drawer.drawn.empty());
}

TEST_F(Clouds, WhatCannotBeSeenIsNotDrawn) {
    const PointBlock unseen{{kNan, 300}, {300, kInf}, {-10, 300}, {400, 1e300}, {1e9, 1e9}};
    EXPECT_TRUE(vertices_of([&](auto& p) { p.points(in_pixels(unseen)); }).empty());
    EXPECT_FALSE(vertices_of([](auto& p) {
                     p.points(in_pixels({{-3, 300}}, kInk, 20));
                 }).empty())
        << "the rim reaches in";
    EXPECT_TRUE(vertices_of([](auto& p) {
                    p.points(in_pixels({{300, 300}}, {0, 0, 0, 0}));
                    p.points(in_pixels({{300, 300}}, kInk, 0));
                    p.points(in_pixels({}));
                    p.points({});
                }).empty());
    PointLayer wild = in_pixels({{1, 2}, {0, 0}});
    wild.map = {kNan, 1, kInf, 1};
    EXPECT_TRUE(vertices_of([&](auto& p) { p.points(wild); }).empty());
}

TEST_F(Clouds, ManyPointsGoToTheRendererInTheirTurn) {
    const PointLayer cloud = in_pixels(row(501, {10, 10}, {1, 1}));
    const std::vector<Point> square{{0, 0}, {50, 0}, {50, 50}, {0, 50}};
    vertices_of([&](auto& p) {
        p.fill(square, kInk);
        p.push_clip({100, 200, 300, 150});
        p.points(cloud);
        p.pop_clip();
        p.fill(square, kInk);
    });
    std::size_t at = 0;
    const auto& commands = list().CmdBuffer;
    while (at < static_cast<std::size_t>(commands.Size) &&
           commands[static_cast<int>(at)].UserCallback == nullptr)
        ++at;
    const int callback = static_cast<int>(at);
    ASSERT_GT(callback, 0);
    ASSERT_LT(callback + 2, commands.Size);
    EXPECT_GT(commands[callback - 1].ElemCount, 0U);
    EXPECT_EQ(commands[callback + 1].UserCallback, ImDrawCallback_ResetRenderState);
    EXPECT_GT(commands[commands.Size - 1].ElemCount, 0U) << "the square that covers the cloud";
    EXPECT_EQ(run_callbacks(), 1);
    ASSERT_EQ(drawer.drawn.size(), 1U);
    EXPECT_EQ(drawer.drawn[0].layer, cloud);
    EXPECT_EQ(drawer.drawn[0].clip, (PixelBox{100, 200, 300, 150}));
    EXPECT_EQ(drawer.drawn[0].height, 800);
}

TEST_F(Clouds, PixelsOfTheFramebufferCanBeSmallerThanUnits) {
    ImGui::GetIO().DisplayFramebufferScale = {2, 2};
    vertices_of([](auto& p) {
        p.push_clip({100, 200, 300, 150});
        p.points(in_pixels(row(501, {10, 10}, {1, 1})));
        p.pop_clip();
    });
    run_callbacks();
    ASSERT_EQ(drawer.drawn.size(), 1U);
    const Drawn& drawn = drawer.drawn[0];
    EXPECT_EQ(drawn.clip, (PixelBox{200, 400, 600, 300}));
    EXPECT_EQ(drawn.height, 1600);
    EXPECT_EQ(drawn.layer.radius, 6);
    EXPECT_EQ(drawn.layer.to_pixel({150, 220}), (Vec2{300, 440}));
}

TEST_F(Clouds, WithoutARendererManyPointsDrawNothing) {
    const auto draw = [](DrawListPainter& p) { p.points(in_pixels(row(501, {10, 10}, {1, 1}))); };
    passed = nullptr;
    EXPECT_TRUE(vertices_of(draw).empty());
    EXPECT_EQ(run_callbacks(), 0);
    PointQueue nowhere;
    passed = &nowhere;
    EXPECT_TRUE(vertices_of(draw).empty());
    EXPECT_EQ(run_callbacks(), 0);
}

TEST_F(Clouds, AClipBoxOutsideOfTheWindowDrawsNothing) {
    vertices_of([](auto& p) {
        p.push_clip({2000, 2000, 10, 10});
        p.points(in_pixels(row(501, {10, 10}, {1, 1})));
        p.pop_clip();
    });
    run_callbacks();
    EXPECT_TRUE(drawer.drawn.empty());
}

TEST(CanvasPoints, StandWhereTheMapPutsThem) {
    RecordingPainter painter;
    Canvas2D canvas(painter, {100, 50, 800, 600}, {{0.5, -1}, 3}, 2, kInk);
    const Mat2 M{2, 1, 0.5, 1.5};
    const Vec2 from{1e6, -1e6};
    const Vec2 to{0.25, 0.75};
    canvas.points(blocks_of({{1e6 + 0.125, -1e6 + 0.5}}), M, from, to, kInk, 3);
    ASSERT_EQ(painter.clouds.size(), 1U);
    const PointLayer& layer = painter.clouds[0];
    const Vec2 at = layer.to_pixel((*layer.blocks[0])[0]);
    const Point expected = canvas.to_screen(M * Vec2{0.125, 0.5} + to);
    EXPECT_NEAR(at.x, expected.x, 1e-4);
    EXPECT_NEAR(at.y, expected.y, 1e-4);
    EXPECT_EQ(layer.radius, 6);
}

TEST(PixelMerger, OnePointForEachPixel) {
    const PointLayer layer = in_pixels({{3.25, 7.5}, {3.75, 7.25}, {4, 7}, {-0.5, 2}, {kNan, 1}, {50, 50}});
    PixelMerger merger;
    const auto points = merger.merge(layer, {-2, 0, 20, 20});
    ASSERT_EQ(points.size(), 3U);
    EXPECT_FLOAT_EQ(points[0].x, -0.5F);
    EXPECT_FLOAT_EQ(points[0].y, 2);
    EXPECT_FLOAT_EQ(points[1].x, 3.5F);
    EXPECT_FLOAT_EQ(points[1].y, 7.375F);
    EXPECT_EQ(points[1].count, 2);
    EXPECT_FLOAT_EQ(points[2].x, 4) << "a border belongs to the right";
    EXPECT_EQ(points[2].count, 1);
    EXPECT_TRUE(merger.merge(layer, {10, 10, 0, 5}).empty());
    EXPECT_EQ(merger.merge(layer, {3, 7, 1, 1}).size(), 1U) << "nothing of the last call is left";
}

TEST(PixelMerger, APixelsPointDoesNotDependOnTheBox) {
    PointBlock points;
    for (int i = 0; i < 4000; ++i)
        points.push_back({50 + 40 * std::sin(0.7 * i), std::nextafter(40 + i % 30, i % 2 == 0 ? 0.0 : 99.0)});
    const PointLayer layer = in_pixels(points);
    PixelMerger merger;
    const auto all = merger.merge(layer, {0, 0, 100, 100});
    std::size_t found = 0;
    for (int x = 0; x < 100; x += 10) {
        for (const PixelPoint& part : merger.merge(layer, {x, 35, 10, 41})) {
            const auto same = [&part](const PixelPoint& p) {
                return p.x == part.x && p.y == part.y && p.count == part.count;
            };
            EXPECT_TRUE(std::any_of(all.begin(), all.end(), same)) << part.x << ", " << part.y;
            ++found;
        }
    }
    EXPECT_EQ(found, all.size());
}

std::string svg_of(const PointLayer& layer, Box clip = {0, 0, 200, 100}) {
    SvgPainter painter({0, 0, 200, 100}, 1, kInk, [](Face, std::string_view) { return Point{}; });
    painter.push_clip(clip);
    painter.points(layer);
    painter.pop_clip();
    return painter.svg();
}

std::size_t circles_in(const std::string& svg) {
    std::size_t count = 0;
    for (std::size_t at = svg.find("<circle"); at != std::string::npos; at = svg.find("<circle", at + 1))
        ++count;
    return count;
}

TEST(SvgPoints, AreCirclesInTheColour) {
    const std::string svg = svg_of(in_pixels({{10.125, 20}, {30, 40.5}}, {0x12, 0x34, 0x56, 102}, 2.5F));
    EXPECT_NE(svg.find("<g fill=\"#123456\" fill-opacity=\"0.400\">\n<circle cx=\"10.12\" cy=\"20.00\" "
                       "r=\"2.50\"/>\n<circle cx=\"30.00\" cy=\"40.50\" r=\"2.50\"/>\n</g>"),
              std::string::npos)
        << svg;
}

TEST(SvgPoints, LeaveOutWhatNobodySees) {
    const PointLayer layer =
        in_pixels({{kNan, 1}, {1, kInf}, {300, 50}, {50, -10}, {-2, 50}, {50, 50}, {150, 50}, {1e300, 0}});
    EXPECT_EQ(circles_in(svg_of(layer)), 3U);
    const std::string inner = svg_of(layer, {40, 40, 20, 20});
    EXPECT_EQ(circles_in(inner), 1U);
    EXPECT_EQ(inner.find("nan"), std::string::npos);
    EXPECT_EQ(circles_in(svg_of(in_pixels({{50, 50}}), {300, 300, 5, 5})), 0U) << "outside of the picture";
}

TEST(SvgPoints, ManyInOnePixelAreOneCircleThatLooksTheSame) {
    PointBlock points;
    for (int i = 0; i < 20001; ++i) points.push_back({10.5 + 2 * (i % 50), 10.5});
    points.push_back({150.5, 60.5});
    points.push_back({150.5, 60.5});
    points.push_back({170.5, 60.5});
    const std::string svg = svg_of(in_pixels(points, {0, 0, 0, 51}, 1));
    EXPECT_EQ(circles_in(svg), 52U);
    EXPECT_NE(svg.find("cx=\"150.50\" cy=\"60.50\" r=\"1.00\" fill-opacity=\"0.360\"/>"), std::string::npos);
    EXPECT_NE(svg.find("cx=\"170.50\" cy=\"60.50\" r=\"1.00\"/>"), std::string::npos);
    points.resize(20000);
    EXPECT_EQ(circles_in(svg_of(in_pixels(points, {0, 0, 0, 51}, 1))), 20000U);
}

}  // namespace
}  // namespace svdscope
