// Starts ffmpeg without a shell and feeds it raw pictures.
#include "app/export/mp4.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace svdscope {
namespace {

std::vector<std::string> arguments(const MovieFormat& format, const std::filesystem::path& output) {
    const std::string size = std::to_string(format.width) + "x" + std::to_string(format.height);
    return {
        "ffmpeg", "-hide_banner", "-loglevel", "error", "-y",
        // what comes in
        "-f", "rawvideo", "-pix_fmt", "rgba", "-s", size, "-r", std::to_string(format.fps), "-i", "-",
        // what goes out: plays everywhere, so even sides and 4:2:0; bitexact leaves out dates and versions
        "-an", "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-c:v", "libx264", "-crf", "18", "-pix_fmt", "yuv420p",
        "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart", "-f", "mp4",
        output.string()};
}

/// posix_spawnp with `input` as its standard input; 0 or an error number.
int spawn(std::vector<std::string> words, int input, int& child) {
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

}  // namespace

Result<std::unique_ptr<MovieFile>> Mp4File::create(const std::filesystem::path& path,
                                                   const MovieFormat& format) {
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    std::unique_ptr<Mp4File> movie(new Mp4File(std::move(*file)));
    if (Result<void> started = movie->start(format); !started) return tl::unexpected(started.error());
    return movie;
}

Result<void> Mp4File::start(const MovieFormat& format) {
    // A socket and not a pipe: writing to one whose reader has died gives an error instead of a signal.
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return fail(std::string("cannot talk to ffmpeg: ") + std::strerror(errno));
    }
    const int error = spawn(arguments(format, file_.temporary()), ends[1], child_);
    ::close(ends[1]);
    to_child_ = ends[0];
    if (error == 0) return {};
    child_ = -1;
    if (error == ENOENT)
        return fail("an .mp4 needs ffmpeg: install it (on Debian: apt install ffmpeg), or choose .gif");
    return fail(std::string("ffmpeg does not start: ") + std::strerror(error));
}

Mp4File::~Mp4File() { wait_for_child(); }

Result<void> Mp4File::add(const Pixels& picture) {
    const std::uint8_t* bytes = picture.rgba.data();
    for (std::size_t left = picture.rgba.size(); left > 0;) {
        const ssize_t sent = ::send(to_child_, bytes, left, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0)
            return fail("ffmpeg stopped before the film was finished: its own message stands above");
        bytes += sent;
        left -= static_cast<std::size_t>(sent);
    }
    return {};
}

int Mp4File::wait_for_child() {
    if (to_child_ >= 0) ::close(std::exchange(to_child_, -1));
    if (child_ < 0) return 0;
    int status = 0;
    while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

Result<void> Mp4File::finish() {
    if (wait_for_child() != 0) return fail("ffmpeg could not write the film: its own message stands above");
    return file_.commit();
}

}  // namespace svdscope
