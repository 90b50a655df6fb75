// Both painters: strips without gaps or spikes, whatever the points; SVG that is well formed.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <regex>

#include "app/plot/canvas2d.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/plot/stroke.hpp"
#include "app/plot/svg_painter.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr Rgba kInk = Rgba::hex(0x123456);

std::vector<Point> circle(int n, float radius) {
    std::vector<Point> points;
    for (int i = 0; i < n; ++i) {
        const float t = 6.2831853F * static_cast<float>(i) / static_cast<float>(n);
        points.push_back({400 + radius * std::cos(t), 300 + radius * std::sin(t)});
    }
    return points;
}

TEST(Strips, FollowASmoothLineInOnePiece) {
    const auto strips = strips_of(circle(100, 80), true);
    ASSERT_EQ(strips.size(), 1U);
    EXPECT_TRUE(strips[0].closed);
    EXPECT_EQ(strips[0].ribs.size(), 100U);
    for (const StripRib& rib : strips[0].ribs) EXPECT_NEAR(std::hypot(rib.across.x, rib.across.y), 1, 0.01);
}

TEST(Strips, TurnBackWithoutASpike) {
    const std::vector<Point> there_and_back{{0, 0}, {100, 0}, {0, 0.01F}};
    const auto strips = strips_of(there_and_back, false);
    ASSERT_EQ(strips.size(), 2U);
    EXPECT_TRUE(strips[1].round_start);
    for (const Strip& strip : strips) {
        for (const StripRib& rib : strip.ribs) {
            EXPECT_LE(std::hypot(rib.across.x, rib.across.y), 1.6);
            EXPECT_LE(rib.center.x + std::abs(rib.across.x), 100.1);
        }
    }
}

TEST(Strips, KeepTheirWidthRoundARightAngle) {
    const auto strips = strips_of(std::vector<Point>{{0, 0}, {10, 0}, {10, 10}}, false);
    ASSERT_EQ(strips.size(), 1U);
    EXPECT_NEAR(std::hypot(strips[0].ribs[1].across.x, strips[0].ribs[1].across.y), std::sqrt(2), 1e-5);
}

TEST(Strips, BreakAtWhatIsNotFiniteAndMergeWhatIsOne) {
    const auto strips =
        strips_of(std::vector<Point>{{0, 0}, {0, 0}, {10, 0}, {kNan, 3}, {20, 0}, {30, 0}, {30, 0}}, true);
    ASSERT_EQ(strips.size(), 2U);
    EXPECT_EQ(strips[0].ribs.size(), 2U);
    EXPECT_EQ(strips[1].ribs.back().source, 5U);
    EXPECT_TRUE(strips_of(std::vector<Point>{{1, 1}, {1, 1}}, true).empty());
    EXPECT_TRUE(strips_of({}, false).empty());
}

/// Draws on the screen's painter and hands out the vertices.
struct Screen : testing::Test {
    std::function<void(DrawListPainter&)> picture = [](DrawListPainter&) {};
    NullImGui gui{[this](Ui& ui) {
        DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
        picture(painter);
    }};

    std::vector<ImDrawVert> vertices_of(std::function<void(DrawListPainter&)> draw) {
        picture = [](DrawListPainter&) {};
        gui.frame();
        const int before = gui.vertices;
        picture = std::move(draw);
        gui.frame();
        const auto& all = ImGui::GetDrawData()->CmdLists[0]->VtxBuffer;
        return {all.begin() + before, all.end()};
    }
};

TEST_F(Screen, LinesAreAsWideAsAsked) {
    const auto vertices = vertices_of([](auto& p) {
        p.polyline(std::vector<Point>{{100, 200}, {300, 200}}, kInk, 3, false);
    });
    ASSERT_EQ(vertices.size(), 8U);
    float solid = 0;
    float all = 0;
    for (const ImDrawVert& v : vertices) {
        const float off = std::abs(v.pos.y - 200);
        all = std::max(all, off);
        if (v.col >> 24 == 255) solid = std::max(solid, off);
    }
    EXPECT_FLOAT_EQ(solid, 1);
    EXPECT_FLOAT_EQ(all, 2) << "the soft edge is one pixel, its middle at half the width";
}

TEST_F(Screen, ThinLinesLoseOpacityAndNotShape) {
    const auto vertices = vertices_of([](auto& p) {
        p.polyline(std::vector<Point>{{100, 200}, {300, 200}}, kInk, 0.5F, false);
    });
    unsigned most = 0;
    for (const ImDrawVert& v : vertices) most = std::max(most, static_cast<unsigned>(v.col >> 24));
    EXPECT_NEAR(most, 128, 1);
}

TEST_F(Screen, LongLinesAreDrawnInPieces) {
    std::vector<Point> wave;
    for (int i = 0; i < 50000; ++i)
        wave.push_back({static_cast<float>(i) * 0.02F, 300 + 50 * std::sin(static_cast<float>(i) * 0.01F)});
    const auto vertices = vertices_of([&](auto& p) { p.polyline(wave, kInk, 2, false); });
    EXPECT_GE(vertices.size(), 200000U);
    float farthest = 0;
    for (const ImDrawVert& v : vertices) farthest = std::max(farthest, v.pos.x);
    EXPECT_NEAR(farthest, 1000, 2);
}

