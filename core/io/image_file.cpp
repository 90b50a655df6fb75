// Tells the formats apart, checks sizes and gathers rows.
#include "core/io/image_file.hpp"

#include <new>

#include "core/io/image_rows.hpp"

namespace svdscope {

ImageFormat image_format(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return ImageFormat::Png;
    if (bytes.starts_with("\xFF\xD8\xFF")) return ImageFormat::Jpeg;
    return ImageFormat::None;
}

Result<void> check_image_size(std::size_t width, std::size_t height) {
    if (width == 0 || height == 0) return fail("The picture has no pixels.");
    if (width > kMostImageSide || height > kMostImageSide || width * height > kMostImagePixels) {
        return fail("The picture has " + std::to_string(width) + " x " + std::to_string(height) +
                    " pixels; at most 8192 a side and 33,554,432 in all are read.");
    }
    return {};
}

void ImageRows::start(std::size_t rows, std::size_t cols, int samples_per_pixel) {
    samples_per_pixel_ = samples_per_pixel;
    const std::size_t channels = samples_per_pixel < 3 || color_ == ImageColor::Grey ? 1 : 3;
    // Not set to zero: pages that no row reaches are never touched, so a small file cannot take much memory.
    for (std::size_t c = 0; c < channels; ++c)
        image_.channels.emplace_back(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(cols));
}

template <class T>
void ImageRows::put_row(std::size_t row, const T* samples, double most) {
    const auto i = static_cast<Eigen::Index>(row);
    const int colors = samples_per_pixel_ < 3 ? 1 : 3;
    const bool transparent = samples_per_pixel_ > colors;
    for (Eigen::Index j = 0; j < image_.cols(); ++j, samples += samples_per_pixel_) {
        double value[3] = {0, 0, 0};
        for (int c = 0; c < colors; ++c) value[c] = samples[c] / most;
        if (transparent) {
            const double alpha = samples[colors] / most;
            for (double& v : value) v = v * alpha + (1 - alpha);
        }
        if (colors == 3 && image_.is_grey())
            value[0] = kRedWeight * value[0] + kGreenWeight * value[1] + kBlueWeight * value[2];
        for (std::size_t c = 0; c < image_.channels.size(); ++c) image_.channels[c](i, j) = value[c];
    }
}

template void ImageRows::put_row(std::size_t, const std::uint8_t*, double);
template void ImageRows::put_row(std::size_t, const std::uint16_t*, double);

Result<Image> decode_image(std::string_view bytes, ImageColor color) {
    if (bytes.size() > kMostImageBytes) return fail("The picture is larger than 64 MiB.");
    try {
        switch (image_format(bytes)) {
            case ImageFormat::Png:
                return decode_png(bytes, color);
            case ImageFormat::Jpeg:
                return decode_jpeg(bytes, color);
            case ImageFormat::None:
                break;
        }
    } catch (const std::bad_alloc&) {
        return fail("There is not enough memory for the picture.");
    }
    return fail("The file does not start as a PNG or a JPEG does.");
}

}  // namespace svdscope
