// Reads bytes and asks the readers of core.
#include "app/shell/matrix_file.hpp"

#include <array>
#include <fstream>
#include <iostream>

#include "core/io/csv.hpp"
#include "core/io/image_file.hpp"
#include "core/io/matrix_text.hpp"
#include "core/io/npy.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 64U << 20;
constexpr std::size_t kMostTyped = 65536;

std::string shown(const fs::path& path) { return path == "-" ? "standard input" : path.string(); }

/// Reads block by block: the size that a file claims is not to be trusted, and a pipe claims none.
Result<std::string> read_all(std::istream& stream, const fs::path& path, std::size_t most_bytes) {
    std::string bytes;
    std::array<char, 65536> block{};
    while (stream.read(block.data(), block.size()), stream.gcount() > 0) {
        bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
        if (bytes.size() > most_bytes) {
            return fail(shown(path) + " is larger than " + std::to_string(most_bytes >> 20) + " MiB");
        }
    }
    if (stream.bad()) return fail("cannot read " + shown(path) + " to its end");
    return bytes;
}

Result<Eigen::MatrixXd> parse_text(const std::string& bytes) {
    Result<CsvTable> table = parse_csv(bytes);
    if (table) return std::move(table->matrix);
    // "[2 1; 1 2]" is no table. Where neither reader understands, the table's error names line and column.
    if (bytes.size() <= kMostTyped) {
        if (Result<Eigen::MatrixXd> typed = parse_matrix(bytes)) return typed;
    }
    return tl::unexpected(table.error());
}

bool is_picture(const fs::path& path) {
    const std::string ending = path.extension().string();
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

/// What is called a picture must be one; otherwise the content decides and not the name.
Result<Eigen::MatrixXd> parse_any(const std::string& bytes, const fs::path& path) {
    if (is_picture(path) || image_format(bytes) != ImageFormat::None) {
        Result<Image> image = decode_image(bytes, ImageColor::Grey);
        if (!image) return tl::unexpected(image.error());
        return std::move(image->channels.front());
    }
    return bytes.starts_with("\x93NUMPY") ? parse_npy(bytes) : parse_text(bytes);
}

}  // namespace

Result<std::string> read_bytes(const fs::path& path, std::size_t most_bytes) {
    if (path == "-") return read_all(std::cin, path, most_bytes);
    std::error_code error;
    if (fs::is_directory(path, error)) return fail(shown(path) + " is a folder, a file is needed");
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fail("cannot read " + shown(path) + ": there is no such file, or it may not be read");
    return read_all(stream, path, most_bytes);
}

Result<Eigen::MatrixXd> read_matrix(const fs::path& path) {
    const Result<std::string> bytes = read_bytes(path, kMostBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<Eigen::MatrixXd> matrix = parse_any(*bytes, path);
    if (!matrix) return fail(shown(path) + ": " + matrix.error().message);
    return matrix;
}

Result<Image> read_image(const fs::path& path) {
    const Result<std::string> bytes = read_bytes(path, kMostImageBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<Image> image = decode_image(*bytes);
    if (!image) return fail(shown(path) + ": " + image.error().message);
    return image;
}

}  // namespace svdscope
