// Reads pictures by their content.
#include "app/shell/read_image.hpp"

#include "app/lab/read_file.hpp"
#include "core/io/image_file.hpp"

namespace svdscope {

Result<Image> read_image(const std::filesystem::path& path, ImageColor color) {
    const Result<std::string> bytes = read_bytes(path, kMostImageBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<Image> image = decode_image(*bytes, color);
    if (!image) return fail(shown_name(path) + ": " + image.error().message);
    return image;
}

}  // namespace svdscope
