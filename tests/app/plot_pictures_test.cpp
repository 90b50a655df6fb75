// Pictures without a graphics card: cut in double, one colour on a bare screen, every pixel in an SVG file.
#include <gtest/gtest.h>

#include <limits>

#include "app/plot/draw_list_painter.hpp"
#include "app/plot/picture_place.hpp"
#include "app/plot/svg_painter.hpp"
#include "core/io/base64.hpp"
#include "core/io/image_file.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

constexpr Box kArea{0, 0, 400, 300};

/// Opaque, red grows to the right and green downwards.
PixelsPtr ramp(int width, int height) {
    Pixels pixels(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t* pixel = pixels.row(y) + 4 * x;
            pixel[0] = static_cast<std::uint8_t>(x);
            pixel[1] = static_cast<std::uint8_t>(y);
            pixel[3] = 255;
        }
    }
    return std::make_shared<const Pixels>(std::move(pixels));
}

TEST(PicturePlace, IsCutToWhatIsSeen) {
    const auto place = visible_place({{100, 100, 100, 100}, {0, 0, 1, 1}}, {150, 0, 400, 125});
    ASSERT_TRUE(place);
    EXPECT_EQ(place->to, (Box{150, 100, 50, 25}));
    EXPECT_EQ(place->part, (Box{0.5F, 0, 0.5F, 0.25F}));
    EXPECT_FALSE(visible_place({{100, 100, 100, 100}, {0, 0, 1, 1}}, {200, 0, 400, 400}))
        << "it only touches";
    EXPECT_FALSE(visible_place({{0, 0, 10, 10}, {1.5F, 0, 1, 1}}, kArea)) << "beyond the picture";
}

TEST(PictureMean, IsWeighedByOpacity) {
    EXPECT_EQ(mean_color(Pixels(2, 1, {200, 100, 0, 255, 0, 100, 50, 255})), (Rgba{100, 100, 25, 255}));
    EXPECT_EQ(mean_color(Pixels(2, 1, {200, 100, 0, 255, 9, 9, 9, 0})), (Rgba{200, 100, 0, 128}));
    EXPECT_EQ(mean_color(Pixels(1, 1)), (Rgba{0, 0, 0, 0}));
}

TEST(ScreenPictures, AreOneColourWithoutAStore) {
    NullImGui gui{[](Ui& ui) {
        DrawListPainter painter(*ImGui::GetForegroundDrawList(), ui);
        painter.image({100, 100, 50, 20}, ramp(3, 5), true, kWholePicture);
        painter.image({100, 100, 50, 20}, nullptr, true, kWholePicture);
        painter.image({100, 100, 50, 20}, std::make_shared<const Pixels>(), false, kWholePicture);
    }};
    gui.frame();
    const ImDrawData& data = *ImGui::GetDrawData();
    const ImDrawList& list = *data.CmdLists[data.CmdListsCount - 1];
    ASSERT_EQ(list.VtxBuffer.Size, 4);
    EXPECT_EQ(list.VtxBuffer[0].col, (Rgba{1, 2, 0, 255}.packed()));
    EXPECT_EQ(list.VtxBuffer[2].pos.x, 150);
    EXPECT_EQ(list.VtxBuffer[2].pos.y, 120);
}

std::string svg_of(const PixelsPtr& picture, Box to, bool smooth, Box part = kWholePicture) {
    SvgPainter painter(kArea, 1, Rgba::hex(0xFFFFFF), [](Face, std::string_view) { return Point{}; });
    painter.image(to, picture, smooth, part);
    return painter.svg();
}

/// What stands between two words; empty when they are not there.
std::string between(const std::string& text, std::string_view before, char after) {
    const std::size_t at = text.find(before);
    if (at == std::string::npos) return {};
    const std::size_t from = at + before.size();
    return text.substr(from, text.find(after, from) - from);
}

std::string png_in(const std::string& svg) {
    return from_base64(between(svg, "data:image/png;base64,", '"')).value_or("");
}

Raster raster_in(const std::string& svg) {
    const Result<Image> image = decode_image(png_in(svg));
    EXPECT_TRUE(image) << image.error().message;
    return image ? to_raster(*image) : Raster{};
}

TEST(SvgPictures, HoldEveryPixel) {
    const std::string svg = svg_of(ramp(30, 20), {50, 60, 300, 200}, true);
    EXPECT_EQ(png_in(svg).substr(0, 8), "\x89PNG\r\n\x1a\n");
    const Raster raster = raster_in(svg);
    EXPECT_EQ(raster.width, 30);
    EXPECT_EQ(raster.height, 20);
    ASSERT_EQ(raster.channels, 3);
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 30; ++x) {
            EXPECT_EQ(raster.samples[static_cast<std::size_t>(3 * (30 * y + x))], x);
            EXPECT_EQ(raster.samples[static_cast<std::size_t>(3 * (30 * y + x) + 1)], y);
        }
    }
    EXPECT_NE(svg.find(" x=\"50.0000\" y=\"60.0000\" width=\"300.0000\" height=\"200.0000\""),
              std::string::npos);
    EXPECT_EQ(svg.find("pixelated"), std::string::npos);
    EXPECT_NE(svg_of(ramp(3, 2), kArea, false).find("image-rendering:pixelated"), std::string::npos);
}

TEST(SvgPictures, TakeAsFewChannelsAsTheyNeed) {
    const auto grey =
        std::make_shared<const Pixels>(2, 1, std::vector<std::uint8_t>{7, 7, 7, 255, 9, 9, 9, 255});
    EXPECT_EQ(raster_in(svg_of(grey, kArea, true)).channels, 1);
    const auto clear =
        std::make_shared<const Pixels>(2, 1, std::vector<std::uint8_t>{7, 7, 7, 255, 9, 9, 9, 0});
    const Raster on_white = raster_in(svg_of(clear, kArea, true));
    ASSERT_EQ(on_white.channels, 3);
    EXPECT_EQ(on_white.samples, (std::vector<std::uint8_t>{7, 7, 7, 255, 255, 255}));
}

TEST(SvgPictures, HoldNoMoreThanTheirPart) {
    // Pixels 10 to 20 stand in 100 units from x = 50, so one is 10 wide; one more on each side.
    const std::string svg = svg_of(ramp(40, 20), {50, 60, 100, 200}, true, {0.25F, 0, 0.25F, 1});
    const Raster raster = raster_in(svg);
    EXPECT_EQ(raster.samples[0], 9);
    EXPECT_EQ(raster.width, 13) << "the pixel at the edge and one more";
    EXPECT_NE(svg.find(" x=\"40.0000\" y=\"60.0000\" width=\"130.0000\" height=\"200.0000\""),
              std::string::npos);
    EXPECT_NE(svg.find("<rect x=\"50.00\" y=\"60.00\" width=\"100.00\" height=\"200.00\"/></clipPath>"),
              std::string::npos);
}

TEST(SvgPictures, WhatIsNoneWritesNothing) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const std::string& svg :
         {svg_of(nullptr, kArea, true), svg_of(std::make_shared<const Pixels>(), kArea, true),
          svg_of(ramp(4, 4), {nan, 0, 10, 10}, true), svg_of(ramp(4, 4), {500, 0, 10, 10}, true)})
        EXPECT_EQ(svg.find("<image"), std::string::npos);
}

}  // namespace
}  // namespace svdscope
