// Aligned columns and JSON arrays.
#include "app/cli/matrix_print.hpp"

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

nlohmann::json json_vector(const Eigen::VectorXd& v) {
    nlohmann::json entries = nlohmann::json::array();
    for (const double value : v) entries.push_back(json_number(value));
    return entries;
}

nlohmann::json json_matrix(const Eigen::MatrixXd& M) {
    nlohmann::json rows = nlohmann::json::array();
    for (Eigen::Index i = 0; i < M.rows(); ++i) rows.push_back(json_vector(M.row(i)));
    return rows;
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

std::string matrix_text(const Eigen::MatrixXd& M) {
    constexpr Eigen::Index kMostColumns = 12;
    const Eigen::Index columns = std::min(M.cols(), kMostColumns);
    std::vector<std::vector<std::string>> rows;
    for (Eigen::Index i = 0; i < M.rows(); ++i) {
        auto& row = rows.emplace_back();
        for (Eigen::Index j = 0; j < columns; ++j) row.push_back(short_number(M(i, j)));
    }
    std::string text = aligned_text(rows);
    if (M.cols() > columns)
        text += fmt::format("  ... and {} more columns (--json prints all)\n", M.cols() - columns);
    return text;
}

}  // namespace svdscope
