// Pictures on the screen: each pixel where it must be, new ones at once, and a bound on what is kept.
#include <array>
#include <cmath>
#include <functional>

#include <glad/gl.h>
#include <gtest/gtest.h>
#include <imgui.h>

#include "app/plot/draw_list_painter.hpp"
#include "app/render/framebuffer.hpp"
#include "app/shell/gui.hpp"
#include "app/shell/headless_context.hpp"
#include "app/ui/theme.hpp"

namespace svdscope {
namespace {

constexpr int kWidth = 200, kHeight = 120;
constexpr Rgba kBlack{0, 0, 0, 255}, kRed{255, 0, 0, 255}, kGreen{0, 255, 0, 255}, kBlue{0, 0, 255, 255},
    kWhite{255, 255, 255, 255}, kClear{0, 0, 0, 0};

PixelsPtr picture_of(int width, int height, const std::vector<Rgba>& colors) {
    Pixels pixels(width, height);
    for (std::size_t i = 0; i < pixels.rgba.size() / 4; ++i) {
        const Rgba c = colors[i % colors.size()];
        std::copy_n(std::array{c.r, c.g, c.b, c.a}.begin(), 4,
                    pixels.rgba.begin() + static_cast<long>(4 * i));
    }
    return std::make_shared<const Pixels>(std::move(pixels));
}
PixelsPtr four() { return picture_of(2, 2, {kRed, kGreen, kBlue, kWhite}); }
PixelsPtr plain(int size, Rgba color) { return picture_of(size, size, {color}); }

Rgba at(const Pixels& picture, int x, int y) {
    const std::uint8_t* p = picture.at(x, y);
    return {p[0], p[1], p[2], p[3]};
}

/// Frames of ImGui on black, in a picture.
struct Pictures : testing::Test {
    using Draw = std::function<void(Painter&)>;
    Result<HeadlessContext> context = HeadlessContext::make();
    std::unique_ptr<Gui> gui = Gui::make().value();
    Framebuffer frame = Framebuffer::make(kWidth, kHeight).value();

    void build(const Draw& draw) {
        Inspector inspector;
        CellEditor cells;
        EXPECT_TRUE(gui->set_scale(1));
        ImGui::GetIO().DisplaySize = {kWidth, kHeight};
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        gui->pictures().clear();
        gui->begin();
        ImGui::NewFrame();
        Ui ui{dark_theme(), gui->fonts(), 1, inspector, cells};
        ui.pictures = &gui->pictures();
        DrawListPainter painter(*ImGui::GetBackgroundDrawList(), ui);
        draw(painter);
        ImGui::Render();
    }
    Pixels render() {
        frame.bind();
        EXPECT_TRUE(gui->render(kBlack));
        EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
        return frame.read();
    }
    Pixels show(const Draw& draw) {
        build(draw);
        return render();
    }
    Pixels show(const PixelsPtr& picture, bool smooth = false, Box to = {20, 20, 80, 80},
                Box part = kWholePicture) {
        return show([&](Painter& p) { p.image(to, picture, smooth, part); });
    }
    TextureStore& store() { return gui->pictures(); }
};

TEST_F(Pictures, EachPixelIsARectangleRowByRowFromTheTop) {
    const Pixels seen = show(four());
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const bool inside = x >= 20 && x < 100 && y >= 20 && y < 100;
            const Rgba wanted = y < 60 ? (x < 60 ? kRed : kGreen) : (x < 60 ? kBlue : kWhite);
            ASSERT_EQ(at(seen, x, y), inside ? wanted : kBlack) << x << ", " << y;
        }
    }
}

TEST_F(Pictures, SmoothOnesAreBlended) {
    const Pixels seen = show(four(), true);
    EXPECT_EQ(at(seen, 21, 21), kRed);
    EXPECT_NEAR(at(seen, 60, 21).r, 128, 5);
    EXPECT_NEAR(at(seen, 60, 21).g, 128, 5);
    EXPECT_EQ(at(show(four(), false), 59, 21), kRed) << "the same picture otherwise";
}

TEST_F(Pictures, APartFillsTheBox) {
    const Pixels right = show(four(), false, {20, 20, 80, 80}, {0.5F, 0, 0.5F, 1});
    EXPECT_EQ(at(right, 22, 30), kGreen);
    EXPECT_EQ(at(right, 98, 30), kGreen);
    EXPECT_EQ(at(right, 22, 90), kWhite);
    const Pixels low = show(four(), false, {20, 20, 80, 80}, {0, 0.5F, 1, 0.5F});
    EXPECT_EQ(at(low, 30, 22), kBlue);
    EXPECT_EQ(at(low, 90, 98), kWhite);
}

