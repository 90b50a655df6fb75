// Reads bytes and asks the readers of core.
#include "app/shell/table_file.hpp"

#include <algorithm>

#include "app/lab/read_file.hpp"
#include "core/io/matrix_text.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kMostBytes = 64U << 20;
constexpr std::size_t kMostTyped = 65536;

bool has(const Table& table, ColumnKind kind) {
    return std::ranges::any_of(table.columns, [=](const TableColumn& c) { return c.kind == kind; });
}

/// "[1 2; 3 4]" is no table, though some of its columns may look like one. A table with text is left alone
/// unless it holds signs of a matrix: to the reader of matrices the date 2020-01-05 is the number 2014.
bool may_be_typed(const Result<Table>& table, const std::string& bytes) {
    if (bytes.size() > kMostTyped) return false;
    if (!table || bytes.find_first_of("[\\") != bytes.npos) return true;
    return has(*table, ColumnKind::Damaged) && !has(*table, ColumnKind::Text);
}

}  // namespace

Result<Table> table_from_bytes(const std::string& text) {
    if (text.starts_with("\x93NUMPY")) return parse_npy_table(text);
    Result<Table> table = parse_table(text);
    if (!may_be_typed(table, text)) return table;
    // Where the other reader does not understand either, the table names line and column.
    const Result<Eigen::MatrixXd> typed = parse_matrix(text);
    if (!typed) return table;
    std::vector<std::vector<double>> columns;
    for (const auto& column : typed->colwise()) columns.emplace_back(column.begin(), column.end());
    return unnamed_table(std::move(columns));
}

Result<Table> read_table(const std::filesystem::path& path) {
    if (is_picture(path))
        return fail(shown_name(path) + " is a picture; a table is read from .csv, .tsv, .txt or .npy");
    const Result<std::string> bytes = read_bytes(path, kMostBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<Table> table = table_from_bytes(*bytes);
    if (!table) return fail(shown_name(path) + ": " + table.error().message);
    return table;
}

}  // namespace svdscope
