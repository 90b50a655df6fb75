// Files that are complete or absent: every output of the program goes through here.
#pragma once
#include <filesystem>
#include <string_view>

#include "core/base/result.hpp"

namespace svdscope {

/// Whether the bytes must be on the disk (a person's work), or only in order (a file for a test that
/// watches).
enum class Durable { No, Yes };

/// A file beside `path` that takes its place when committed, or disappears when not. An existing `path`
/// survives until then.
class AtomicFile {
  public:
    /// Makes an empty file in the folder of `path`.
    static Result<AtomicFile> create(const std::filesystem::path& path);
    ~AtomicFile();
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// The name of the temporary file, for libraries and programs that write by themselves.
    const std::filesystem::path& temporary() const { return temporary_; }
    Result<void> write(std::string_view bytes);
    /// fsync, rename, fsync of the folder: after this the new content is there, whatever happens next.
    Result<void> commit(Durable durable = Durable::Yes);

  private:
    AtomicFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor);
    tl::unexpected<Error> failure(int error_number) const;

    std::filesystem::path path_, temporary_;
    int descriptor_ = -1;
};

/// The whole of it in one call.
Result<void> write_atomically(const std::filesystem::path& path, std::string_view bytes,
                              Durable durable = Durable::Yes);

}  // namespace svdscope
