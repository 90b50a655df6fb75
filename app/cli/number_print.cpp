// Numbers, and cells in aligned columns.
#include "app/cli/number_print.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace svdscope {
namespace {

/// Characters, not bytes: names of columns may hold any letters.
std::size_t width_of(const std::string& cell) {
    return static_cast<std::size_t>(
        std::ranges::count_if(cell, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

nlohmann::json json_number(double value) {
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return value;
}

nlohmann::json json_numbers(std::span<const double> values) {
    nlohmann::json entries = nlohmann::json::array();
    for (const double value : values) entries.push_back(json_number(value));
    return entries;
}

std::string short_number(double value, int digits) {
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return fmt::format("{:.{}g}", value == 0 ? 0.0 : value, digits);
}

std::string aligned_text(const std::vector<std::vector<std::string>>& rows, bool names_first) {
    std::vector<std::size_t> widths(rows.empty() ? 0 : rows[0].size(), 0);
    for (const auto& row : rows) {
        for (std::size_t j = 0; j < row.size(); ++j) widths[j] = std::max(widths[j], width_of(row[j]));
    }
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t j = 0; j < row.size(); ++j) {
            const std::string fill(widths[j] - width_of(row[j]), ' ');
            text += "  " + (names_first && j == 0 ? row[j] + fill : fill + row[j]);
        }
        text += '\n';
    }
    return text;
}

}  // namespace svdscope
