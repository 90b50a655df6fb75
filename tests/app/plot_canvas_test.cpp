// The plane on a painter: coordinates, curves at any zoom, grids of any matrix.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "app/plot/canvas2d.hpp"
#include "app/plot/ticks.hpp"
#include "tests/app/recording_painter.hpp"

namespace svdscope {
namespace {

constexpr Box kArea{360, 40, 920, 696};
constexpr Rgba kBlack = Rgba::hex(0);

struct CanvasTest : testing::Test {
    RecordingPainter painter;
    Canvas2D canvas(Camera2 camera = {}) { return {painter, kArea, camera, 1, Rgba::hex(0xFFFFFF)}; }

    void expect_drawn_within_reach() {
        for (const Point p : painter.points()) {
            ASSERT_TRUE(is_finite(p));
            ASSERT_LE(std::abs(p.x - 820), 520) << p.x << " " << p.y;
            ASSERT_LE(std::abs(p.y - 388), 420) << p.x << " " << p.y;
        }
    }
    void draw_everything(Camera2 camera, const Mat2& M) {
        Canvas2D c = canvas(camera);
        c.grid(M, kBlack);
        c.axes(kBlack, kBlack);
        c.circle_image(M, {kBlack, 2, true});
        c.hue_ring(M, 2, true, 24);
        c.circle_region(M, kBlack);
        c.arrow({0, 0}, M.column(0), {kBlack, 3}, Tip::Open);
        c.marker(M.column(1), kBlack, Tip::Square);
        c.line(M.column(0), M.column(1), {kBlack, 1});
        c.label(M.column(0), M.column(0), "A e1", kBlack, 1);
        c.avoid(M.column(0), 8);
        c.place_labels();
    }
};

TEST_F(CanvasTest, GoesToTheScreenAndBack) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> spread(-1, 1);
    for (const double size : {1e-8, 1.0, 1e8}) {
        for (int i = 0; i < 200; ++i) {
            const Canvas2D c = canvas({{size * spread(random), size * spread(random)}, size});
            const Vec2 p = c.camera().center + size * Vec2{spread(random), spread(random)};
            const Vec2 back = c.to_plane(c.to_screen(p));
            EXPECT_LE(norm(back - p), 1e-3 * c.units_per_pixel());
        }
    }
}

TEST_F(CanvasTest, LooksUp) {
    const Canvas2D c = canvas({{0, 0}, 3});
    EXPECT_EQ(c.to_screen({0, 0}), (Point{820, 388}));
    EXPECT_EQ(c.to_screen({0, 3}), (Point{820, 40}));
    EXPECT_GT(c.to_screen({1, 0}).x, 820);
    EXPECT_TRUE(is_finite(c.to_screen({1e300, -1e300})));
}

TEST_F(CanvasTest, CirclesAreRoundAtEveryZoom) {
    for (double radius = 1; radius < 1e10; radius *= 7) {
        painter = {};
        const Vec2 on_edge = radius * unit(0.7);
        Canvas2D c = canvas({on_edge, 1});
        c.circle_image(diagonal(radius, radius), {kBlack});
        ASSERT_FALSE(painter.lines.empty()) << radius;
        std::size_t count = 0;
        for (const auto& line : painter.lines) {
            count += line.points.size();
            for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
                const Vec2 middle = c.to_plane(0.5F * (line.points[i] + line.points[i + 1]));
                EXPECT_LE(std::abs(norm(middle) - radius) / c.units_per_pixel(), 0.2) << radius;
            }
        }
        EXPECT_LE(count, 600U) << radius;
        expect_drawn_within_reach();
    }
}

TEST_F(CanvasTest, ThinEllipsesEndExactlyAtTheirTips) {
    for (const double thin : {0.5, 1e-2, 1e-4, 1e-8, 1e-300, 0.0}) {
        painter = {};
        Canvas2D c = canvas();
        const Mat2 M = rotation(0.6) * diagonal(2, 2 * thin) * rotation(1.1);
        c.circle_image(M, {kBlack});
        ASSERT_EQ(painter.lines.size(), 1U);
        const Point tip = c.to_screen(2 * unit(0.6));
        float nearest = 1e9F;
        float farthest = 0;
        for (const Point p : painter.lines[0].points) {
            nearest = std::min(nearest, std::hypot(p.x - tip.x, p.y - tip.y));
            farthest = std::max(farthest, std::hypot(p.x - 820, p.y - 388));
        }
        EXPECT_LE(nearest, 0.01) << thin;
        EXPECT_LE(farthest, std::hypot(tip.x - 820, tip.y - 388) + 0.01) << thin;
        EXPECT_EQ(painter.lines[0].closed, thin > 1e-3) << thin;
    }
}

