// A film that is written picture by picture, in whatever format its name asks for.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "app/plot/pixels.hpp"
#include "core/base/result.hpp"

namespace svdscope {

class MovieFile {
  public:
    virtual ~MovieFile() = default;
    virtual Result<void> add(const Pixels& picture) = 0;
    /// After the last picture. Without it nothing is left on the disk.
    virtual Result<void> finish() = 0;
};

struct MovieFormat {
    int width = 0;
    int height = 0;
    int fps = 25;
    int frame_count = 1;
};

/// Draws picture i of the film. A GIF asks for some of them twice: its palette comes first.
using DrawPicture = std::function<Result<Pixels>(int)>;

/// Writes a whole film to .gif or .mp4.
Result<void> save_movie(const std::filesystem::path& path, const MovieFormat& format,
                        const DrawPicture& draw);

}  // namespace svdscope
