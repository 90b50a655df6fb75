// Temporary file, fsync, rename, fsync of the folder.
#include "app/export/atomic_file.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace svdscope {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

tl::unexpected<Error> cannot_write(const fs::path& path, int error_number) {
    return fail("cannot write " + path.string() + ": " + std::strerror(error_number));
}

/// A rename is only safe on disk once its folder is.
void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// mkostemp makes files that only their owner can read; an output gets the rights that any new file gets.
void give_usual_rights(int descriptor) {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor, 0666 & ~mask);
}

}  // namespace

AtomicFile::AtomicFile(fs::path path, fs::path temporary, int descriptor)
    : path_(std::move(path)),
      temporary_(std::move(temporary)),
      descriptor_(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

Result<AtomicFile> AtomicFile::create(const fs::path& path) {
    std::error_code error;
    if (path.filename().empty() || fs::is_directory(path, error)) {
        return fail("cannot write " + path.string() + ": it is a folder, give a file name");
    }
    // The ending stays last: programs such as ffmpeg choose the format by it.
    const std::string ending = path.extension().string();
    std::string name = (folder_of(path) / ("." + path.stem().string() + ".XXXXXX" + ending)).string();
    const int descriptor = ::mkostemps(name.data(), static_cast<int>(ending.size()), O_CLOEXEC);
    if (descriptor < 0) return cannot_write(path, errno);
    give_usual_rights(descriptor);
    return AtomicFile(path, name, descriptor);
}

AtomicFile::~AtomicFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

tl::unexpected<Error> AtomicFile::failure(int error_number) const {
    return cannot_write(path_, error_number);
}

Result<void> AtomicFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failure(errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> AtomicFile::commit(Durable durable) {
    if (durable == Durable::Yes && ::fsync(descriptor_) != 0) return failure(errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) return failure(errno);
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return failure(errno);
    temporary_.clear();
    if (durable == Durable::Yes) sync_folder(folder_of(path_));
    return {};
}

Result<void> write_atomically(const fs::path& path, std::string_view bytes, Durable durable) {
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    if (Result<void> written = file->write(bytes); !written) return written;
    return file->commit(durable);
}

}  // namespace svdscope
