// Lines and polygons cut in double: what is seen stays exact, what is not seen costs nothing.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "app/plot/clip.hpp"
#include "app/plot/dashes.hpp"

namespace svdscope {
namespace {

constexpr Box kBox{0, 0, 100, 50};

TEST(ClipSegment, KeepsWhatIsInside) {
    const auto whole = clip_segment({10, 10}, {90, 40}, kBox);
    ASSERT_TRUE(whole);
    EXPECT_EQ(*whole, (std::pair{0.0, 1.0}));
    const auto part = clip_segment({-100, 25}, {300, 25}, kBox);
    ASSERT_TRUE(part);
    EXPECT_EQ(*part, (std::pair{0.25, 0.5}));
    EXPECT_FALSE(clip_segment({-10, 0}, {0, 80}, kBox)) << "passes by a corner";
    EXPECT_FALSE(clip_segment({10, 10}, {std::numeric_limits<double>::quiet_NaN(), 0}, kBox));
}

TEST(ClipSegment, HoldsForEndsFarAway) {
    const auto part = clip_segment({-1e12, 25 - 1e12}, {1e12, 25 + 1e12}, kBox);
    ASSERT_TRUE(part);
    const double x = -1e12 + part->first * 2e12;
    EXPECT_NEAR(x, 0, 1e-3);
}

TEST(ClipPolyline, JoinsSegmentsAndBreaksAtTheEdge) {
    const std::vector<Vec2> zigzag{{10, 10}, {20, 20}, {30, 200}, {40, 20}, {50, 10}};
    const auto runs = clip_polyline(zigzag, false, kBox);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0].points.size(), 3U);
    EXPECT_FLOAT_EQ(runs[0].points.back().y, 50);
    EXPECT_EQ(runs[1].at.back(), 4);
    EXPECT_EQ(runs[1].points.back(), (Point{50, 10}));
}

TEST(ClipPolyline, KnowsAClosedLineThatIsWhollyInside) {
    const std::vector<Vec2> triangle{{10, 10}, {20, 10}, {15, 20}};
    const auto runs = clip_polyline(triangle, true, kBox);
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_TRUE(runs[0].closed);
    EXPECT_EQ(runs[0].points.size(), 3U);
    EXPECT_TRUE(clip_polyline({}, true, kBox).empty());
}

TEST(ClipPolyline, BreaksAtPointsThatAreNotFinite) {
    const double infinite = std::numeric_limits<double>::infinity();
    const std::vector<Vec2> broken{{10, 10}, {20, 10}, {infinite, 0}, {30, 10}, {40, 10}};
    EXPECT_EQ(clip_polyline(broken, false, kBox).size(), 2U);
}

TEST(ClipConvex, CutsToTheBox) {
    const auto cut = clip_convex({{-1e9, -1e9}, {1e9, -1e9}, {0, 1e9}}, kBox);
    ASSERT_EQ(cut.size(), 4U);
    for (const Point p : cut) {
        EXPECT_NEAR(std::abs(p.x - 50), 50, 1e-3);
        EXPECT_NEAR(std::abs(p.y - 25), 25, 1e-3);
    }
    EXPECT_TRUE(clip_convex({{200, 0}, {300, 0}, {250, 10}}, kBox).empty());
    EXPECT_TRUE(clip_convex({{0, 0}, {std::numeric_limits<double>::quiet_NaN(), 0}, {5, 5}}, kBox).empty());
}

TEST(Dashes, AddUpToTheInkedPartAndGoRoundCorners) {
    const std::vector<Vec2> bent{{0, 10}, {33, 10}, {33, 43}};
    const auto runs = clip_polyline(bent, false, kBox);
    ASSERT_EQ(runs.size(), 1U);
    const auto dashes = dashes_of(runs[0], 0, 6, 4);
    ASSERT_EQ(dashes.size(), 7U);
    EXPECT_EQ(dashes[3].size(), 3U) << "the fourth goes round the corner";
    EXPECT_EQ(dashes_of(runs[0], 7, 6, 4).front().front(), (Point{3, 10})) << "a dash and a gap later";
    EXPECT_EQ(distance_along(bent, 1.5), 33 + 16.5);
}

}  // namespace
}  // namespace svdscope
