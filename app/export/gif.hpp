// Animated GIF by giflib: one palette, only what changed in each frame, played for ever.
#pragma once
#include <memory>

#include "app/export/atomic_file.hpp"
#include "app/export/movie_file.hpp"
#include "app/export/palette.hpp"

struct GifFileType;

namespace svdscope {

class GifFile final : public MovieFile {
  public:
    static Result<std::unique_ptr<MovieFile>> create(const std::filesystem::path& path,
                                                     const MovieFormat& format, Palette palette);
    ~GifFile() override;

    Result<void> add(const Pixels& picture) override;
    Result<void> finish() override;

  private:
    struct Part {
        int x = 0, y = 0, width = 0, height = 0;
    };
    GifFile(AtomicFile file, const MovieFormat& format, Palette palette);
    Result<void> begin();
    Result<void> put(const Pixels& picture, Part part);
    Result<void> check(int gif_result) const;
    Part changed_part(const Pixels& picture) const;
    int delay() const;

    AtomicFile file_;
    MovieFormat format_;
    Palette palette_;
    GifFileType* gif_ = nullptr;
    Pixels last_;
    int index_ = 0;
};

}  // namespace svdscope
