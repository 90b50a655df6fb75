// Pixels of clouds: where they must be and nowhere else, on a card and on a processor, fresh and kept.
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <glad/gl.h>
#include <gtest/gtest.h>

#include "app/render/framebuffer.hpp"
#include "app/render/point_renderer.hpp"
#include "app/shell/headless_context.hpp"

namespace svdscope {
namespace {

constexpr int kWidth = 420, kHeight = 300;
constexpr PixelBox kAll{0, 0, kWidth, kHeight};
constexpr Rgba kRed{255, 0, 0, 255};
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

PointBlocks in_blocks(const PointBlock& points, std::size_t size = 512) {
    PointBlocks blocks;
    for (std::size_t from = 0; from < points.size(); from += size)
        blocks.push_back(std::make_shared<const PointBlock>(
            points.begin() + static_cast<long>(from),
            points.begin() + static_cast<long>(std::min(points.size(), from + size))));
    return blocks;
}

PointLayer in_pixels(const PointBlock& points, Rgba color = kRed, float radius = 1) {
    return {.blocks = in_blocks(points), .map = {}, .origin = {}, .at = {}, .color = color, .radius = radius};
}

/// columns x rows points in the middles of pixels, 4 pixels apart.
PointBlock lattice(int columns, int rows) {
    PointBlock points;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) points.push_back({4 * x + 6.5, 4 * y + 2.5});
    }
    return points;
}
PointBlock small_lattice() { return lattice(20, 15); }
/// Enough points for a picture of their own, most of them where nobody sees them.
PointBlock large_lattice() {
    PointBlock points = lattice(100, 70);
    points.resize(PointRenderer::kPictureFrom, {-50, -50});
    return points;
}

PointBlock random_cloud(std::size_t count, unsigned seed = 1) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    PointBlock points(count);
    for (Vec2& p : points) p = {210 + 60 * normal(random), 150 + 50 * normal(random)};
    return points;
}

PointBlocks with_moved(PointBlocks blocks, std::size_t block, Vec2 to) {
    PointBlock moved = *blocks[block];
    moved[3] = to;
    blocks[block] = std::make_shared<const PointBlock>(std::move(moved));
    return blocks;
}

/// A renderer and a black picture under it.
class Stage {
  public:
    explicit Stage(PointMeans means)
        : frame_(*Framebuffer::make(kWidth, kHeight)),
          renderer_(*PointRenderer::make(means)) {}
    Pixels show(const std::vector<PointLayer>& layers, PixelBox clip = kAll) {
        frame_.bind();
        glDisable(GL_SCISSOR_TEST);
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        EXPECT_TRUE(renderer_.begin_frame());
        for (const PointLayer& layer : layers) renderer_.draw(layer, clip, kHeight);
        renderer_.end_frame();
        EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
        return frame_.read();
    }
    Pixels show(const PointLayer& layer, PixelBox clip = kAll) { return show(std::vector{layer}, clip); }
    const PointRenderer::Counts& counts() const { return renderer_.counts(); }

  private:
    Framebuffer frame_;
    PointRenderer renderer_;
};

int red(const Pixels& picture, int x, int y) { return picture.at(x, y)[0]; }

int coloured(const Pixels& picture) {
    int count = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) count += red(picture, x, y) > 0 ? 1 : 0;
    }
    return count;
}

int worst_difference(const Pixels& a, const Pixels& b) {
    int worst = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) worst = std::max(worst, std::abs(a.rgba[i] - b.rgba[i]));
    return worst;
}

struct Points : testing::TestWithParam<PointMeans> {
    Result<HeadlessContext> context = HeadlessContext::make();
    Pixels fresh(const PointLayer& layer, PixelBox clip = kAll) {
        return Stage(GetParam()).show(layer, clip);
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Points, testing::Values(PointMeans::Card, PointMeans::Processor),
                         [](const auto& means) {
                             return means.param == PointMeans::Card ? "Card" : "Processor";
                         });

void expect_lattice(const Pixels& picture, int columns, int rows) {
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x)
            EXPECT_EQ(red(picture, 4 * x + 6, 4 * y + 2), 255) << x << ", " << y;
    }
    // A disc of radius 1 in the middle of a pixel colours this one, half of 4 and a little of 4 corners.
    EXPECT_EQ(coloured(picture), 9 * columns * rows);
    EXPECT_NEAR(red(picture, 7, 2), 128, 1);
    EXPECT_EQ(red(picture, 8, 2), 0);
}

TEST_P(Points, StandWhereTheyMust) {
    Stage stage(GetParam());
    expect_lattice(stage.show(in_pixels(small_lattice())), 20, 15);
    EXPECT_EQ(stage.counts().direct, 1);
    expect_lattice(stage.show(in_pixels(large_lattice())), 100, 70);
    EXPECT_EQ(stage.counts().redrawn, 1);
}

