// Sorts the columns of a table into numbers, damaged numbers and text, and finds them by name.
#include "core/io/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/check.hpp"
#include "core/io/npy.hpp"
#include "core/io/number.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kMostNamesInASentence = 12;

std::string position_name(std::size_t column) { return "column " + std::to_string(column + 1); }

// Where the bracket that ends the text was opened; npos when the text does not end in a bracket of its own.
std::size_t opening_bracket(std::string_view text) {
    if (text.empty() || (text.back() != ')' && text.back() != ']')) return text.npos;
    const char close = text.back();
    const char open = close == ')' ? '(' : '[';
    int depth = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        if (text[i] == close) ++depth;
        if (text[i] == open && --depth == 0) return i;
    }
    return text.npos;
}

// "height (cm)": the name is "height", the unit "cm". "f(x)" has no blank and no unit.
TableColumn named_column(const std::string& header, std::size_t position) {
    const std::string_view text = trimmed(header);
    TableColumn column;
    column.header = text;
    column.name = text.empty() ? position_name(position) : column.header;
    const std::size_t open = opening_bracket(text);
    if (open == text.npos || open == 0 || text[open - 1] != ' ') return column;
    const std::string_view name = trimmed(text.substr(0, open));
    const std::string_view unit = trimmed(text.substr(open + 1, text.size() - open - 2));
    if (name.empty() || unit.empty()) return column;
    column.name = name;
    column.unit = unit;
    return column;
}

// One column while its cells come in: what was meant as a number is counted to tell a slip from text.
struct GrowingColumn {
    TableColumn column;
    std::size_t filled = 0;
    std::size_t meant_as_numbers = 0;

    void add(const std::string& cell, std::size_t line, std::size_t position, const CsvOptions& options) {
        filled += cell.empty() ? 0 : 1;
        const std::optional<double> number = number_in(cell, options);
        meant_as_numbers += number || number_in(cell, {.decimal_comma = true}) ? 1 : 0;
        if (!column.trouble.empty()) return;
        if (number && std::isfinite(*number)) {
            column.values.push_back(*number);
            return;
        }
        column.trouble = value_of(cell, line, position + 1, options).error().message;
        column.values = {};
    }

    TableColumn finished() && {
        if (!column.trouble.empty()) {
            const bool numbers = meant_as_numbers > 0 && 2 * meant_as_numbers >= filled;
            column.kind = numbers ? ColumnKind::Damaged : ColumnKind::Text;
        }
        return std::move(column);
    }
};

std::vector<GrowingColumn> new_columns(const std::vector<std::string>& first_line, bool header) {
    std::vector<GrowingColumn> columns;
    for (std::size_t j = 0; j < first_line.size(); ++j)
        columns.push_back({named_column(header ? first_line[j] : "", j)});
    return columns;
}

std::string names_text(const Table& table) {
    std::string text;
    for (std::size_t j = 0; j < std::min(table.columns.size(), kMostNamesInASentence); ++j)
        text += (j == 0 ? "" : ", ") + quoted(table.columns[j].name);
    if (table.columns.size() > kMostNamesInASentence)
        text += " and " + std::to_string(table.columns.size() - kMostNamesInASentence) + " more";
    return text;
}

template <class Means>
std::vector<std::size_t> positions_where(const Table& table, Means means) {
    std::vector<std::size_t> found;
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
        if (means(j)) found.push_back(j);
    }
    return found;
}

}  // namespace

