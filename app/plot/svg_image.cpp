// Cuts the pixels out, packs them as PNG in as few channels as they need, and spells that in base64.
#include "app/plot/svg_image.hpp"

#include <cmath>

#include <fmt/format.h>

#include "core/io/base64.hpp"
#include "core/io/image_file.hpp"

namespace svdscope {
namespace {

int channels_needed(const Pixels& picture) {
    bool grey = true;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        const std::uint8_t* pixel = picture.rgba.data() + i;
        if (pixel[3] != 255) return 4;
        grey = grey && pixel[0] == pixel[1] && pixel[1] == pixel[2];
    }
    return grey ? 1 : 3;
}

Raster raster_of(const Pixels& picture) {
    Raster raster{picture.width, picture.height, channels_needed(picture), {}};
    raster.samples.reserve(picture.rgba.size() / 4 * static_cast<std::size_t>(raster.channels));
    for (auto pixel = picture.rgba.begin(); pixel != picture.rgba.end(); pixel += 4)
        raster.samples.insert(raster.samples.end(), pixel, pixel + raster.channels);
    return raster;
}

/// The pixels under the part, and one more on each side.
PixelBox pixels_under(Box part, const Pixels& picture) {
    const auto pixel = [](float fraction, int count) {
        return static_cast<int>(std::floor(double{fraction} * count));
    };
    const int x = pixel(part.x, picture.width) - 1;
    const int y = pixel(part.y, picture.height) - 1;
    const PixelBox box{x, y, pixel(part.x + part.w, picture.width) + 2 - x,
                       pixel(part.y + part.h, picture.height) + 2 - y};
    return common(box, {0, 0, picture.width, picture.height});
}

}  // namespace

std::string svg_image(const PicturePlace& place, const Pixels& picture, bool smooth) {
    const auto& [to, part] = place;
    const PixelBox box = pixels_under(part, picture);
    const Result<std::string> png = encode_png(raster_of(crop(picture, box.x, box.y, box.w, box.h)));
    if (!png) return {};
    const double width = double{to.w} / part.w / picture.width;  // of a pixel
    const double height = double{to.h} / part.h / picture.height;
    // Old readers know the namespaced link and the older word for sharp edges only.
    return fmt::format(
        "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" x=\"{:.4f}\" y=\"{:.4f}\" width=\"{:.4f}\" "
        "height=\"{:.4f}\" preserveAspectRatio=\"none\"{} xlink:href=\"data:image/png;base64,{}\"/>\n",
        to.x + (box.x - double{part.x} * picture.width) * width,
        to.y + (box.y - double{part.y} * picture.height) * height, box.w * width, box.h * height,
        smooth ? "" : " style=\"image-rendering:optimizeSpeed;image-rendering:pixelated\"", to_base64(*png));
}

}  // namespace svdscope
