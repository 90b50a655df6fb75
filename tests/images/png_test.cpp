// PNG: every kind of sample, transparency, interlacing, round trips, and files that lie.
#include <gtest/gtest.h>

#include "core/base/random.hpp"
#include "core/io/image_file.hpp"
#include "tests/images/png_maker.hpp"

namespace svdscope {
namespace {

using test::make_png;
using test::png_chunk;
using test::png_header;
using test::png_of;

std::string refusal(const std::string& bytes) {
    const Result<Image> image = decode_image(bytes);
    return image ? "accepted" : image.error().message;
}

Raster random_raster(int width, int height, int channels) {
    Random random(7);
    Raster raster{width, height, channels, {}};
    for (int i = 0; i < width * height * channels; ++i)
        raster.samples.push_back(static_cast<std::uint8_t>(random.integer(0, 255)));
    return raster;
}

TEST(Png, WhatIsWrittenIsReadBack) {
    for (const int channels : {1, 3}) {
        const Raster raster = random_raster(13, 9, channels);
        const Result<Image> image = decode_image(encode_png(raster).value());
        ASSERT_TRUE(image) << image.error().message;
        EXPECT_EQ(image->rows(), 9);
        EXPECT_EQ(image->cols(), 13);
        EXPECT_EQ(to_raster(*image), raster);
    }
}

TEST(Png, SixteenBitsKeepTheirDigits) {
    const auto image =
        decode_image(make_png({.width = 2, .height = 1, .bit_depth = 16}, {{0x12, 0x34, 0xFF, 0xFF}}));
    ASSERT_TRUE(image) << image.error().message;
    EXPECT_EQ(image->channels[0](0, 0), 0x1234 / 65535.0);
    EXPECT_EQ(image->channels[0](0, 1), 1);
}

TEST(Png, FewBitsFillTheRange) {
    const auto one = decode_image(make_png({.width = 8, .height = 1, .bit_depth = 1}, {{0b10100000}}));
    ASSERT_TRUE(one);
    EXPECT_EQ(one->channels[0], (Eigen::MatrixXd(1, 8) << 1, 0, 1, 0, 0, 0, 0, 0).finished());
    const auto four = decode_image(make_png({.width = 2, .height = 1, .bit_depth = 4}, {{0x5F}}));
    EXPECT_DOUBLE_EQ(four->channels[0](0, 0), 5 / 15.0);
    EXPECT_EQ(four->channels[0](0, 1), 1);
}

TEST(Png, PalettesAreColoursAndTransparencyIsWhite) {
    const test::PngKind kind{.width = 3,
                             .height = 1,
                             .color_type = PNG_COLOR_TYPE_PALETTE,
                             .palette = {{255, 0, 0}, {0, 0, 51}, {0, 0, 0}},
                             .palette_alpha = {255, 255, 0}};
    const auto image = decode_image(make_png(kind, {{0, 1, 2}}));
    ASSERT_TRUE(image) << image.error().message;
    EXPECT_EQ(image->channels[0], (Eigen::MatrixXd(1, 3) << 1, 0, 1).finished());
    EXPECT_EQ(image->channels[1], (Eigen::MatrixXd(1, 3) << 0, 0, 1).finished());
    EXPECT_EQ(image->channels[2], (Eigen::MatrixXd(1, 3) << 0, 0.2, 1).finished());
}

TEST(Png, HalfTransparentIsHalfWhite) {
    const test::PngKind grey{.width = 2, .height = 1, .color_type = PNG_COLOR_TYPE_GRAY_ALPHA};
    const auto image = decode_image(make_png(grey, {{0, 51, 255, 255}}));
    ASSERT_TRUE(image && image->is_grey());
    EXPECT_DOUBLE_EQ(image->channels[0](0, 0), 0.8);
    EXPECT_EQ(image->channels[0](0, 1), 1);
}

TEST(Png, InterlacedIsTheSamePicture) {
    const Raster raster = random_raster(11, 10, 3);
    std::vector<std::vector<std::uint8_t>> rows;
    for (int i = 0; i < 10; ++i)
        rows.emplace_back(raster.samples.begin() + i * 33, raster.samples.begin() + (i + 1) * 33);
    const auto image = decode_image(make_png(
        {.width = 11, .height = 10, .color_type = PNG_COLOR_TYPE_RGB, .interlaced = true}, std::move(rows)));
    ASSERT_TRUE(image) << image.error().message;
    EXPECT_EQ(to_raster(*image), raster);
}

TEST(Png, GreyOnDemandIsTheWeightedSum) {
    const Raster raster = random_raster(5, 4, 3);
    const std::string bytes = encode_png(raster).value();
    const Image grey = decode_image(bytes, ImageColor::Grey).value();
    ASSERT_TRUE(grey.is_grey());
    EXPECT_LE((grey.channels[0] - grey_of(decode_image(bytes).value())).cwiseAbs().maxCoeff(), 1e-15);
    const Image white = to_image({1, 1, 3, {255, 255, 255}});
    EXPECT_NEAR(grey_of(white)(0, 0), 1, 1e-15);
}

TEST(Png, FilesThatLieAreRefused) {
    EXPECT_EQ(refusal(""), "The file does not start as a PNG or a JPEG does.");
    EXPECT_EQ(refusal("GIF89a"), "The file does not start as a PNG or a JPEG does.");
    const std::string end = png_chunk("IEND", "");
    EXPECT_EQ(refusal(png_of({png_header(100000, 100000), png_chunk("IDAT", ""), end})),
              "The picture has 100000 x 100000 pixels; at most 8192 a side and 33,554,432 in all are read.");
    EXPECT_EQ(refusal(png_of({png_header(8192, 8192), png_chunk("IDAT", ""), end})),
              "The picture has 8192 x 8192 pixels; at most 8192 a side and 33,554,432 in all are read.");
    EXPECT_EQ(refusal(png_of({png_header(8192, 4096), png_chunk("IDAT", ""), end})),
              "The PNG is damaged: it ends too early.");
    EXPECT_EQ(refusal(png_of({png_header(0, 5), end})), "The PNG is damaged: Invalid IHDR data.");
    EXPECT_EQ(refusal(png_of({png_header(5, 5), end})).substr(0, 20), "The PNG is damaged: ");
    EXPECT_EQ(refusal(png_of({png_header(5, 5), png_chunk("IDAT", "not deflated"), end})).substr(0, 20),
              "The PNG is damaged: ");
}

// Found by fuzzing: libpng asked for 1.5 GiB.
TEST(Png, AChunkMustHaveTheBytesItClaims) {
    const std::string good = encode_png(random_raster(4, 4, 1)).value();
    const std::string claim = test::big_endian(0x60000020) + "zTXt" + "a" + std::string(30, '\0');
    EXPECT_EQ(refusal(good.substr(0, 33) + claim + good.substr(33)),
              "The PNG is damaged: it ends too early.");
    const std::string text = png_chunk("tEXt", std::string("Title") + '\0' + std::string(5000, 'x'));
    EXPECT_EQ(refusal(good.substr(0, 33) + text + good.substr(33)), "accepted");
    EXPECT_EQ(refusal(good + "what comes after the end does not matter"), "accepted");
}

TEST(Png, LargeAndEvenIsNotTakenForALie) {
    const Raster raster{3000, 2000, 3, std::vector<std::uint8_t>(3000 * 2000 * 3, 255)};
    const std::string bytes = encode_png(raster).value();
    EXPECT_LT(bytes.size(), 100000U);
    const Result<Image> image = decode_image(bytes, ImageColor::Grey);
    ASSERT_TRUE(image) << image.error().message;
    EXPECT_NEAR(image->channels[0].minCoeff(), 1, 1e-15);
}

TEST(Png, DamageIsNamed) {
    const std::string good = encode_png(random_raster(20, 20, 1)).value();
    std::string wrong_sum = good;
    wrong_sum[30] = static_cast<char>(wrong_sum[30] ^ 1);  // in the checksum of the header
    EXPECT_EQ(refusal(wrong_sum), "The PNG is damaged: IHDR: CRC error.");
    wrong_sum = good;
    wrong_sum[good.size() - 14] = static_cast<char>(wrong_sum[good.size() - 14] ^ 1);  // of the pixels
    EXPECT_EQ(refusal(wrong_sum), "The PNG is damaged: IDAT: CRC error.");
    for (std::size_t length = 8; length < good.size(); ++length)
        EXPECT_EQ(refusal(good.substr(0, length)), "The PNG is damaged: it ends too early.") << length;
}

TEST(Png, FlippedBytesAreAPictureOrASentence) {
    Random random(32);
    const std::string good = encode_png(random_raster(12, 7, 3)).value();
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string bytes = good;
        bytes[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(bytes.size()) - 1))] =
            static_cast<char>(random.integer(0, 255));
        const Result<Image> image = decode_image(bytes);
        refused += !image;
        ASSERT_TRUE(image || image.error().message.ends_with('.')) << image.error().message;
    }
    EXPECT_GT(refused, 2500);
}

TEST(Png, OpacityIsWritten) {
    const Raster raster{2, 1, 4, {255, 0, 0, 255, 0, 0, 0, 0}};
    const Result<Image> on_white = decode_image(encode_png(raster).value());
    ASSERT_TRUE(on_white) << on_white.error().message;
    EXPECT_EQ(to_raster(*on_white).samples, (std::vector<std::uint8_t>{255, 0, 0, 255, 255, 255}));
    EXPECT_FALSE(encode_jpeg(raster));
}

TEST(Png, NothingIsNotWritten) {
    EXPECT_FALSE(encode_png(Raster{}));
    EXPECT_FALSE(encode_jpeg(Raster{}));
}

TEST(Image, SamplesAreCutAndRounded) {
    const Image image{{(Eigen::MatrixXd(1, 4) << -0.5, 1.5, 0.5, 0.25 / 255).finished()}};
    EXPECT_EQ(to_raster(image).samples, (std::vector<std::uint8_t>{0, 255, 128, 0}));
}

}  // namespace
}  // namespace svdscope
