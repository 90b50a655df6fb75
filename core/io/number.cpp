// Numbers by fast_float, which knows no locale, and the small text helpers of the readers.
#include "core/io/number.hpp"

#include <fast_float/fast_float.h>

#include <cmath>
#include <limits>

namespace svdscope {
namespace {

constexpr std::size_t kLongestQuote = 40;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Never cut a character of several bytes in two.
std::string_view cut(std::string_view text) {
    if (text.size() <= kLongestQuote) return text;
    std::size_t end = kLongestQuote;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

}  // namespace

std::optional<LeadingNumber> leading_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range && value != 0)
        value = std::numeric_limits<double>::infinity();
    if (error != std::errc() && error != std::errc::result_out_of_range) return std::nullopt;
    return LeadingNumber{value, static_cast<std::size_t>(end - text.data())};
}

std::optional<double> parse_number(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
    const auto number = leading_number(text);
    if (!number || number->length != text.size()) return std::nullopt;
    return negative ? -number->value : number->value;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string quoted(std::string_view text) {
    const std::string_view shown = cut(text);
    std::string result = "\"";
    for (char c : shown) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    return result + (shown.size() < text.size() ? "...\"" : "\"");
}

}  // namespace svdscope
