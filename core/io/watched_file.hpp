// A file that is read in pieces, and that must not change until the last of them.
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/result.hpp"

namespace svdscope {

/// Nothing of the file stays in memory. Size and time of the last change are remembered when it is opened.
class WatchedFile {
  public:
    /// Fails with one sentence when it cannot be read.
    static Result<WatchedFile> open(const std::filesystem::path& path);

    std::uint64_t size() const { return size_; }
    /// Up to `count` bytes from `offset` on; how many there were.
    std::uint64_t read(std::uint64_t offset, char* to, std::uint64_t count);
    /// Whether size or time are no longer what they were.
    bool changed() const;

  private:
    std::filesystem::path path_;
    std::ifstream stream_;
    std::uint64_t size_ = 0;
    std::uint64_t at_ = 0;
    std::filesystem::file_time_type time_{};
};

}  // namespace svdscope
