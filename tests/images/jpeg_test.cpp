// JPEG: round trips within its loss, and files that lie or stop.
#include <cstdio>  // before jpeglib.h, which needs it

#include <gtest/gtest.h>
#include <jpeglib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/base/random.hpp"
#include "core/io/image_file.hpp"

namespace svdscope {
namespace {

std::string refusal(const std::string& bytes) {
    const Result<Image> image = decode_image(bytes);
    return image ? "accepted" : image.error().message;
}

Raster smooth_raster(int width, int height, int channels) {
    Raster raster{width, height, channels, {}};
    for (int i = 0; i < height; ++i) {
        for (int j = 0; j < width; ++j) {
            for (int c = 0; c < channels; ++c)
                raster.samples.push_back(static_cast<std::uint8_t>(
                    std::lround(127 + 100 * std::sin(0.1 * i + 0.07 * j + 0.5 * c))));
        }
    }
    return raster;
}

int largest_difference(const Raster& a, const Raster& b) {
    int largest = 0;
    for (std::size_t i = 0; i < a.samples.size(); ++i)
        largest = std::max(largest, std::abs(a.samples[i] - b.samples[i]));
    return largest;
}

// By libjpeg's ordinary writer, in kinds that ours does not write.
std::string make_jpeg(int width, int height, int components, J_COLOR_SPACE color, bool progressive) {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = static_cast<JDIMENSION>(width);
    jpeg.image_height = static_cast<JDIMENSION>(height);
    jpeg.input_components = components;
    jpeg.in_color_space = color;
    jpeg_set_defaults(&jpeg);
    if (progressive) jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    std::vector<std::uint8_t> samples(static_cast<std::size_t>(width * components), 200);
    JSAMPROW row = samples.data();
    while (jpeg.next_scanline < jpeg.image_height) jpeg_write_scanlines(&jpeg, &row, 1);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    const std::string result(reinterpret_cast<char*>(bytes), size);
    std::free(bytes);
    return result;
}

// The position of a marker's two bytes.
std::size_t marker(const std::string& bytes, unsigned char code) {
    const char pair[] = {'\xFF', static_cast<char>(code)};
    return bytes.find(pair, 0, 2);
}

TEST(Jpeg, ComesBackWithinItsLoss) {
    for (const int channels : {1, 3}) {
        const Raster raster = smooth_raster(40, 33, channels);
        const Result<Image> image = decode_image(encode_jpeg(raster, 95).value());
        ASSERT_TRUE(image) << image.error().message;
        EXPECT_EQ(image->channels.size(), static_cast<std::size_t>(channels));
        const Raster back = to_raster(*image);
        ASSERT_EQ(back.samples.size(), raster.samples.size());
        EXPECT_LE(largest_difference(back, raster), 8);
    }
    const Raster raster = smooth_raster(40, 33, 3);
    EXPECT_LT(encode_jpeg(raster, 30)->size(), encode_jpeg(raster, 95)->size());
}

TEST(Jpeg, ProgressiveAndGreyOnDemand) {
    const std::string bytes = make_jpeg(30, 20, 3, JCS_RGB, true);
    const Result<Image> image = decode_image(bytes);
    ASSERT_TRUE(image) << image.error().message;
    EXPECT_NEAR(image->channels[1](10, 10), 200 / 255.0, 0.01);
    EXPECT_TRUE(decode_image(bytes, ImageColor::Grey)->is_grey());
}

TEST(Jpeg, CmykIsRefused) {
    EXPECT_EQ(refusal(make_jpeg(8, 8, 4, JCS_CMYK, false)),
              "The JPEG is in CMYK, which is for print; save it as RGB or grey.");
}

TEST(Jpeg, FilesThatLieAreRefused) {
    std::string giant = encode_jpeg(smooth_raster(16, 16, 1)).value();
    const std::size_t frame = marker(giant, 0xC0);
    ASSERT_NE(frame, std::string::npos);
    giant.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");  // height and width 65500
    EXPECT_EQ(refusal(giant),
              "The picture has 65500 x 65500 pixels; at most 8192 a side and 33,554,432 in all are read.");
    giant.replace(frame + 5, 4, std::string("\0\x10\0\0", 4));  // no width
    EXPECT_EQ(refusal(giant).substr(0, 21), "The JPEG is damaged: ");
    EXPECT_EQ(refusal("\xFF\xD8\xFF").substr(0, 21), "The JPEG is damaged: ");
    EXPECT_EQ(refusal("\xFF\xD8\xFF\xE0 text and no picture").substr(0, 21), "The JPEG is damaged: ");
}

TEST(Jpeg, HalfAPictureIsRefused) {
    const std::string good = encode_jpeg(smooth_raster(64, 64, 3)).value();
    EXPECT_EQ(refusal(good), "accepted");
    const std::size_t scan = marker(good, 0xDA);
    for (std::size_t length = 3; length < scan + 100; length += 13)
        EXPECT_EQ(refusal(good.substr(0, length)).substr(0, 21), "The JPEG is damaged: ") << length;
    EXPECT_EQ(refusal(good.substr(0, good.size() / 2)).substr(0, 21), "The JPEG is damaged: ");
}

// A scan of a progressive file that is repeated costs as much as a whole pass over the picture.
TEST(Jpeg, EndlessScansAreRefused) {
    const std::string good = make_jpeg(8, 8, 1, JCS_GRAYSCALE, true);
    std::vector<std::size_t> scans;
    for (std::size_t at = 0; (at = good.find("\xFF\xDA", at)) != std::string::npos; ++at) scans.push_back(at);
    ASSERT_GE(scans.size(), 2U);
    const std::size_t end = good.rfind("\xFF\xD9");
    const std::string last = good.substr(scans.back(), end - scans.back());
    std::string bomb = good.substr(0, end);
    for (int i = 0; i < 1000; ++i) bomb += last;
    EXPECT_EQ(refusal(bomb + "\xFF\xD9").substr(0, 21), "The JPEG is damaged: ");
}

TEST(Jpeg, FlippedBytesAreAPictureOrASentence) {
    Random random(33);
    const std::string good = encode_jpeg(smooth_raster(24, 24, 3)).value();
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string bytes = good;
        bytes[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(bytes.size()) - 1))] =
            static_cast<char>(random.integer(0, 255));
        const Result<Image> image = decode_image(bytes);
        refused += !image;
        ASSERT_TRUE(image || image.error().message.ends_with('.')) << image.error().message;
    }
    EXPECT_GT(refused, 300);
}

}  // namespace
}  // namespace svdscope
