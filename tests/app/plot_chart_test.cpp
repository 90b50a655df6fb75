// Charts: values to pixels and back, round numbers that never touch, what is cut off, what no range may
// break.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "app/plot/chart.hpp"
#include "tests/app/recording_painter.hpp"

namespace svdscope {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr Box kArea{100, 50, 450, 260};
constexpr Rgba kKept = Rgba::hex(0x0072B2), kLeftOut = Rgba::hex(0xBBBBBB), kRed = Rgba::hex(0xFF0000);
constexpr ChartColors kColors{Rgba::hex(1), Rgba::hex(2), Rgba::hex(3),
                              Rgba::hex(4), Rgba::hex(5), Rgba::hex(6)};

bool overlap(const Box& a, const Box& b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
bool within(Point p, const Box& box, float slack = 0.02F) {
    return p.x >= box.x - slack && p.y >= box.y - slack && p.x <= box.x + box.w + slack &&
           p.y <= box.y + box.h + slack;
}
bool within(const Box& inner, const Box& box) {
    return within(Point{inner.x, inner.y}, box) && within(Point{inner.x + inner.w, inner.y + inner.h}, box);
}

struct ChartTest : testing::Test {
    RecordingPainter painter;
    Chart chart(ChartRange x, ChartRange y, Box area = kArea) { return {painter, area, x, y, 1, kColors}; }

    std::vector<RecordingPainter::Text> texts_of(Rgba color) const {
        std::vector<RecordingPainter::Text> found;
        for (const auto& text : painter.texts)
            if (text.color == color) found.push_back(text);
        return found;
    }
    void expect_numbers_apart(const Box& area) const {
        const auto& all = painter.texts;
        for (std::size_t i = 0; i < all.size(); ++i) {
            EXPECT_TRUE(within(all[i].box, area)) << all[i].words;
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(overlap(all[i].box, all[j].box)) << all[i].words << " on " << all[j].words;
        }
    }
    std::size_t discs() const {
        std::size_t count = 0;
        for (const PointLayer& layer : painter.clouds) count += count_of(layer.blocks);
        return count;
    }
    void expect_finite_within(const Box& area) const {
        for (const Point p : painter.points()) {
            ASSERT_TRUE(is_finite(p));
            ASSERT_TRUE(within(p, area)) << p.x << " " << p.y;
        }
    }
};

const std::vector<ChartRange> kRanges{{0, 1},
                                      {0.5, 256.5, false, true},
                                      {1, 5, false, true},
                                      {-3, 1e-3},
                                      {1e6, 1e6 + 1e-3},
                                      {0, 1e-300},
                                      {-1e300, 1e300},
                                      {1, 1000, true, true},
                                      {1e-16, 1, true},
                                      {1e-300, 1e300, true},
                                      {2.1, 3.9, true},
                                      {0.9, 1.1, true},
                                      {1, 3, true, true},
                                      {0, 1, true},
                                      {99.5, 101.2, true}};

TEST_F(ChartTest, GoesToPixelsAndBack) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> part(-0.5, 1.5);
    for (const ChartRange& x : kRanges) {
        for (const ChartRange& y : kRanges) {
            const Chart c = chart(x, y);
            for (int i = 0; i < 20; ++i) {
                const Vec2 pixels{c.plot().x + part(random) * c.plot().w,
                                  c.plot().y + part(random) * c.plot().h};
                const Vec2 v = c.to_values(pixels);
                if (!std::isnormal(v.x) || !std::isnormal(v.y)) continue;
                const Vec2 back = c.to_pixels(v.x, v.y);
                ASSERT_NEAR(back.x, pixels.x, 1e-3) << x.low << " " << x.high;
                ASSERT_NEAR(back.y, pixels.y, 1e-3) << y.low << " " << y.high;
                const Vec2 again = c.to_values(c.to_screen(v.x, v.y));
                ASSERT_NEAR(c.to_pixels(again.x, again.y).x, pixels.x, 2e-3);
            }
        }
    }
}

TEST_F(ChartTest, PutsTheEndsOfItsRangesAtTheCornersOfThePlot) {
    const Chart c = chart({1, 100, true}, {-2, 6});
    EXPECT_TRUE(within(c.plot(), kArea));
    EXPECT_NEAR(c.to_screen(1, -2).x, c.plot().x, 1e-3);
    EXPECT_NEAR(c.to_screen(1, -2).y, c.plot().y + c.plot().h, 1e-3);
    EXPECT_NEAR(c.to_screen(100, 6).x, c.plot().x + c.plot().w, 1e-3);
    EXPECT_NEAR(c.to_screen(10, 6).x, c.plot().x + c.plot().w / 2, 1e-3);
    EXPECT_NEAR(c.to_screen(10, 6).y, c.plot().y, 1e-3);
    EXPECT_EQ(c.to_screen(-5, 6).x, c.plot().x) << "no logarithm: the lower edge";
    EXPECT_TRUE(is_finite(c.to_screen(1e300, -1e300)));
}

TEST_F(ChartTest, HasRoundNumbersThatNeverTouch) {
    for (const Box area : {kArea, Box{0, 0, 900, 600}, Box{0, 0, 260, 150}, Box{7, 3, 1600, 130}}) {
        for (const ChartRange& x : kRanges) {
            for (const ChartRange& y : kRanges) {
                painter = {};
                SCOPED_TRACE(testing::Message() << x.low << ".." << x.high << " " << y.low << ".." << y.high
                                                << " on " << area.w << "x" << area.h);
                chart(x, y, area).frame("k", "sigma");
                expect_numbers_apart(area);
                expect_finite_within(area);
                EXPECT_LE(painter.texts.size(), 80U);
                const bool has_room = area.w >= 400 || (x.low != 1e6 && y.low != 1e6);
                EXPECT_GE(texts_of(kColors.numbers).size(), has_room ? 4U : 0U) << "two on each axis";
                EXPECT_EQ(texts_of(kColors.ink).size(), 2U);
            }
        }
    }
}

TEST(ChartTicks, AreMultiplesOfOneTwoAndFive) {
    for (const ChartRange& range : kRanges) {
        const ChartRange r = usable(range);
        for (const auto& ticks : tick_choices(r, 20)) {
            EXPECT_LE(ticks.size(), 70U);
            for (std::size_t i = 0; i < ticks.size(); ++i) {
                const double part = fraction_of(r, ticks[i].value);
                EXPECT_TRUE(part > -1e-6 && part < 1 + 1e-6) << ticks[i].text;
                if (i > 0) {
                    EXPECT_LT(ticks[i - 1].value, ticks[i].value);
                }
                if (range.whole) {
                    EXPECT_EQ(ticks[i].value, std::round(ticks[i].value));
                }
            }
        }
    }
}

TEST_F(ChartTest, SaysWhatItsTicksMean) {
    chart({0.5, 200.5, false, true}, {1e-8, 10, true}).frame("", "");
    std::vector<std::string> words;
    for (const auto& text : painter.texts) words.push_back(text.words);
    EXPECT_EQ(words.front(), "1") << "counting starts at one";
    EXPECT_NE(std::find(words.begin(), words.end(), "200"), words.end());
    EXPECT_EQ(std::find(words.begin(), words.end(), "0"), words.end());
    EXPECT_NE(std::find(words.begin(), words.end(), "1e−8"), words.end());
    EXPECT_NE(std::find(words.begin(), words.end(), "1"), words.end());
}

TEST_F(ChartTest, CutsWhatLeavesThePlot) {
    Chart c = chart({0, 1}, {0, 1});
    std::vector<Vec2> wild;
    for (int i = 0; i < 300; ++i) wild.push_back({i / 100.0 - 1, 2 * std::sin(i) * std::pow(10, i % 9)});
    for (const bool dashed : {false, true}) c.line(wild, kRed, 2, dashed);
    c.bars(std::vector<double>{-4, 1e300, 0.5}, kKept, kLeftOut, 2);
    c.band(-kInfinite, 0.3, kRed);
    c.band(0.5, 1e300, kRed);
    c.shade_from(-7, kRed);
    EXPECT_GE(painter.lines.size(), 10U);
    EXPECT_GE(painter.fills.size(), 3U);
    expect_finite_within(c.plot());
    painter = {};
    c.vertical(1.5, {kRed, "cut"});
    c.horizontal(-0.5, kRed, true, "level");
    c.band(2, 3, kRed);
    c.shade_from(1.01, kRed);
    EXPECT_TRUE(painter.points().empty());
}

TEST_F(ChartTest, BreaksLinesAtWhatHasNoPlace) {
    Chart c = chart({0, 6}, {1e-3, 10, true});
    c.line(std::vector<Vec2>{{0, 1}, {1, 2}, {2, 0}, {3, 1}, {4, 2}, {5, kNan}, {6, 1}}, kRed, 2);
    ASSERT_EQ(painter.lines.size(), 2U);
    EXPECT_EQ(painter.lines[0].points.size(), 2U);
    painter = {};
    c.dots(std::vector<Vec2>{{1, 2}, {2, 0}, {3, kInfinite}, {4, 1}, {9, 1}}, kRed);
    EXPECT_EQ(discs(), 2U);
    ASSERT_EQ(painter.fills.size(), 1U) << "zero is a wedge on the lower edge";
    expect_finite_within(c.plot());
}

TEST_F(ChartTest, DrawsManyDotsAsFewAndFewAsTheyAre) {
    std::vector<Vec2> curve;
    for (int k = 1; k <= 2048; ++k) curve.push_back({double(k), std::exp(-k / 300.0)});
    Chart c = chart({0.5, 2048.5}, {0, 1});
    c.dots(curve, kRed, 3);
    EXPECT_LE(discs(), 1200U);
    EXPECT_GE(discs(), 300U);
    for (const PointLayer& layer : painter.clouds) {
        EXPECT_LE(count_of(layer.blocks), 500U) << "drawn by the screen itself";
        EXPECT_LT(layer.radius, 3);
    }
    painter = {};
    chart({0.5, 20.5}, {0, 1}).dots(std::span(curve).first(20), kRed, 3);
    EXPECT_EQ(discs(), 20U);
    EXPECT_EQ(painter.clouds.at(0).radius, 3);
}

TEST_F(ChartTest, ColoursBarsUpToTheCut) {
    const std::vector<double> values{5, 4, 3, 2, 1};
    Chart c = chart({0.5, 5.5, false, true}, {0, 5});
    c.bars(values, kKept, kLeftOut, 2);
    ASSERT_EQ(painter.fills.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(painter.fills[i].color, i < 2 ? kKept : kLeftOut);
        EXPECT_NEAR(painter.fills[i].points[0].y, c.to_screen(1, values[i]).y, 1e-3);
        EXPECT_NEAR(painter.fills[i].points[2].y, c.plot().y + c.plot().h, 1e-3);
    }
    EXPECT_LT(painter.fills[0].points[1].x, painter.fills[1].points[0].x) << "a gap";
}

TEST_F(ChartTest, ClosesUpManyBars) {
    std::vector<double> values(3000);
    std::iota(values.rbegin(), values.rend(), 1.0);
    values[1500] = 2999;
    Chart c = chart({0.5, 3000.5, false, true}, {0, 3000});
    c.bars(values, kKept, kLeftOut, 1000);
    EXPECT_LE(painter.fills.size(), static_cast<std::size_t>(c.plot().w) + 2);
    float end = c.plot().x, highest = kArea.y + kArea.h;
    for (const auto& bar : painter.fills) {
        EXPECT_NEAR(bar.points[0].x, end, 1e-3) << "no seams";
        end = bar.points[1].x;
        const double k = c.to_values(bar.points[0]).x;
        if (std::abs(k - 1000) > 20) {
            EXPECT_EQ(bar.color, k < 1000 ? kKept : kLeftOut);
        }
        if (std::abs(k - 1500) < 20) highest = std::min(highest, bar.points[0].y);
    }
    EXPECT_NEAR(end, c.plot().x + c.plot().w, 1.01);
    EXPECT_NEAR(highest, c.to_screen(1, 2999).y, 1e-3) << "the highest of a pixel stands for all";
}

TEST_F(ChartTest, KeepsLabelsOffEachOther) {
    Chart c = chart({0, 10}, {0, 1});
    for (const double y : {0.5, 0.51, 0.52, 0.53, 0.54, 0.99, 0.01}) c.horizontal(y, kRed, true, "a level");
    for (const double x : {0.1, 5.0, 9.9}) c.vertical(x, {kRed, "cut off"});
    EXPECT_GE(painter.texts.size(), 7U);
    expect_numbers_apart(c.plot());
}

TEST_F(ChartTest, GripsAskToBeDragged) {
    Chart c = chart({0, 10}, {0, 1});
    const auto widest = [this] {
        float reach = 0;
        for (const auto& fill : painter.fills)
            for (const Point p : fill.points) reach = std::max(reach, p.x);
        return reach;
    };
    c.vertical(4, {kRed, "k = 4"});
    EXPECT_EQ(c.grip(4).x, c.to_screen(4, 0).x);
    const float calm = widest();
    EXPECT_GT(calm, c.grip(4).x + 4);
    painter = {};
    c.vertical(4, {.color = kRed, .label = "", .hovered = true});
    EXPECT_GT(widest(), calm);
    painter = {};
    c.vertical(4, {.color = kRed, .label = "", .grip = false});
    EXPECT_TRUE(painter.fills.empty());
}

TEST_F(ChartTest, ReadsOutBesideTheMouse) {
    const std::vector<std::string> lines{"k = 12", "sigma = 3.25", "energy 97.1 %"};
    Chart c = chart({0, 1}, {0, 1});
    for (float x = c.plot().x; x <= c.plot().x + c.plot().w; x += 7) {
        for (float y = c.plot().y; y <= c.plot().y + c.plot().h; y += 9) {
            painter = {};
            c.readout(c.to_values(Point{x, y}).x, {x, y}, lines);
            ASSERT_EQ(painter.texts.size(), 3U);
            expect_numbers_apart(c.plot());
            ASSERT_EQ(painter.fills.size(), 1U);
            const Point from = painter.fills[0].points[0], to = painter.fills[0].points[2];
            EXPECT_TRUE(within(from, c.plot()) && within(to, c.plot()));
            EXPECT_FALSE(within(Point{x, y}, {from.x, from.y, to.x - from.x, to.y - from.y}, -1));
        }
    }
    painter = {};
    Chart low = chart({0, 1}, {0, 1}, {0, 0, 300, 110});
    low.readout(0.5, low.to_screen(0.5, 0.5), lines);
    EXPECT_LT(painter.texts.size(), 3U) << "what does not fit is left out";
    expect_numbers_apart(low.plot());
}

TEST_F(ChartTest, SurvivesAnyRange) {
    std::vector<ChartRange> ranges;
    const double ends[] = {0, 1, -1, 5e-324, 1e-300, 1e300, -1e308, 1.7e308, 3, kNan, kInfinite, -kInfinite};
    for (const double low : ends)
        for (const double high : ends)
            for (const bool log : {false, true}) ranges.push_back({low, high, log, low == 3});
    const std::vector<Vec2> points{{0, 0},    {1, 1},           {2, -1},       {3, 1e300},
                                   {kNan, 1}, {1e-300, 5e-324}, {1, kInfinite}};
    const std::vector<double> values{1, 0, -1, 1e300, kNan, 1e-300, kInfinite};
    const std::vector<std::string> lines{"one", "two"};
    for (const Box area : {kArea, Box{0, 0, 3, 2}, Box{10, 10, 0, 0}}) {
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            painter = {};
            const ChartRange& x = ranges[i];
            const ChartRange& y = ranges[(i * 7 + 3) % ranges.size()];
            SCOPED_TRACE(testing::Message() << x.low << ".." << x.high << (x.log ? " log " : " ") << y.low
                                            << ".." << y.high << (y.log ? " log" : "") << " w " << area.w);
            ASSERT_EQ(usable(usable(x)), usable(x));
            ASSERT_LT(usable(x).low, usable(x).high);
            Chart c = chart(x, y, area);
            c.frame("x", "y");
            c.line(points, kRed, 2);
            c.line(std::span(points).first(1), kRed, 2, true);
            c.dots(points, kRed, 3);
            c.bars(values, kKept, kLeftOut, 2);
            c.vertical(1, {kRed, "cut"});
            c.horizontal(1, kRed, true, "level");
            c.band(0, kInfinite, kRed);
            c.shade_from(kNan, kRed);
            c.readout(1, {1, 1}, lines);
            for (const Point p : painter.points()) {
                ASSERT_TRUE(is_finite(p));
                ASSERT_LE(std::abs(p.x) + std::abs(p.y), 2000);
            }
            for (const PointLayer& layer : painter.clouds)
                for (const auto& block : layer.blocks)
                    for (const Vec2 p : *block) ASSERT_LE(std::abs(p.x) + std::abs(p.y), 2000);
            ASSERT_LE(painter.texts.size(), 60U);
        }
    }
}

