// Unbuffered reading: the pieces are large, and the system's cache is not ours.
#include "core/io/watched_file.hpp"

#include <system_error>

namespace svdscope {

namespace fs = std::filesystem;

Result<WatchedFile> WatchedFile::open(const fs::path& path) {
    WatchedFile file;
    std::error_code error;
    file.path_ = path;
    file.stream_.rdbuf()->pubsetbuf(nullptr, 0);
    file.stream_.open(path, std::ios::binary);
    file.size_ = fs::file_size(path, error);
    if (error || !file.stream_) return fail("The file cannot be read.");
    file.time_ = fs::last_write_time(path, error);
    if (error) return fail("The file cannot be read.");
    return file;
}

std::uint64_t WatchedFile::read(std::uint64_t offset, char* to, std::uint64_t count) {
    stream_.clear();
    if (offset != at_) stream_.seekg(static_cast<std::streamoff>(offset));
    stream_.read(to, static_cast<std::streamsize>(count));
    const auto got = static_cast<std::uint64_t>(stream_.gcount());
    at_ = offset + got;
    return got;
}

bool WatchedFile::changed() const {
    std::error_code error;
    if (fs::file_size(path_, error) != size_ || error) return true;
    return fs::last_write_time(path_, error) != time_ || error;
}

}  // namespace svdscope
