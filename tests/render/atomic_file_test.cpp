// An output is complete or absent, and an existing one survives a failure.
#include "app/export/atomic_file.hpp"

#include <csignal>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using test::content_of;
using test::put;
using test::TemporaryFolder;

/// While it lives, no file of this process may grow beyond a size: writing more fails as on a full disk.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &before_);
        old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, old_handler_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit before_{};
    void (*old_handler_)(int) = SIG_DFL;
};

TEST(AtomicFile, ReplacesWhatWasThere) {
    const TemporaryFolder folder;
    put(folder / "a.txt", "old");
    ASSERT_TRUE(write_atomically(folder / "a.txt", "new"));
    EXPECT_EQ(content_of(folder / "a.txt"), "new");
    EXPECT_EQ(folder.count(), 1);
}

TEST(AtomicFile, GetsTheRightsOfAnyNewFile) {
    const TemporaryFolder folder;
    ASSERT_TRUE(write_atomically(folder / "a.txt", "new"));
    const mode_t mask = umask(0);
    umask(mask);
    struct stat status {};
    ASSERT_EQ(stat((folder / "a.txt").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0666 & ~mask);
}

TEST(AtomicFile, LeavesNothingWhenNotCommitted) {
    const TemporaryFolder folder;
    {
        Result<AtomicFile> file = AtomicFile::create(folder / "a.txt");
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->write("half"));
    }
    EXPECT_EQ(folder.count(), 0);
}

TEST(AtomicFile, FullDiskLeavesTheOldFile) {
    const TemporaryFolder folder;
    put(folder / "a.txt", "old");
    {
        const FullDisk full(1000);
        const Result<void> written = write_atomically(folder / "a.txt", std::string(5000, 'x'));
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().message.find("cannot write " + (folder / "a.txt").string()), 0U);
    }
    EXPECT_EQ(content_of(folder / "a.txt"), "old");
    EXPECT_EQ(folder.count(), 1);
}

TEST(AtomicFile, SaysWhyAFolderIsNoFile) {
    const TemporaryFolder folder;
    const Result<void> written = write_atomically(folder.path(), "x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().message,
              "cannot write " + folder.path().string() + ": it is a folder, give a file name");
}

TEST(AtomicFile, MissingFolderIsNamed) {
    const TemporaryFolder folder;
    const Result<void> written = write_atomically(folder / "none/a.txt", "x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().message,
              "cannot write " + (folder / "none/a.txt").string() + ": No such file or directory");
}

}  // namespace
}  // namespace svdscope