TEST(ChartRanges, ZoomAboutWhatStaysAndMoveByParts) {
    for (const ChartRange& range : kRanges) {
        const ChartRange r = usable(range);
        const double at = value_at(r, 0.3);
        const ChartRange near = zoomed(r, at, 0.5);
        EXPECT_NEAR(fraction_of(near, at), 0.3, 1e-6);
        EXPECT_NEAR(fraction_of(r, near.low), 0.15, 1e-6);
        EXPECT_NEAR(fraction_of(r, near.high), 0.65, 1e-6);
        EXPECT_EQ(near.log, r.log);
        EXPECT_EQ(near.whole, r.whole);
        const ChartRange aside = moved(near, 0.1);
        EXPECT_NEAR(fraction_of(near, aside.low), 0.1, 1e-5);
        EXPECT_NEAR(fraction_of(near, aside.high), 1.1, 1e-5);
    }
}

TEST(ChartRanges, NeverZoomOutOfTheDoubles) {
    for (const ChartRange& range : kRanges) {
        for (const double factor : {0.1, 10.0, kNan, -1.0, 0.0, kInfinite}) {
            ChartRange r = range;
            for (int i = 0; i < 2000; ++i) r = moved(zoomed(r, i % 3 == 0 ? kNan : r.high, factor), 0.3);
            EXPECT_LT(r.low, r.high);
            EXPECT_EQ(usable(r), r);
        }
    }
}

TEST(ChartRanges, RoundToWhatCanBeCounted) {
    EXPECT_EQ(nearest_whole(2.4, 1, 5), 2);
    EXPECT_EQ(nearest_whole(2.6, 1, 5), 3);
    EXPECT_EQ(nearest_whole(-1e300, 1, 5), 1);
    EXPECT_EQ(nearest_whole(kInfinite, 1, 5), 5);
    EXPECT_EQ(nearest_whole(kNan, 1, 5), 1);
    EXPECT_EQ(nearest_whole(3, 1, 0), 1) << "nothing to count";
}

TEST(ChartRange, LogarithmicTicksArePositiveHoweverFewThereAre) {
    for (const double low : {1e-300, 1e-17, 3e-5})
        for (int most = 0; most < 6; ++most)
            for (const auto& ticks : tick_choices(usable({low, 300, true}), most))
                for (const ChartTick& tick : ticks) EXPECT_GT(tick.value, 0) << low << " " << most;
}

}  // namespace
}  // namespace svdscope
