// The .npy format: a magic word, a small Python dictionary, then the entries.
#include "core/io/npy.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "core/io/number.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kMostHeaderBytes = 10000;
constexpr std::string_view kMagic = "\x93NUMPY";

struct Header {
    std::string descr;
    bool fortran_order = false;
    std::vector<std::size_t> shape;
};

std::size_t little_endian(std::string_view bytes) {
    std::size_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

// Reads {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } and nothing else of Python.
class HeaderReader {
  public:
    explicit HeaderReader(std::string_view text) : rest_(text) {}

    std::optional<Header> read() {
        if (!accept("{")) return std::nullopt;
        std::array<int, 3> seen{};
        while (!accept("}")) {
            const std::optional<std::string> key = string();
            if (!key || !accept(":") || !value(*key, seen)) return std::nullopt;
            if (!accept(",") && !peek('}')) return std::nullopt;
        }
        const bool each_once = std::ranges::all_of(seen, [](int count) { return count == 1; });
        return each_once && trimmed(rest_).empty() ? std::optional(header_) : std::nullopt;
    }

  private:
    bool value(const std::string& key, std::array<int, 3>& seen) {
        if (key == "descr") {
            ++seen[0];
            const auto text = string();
            header_.descr = text.value_or("");
            return text.has_value();
        }
        if (key == "fortran_order") {
            ++seen[1];
            header_.fortran_order = accept("True");
            return header_.fortran_order || accept("False");
        }
        if (key != "shape") return false;
        ++seen[2];
        return shape();
    }

    bool shape() {
        if (!accept("(")) return false;
        while (!accept(")")) {
            rest_ = trimmed(rest_);
            std::size_t length = 0;
            const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), length);
            if (error != std::errc()) return false;
            rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
            header_.shape.push_back(length);
            if (!accept(",") && !peek(')')) return false;
        }
        return true;
    }

    std::optional<std::string> string() {
        rest_ = trimmed(rest_);
        if (!peek('\'') && !peek('"')) return std::nullopt;
        const std::size_t end = rest_.find(rest_[0], 1);
        if (end == rest_.npos) return std::nullopt;
        std::string text(rest_.substr(1, end - 1));
        rest_.remove_prefix(end + 1);
        return text;
    }

    bool peek(char c) {
        rest_ = trimmed(rest_);
        return rest_.starts_with(c);
    }

    bool accept(std::string_view text) {
        rest_ = trimmed(rest_);
        if (!rest_.starts_with(text)) return false;
        rest_.remove_prefix(text.size());
        return true;
    }

    std::string_view rest_;
    Header header_;
};

// The kind of entry: letter, bytes, and whether its bytes must be turned round here.
struct EntryKind {
    char letter = 'f';
    std::size_t size = 8;
    bool swap = false;
};

std::optional<EntryKind> entry_kind(std::string_view descr) {
    if (descr.size() != 3 || std::string_view("<>|=").find(descr[0]) == std::string_view::npos)
        return std::nullopt;
    const EntryKind kind{
        descr[1], static_cast<std::size_t>(descr[2] - '0'),
        (descr[0] == '>') != (std::endian::native == std::endian::big) && descr[0] != '=' && descr[0] != '|'};
    const std::string_view name = descr.substr(1);
    for (std::string_view known : {"f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"}) {
        if (name == known && (descr[0] != '|' || kind.size == 1)) return kind;
    }
    return std::nullopt;
}

template <class T>
double as(const std::array<char, 8>& bytes) {
    T value{};
    std::memcpy(&value, bytes.data(), sizeof value);
    return static_cast<double>(value);
}

double integer_entry(const std::array<char, 8>& bytes, const EntryKind& kind) {
    const bool is_signed = kind.letter == 'i';
    switch (kind.size) {
        case 1:
            return is_signed ? as<std::int8_t>(bytes) : as<std::uint8_t>(bytes);
        case 2:
            return is_signed ? as<std::int16_t>(bytes) : as<std::uint16_t>(bytes);
        case 4:
            return is_signed ? as<std::int32_t>(bytes) : as<std::uint32_t>(bytes);
        default:
            return is_signed ? as<std::int64_t>(bytes) : as<std::uint64_t>(bytes);
    }
}