TEST_P(Points, AMapTurnsAndMovesThem) {
    PointLayer layer = in_pixels({{1000, 2000}, {1001, 2000}, {1000, 2002}});
    layer.map = {0, 20, -10, 0};
    layer.origin = {1000, 2000};
    layer.at = {50.5, 60.5};
    const Pixels picture = fresh(layer);
    EXPECT_EQ(red(picture, 50, 60), 255);
    EXPECT_EQ(red(picture, 50, 50), 255);
    EXPECT_EQ(red(picture, 90, 60), 255);
    EXPECT_EQ(coloured(picture), 27);
}

TEST_P(Points, DensityShowsByOpacity) {
    for (PointBlock points : {PointBlock(), PointBlock(20000, Vec2{-100, -100})}) {
        points.insert(points.end(), {{20.5, 30.5}, {40.5, 30.5}, {40.5, 30.5}, {60.5, 30.5}});
        points.insert(points.end(), 300, {80.5, 30.5});
        const Pixels picture = fresh(in_pixels(points, {255, 0, 0, 102}, 2));
        EXPECT_NEAR(red(picture, 20, 30), 0.4 * 255, 2);
        EXPECT_NEAR(red(picture, 40, 30), (1 - 0.6 * 0.6) * 255, 2);
        EXPECT_NEAR(red(picture, 80, 30), 255, 2);
        EXPECT_EQ(picture.at(40, 30)[1], 0);
    }
}

TEST_P(Points, SmallerThanAPixelTheyLoseOpacity) {
    const Pixels picture = fresh(in_pixels({{20.5, 30.5}}, kRed, 0.25F));
    EXPECT_NEAR(red(picture, 20, 30), 64, 2);
    EXPECT_EQ(coloured(fresh(in_pixels({{20.5, 30.5}}, kRed, 0))), 0);
}

TEST_P(Points, NothingLeavesTheClipBox) {
    constexpr PixelBox kClip{100, 40, 80, 50};
    for (const PointBlock& points : {small_lattice(), large_lattice()}) {
        const Pixels whole = fresh(in_pixels(points, kRed, 3));
        const Pixels cut = fresh(in_pixels(points, kRed, 3), kClip);
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const bool inside = x >= 100 && x < 180 && y >= 40 && y < 90;
                EXPECT_EQ(red(cut, x, y), inside ? red(whole, x, y) : 0) << x << ", " << y;
            }
        }
    }
}

TEST_P(Points, ADiscOutsideReachesIn) {
    const Pixels picture = fresh(in_pixels({{98.5, 60.5}}, kRed, 4), {100, 40, 80, 50});
    EXPECT_EQ(red(picture, 101, 60), 255);
    EXPECT_EQ(red(picture, 99, 60), 0);
}

TEST_P(Points, WhatIsNotFiniteIsLeftOut) {
    for (PointBlock points : {small_lattice(), large_lattice()}) {
        const Pixels picture = fresh(in_pixels(points));
        points.insert(points.end(),
                      {{kNan, 5}, {5, kNan}, {kInf, 5}, {5, -kInf}, {1e300, -1e300}, {kNan, kNan}});
        EXPECT_EQ(fresh(in_pixels(points)), picture);
        EXPECT_EQ(coloured(fresh(in_pixels({points.end() - 6, points.end()}))), 0);
    }
    PointLayer layer = in_pixels(small_lattice());
    layer.map.a = kNan;
    EXPECT_EQ(coloured(fresh(layer)), 0);
    layer.map = {0, 0, 0, 0};
    layer.at = {50.5, 50.5};
    EXPECT_EQ(coloured(fresh(layer)), 9) << "a map that makes one point of all";
}

TEST_P(Points, FarFromTheOriginTheyKeepTheirShape) {
    constexpr Vec2 kFar{1e6, -3e6};
    PointBlock points;
    for (const Vec2 p : large_lattice()) points.push_back(kFar + 0.0078125 * p);  // an eighth of a thousandth
    PointLayer layer = in_pixels(points);
    layer.map = diagonal(128, 128);
    layer.origin = kFar;
    expect_lattice(fresh(layer), 100, 70);
    layer.origin = {0, 0};
    layer.at = {-128 * kFar.x, -128 * kFar.y};
    expect_lattice(fresh(layer), 100, 70);
}

TEST_P(Points, TinyAndHugeUnitsDrawTheSame) {
    for (const double unit : {0x1p-600, 0x1p-130, 0x1p130, 0x1p600}) {
        PointBlock points;
        for (const Vec2 p : small_lattice()) points.push_back(unit * p);
        PointLayer layer = in_pixels(points);
        layer.map = diagonal(1 / unit, 1 / unit);
        expect_lattice(fresh(layer), 20, 15);
    }
}

