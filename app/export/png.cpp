// Pixels of the screen as PNG, by the one writer of core.
#include "app/export/png.hpp"

#include "app/export/atomic_file.hpp"
#include "core/io/image_file.hpp"

namespace svdscope {
namespace {

Raster without_alpha(const Pixels& picture) {
    Raster raster{picture.width, picture.height, 3, {}};
    raster.samples.reserve(picture.rgba.size() / 4 * 3);
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
        raster.samples.insert(raster.samples.end(),
                              {picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2]});
    }
    return raster;
}

}  // namespace

Result<std::string> encode_png(const Pixels& picture) { return encode_png(without_alpha(picture)); }

Result<void> save_png(const std::filesystem::path& path, const Pixels& picture) {
    const Result<std::string> bytes = encode_png(picture);
    if (!bytes) return tl::unexpected(bytes.error());
    return write_atomically(path, *bytes);
}

}  // namespace svdscope
