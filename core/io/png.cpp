// PNG by libpng, with limits on everything that a hostile file may claim.
#include <png.h>

#include <bit>
#include <csetjmp>
#include <cstring>
#include <vector>

#include "core/io/image_rows.hpp"

namespace svdscope {
namespace {

constexpr png_alloc_size_t kMostChunkBytes = 4U << 20;  // text, profiles: no picture needs more
constexpr png_uint_32 kMostChunks = 256;
constexpr std::size_t kMostDeflateRatio = 1032;  // zlib's own limit: 258 bytes from two bits

std::size_t big_endian(std::string_view bytes) {
    std::size_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

// Whether every chunk has the bytes that it claims, up to the last one. libpng 1.6 allocates what a chunk
// claims before it reads it, and takes a claim beyond its own limit for a warning.
bool chunks_are_whole(std::string_view bytes) {
    constexpr std::size_t kSignature = 8, kAround = 12;  // length, type and checksum
    bytes.remove_prefix(kSignature);
    while (bytes.size() >= kAround) {
        const std::size_t length = big_endian(bytes.substr(0, 4));
        if (length > bytes.size() - kAround) return false;
        if (bytes.substr(4, 4) == "IEND") return true;
        bytes.remove_prefix(length + kAround);
    }
    return false;
}

// What libpng's callbacks see. Plain data only: libpng leaves its functions by longjmp.
struct Source {
    const char* bytes = nullptr;
    std::size_t left = 0;
    char error[120] = "";
};

void read_bytes(png_structp png, png_bytep to, png_size_t count) {
    Source& source = *static_cast<Source*>(png_get_io_ptr(png));
    if (count > source.left) png_error(png, "it ends too early");
    std::memcpy(to, source.bytes, count);
    source.bytes += count;
    source.left -= count;
}

[[noreturn]] void note_error(png_structp png, png_const_charp message) {
    Source& source = *static_cast<Source*>(png_get_error_ptr(png));
    std::strncpy(source.error, message, sizeof source.error - 1);
    png_longjmp(png, 1);
}

void ignore_warning(png_structp, png_const_charp) {}

class PngReader {
  public:
    PngReader(std::string_view bytes, ImageColor color)
        : size_(bytes.size()),
          source_{bytes.data(), bytes.size(), ""},
          rows_(color),
          png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, &source_, note_error, ignore_warning)) {
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
    }
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    Result<Image> read() {
        if (png_ == nullptr || info_ == nullptr) return fail("There is not enough memory for the picture.");
        if (!guarded([this] { read_header(); })) return damaged();
        const Result<void> fits = check_image_size(width(), height());
        if (!fits) return tl::unexpected(fits.error());
        if (!guarded([this] { choose_transformations(); })) return damaged();
        if (height() * row_bytes() / kMostDeflateRatio > size_)
            return fail("The PNG is damaged: it ends too early.");
        rows_.start(height(), width(), png_get_channels(png_, info_));
        buffer_.resize(row_bytes() * (passes_ > 1 ? height() : 1));
        if (!(passes_ > 1 ? read_interlaced() : read_rows())) return damaged();
        return rows_.take();
    }

  private:
    // A step that libpng may leave by a jump: nothing in it may need a destructor.
    template <class Step>
    bool guarded(Step step) {
        if (setjmp(png_jmpbuf(png_)) != 0) return false;
        step();
        return true;
    }

    void read_header() {
        png_set_read_fn(png_, &source_, read_bytes);
        // Larger than what check_image_size lets pass, so that the sentence is ours.
        png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        png_set_chunk_malloc_max(png_, kMostChunkBytes);
        png_set_chunk_cache_max(png_, kMostChunks);
        png_read_info(png_, info_);
    }

    void choose_transformations() {
        png_set_expand(png_);
        if constexpr (std::endian::native == std::endian::little) png_set_swap(png_);
        passes_ = png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
    }

    bool read_rows() {
        for (std::size_t i = 0; i < height(); ++i) {
            if (!guarded([this] { png_read_row(png_, buffer_.data(), nullptr); })) return false;
            put(i, buffer_.data());
        }
        return guarded([this] { png_read_end(png_, nullptr); });
    }

    // Each pass fills in pixels of the whole picture.
    bool read_interlaced() {
        for (int pass = 0; pass < passes_; ++pass) {
            const bool good = guarded([this] {
                for (std::size_t i = 0; i < height(); ++i)
                    png_read_row(png_, buffer_.data() + i * row_bytes(), nullptr);
            });
            if (!good) return false;
        }
        for (std::size_t i = 0; i < height(); ++i) put(i, buffer_.data() + i * row_bytes());
        return guarded([this] { png_read_end(png_, nullptr); });
    }

    void put(std::size_t row, const png_byte* samples) {
        if (png_get_bit_depth(png_, info_) == 16) {
            wide_.resize(row_bytes() / 2);
            std::memcpy(wide_.data(), samples, row_bytes());
            rows_.put(row, wide_.data());
        } else {
            rows_.put(row, samples);
        }
    }

    tl::unexpected<Error> damaged() const {
        return fail("The PNG is damaged: " + std::string(source_.error) + ".");
    }
    std::size_t width() const { return png_get_image_width(png_, info_); }
    std::size_t height() const { return png_get_image_height(png_, info_); }
    std::size_t row_bytes() const { return png_get_rowbytes(png_, info_); }

    std::size_t size_;
    Source source_;
    ImageRows rows_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    int passes_ = 1;
    std::vector<png_byte> buffer_;
    std::vector<std::uint16_t> wide_;
};

}  // namespace

Result<Image> decode_png(std::string_view bytes, ImageColor color) {
    if (!chunks_are_whole(bytes)) return fail("The PNG is damaged: it ends too early.");
    return PngReader(bytes, color).read();
}

Result<std::string> encode_png(const Raster& raster) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(raster.width);
    image.height = static_cast<png_uint_32>(raster.height);
    image.format = raster.channels == 1   ? PNG_FORMAT_GRAY
                   : raster.channels == 3 ? PNG_FORMAT_RGB
                                          : PNG_FORMAT_RGBA;
    if (raster.samples.empty()) return fail("A picture without pixels cannot be written.");
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, raster.samples.data(), 0, nullptr) == 0) {
        return fail(std::string("The picture cannot be written as PNG: ") + image.message + ".");
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace svdscope
