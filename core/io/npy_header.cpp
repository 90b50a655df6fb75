// Reads the small Python dictionary before the entries, and the entries one by one.
#include "core/io/npy_header.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "core/io/number.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kMostHeaderBytes = 10000;
constexpr std::string_view kMagic = "\x93NUMPY";

// As it is written.
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

std::optional<NpyEntry> entry_kind(std::string_view descr) {
    if (descr.size() != 3 || std::string_view("<>|=").find(descr[0]) == std::string_view::npos)
        return std::nullopt;
    const NpyEntry kind{
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

double integer_entry(const std::array<char, 8>& bytes, const NpyEntry& kind) {
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

// Rows and columns; a vector is one column and a single number a 1 x 1 matrix.
Result<void> set_size(NpyHeader& header, const std::vector<std::size_t>& shape) {
    if (shape.size() > 2) {
        return fail("The .npy array has " + std::to_string(shape.size()) + " dimensions; a matrix has two.");
    }
    header.rows = shape.empty() ? 1 : shape[0];
    header.cols = shape.size() < 2 ? 1 : shape[1];
    if (header.rows == 0 || header.cols == 0) return fail("The .npy array has no entries.");
    return {};
}

}  // namespace

Result<NpyHeader> parse_npy_header(std::string_view bytes) {
    if (!bytes.starts_with(kMagic)) return fail("The file does not start as a .npy file does.");
    bytes.remove_prefix(kMagic.size());
    if (bytes.size() < 6 || bytes[0] < 1 || bytes[0] > 3)
        return fail("The .npy file is of no version from 1 to 3.");
    const std::size_t length_bytes = bytes[0] == 1 ? 2 : 4;
    const std::size_t length = little_endian(bytes.substr(2, length_bytes));
    bytes.remove_prefix(2 + length_bytes);
    if (length > kMostHeaderBytes) return fail("The .npy header is longer than 10,000 bytes.");
    if (length > bytes.size()) return fail("The .npy file ends inside its header.");
    const std::optional<Header> written = HeaderReader(bytes.substr(0, length)).read();
    if (!written) return fail("The .npy header is not a dictionary of descr, fortran_order and shape.");
    const auto kind = entry_kind(written->descr);
    if (!kind)
        return fail("The .npy entries are of kind " + quoted(written->descr) +
                    "; real numbers were expected.");
    NpyHeader header{.entry = *kind,
                     .fortran_order = written->fortran_order,
                     .data_offset = kMagic.size() + 2 + length_bytes + length};
    if (auto set = set_size(header, written->shape); !set) return tl::unexpected(set.error());
    return header;
}

double npy_entry(const char* at, const NpyEntry& kind) {
    std::array<char, 8> bytes{};
    std::copy_n(at, kind.size, bytes.begin());
    if (kind.swap) std::reverse(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(kind.size));
    if (kind.letter == 'b') return bytes[0] != 0 ? 1 : 0;
    if (kind.letter != 'f') return integer_entry(bytes, kind);
    return kind.size == 4 ? as<float>(bytes) : as<double>(bytes);
}

}  // namespace svdscope