TEST_P(Points, AFarJourneyLosesNoPrecision) {
    Stage stage(GetParam());
    PointLayer layer = in_pixels(large_lattice());
    layer.at = {1e12, 1e12};
    EXPECT_EQ(coloured(stage.show(layer)), 0);
    layer.at = {};
    expect_lattice(stage.show(layer), 100, 70);
    PointLayer magnified = layer;
    magnified.map = diagonal(1e9, 1e9);
    magnified.at = Vec2{100.5, 100.5} - 1e9 * Vec2{206.5, 142.5};
    const Pixels one = stage.show(magnified);
    EXPECT_EQ(red(one, 100, 100), 255);
    EXPECT_EQ(coloured(one), 9) << "one point fills the view";
    expect_lattice(stage.show(layer), 100, 70);
}

TEST_P(Points, ARestingCloudIsNotDrawnAgain) {
    Stage stage(GetParam());
    const PointLayer layer = in_pixels(random_cloud(20000), {255, 0, 0, 60}, 1.5F);
    const Pixels first = stage.show(layer);
    EXPECT_EQ(stage.counts().redrawn, 1);
    EXPECT_EQ(stage.show(layer), first);
    EXPECT_EQ(stage.counts().kept, 1);
    EXPECT_EQ(stage.counts().redrawn, 0);
    EXPECT_EQ(first, fresh(layer));
}

TEST_P(Points, AnyChangeIsSeen) {
    const PointLayer layer = in_pixels(random_cloud(20000), {255, 0, 0, 60}, 1.5F);
    std::vector<PointLayer> changed(7, layer);
    changed[0].map = diagonal(1.25, 1);
    changed[1].at = {3, -4};
    changed[2].origin = {3, -4};
    changed[3].color = {200, 100, 0, 60};
    changed[4].radius = 2;
    changed[5].blocks = with_moved(layer.blocks, 5, {20, 20});
    changed[6].blocks.pop_back();
    for (std::size_t i = 0; i < changed.size(); ++i) {
        Stage stage(GetParam());
        const Pixels before = stage.show(layer);
        const Pixels after = stage.show(changed[i]);
        EXPECT_NE(after, before) << i;
        EXPECT_EQ(stage.counts().kept, 0) << i;
        EXPECT_LE(worst_difference(after, fresh(changed[i])), GetParam() == PointMeans::Card ? 3 : 0) << i;
    }
}

TEST_P(Points, ADraggedPointLeavesNoTrace) {
    Stage stage(GetParam());
    PointLayer layer = in_pixels(random_cloud(20000), {255, 0, 0, 60}, 2.5F);
    stage.show(layer);
    for (int i = 0; i < 40; ++i) {
        // Out of the window and in again on its way.
        layer.blocks =
            with_moved(layer.blocks, 7, {210 + 230 * std::sin(0.4 * i), 150 + 20.3 * std::cos(0.4 * i)});
        EXPECT_EQ(stage.show(layer), fresh(layer)) << i;
    }
    layer.blocks = with_moved(layer.blocks, 7, {kNan, 0});
    EXPECT_EQ(stage.show(layer), fresh(layer));
}

TEST(PointParts, OnlyThePlaceOfTheChangeIsDrawnAgain) {
    const Result<HeadlessContext> context = HeadlessContext::make();
    Stage stage(PointMeans::Processor);
    PointLayer layer = in_pixels(random_cloud(20000), {255, 0, 0, 60}, 2.5F);
    layer.blocks = with_moved(layer.blocks, 7, {200, 150});
    stage.show(layer);
    layer.blocks = with_moved(layer.blocks, 7, {205, 152});
    stage.show(layer);
    EXPECT_EQ(stage.counts().parts, 1);
    layer.blocks = with_moved(layer.blocks, 7, {1e4, 1e4});
    stage.show(layer);
    EXPECT_EQ(stage.counts().parts, 1);
    layer.blocks = with_moved(layer.blocks, 7, {2e4, 1e4});
    stage.show(layer);
    EXPECT_EQ(stage.counts().kept, 1) << "nobody sees it move";
    layer.blocks = in_blocks(random_cloud(20000, 2));
    stage.show(layer);
    EXPECT_EQ(stage.counts().redrawn, 1);
}

