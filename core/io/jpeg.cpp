// JPEG by libjpeg-turbo, with an error manager of our own: libjpeg's ends the program.
#include <csetjmp>
#include <cstddef>
#include <cstdio>  // before jpeglib.h, which needs it

#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "core/io/image_rows.hpp"

namespace svdscope {
namespace {

// A progressive file of a few bytes a scan can ask for minutes of work; real ones have about ten.
constexpr int kMostScans = 500;
constexpr long kMostWorkingBytes = 400L << 20;  // coefficients of a progressive picture at the size limit
constexpr int kMostWrittenSide = JPEG_MAX_DIMENSION;

// The first member is libjpeg's, so that its callbacks find the rest. Plain data only: errors jump.
struct Errors {
    jpeg_error_mgr manager{};
    std::jmp_buf jump{};
    char text[JMSG_LENGTH_MAX] = "";
    bool incomplete = false;
};

Errors& errors_of(j_common_ptr jpeg) { return *reinterpret_cast<Errors*>(jpeg->err); }

[[noreturn]] void leave(j_common_ptr jpeg) {
    Errors& errors = errors_of(jpeg);
    jpeg->err->format_message(jpeg, errors.text);
    std::longjmp(errors.jump, 1);
}

// Of the warnings only those count after which pixels are missing or made up.
void note_warning(j_common_ptr jpeg, int level) {
    Errors& errors = errors_of(jpeg);
    const int code = jpeg->err->msg_code;
    if (level >= 0 || errors.incomplete) return;
    if (code != JWRN_JPEG_EOF && code != JWRN_HIT_MARKER && code != JWRN_HUFF_BAD_CODE) return;
    errors.incomplete = true;
    jpeg->err->format_message(jpeg, errors.text);
}

void watch_scans(j_common_ptr jpeg) {
    const auto* reader = reinterpret_cast<j_decompress_ptr>(jpeg);
    if (reader->input_scan_number > kMostScans) ERREXIT(jpeg, JERR_BAD_PROGRESSION);
}

jpeg_error_mgr* prepare(Errors& errors) {
    jpeg_std_error(&errors.manager);
    errors.manager.error_exit = leave;
    errors.manager.emit_message = note_warning;
    return &errors.manager;
}

class JpegReader {
  public:
    JpegReader(std::string_view bytes, ImageColor color) : bytes_(bytes), rows_(color) {
        jpeg_.err = prepare(errors_);
        created_ = guarded([this] { jpeg_create_decompress(&jpeg_); });
    }
    ~JpegReader() {
        if (created_) jpeg_destroy_decompress(&jpeg_);
    }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    Result<Image> read() {
        if (!created_ || !guarded([this] { read_header(); })) return damaged();
        const Result<void> fits = check_image_size(jpeg_.image_width, jpeg_.image_height);
        if (!fits) return tl::unexpected(fits.error());
        if (!choose_colors()) return fail("The JPEG is in CMYK, which is for print; save it as RGB or grey.");
        if (!guarded([this] { jpeg_start_decompress(&jpeg_); })) return damaged();
        rows_.start(jpeg_.output_height, jpeg_.output_width, jpeg_.output_components);
        row_.resize(std::size_t{jpeg_.output_width} * static_cast<std::size_t>(jpeg_.output_components));
        while (jpeg_.output_scanline < jpeg_.output_height) {
            const std::size_t i = jpeg_.output_scanline;
            JSAMPROW row = row_.data();
            if (!guarded([this, &row] { jpeg_read_scanlines(&jpeg_, &row, 1); })) return damaged();
            if (errors_.incomplete) return damaged();
            rows_.put(i, row_.data());
        }
        return rows_.take();
    }

  private:
    // A step that libjpeg may leave by a jump: nothing in it may need a destructor.
    template <class Step>
    bool guarded(Step step) {
        if (setjmp(errors_.jump) != 0) return false;
        step();
        return true;
    }

    void read_header() {
        jpeg_.mem->max_memory_to_use = kMostWorkingBytes;
        jpeg_mem_src(&jpeg_, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
        progress_.progress_monitor = watch_scans;
        jpeg_.progress = &progress_;
        jpeg_read_header(&jpeg_, TRUE);
    }

    bool choose_colors() {
        const bool grey = jpeg_.jpeg_color_space == JCS_GRAYSCALE;
        const bool color = jpeg_.jpeg_color_space == JCS_YCbCr || jpeg_.jpeg_color_space == JCS_RGB;
        jpeg_.out_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
        return grey || color;
    }

    tl::unexpected<Error> damaged() const {
        return fail("The JPEG is damaged: " + std::string(errors_.text) + ".");
    }

    std::string_view bytes_;
    ImageRows rows_;
    Errors errors_;
    jpeg_progress_mgr progress_{};
    jpeg_decompress_struct jpeg_{};
    bool created_ = false;
    std::vector<std::uint8_t> row_;
};

class JpegWriter {
  public:
    JpegWriter() {
        jpeg_.err = prepare(errors_);
        created_ = guarded([this] { jpeg_create_compress(&jpeg_); });
    }
    ~JpegWriter() {
        if (created_) jpeg_destroy_compress(&jpeg_);
        std::free(bytes_);
    }
    JpegWriter(const JpegWriter&) = delete;
    JpegWriter& operator=(const JpegWriter&) = delete;

    Result<std::string> write(const Raster& raster, int quality) {
        if (!created_ || !guarded([&] { run(raster, quality); })) {
            return fail("The picture cannot be written as JPEG: " + std::string(errors_.text) + ".");
        }
        return std::string(reinterpret_cast<const char*>(bytes_), size_);
    }

  private:
    template <class Step>
    bool guarded(Step step) {
        if (setjmp(errors_.jump) != 0) return false;
        step();
        return true;
    }

    void run(const Raster& raster, int quality) {
        jpeg_mem_dest(&jpeg_, &bytes_, &size_);
        jpeg_.image_width = static_cast<JDIMENSION>(raster.width);
        jpeg_.image_height = static_cast<JDIMENSION>(raster.height);
        jpeg_.input_components = raster.channels;
        jpeg_.in_color_space = raster.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
        jpeg_set_defaults(&jpeg_);
        jpeg_set_quality(&jpeg_, quality, TRUE);
        jpeg_.comp_info[0].h_samp_factor = 1;  // colours at full resolution: edges do not bleed
        jpeg_.comp_info[0].v_samp_factor = 1;
        jpeg_start_compress(&jpeg_, TRUE);
        const std::size_t row_bytes =
            static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.channels);
        while (jpeg_.next_scanline < jpeg_.image_height) {
            JSAMPROW row = const_cast<JSAMPROW>(raster.samples.data() + jpeg_.next_scanline * row_bytes);
            jpeg_write_scanlines(&jpeg_, &row, 1);
        }
        jpeg_finish_compress(&jpeg_);
    }

    Errors errors_;
    jpeg_compress_struct jpeg_{};
    bool created_ = false;
    unsigned char* bytes_ = nullptr;
    unsigned long size_ = 0;
};

}  // namespace

Result<Image> decode_jpeg(std::string_view bytes, ImageColor color) {
    return JpegReader(bytes, color).read();
}

Result<std::string> encode_jpeg(const Raster& raster, int quality) {
    if (raster.samples.empty()) return fail("A picture without pixels cannot be written.");
    if (std::max(raster.width, raster.height) > kMostWrittenSide) {
        return fail("The picture cannot be written as JPEG: it has more than 65,500 pixels a side.");
    }
    return JpegWriter().write(raster, quality);
}

}  // namespace svdscope
