// libpng's simplified writer.
#include "app/export/png.hpp"

#include <png.h>

#include "app/export/atomic_file.hpp"

namespace svdscope {
namespace {

std::vector<std::uint8_t> without_alpha(const Pixels& picture) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(picture.rgba.size() / 4 * 3);
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
        rgb.insert(rgb.end(), {picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2]});
    }
    return rgb;
}

}  // namespace

Result<std::string> encode_png(const Pixels& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    const std::vector<std::uint8_t> rgb = without_alpha(picture);
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), 0, nullptr) == 0) {
        return fail(std::string("the picture cannot be written as PNG: ") + image.message);
    }
    bytes.resize(size);
    return bytes;
}

Result<void> save_png(const std::filesystem::path& path, const Pixels& picture) {
    const Result<std::string> bytes = encode_png(picture);
    if (!bytes) return tl::unexpected(bytes.error());
    return write_atomically(path, *bytes);
}

}  // namespace svdscope