TEST_F(CanvasTest, DrawsNothingWild) {
    const double infinite = std::numeric_limits<double>::infinity();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Mat2> matrices{{2, 1, 0.5, 1.5},
                                     {0, 0, 0, 0},
                                     {1, 2, 2, 4},
                                     {1e300, 0, 0, 1e-300},
                                     {1e300, 1e300, -1e300, 1e300},
                                     {5e-324, 0, 0, 1},
                                     {infinite, 0, 0, 1},
                                     {nan, 1, 1, 1},
                                     {1e9, 1, 1, 1e-9},
                                     {1, 1, 1, 1 + 1e-12}};
    const std::vector<Camera2> cameras{
        {}, {{1e6, -1e6}, 1}, {{2, 0.5}, 1e-9}, {{0, 0}, 1e300}, {{0, 0}, 1e-300}, {{1e12, 0}, 1e-6}};
    for (const Mat2& M : matrices) {
        for (const Camera2& camera : cameras) {
            painter = {};
            draw_everything(camera, M);
            SCOPED_TRACE(testing::Message() << M.a << " " << M.b << " at " << camera.half_height);
            expect_drawn_within_reach();
            EXPECT_LE(painter.points().size(), 60000U);
            for (const auto& text : painter.texts) EXPECT_EQ(text.words.find("nan"), std::string::npos);
        }
    }
}

TEST_F(CanvasTest, GridLinesStandAtTheNumbers) {
    Canvas2D c = canvas({{0, 0}, 2.9});
    c.grid({}, kBlack);
    // Lines x = -3 .. 3 and y = -2 .. 2 are at least in view.
    EXPECT_GE(painter.lines.size(), 12U);
    for (const auto& line : painter.lines) {
        const Vec2 p = c.to_plane(line.points[0]);
        const Vec2 q = c.to_plane(line.points[1]);
        const double fixed = std::abs(p.x - q.x) < 1e-4 ? p.x : p.y;
        EXPECT_NEAR(fixed, std::round(fixed), 1e-4);
    }
}

TEST_F(CanvasTest, GridFadesWhereItsLinesCloseUp) {
    canvas().grid({1, 0, 0, 1}, kBlack);
    EXPECT_EQ(painter.lines.front().color.a, 255);
    painter = {};
    canvas().grid({1, 1, 1, 1.08}, kBlack);
    ASSERT_FALSE(painter.lines.empty());
    EXPECT_LT(painter.lines.front().color.a, 128);
    painter = {};
    canvas().grid({1, 2, 2, 4}, kBlack);
    EXPECT_TRUE(painter.lines.empty()) << "a singular matrix leaves no lattice";
}

TEST_F(CanvasTest, AxesLeaveTheirNumbersAtTheBorder) {
    Canvas2D c = canvas({{50, 50}, 3});
    c.axes(kBlack, kBlack);
    c.place_labels();
    ASSERT_GE(painter.texts.size(), 6U);
    for (const auto& text : painter.texts) {
        EXPECT_GE(text.box.x, kArea.x);
        EXPECT_GE(text.box.y, kArea.y);
        EXPECT_LE(text.box.x + text.box.w, kArea.x + kArea.w);
        EXPECT_LE(text.box.y + text.box.h, kArea.y + kArea.h);
    }
}

TEST_F(CanvasTest, ArrowsKeepTheirHollowMarkEmpty) {
    Canvas2D c = canvas();
    c.arrow({0, 0}, {1, 0}, {kBlack, 3}, Tip::Open, 6);
    ASSERT_EQ(painter.lines.size(), 2U);
    EXPECT_NEAR(painter.lines[0].points.back().x, c.to_screen({1, 0}).x - 6, 1e-3)
        << "the shaft ends where the ring begins";
    painter = {};
    canvas().arrow({1, 1}, {1, 1}, {kBlack, 3}, Tip::Round, 6);
    EXPECT_TRUE(painter.lines.empty());
    EXPECT_EQ(painter.fills.size(), 1U) << "an arrow of length zero is its mark";
}

TEST(Ticks, AreRoundNumbers) {
    EXPECT_EQ(nice_step(0.3), 0.5);
    EXPECT_EQ(nice_step(1), 1);
    EXPECT_EQ(nice_step(11), 20);
    EXPECT_EQ(nice_step(7e-9), 1e-8);
    EXPECT_EQ(nice_step(std::numeric_limits<double>::quiet_NaN()), 1);
    for (double least = 1e-300; least < 1e300; least *= 17.3) {
        EXPECT_GE(nice_step(least), least * (1 - 1e-9));
        EXPECT_LE(nice_step(least), least * 2.5 * (1 + 1e-9));
    }
}

TEST(Ticks, HaveTheTextTheyNeed) {
    EXPECT_EQ(tick_text(-2, 1), "−2");
    EXPECT_EQ(tick_text(1.5, 0.5), "1.5");
    EXPECT_EQ(tick_text(2.000005, 5e-6), "2.000005");
    EXPECT_EQ(tick_text(3e-9, 1e-9), "3e−9");
    EXPECT_EQ(tick_text(1.5e7, 5e6), "1.5e7");
    EXPECT_EQ(tick_text(20000, 5000), "20000");
    EXPECT_TRUE(multiples(1e-300, 1, 2).empty());
    EXPECT_EQ(multiples(0.5, -1.2, 1.2), (std::vector<double>{-2, -1, 0, 1, 2}));
}

}  // namespace
}  // namespace svdscope