TEST_F(Pictures, WhatLiesBeyondThePictureIsNotDrawn) {
    const Pixels seen = show(four(), false, {20, 20, 80, 80}, {-0.5F, 0, 2, 1});
    EXPECT_EQ(at(seen, 38, 30), kBlack);
    EXPECT_EQ(at(seen, 42, 30), kRed);
    EXPECT_EQ(at(seen, 78, 30), kGreen);
    EXPECT_EQ(at(seen, 82, 30), kBlack);
}

TEST_F(Pictures, AWipeHasNoSeam) {
    const PixelsPtr left = plain(64, kRed);
    const PixelsPtr right = plain(64, kBlue);
    for (const float cut : {0.0F, 0.25F, 0.3141F, 1.0F}) {
        const Pixels seen = show([&](Painter& p) {
            p.image({20, 20, 80 * cut, 80}, left, true, {0, 0, cut, 1});
            p.image({20 + 80 * cut, 20, 80 - 80 * cut, 80}, right, true, {cut, 0, 1 - cut, 1});
        });
        for (int x = 20; x < 100; ++x)
            EXPECT_EQ(at(seen, x, 50), static_cast<float>(x) + 0.5F < 20 + 80 * cut ? kRed : kBlue) << x;
    }
}

TEST_F(Pictures, MuchSmallerTheyAreAveraged) {
    const PixelsPtr stripes = picture_of(1024, 1024, {kBlack, kWhite});
    const Pixels seen = show(stripes, true);
    for (int x = 22; x < 98; ++x) EXPECT_NEAR(at(seen, x, 50).r, 128, 6) << x;
}

TEST_F(Pictures, FarMagnifiedTheyStandRight) {
    // The corner where the four colours meet is at (60, 60), and a pixel is four million wide.
    const Pixels seen = show(four(), false, {60 - 4e6F, 60 - 4e6F, 8e6F, 8e6F});
    EXPECT_EQ(at(seen, 58, 58), kRed);
    EXPECT_EQ(at(seen, 62, 58), kGreen);
    EXPECT_EQ(at(seen, 58, 62), kBlue);
    EXPECT_EQ(at(seen, 62, 62), kWhite);
}

TEST_F(Pictures, KeepTheOrderOfDrawing) {
    const std::vector<Point> band{{0, 40}, {200, 40}, {200, 60}, {0, 60}};
    const Pixels seen = show([&](Painter& p) {
        p.image({20, 20, 80, 80}, plain(4, kRed), false);
        p.fill(band, kGreen);
        p.image({60, 20, 80, 80}, plain(4, kBlue), false);
    });
    EXPECT_EQ(at(seen, 30, 30), kRed);
    EXPECT_EQ(at(seen, 30, 50), kGreen);
    EXPECT_EQ(at(seen, 80, 50), kBlue);
    EXPECT_EQ(at(seen, 180, 50), kGreen);
}

TEST_F(Pictures, StayInsideOfTheClipBoxAndLetThrough) {
    const Pixels seen = show([&](Painter& p) {
        p.push_clip({40, 0, 100, 50});
        p.image({20, 20, 80, 80}, picture_of(2, 1, {kRed, kClear}), false);
        p.pop_clip();
    });
    EXPECT_EQ(at(seen, 38, 40), kBlack);
    EXPECT_EQ(at(seen, 42, 40), kRed);
    EXPECT_EQ(at(seen, 42, 52), kBlack);
    EXPECT_EQ(at(seen, 80, 40), kBlack) << "a pixel without opacity";
}

TEST_F(Pictures, WhatIsNoneDrawsNothing) {
    const Pixels nothing = show([](Painter&) {});
    const float nan = std::nanf("");
    EXPECT_EQ(show(PixelsPtr()), nothing);
    EXPECT_EQ(show(std::make_shared<const Pixels>()), nothing);
    EXPECT_EQ(show(std::make_shared<const Pixels>(4, 4, std::vector<std::uint8_t>(7))), nothing);
    EXPECT_EQ(show(four(), false, {nan, 0, 10, 10}), nothing);
    EXPECT_EQ(show(four(), false, {0, 0, INFINITY, 10}), nothing);
    EXPECT_EQ(show(four(), false, {0, 0, 0, 10}), nothing);
    EXPECT_EQ(show(four(), false, {0, 0, 10, 10}, {0, 0, 0, 1}), nothing);
    EXPECT_EQ(show(four(), false, {300, 0, 10, 10}), nothing);
    EXPECT_EQ(store().count(), 0U) << "nor is anything sent";
}

