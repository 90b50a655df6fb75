// PNG, GIF and MP4: what was written comes back.
#include <algorithm>
#include <cstdlib>

#include <gif_lib.h>
#include <gtest/gtest.h>
#include <png.h>

#include "app/export/movie_file.hpp"
#include "app/export/png.hpp"
#include "app/shell/picture_file.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using test::TemporaryFolder;

/// A picture of few colours with a square at x.
Pixels square_at(int x) {
    Pixels picture(64, 40);
    for (int row = 0; row < picture.height; ++row) {
        for (int column = 0; column < picture.width; ++column) {
            const bool inside = column >= x && column < x + 8 && row >= 16 && row < 24;
            std::uint8_t* pixel = picture.row(row) + static_cast<std::size_t>(column) * 4;
            pixel[0] = inside ? 86 : 18;
            pixel[1] = inside ? 180 : 21;
            pixel[2] = inside ? 233 : 27;
            pixel[3] = 255;
        }
    }
    return picture;
}

Pixels decode_png(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return {};
    image.format = PNG_FORMAT_RGBA;
    Pixels picture(static_cast<int>(image.width), static_cast<int>(image.height));
    png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr);
    return picture;
}

/// Every frame of a GIF laid over the ones before, as a player shows it.
std::vector<Pixels> decode_gif(const std::string& path) {
    GifFileType* gif = DGifOpenFileName(path.c_str(), nullptr);
    std::vector<Pixels> frames;
    if (gif == nullptr || DGifSlurp(gif) != GIF_OK) return frames;
    Pixels shown(gif->SWidth, gif->SHeight);
    for (int i = 0; i < gif->ImageCount; ++i) {
        const SavedImage& image = gif->SavedImages[i];
        const GifImageDesc& part = image.ImageDesc;
        for (int k = 0; k < part.Width * part.Height; ++k) {
            const GifColorType& color = gif->SColorMap->Colors[image.RasterBits[k]];
            std::uint8_t* pixel = shown.row(part.Top + k / part.Width) +
                                  static_cast<std::size_t>(part.Left + k % part.Width) * 4;
            pixel[0] = color.Red, pixel[1] = color.Green, pixel[2] = color.Blue, pixel[3] = 255;
        }
        frames.push_back(shown);
    }
    DGifCloseFile(gif, nullptr);
    return frames;
}

TEST(Png, ComesBackAsItWas) {
    const Result<std::string> bytes = encode_png(square_at(10));
    ASSERT_TRUE(bytes);
    EXPECT_EQ(decode_png(*bytes), square_at(10));
}

TEST(Gif, EveryFrameComesBackAsItWas) {
    const TemporaryFolder folder;
    constexpr int kFrames = 7;
    const MovieFormat format{64, 40, 25, kFrames};
    // The square rests in the middle of the film: a frame without any change.
    const auto x_at = [](int i) { return i == 4 ? 15 : 5 * i; };
    ASSERT_TRUE(
        save_movie(folder / "a.gif", format, [&](int i) { return Result<Pixels>(square_at(x_at(i))); }));
    const std::vector<Pixels> frames = decode_gif((folder / "a.gif").string());
    ASSERT_EQ(frames.size(), static_cast<std::size_t>(kFrames));
    for (int i = 0; i < kFrames; ++i)
        EXPECT_EQ(frames[static_cast<std::size_t>(i)], square_at(x_at(i))) << "frame " << i;
}

TEST(Gif, ManyColorsStayClose) {
    const TemporaryFolder folder;
    Pixels ramp(64, 64);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            std::uint8_t* pixel = ramp.row(y) + static_cast<std::size_t>(x) * 4;
            pixel[0] = static_cast<std::uint8_t>(4 * x), pixel[1] = static_cast<std::uint8_t>(4 * y),
            pixel[2] = 90, pixel[3] = 255;
        }
    }
    ASSERT_TRUE(save_movie(folder / "a.gif", {64, 64, 25, 1}, [&](int) { return Result<Pixels>(ramp); }));
    const std::vector<Pixels> frames = decode_gif((folder / "a.gif").string());
    ASSERT_EQ(frames.size(), 1U);
    double sum = 0;
    int worst = 0;
    for (std::size_t i = 0; i < ramp.rgba.size(); ++i) {
        const int off = std::abs(ramp.rgba[i] - frames[0].rgba[i]);
        worst = std::max(worst, off);
        sum += off;
    }
    // 4096 colours of equal weight in 256 boxes: a cell of 16 levels each way at best.
    EXPECT_LE(worst, 48);
    EXPECT_LE(sum / static_cast<double>(ramp.rgba.size()), 5);
}

TEST(Gif, FailureInTheMiddleLeavesNoFile) {
    const TemporaryFolder folder;
    const Result<void> saved = save_movie(folder / "a.gif", {64, 40, 25, 40}, [](int i) -> Result<Pixels> {
        if (i == 38) return fail("no more pictures");
        return square_at(i);
    });
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().message, "no more pictures");
    EXPECT_EQ(folder.count(), 0);
}

TEST(Mp4, IsAFilmOrASentence) {
    const TemporaryFolder folder;
    const Result<void> saved =
        save_movie(folder / "a.mp4", {64, 40, 25, 10}, [](int i) { return Result<Pixels>(square_at(i)); });
    if (saved) {
        EXPECT_EQ(test::content_of(folder / "a.mp4").substr(4, 4), "ftyp");
    } else {
        EXPECT_EQ(saved.error().message,
                  "an .mp4 needs ffmpeg: install it (on Debian: apt install ffmpeg), or choose .gif");
        EXPECT_EQ(folder.count(), 0);
    }
}

TEST(Mp4, WithoutFfmpegIsASentence) {
    const TemporaryFolder folder;
    const std::string path = std::getenv("PATH");
    setenv("PATH", folder.path().c_str(), 1);
    const Result<void> saved =
        save_movie(folder / "a.mp4", {64, 40, 25, 10}, [](int i) { return Result<Pixels>(square_at(i)); });
    setenv("PATH", path.c_str(), 1);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().message,
              "an .mp4 needs ffmpeg: install it (on Debian: apt install ffmpeg), or choose .gif");
    EXPECT_EQ(folder.count(), 0);
}

TEST(PictureFile, TakesTheFirstFreeNumber) {
    const TemporaryFolder folder;
    EXPECT_EQ(free_picture_name(folder.path(), "transform"), folder / "svdscope_transform_1.png");
    test::put(folder / "svdscope_transform_1.png", "");
    EXPECT_EQ(free_picture_name(folder.path(), "transform"), folder / "svdscope_transform_2.png");
}

TEST(Pixels, CropStaysInside) {
    const Pixels part = crop(square_at(0), 60, -4, 100, 20);
    EXPECT_EQ(part.width, 4);
    EXPECT_EQ(part.height, 20);
    EXPECT_EQ(crop(square_at(10), 10, 16, 8, 8).at(7, 7)[2], 233);
}

}  // namespace
}  // namespace svdscope