double entry(const char* at, const EntryKind& kind) {
    std::array<char, 8> bytes{};
    std::copy_n(at, kind.size, bytes.begin());
    if (kind.swap) std::reverse(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(kind.size));
    if (kind.letter == 'b') return bytes[0] != 0 ? 1 : 0;
    if (kind.letter != 'f') return integer_entry(bytes, kind);
    return kind.size == 4 ? as<float>(bytes) : as<double>(bytes);
}

struct Parts {
    Header header;
    std::string_view data;
};

Result<Parts> split_file(std::string_view bytes) {
    if (bytes.size() > kMostBytes) return fail("The .npy file is larger than 64 MiB.");
    if (!bytes.starts_with(kMagic)) return fail("The file does not start as a .npy file does.");
    bytes.remove_prefix(kMagic.size());
    if (bytes.size() < 6 || bytes[0] < 1 || bytes[0] > 3)
        return fail("The .npy file is of no version from 1 to 3.");
    const std::size_t length_bytes = bytes[0] == 1 ? 2 : 4;
    const std::size_t length = little_endian(bytes.substr(2, length_bytes));
    bytes.remove_prefix(2 + length_bytes);
    if (length > kMostHeaderBytes) return fail("The .npy header is longer than 10,000 bytes.");
    if (length > bytes.size()) return fail("The .npy file ends inside its header.");
    const std::optional<Header> header = HeaderReader(bytes.substr(0, length)).read();
    if (!header) return fail("The .npy header is not a dictionary of descr, fortran_order and shape.");
    return Parts{*header, bytes.substr(length)};
}

// Rows and columns; a vector is one column and a single number a 1 x 1 matrix.
Result<std::pair<std::size_t, std::size_t>> size_of(const Header& header, std::size_t available) {
    if (header.shape.size() > 2) {
        return fail("The .npy array has " + std::to_string(header.shape.size()) +
                    " dimensions; a matrix has two.");
    }
    const std::size_t rows = header.shape.empty() ? 1 : header.shape[0];
    const std::size_t cols = header.shape.size() < 2 ? 1 : header.shape[1];
    if (rows == 0 || cols == 0) return fail("The .npy array has no entries.");
    // By division, so that no product can wrap round.
    if (rows > available || cols != available / rows || available % rows != 0) {
        return fail("The .npy shape (" + std::to_string(rows) + " x " + std::to_string(cols) +
                    ") does not agree with the " + std::to_string(available) + " entries in the file.");
    }
    return std::pair(rows, cols);
}

}  // namespace

Result<Eigen::MatrixXd> parse_npy(std::string_view bytes, const NpyOptions& options) {
    const Result<Parts> parts = split_file(bytes);
    if (!parts) return tl::unexpected(parts.error());
    const auto kind = entry_kind(parts->header.descr);
    if (!kind)
        return fail("The .npy entries are of kind " + quoted(parts->header.descr) +
                    "; real numbers were expected.");
    if (parts->data.size() % kind->size != 0) return fail("The .npy file ends inside an entry.");
    const auto size = size_of(parts->header, parts->data.size() / kind->size);
    if (!size) return tl::unexpected(size.error());
    const auto [rows, cols] = *size;
    Eigen::MatrixXd A(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(cols));
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < cols; ++j) {
            const std::size_t index = parts->header.fortran_order ? j * rows + i : i * cols + j;
            const double value = entry(parts->data.data() + index * kind->size, *kind);
            if (!options.allow_nonfinite && !std::isfinite(value)) {
                return fail("The .npy entry in row " + std::to_string(i + 1) + ", column " +
                            std::to_string(j + 1) + " is not a finite number.");
            }
            A(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = value;
        }
    }
    return A;
}

}  // namespace svdscope
