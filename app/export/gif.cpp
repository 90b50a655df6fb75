// Writes GIF frames through giflib into an atomic file.
#include "app/export/gif.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <gif_lib.h>

namespace svdscope {
namespace {

int write_bytes(GifFileType* gif, const GifByteType* bytes, int count) {
    auto* file = static_cast<AtomicFile*>(gif->UserData);
    const auto* text = reinterpret_cast<const char*>(bytes);
    return file->write({text, static_cast<std::size_t>(count)}) ? count : 0;
}

struct ColorMapDeleter {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

std::unique_ptr<ColorMapObject, ColorMapDeleter> color_map(const std::vector<Palette::Color>& colors) {
    int size = 2;
    while (size < static_cast<int>(colors.size())) size *= 2;
    std::unique_ptr<ColorMapObject, ColorMapDeleter> map(GifMakeMapObject(size, nullptr));
    if (!map) return map;
    for (std::size_t i = 0; i < colors.size(); ++i)
        map->Colors[i] = {colors[i][0], colors[i][1], colors[i][2]};
    return map;
}

bool same_pixels(const std::uint8_t* a, const std::uint8_t* b, std::size_t bytes) {
    return std::memcmp(a, b, bytes) == 0;
}

}  // namespace

Result<std::unique_ptr<MovieFile>> GifFile::create(const std::filesystem::path& path,
                                                   const MovieFormat& format, Palette palette) {
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    std::unique_ptr<GifFile> gif(new GifFile(std::move(*file), format, std::move(palette)));
    if (Result<void> begun = gif->begin(); !begun) return tl::unexpected(begun.error());
    return gif;
}

GifFile::GifFile(AtomicFile file, const MovieFormat& format, Palette palette)
    : file_(std::move(file)),
      format_(format),
      palette_(std::move(palette)) {}

GifFile::~GifFile() {
    if (gif_ != nullptr) EGifCloseFile(gif_, nullptr);
}

Result<void> GifFile::check(int gif_result) const {
    if (gif_result == GIF_OK) return {};
    return fail("the film cannot be written to " + file_.path().string() +
                ": the disk is full or not writable");
}

Result<void> GifFile::begin() {
    int error = 0;
    gif_ = EGifOpen(&file_, write_bytes, &error);
    if (gif_ == nullptr) return check(GIF_ERROR);
    EGifSetGifVersion(gif_, true);
    const auto map = color_map(palette_.colors());
    if (Result<void> put = check(EGifPutScreenDesc(gif_, format_.width, format_.height, 8, 0, map.get()));
        !put)
        return put;
    // The Netscape block that browsers read: repeat for ever.
    constexpr GifByteType kForever[] = {1, 0, 0};
    if (EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE) != GIF_OK ||
        EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0") != GIF_OK ||
        EGifPutExtensionBlock(gif_, sizeof(kForever), kForever) != GIF_OK) {
        return check(GIF_ERROR);
    }
    return check(EGifPutExtensionTrailer(gif_));
}

/// In hundredths of a second, so that rounding never adds up.
int GifFile::delay() const {
    const auto moment = [this](int i) { return static_cast<int>(std::lround(100.0 * i / format_.fps)); };
    return moment(index_ + 1) - moment(index_);
}

GifFile::Part GifFile::changed_part(const Pixels& now) const {
    if (last_.rgba.empty()) return {0, 0, now.width, now.height};
    int top = 0;
    int bottom = now.height - 1;
    while (top < bottom && same_pixels(now.row(top), last_.row(top), now.row_bytes())) ++top;
    while (bottom > top && same_pixels(now.row(bottom), last_.row(bottom), now.row_bytes())) --bottom;
    int left = now.width - 1;
    int right = 0;
    for (int y = top; y <= bottom; ++y) {
        for (int x = 0; x < left; ++x) {
            if (!same_pixels(now.at(x, y), last_.at(x, y), 4)) left = x;
        }
        for (int x = now.width - 1; x > right; --x) {
            if (!same_pixels(now.at(x, y), last_.at(x, y), 4)) right = x;
        }
    }
    return right < left ? Part{0, 0, 1, 1} : Part{left, top, right - left + 1, bottom - top + 1};
}

Result<void> GifFile::add(const Pixels& picture) {
    const Part part = changed_part(picture);
    GraphicsControlBlock control{};
    control.DisposalMode = DISPOSE_DO_NOT;
    control.DelayTime = delay();
    control.TransparentColor = NO_TRANSPARENT_COLOR;
    GifByteType block[4];
    EGifGCBToExtension(&control, block);
    if (Result<void> put = check(EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, sizeof(block), block)); !put)
        return put;
    Result<void> written = put(picture, part);
    last_ = picture;
    ++index_;
    return written;
}

Result<void> GifFile::put(const Pixels& picture, Part part) {
    const int begun = EGifPutImageDesc(gif_, part.x, part.y, part.width, part.height, false, nullptr);
    if (Result<void> checked = check(begun); !checked) return checked;
    std::vector<GifPixelType> line(static_cast<std::size_t>(part.width));
    for (int y = 0; y < part.height; ++y) {
        for (int x = 0; x < part.width; ++x) {
            const std::uint8_t* pixel = picture.at(part.x + x, part.y + y);
            line[static_cast<std::size_t>(x)] = palette_.nearest({pixel[0], pixel[1], pixel[2]});
        }
        if (Result<void> put_line = check(EGifPutLine(gif_, line.data(), part.width)); !put_line)
            return put_line;
    }
    return {};
}

Result<void> GifFile::finish() {
    GifFileType* gif = std::exchange(gif_, nullptr);
    if (Result<void> closed = check(EGifCloseFile(gif, nullptr)); !closed) return closed;
    return file_.commit();
}

}  // namespace svdscope