TEST_F(Pictures, ANewOneIsSeenAtOnceAndAnOldOneSentOnce) {
    PixelsPtr picture = plain(16, kRed);
    EXPECT_EQ(at(show(picture), 50, 50), kRed);
    EXPECT_EQ(store().sent(), 1);
    EXPECT_EQ(at(show(picture), 50, 50), kRed);
    EXPECT_EQ(store().sent(), 0);
    picture = plain(16, kBlue);
    EXPECT_EQ(at(show(picture), 50, 50), kBlue);
    EXPECT_EQ(store().sent(), 1);
    EXPECT_EQ(store().count(), 1U) << "it takes over the texture";
}

TEST_F(Pictures, OneThatIsLetGoBeforeTheRenderingIsSeen) {
    build([](Painter& p) { p.image({20, 20, 80, 80}, plain(16, kGreen), false); });
    EXPECT_EQ(at(render(), 50, 50), kGreen);
}

TEST_F(Pictures, FramesThatAreBuiltAgainSendNothing) {
    for (int i = 0; i < 5; ++i) {
        build([](Painter& p) { p.image({20, 20, 80, 80}, plain(16, kRed), false); });
    }
    build([](Painter& p) { p.image({20, 20, 80, 80}, plain(16, kGreen), false); });
    EXPECT_EQ(at(render(), 50, 50), kGreen);
    EXPECT_EQ(store().sent(), 1);
    EXPECT_EQ(store().count(), 1U);
}

TEST_F(Pictures, TwoThatTakeTurnsKeepTheirTextures) {
    const PixelsPtr red = plain(16, kRed);
    const PixelsPtr blue = plain(16, kBlue);
    int sent = 0;
    for (int i = 0; i < 8; ++i) {
        EXPECT_EQ(at(show(i % 2 == 0 ? red : blue), 50, 50), i % 2 == 0 ? kRed : kBlue);
        sent += store().sent();
    }
    EXPECT_LE(sent, 8);
    EXPECT_LE(store().count(), 2U);
}

TEST_F(Pictures, LooksDoNotDependOnThePast) {
    const PixelsPtr stripes = picture_of(64, 64, {kBlack, kWhite, kRed});
    const Box large{20, 10, 60, 60};
    const Pixels fresh = show(stripes, true, large);
    show(stripes, true, {20, 20, 10, 10});
    show(stripes, false);
    EXPECT_EQ(show(stripes, true, large), fresh);
}

TEST_F(Pictures, TwoHundredOverTimeLeaveFewTextures) {
    const PixelsPtr original = plain(64, kWhite);
    for (int i = 0; i < 200; ++i) {
        const PixelsPtr other = plain(i % 3 == 0 ? 64 : 10 + i, kRed);
        show([&](Painter& p) {
            p.image({0, 0, 50, 50}, original, true);
            p.image({50, 0, 50, 50}, other, true);
        });
        ASSERT_LE(store().count(), 2U + TextureStore::kIdleFrames) << i;
    }
    for (int i = 0; i <= TextureStore::kIdleFrames; ++i) show([](Painter&) {});
    EXPECT_EQ(store().count(), 0U);
}

TEST_F(Pictures, BeyondTheMemoryTheyAreOneColour) {
    std::vector<PixelsPtr> many;
    for (int i = 0; i < 14; ++i) many.push_back(plain(2048, kRed));
    const Pixels seen = show([&](Painter& p) {
        for (std::size_t i = 0; i < many.size(); ++i)
            p.image({static_cast<float>(10 * i), 0, 10, 10}, many[i], false);
    });
    EXPECT_LE(store().bytes(), TextureStore::kMostBytes);
    EXPECT_LT(store().count(), many.size());
    for (int x = 0; x < 140; ++x) EXPECT_EQ(at(seen, x, 5), kRed);
}

TEST_F(Pictures, UnseenFramesDoNotFillTheMemory) {
    for (int i = 0; i < 40; ++i)
        build([&](Painter& p) { p.image({0, 0, 10, 10}, plain(2000 + i, kRed), false); });
    EXPECT_LE(store().bytes(), TextureStore::kMostBytes);
    EXPECT_EQ(at(render(), 5, 5), kRed);
}

}  // namespace
}  // namespace svdscope
