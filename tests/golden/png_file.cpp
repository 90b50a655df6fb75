// PNG files as pictures, for comparing with the golden ones.
#include "tests/golden/png_file.hpp"

#include <png.h>

#include <algorithm>
#include <cstdlib>

namespace svdscope {

std::optional<Pixels> read_png(const std::filesystem::path& path) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&image, path.c_str())) return {};
    image.format = PNG_FORMAT_RGBA;
    Pixels out(static_cast<int>(image.width), static_cast<int>(image.height));
    if (!png_image_finish_read(&image, nullptr, out.rgba.data(), 0, nullptr)) return {};
    return out;
}

PictureDistance distance(const Pixels& a, const Pixels& b) {
    constexpr int kFar = 12;
    if (a.width != b.width || a.height != b.height || a.rgba.empty()) return {255, 1};
    double sum = 0, far = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        int largest = 0;
        for (std::size_t c = 0; c < 4; ++c) {
            const int off = std::abs(a.rgba[i + c] - b.rgba[i + c]);
            sum += off;
            largest = std::max(largest, off);
        }
        far += largest > kFar;
    }
    return {sum / static_cast<double>(a.rgba.size()), far / (static_cast<double>(a.rgba.size()) / 4)};
}

}  // namespace svdscope
