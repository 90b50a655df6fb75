// Where the readers of PNG and JPEG put their rows: every sample from 0 to 1, transparency laid on white.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/result.hpp"
#include "core/io/image_file.hpp"

namespace svdscope {

/// The picture that grows row by row. Rows have 1 to 4 samples a pixel: grey, grey and alpha, RGB, RGB and
/// alpha.
class ImageRows {
  public:
    explicit ImageRows(ImageColor color) : color_(color) {}

    /// Allocates the picture; its sides were checked by `check_image_size`.
    void start(std::size_t rows, std::size_t cols, int samples_per_pixel);
    /// Samples from 0 to 255 or from 0 to 65535.
    void put(std::size_t row, const std::uint8_t* samples) { put_row(row, samples, 255); }
    void put(std::size_t row, const std::uint16_t* samples) { put_row(row, samples, 65535); }
    Image take() { return std::move(image_); }

  private:
    template <class T>
    void put_row(std::size_t row, const T* samples, double most);

    ImageColor color_;
    int samples_per_pixel_ = 1;
    Image image_;
};

/// The sentence when a picture of that size is not read; nothing is allocated before.
Result<void> check_image_size(std::size_t width, std::size_t height);

Result<Image> decode_png(std::string_view bytes, ImageColor color);
Result<Image> decode_jpeg(std::string_view bytes, ImageColor color);

}  // namespace svdscope