TEST_P(Points, ACloudGrowsAndShrinks) {
    Stage stage(GetParam());
    PointBlock points = random_cloud(20000);
    PointLayer layer = in_pixels(points, {255, 0, 0, 60}, 1.5F);
    stage.show(layer);
    for (int i = 0; i < 6; ++i) {
        for (int k = 0; k < 300; ++k) points.push_back({10.0 + 2 * i, 5.0 + 0.9 * k});
        const PointBlocks all = in_blocks(points);
        // What stands before the last block stays.
        layer.blocks.pop_back();
        layer.blocks.insert(layer.blocks.end(), all.begin() + static_cast<long>(layer.blocks.size()),
                            all.end());
        EXPECT_EQ(stage.show(layer), fresh(layer)) << i;
    }
    layer.blocks.erase(layer.blocks.begin() + 3);
    EXPECT_EQ(stage.show(layer), fresh(layer));
    layer.blocks.resize(2);
    EXPECT_EQ(stage.show(layer), fresh(layer)) << "too few for a picture";
    layer.blocks.clear();
    EXPECT_EQ(coloured(stage.show(layer)), 0);
}

TEST_P(Points, LayersComeAndGo) {
    Stage stage(GetParam());
    const PointLayer below = in_pixels(random_cloud(20000), {255, 0, 0, 255}, 2);
    const PointLayer middle = in_pixels(random_cloud(15000, 2), {0, 255, 0, 255}, 2);
    const PointLayer few = in_pixels(small_lattice(), {0, 0, 255, 255}, 2);
    const auto fresh_of = [](const std::vector<PointLayer>& layers) {
        return Stage(GetParam()).show(layers);
    };
    for (const std::vector<PointLayer>& layers : {std::vector{below, middle, few},
                                                  {below, few, middle},
                                                  {middle},
                                                  {few, below},
                                                  {},
                                                  {below, middle, few}})
        EXPECT_EQ(stage.show(layers), fresh_of(layers));
    stage.show({below, middle, few});
    EXPECT_EQ(stage.counts().kept, 2);
    EXPECT_EQ(stage.counts().direct, 1);
}

TEST_P(Points, PicturesDoNotFillTheMemory) {
    Stage stage(GetParam());
    stage.show(std::vector(PointRenderer::kMostPictures + 2, in_pixels(large_lattice())));
    EXPECT_EQ(stage.counts().redrawn, static_cast<int>(PointRenderer::kMostPictures));
    EXPECT_EQ(stage.counts().direct, 2);
}

TEST_P(Points, AnotherClipBoxIsAnotherPicture) {
    Stage stage(GetParam());
    const PointLayer layer = in_pixels(random_cloud(20000), {255, 0, 0, 60}, 1.5F);
    for (const PixelBox clip :
         {kAll, PixelBox{100, 50, 200, 200}, {101, 50, 200, 200}, {100, 50, 50, 3}, kAll})
        EXPECT_LE(worst_difference(stage.show(layer, clip), fresh(layer, clip)),
                  GetParam() == PointMeans::Card ? 3 : 0);
}

TEST(PointMeansOf, CardAndProcessorShowTheSame) {
    const Result<HeadlessContext> context = HeadlessContext::make();
    EXPECT_EQ(means_of_driver(), PointMeans::Processor) << "these tests run on a software renderer";
    const PointLayer layer = in_pixels(random_cloud(9000), {255, 0, 0, 255}, 2.5F);
    const Pixels card = Stage(PointMeans::Card).show(layer);
    const Pixels processor = Stage(PointMeans::Processor).show(layer);
    long sum = 0;
    for (std::size_t i = 0; i < card.rgba.size(); i += 4) sum += std::abs(card.rgba[i] - processor.rgba[i]);
    EXPECT_LT(static_cast<double>(sum) / (kWidth * kHeight), 1.0) << "of 255, points in one pixel merged";
}

TEST(PointBuffer, SendsWhatChanged) {
    const Result<HeadlessContext> context = HeadlessContext::make();
    PointBuffer buffer(PointBuffer::Kind::Positions);
    PointBlocks blocks = in_blocks(random_cloud(20000));
    const PointFrame frame{{3, 4}, 2};
    EXPECT_EQ(buffer.follow(blocks, frame), 20000U);
    EXPECT_EQ(buffer.follow(blocks, frame), 0U);
    blocks = with_moved(with_moved(blocks, 0, {1, 1}), 9, {1, 1});
    EXPECT_EQ(buffer.follow(blocks, frame), 2 * 512U);
    EXPECT_EQ(buffer.follow(blocks, {{3, 4}, 4}), 20000U);
    blocks.pop_back();
    EXPECT_EQ(buffer.follow(blocks, {{3, 4}, 4}), 0U);
    blocks.erase(blocks.begin() + 30);
    EXPECT_EQ(buffer.follow(blocks, {{3, 4}, 4}), 8 * 512U) << "all after the gap stand elsewhere";
}

}  // namespace
}  // namespace svdscope
