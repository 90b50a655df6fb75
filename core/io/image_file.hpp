// Pictures as files hold them: PNG and JPEG, read from memory and written to memory.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/io/image.hpp"

namespace svdscope {

/// What a picture may be at most, checked before anything of its size is allocated.
inline constexpr std::size_t kMostImageBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMostImageSide = 8192;
inline constexpr std::size_t kMostImagePixels = std::size_t{32} << 20;

enum class ImageFormat { None, Png, Jpeg };
/// Which kind of picture the bytes begin as, whatever the file is called.
ImageFormat image_format(std::string_view bytes);

enum class ImageColor {
    AsStored,  ///< grey stays grey, colour is three channels
    Grey,      ///< colour becomes grey while reading, so that a third of the memory is enough
};

/// PNG: 1 to 16 bits, palettes, interlaced; what is transparent is laid on white. JPEG: grey and colour,
/// baseline and progressive, at most 500 scans. Orientation marks, gamma and colour profiles are ignored.
/// Fails with one sentence: neither of both, more than 64 MiB, 8192 pixels a side or 32 Mi pixels, damaged
/// (a checksum, an early end), CMYK. Memory: eight bytes a sample of the result, and at most another eight a
/// pixel (interlaced PNG) or six a pixel (progressive JPEG) while reading.
Result<Image> decode_image(std::string_view bytes, ImageColor color = ImageColor::AsStored);

/// The bytes of a file. PNG keeps every sample; JPEG is lossy, with `quality` from 1 to 100 and colour at
/// full resolution. Fails with one sentence: a picture without pixels, no memory, beyond 65,500 pixels a
/// side.
Result<std::string> encode_png(const Raster& raster);
Result<std::string> encode_jpeg(const Raster& raster, int quality = 92);

}  // namespace svdscope