TEST_F(Screen, WildPointsDrawNothingWild) {
    const std::vector<Point> wild{{kNan, 1}, {10, 10}, {10, 10}, {20, kNan}, {20, 20}, {30, 20}, {-30, 20}};
    const auto vertices = vertices_of([&](auto& p) {
        p.polyline(wild, kInk, 2, true);
        p.gradient_line(wild, std::vector<Rgba>(wild.size(), kInk), 2, false);
        p.gradient_line(wild, std::vector<Rgba>(2), 2, false);
        p.fill(wild, kInk);
        p.text({kNan, 0}, Face::Body, kInk, "nowhere", kInk);
        p.polyline({}, kInk, 2, true);
        p.fill({}, kInk);
    });
    EXPECT_FALSE(vertices.empty());
    for (const ImDrawVert& v : vertices)
        EXPECT_TRUE(std::isfinite(v.pos.x) && std::isfinite(v.pos.y) && std::abs(v.pos.x) < 100);
}

TEST_F(Screen, FillsTheSameWhicheverWayRound) {
    std::vector<Point> square{{100, 100}, {200, 100}, {200, 200}, {100, 200}};
    const auto reach = [&] {
        float most = 0;
        for (const auto& v : vertices_of([&](auto& p) { p.fill(square, kInk); })) {
            if (v.col >> 24 == 255) most = std::max(most, v.pos.x);
        }
        return most;
    };
    const float one = reach();
    std::reverse(square.begin(), square.end());
    EXPECT_EQ(reach(), one);
    EXPECT_LT(one, 200) << "the soft edge lies outside of the solid part";
}

TEST_F(Screen, TextHasAHaloWhenAsked) {
    const auto bare = vertices_of([](auto& p) { p.text({50, 50}, Face::Body, kInk, "σ₁u₁", {0, 0, 0, 0}); });
    const auto haloed = vertices_of([](auto& p) {
        p.text({50, 50}, Face::Body, kInk, "σ₁u₁", Rgba::hex(0xFFFFFF));
    });
    EXPECT_EQ(bare.size(), 16U);
    EXPECT_GT(haloed.size(), bare.size());
}

/// The names of tags that are open at the end or closed without having been opened; empty when all is
/// balanced.
std::string unbalanced(const std::string& xml) {
    std::vector<std::string> open;
    const std::regex tag("<(/?)([A-Za-z]+)([^<>]*?)(/?)>");
    for (auto it = std::sregex_iterator(xml.begin(), xml.end(), tag); it != std::sregex_iterator(); ++it) {
        if (!(*it)[4].str().empty()) continue;
        if ((*it)[1].str().empty()) {
            open.push_back((*it)[2]);
        } else if (open.empty() || open.back() != (*it)[2]) {
            return (*it)[2];
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : open.back();
}

std::string picture_as_svg(const Mat2& M) {
    const Box area{0, 0, 800, 600};
    SvgPainter painter(area, 1, Rgba::hex(0xFFFFFF), [](Face, std::string_view t) {
        return Point{9.0F * static_cast<float>(t.size()), 17};
    });
    Canvas2D canvas(painter, area, {}, 1, Rgba::hex(0xFFFFFF));
    painter.push_clip(area);
    canvas.grid(M, kInk.faded(0.2));
    canvas.axes(kInk, kInk);
    canvas.circle_region(M, kInk.faded(0.1));
    canvas.circle_image({}, {kInk, 1, true});
    canvas.hue_ring(M, 2.5F, false, 12);
    canvas.arrow({0, 0}, M.column(0), {kInk, 3}, Tip::Round);
    canvas.label(M.column(0), M.column(0), "<A & \"e₁\">\n", kInk, 1);
    canvas.place_labels();
    painter.pop_clip();
    return painter.svg();
}

TEST(Svg, IsWellFormed) {
    const double infinite = std::numeric_limits<double>::infinity();
    for (const Mat2& M : {Mat2{2, 1, 0.5, 1.5}, Mat2{1, 2, 2, 4}, Mat2{1e300, 0, 0, 1e-300},
                          Mat2{infinite, 0, 0, 1}, Mat2{0, 0, 0, 0}}) {
        const std::string svg = picture_as_svg(M);
        EXPECT_EQ(svg.rfind("<svg ", 0), 0U);
        EXPECT_EQ(unbalanced(svg), "");
        EXPECT_EQ(svg.find("nan"), std::string::npos);
        EXPECT_EQ(svg.find("inf"), std::string::npos);
    }
}

TEST(Svg, EscapesText) {
    const std::string svg = picture_as_svg({2, 1, 0.5, 1.5});
    EXPECT_NE(svg.find("&lt;A &amp; \"e₁\"&gt; </text>"), std::string::npos);
    EXPECT_NE(svg.find("paint-order=\"stroke\""), std::string::npos);
    EXPECT_NE(svg.find("<linearGradient"), std::string::npos);
}

TEST(Svg, BreaksLinesAtWhatIsNotFinite) {
    SvgPainter painter({0, 0, 10, 10}, 1, kInk, [](Face, std::string_view) { return Point{}; });
    painter.polyline(std::vector<Point>{{1, 1}, {2, 2}, {kNan, 3}, {4, 4}, {5, 5}, {6, 6}, {7, kNan}, {8, 8}},
                     kInk, 1, true);
    const std::string svg = painter.svg();
    EXPECT_NE(svg.find("1.00,1.00 2.00,2.00\""), std::string::npos);
    EXPECT_NE(svg.find("4.00,4.00 5.00,5.00 6.00,6.00\""), std::string::npos);
    EXPECT_EQ(svg.find("8.00"), std::string::npos);
    EXPECT_EQ(svg.find("polygon"), std::string::npos);
}

}  // namespace
}  // namespace svdscope