Result<Table> parse_table(std::string_view bytes, const CsvOptions& options) {
    DelimitedReader reader(bytes, options);
    std::vector<GrowingColumn> columns;
    Table table;
    while (true) {
        const auto cells = reader.next();
        if (!cells) return tl::unexpected(cells.error());
        if (cells->empty()) break;
        if (columns.empty()) {
            const bool header = is_header(*cells, options);
            columns = new_columns(*cells, header);
            if (header) continue;
        }
        for (std::size_t j = 0; j < columns.size(); ++j)
            columns[j].add((*cells)[j], reader.line(), j, options);
        ++table.rows;
    }
    if (table.rows == 0) return fail("The table has no numbers.");
    for (GrowingColumn& column : columns) table.columns.push_back(std::move(column).finished());
    if (std::ranges::all_of(table.columns, [](const auto& c) { return c.kind == ColumnKind::Text; }))
        return fail("The table has no column of numbers.");
    return table;
}

Result<Table> parse_npy_table(std::string_view bytes) {
    const Result<Eigen::MatrixXd> A = parse_npy(bytes, {.allow_nonfinite = true});
    if (!A) return tl::unexpected(A.error());
    std::vector<std::vector<double>> columns;
    for (const auto& column : A->colwise()) columns.emplace_back(column.begin(), column.end());
    return unnamed_table(std::move(columns));
}

Table unnamed_table(std::vector<std::vector<double>> columns) {
    Table table;
    table.rows = columns.empty() ? 0 : columns[0].size();
    for (std::size_t j = 0; j < columns.size(); ++j) {
        SVDSCOPE_CHECK_EQ(columns[j].size(), table.rows);
        TableColumn column = named_column("", j);
        const auto bad = std::ranges::find_if_not(columns[j], [](double x) { return std::isfinite(x); });
        if (bad == columns[j].end()) {
            column.values = std::move(columns[j]);
        } else {
            column.kind = ColumnKind::Damaged;
            column.trouble = "The entry in row " + std::to_string(bad - columns[j].begin() + 1) +
                             ", column " + std::to_string(j + 1) + " is not a finite number.";
        }
        table.columns.push_back(std::move(column));
    }
    return table;
}

Result<std::size_t> find_column(const Table& table, std::string_view name) {
    const auto& columns = table.columns;
    auto found = positions_where(table, [&](std::size_t j) { return columns[j].header == name; });
    if (found.empty() || name.empty())
        found = positions_where(table, [&](std::size_t j) { return columns[j].name == name; });
    if (found.empty())
        found = positions_where(table, [&](std::size_t j) { return position_name(j) == name; });
    if (found.empty())
        return fail("There is no column " + quoted(name) + "; there are " + names_text(table) + ".");
    if (found.size() > 1) {
        return fail("Columns " + std::to_string(found[0] + 1) + " and " + std::to_string(found[1] + 1) +
                    " are both called " + quoted(name) + "; say " + quoted(position_name(found[0])) + " or " +
                    quoted(position_name(found[1])) + ".");
    }
    return found[0];
}

Result<std::span<const double>> numbers_of(const Table& table, std::size_t column) {
    SVDSCOPE_CHECK_LT(column, table.columns.size());
    const TableColumn& chosen = table.columns[column];
    if (chosen.kind != ColumnKind::Numbers) return fail(chosen.trouble);
    return std::span<const double>(chosen.values);
}

namespace {

template <class Point, std::size_t kCount>
Result<std::vector<Point>> points_in(const Table& table, const std::array<std::size_t, kCount>& columns) {
    std::vector<Point> points(table.rows);
    for (std::size_t k = 0; k < kCount; ++k) {
        const auto numbers = numbers_of(table, columns[k]);
        if (!numbers) return tl::unexpected(numbers.error());
        for (std::size_t i = 0; i < table.rows; ++i) points[i][static_cast<int>(k)] = (*numbers)[i];
    }
    return points;
}

}  // namespace

Result<std::vector<Vec2>> points_of(const Table& table, std::size_t x, std::size_t y) {
    return points_in<Vec2>(table, std::array{x, y});
}

Result<std::vector<Vec3>> points_of(const Table& table, std::size_t x, std::size_t y, std::size_t z) {
    return points_in<Vec3>(table, std::array{x, y, z});
}

}  // namespace svdscope
