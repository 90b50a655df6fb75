// MP4 through ffmpeg as a child process, where it is installed.
#pragma once
#include <memory>

#include "app/export/atomic_file.hpp"
#include "app/export/movie_file.hpp"

namespace svdscope {

class Mp4File final : public MovieFile {
  public:
    /// Fails with one sentence where ffmpeg is not installed.
    static Result<std::unique_ptr<MovieFile>> create(const std::filesystem::path& path,
                                                     const MovieFormat& format);
    ~Mp4File() override;

    Result<void> add(const Pixels& picture) override;
    Result<void> finish() override;

  private:
    explicit Mp4File(AtomicFile file) : file_(std::move(file)) {}
    Result<void> start(const MovieFormat& format);
    /// Ends ffmpeg's input and waits for it; its exit code, 0 when all went well.
    int wait_for_child();

    AtomicFile file_;
    int to_child_ = -1;
    int child_ = -1;
};

}  // namespace svdscope
