// Chooses the format and feeds it.
#include "app/export/movie_file.hpp"

#include <algorithm>

#include "app/export/gif.hpp"
#include "app/export/mp4.hpp"

namespace svdscope {
namespace {

constexpr int kPaletteSamples = 9;

Result<Palette> sample_palette(const MovieFormat& format, const DrawPicture& draw) {
    PaletteMaker maker;
    const int samples = std::min(kPaletteSamples, format.frame_count);
    for (int i = 0; i < samples; ++i) {
        const Result<Pixels> picture = draw(samples == 1 ? 0 : i * (format.frame_count - 1) / (samples - 1));
        if (!picture) return tl::unexpected(picture.error());
        maker.add(*picture);
    }
    return maker.make();
}

Result<std::unique_ptr<MovieFile>> open_gif(const std::filesystem::path& path, const MovieFormat& format,
                                            const DrawPicture& draw) {
    const Result<Palette> palette = sample_palette(format, draw);
    if (!palette) return tl::unexpected(palette.error());
    return GifFile::create(path, format, *palette);
}

}  // namespace

Result<void> save_movie(const std::filesystem::path& path, const MovieFormat& format,
                        const DrawPicture& draw) {
    Result<std::unique_ptr<MovieFile>> file =
        path.extension() == ".mp4" ? Mp4File::create(path, format) : open_gif(path, format, draw);
    if (!file) return tl::unexpected(file.error());
    for (int i = 0; i < format.frame_count; ++i) {
        const Result<Pixels> picture = draw(i);
        if (!picture) return tl::unexpected(picture.error());
        if (Result<void> added = (*file)->add(*picture); !added) return added;
    }
    return (*file)->finish();
}

}  // namespace svdscope
