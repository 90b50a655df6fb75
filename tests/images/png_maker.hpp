// PNG files of every kind, and with wrong numbers in them, for the tests of the reader.
#pragma once
#include <png.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace svdscope::test {

/// What to write: rows of samples as libpng takes them (16-bit samples with the high byte first).
struct PngKind {
    int width = 1, height = 1;
    int bit_depth = 8;
    int color_type = PNG_COLOR_TYPE_GRAY;
    bool interlaced = false;
    std::vector<png_color> palette{};
    std::vector<std::uint8_t> palette_alpha{};
};

/// The file, by libpng's ordinary writer.
std::string make_png(const PngKind& kind, std::vector<std::vector<std::uint8_t>> rows);

/// The checksum of a chunk's type and data.
std::uint32_t png_checksum(std::string_view bytes);
/// One chunk with its right checksum.
std::string png_chunk(std::string_view type, std::string_view data);
std::string big_endian(std::uint32_t value);
/// A file of a signature and these chunks.
std::string png_of(const std::vector<std::string>& chunks);
/// The header of an 8-bit grey picture.
std::string png_header(std::uint32_t width, std::uint32_t height);

}  // namespace svdscope::test
