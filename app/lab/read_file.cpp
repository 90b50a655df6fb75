// Reads block by block: the size that a file claims is not to be trusted, and a pipe claims none.
#include "app/lab/read_file.hpp"

#include <array>
#include <fstream>
#include <iostream>

namespace svdscope {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_all(std::istream& stream, const fs::path& path, std::size_t most_bytes) {
    std::string bytes;
    std::array<char, 65536> block{};
    while (stream.read(block.data(), block.size()), stream.gcount() > 0) {
        bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
        if (bytes.size() > most_bytes) {
            return fail(shown_name(path) + " is larger than " + std::to_string(most_bytes >> 20) + " MiB");
        }
    }
    if (stream.bad()) return fail("cannot read " + shown_name(path) + " to its end");
    return bytes;
}

}  // namespace

std::string shown_name(const fs::path& path) { return path == "-" ? "standard input" : path.string(); }

bool is_picture(const fs::path& path) {
    const std::string ending = path.extension().string();
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

Result<std::string> read_bytes(const fs::path& path, std::size_t most_bytes) {
    if (path == "-") return read_all(std::cin, path, most_bytes);
    std::error_code error;
    if (fs::is_directory(path, error)) return fail(shown_name(path) + " is a folder, a file is needed");
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return fail("cannot read " + shown_name(path) + ": there is no such file, or it may not be read");
    return read_all(stream, path, most_bytes);
}

}  // namespace svdscope
