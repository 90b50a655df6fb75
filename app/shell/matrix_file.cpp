// Reads bytes and asks the readers of core.
#include "app/shell/matrix_file.hpp"

#include "app/shell/read_file.hpp"
#include "core/io/csv.hpp"
#include "core/io/matrix_text.hpp"
#include "core/io/npy.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 64U << 20;
constexpr std::size_t kMostTyped = 65536;

Result<Eigen::MatrixXd> parse_text(const std::string& bytes) {
    Result<CsvTable> table = parse_csv(bytes);
    if (table) return std::move(table->matrix);
    // "[2 1; 1 2]" is no table. Where neither reader understands, the table's error names line and column.
    if (bytes.size() <= kMostTyped) {
        if (Result<Eigen::MatrixXd> typed = parse_matrix(bytes)) return typed;
    }
    return tl::unexpected(table.error());
}

}  // namespace

Result<Eigen::MatrixXd> read_matrix(const fs::path& path) {
    if (is_picture(path))
        return fail(shown_name(path) + " is a picture; a matrix is read from .csv, .tsv, .txt or .npy");
    const Result<std::string> bytes = read_bytes(path, kMostBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<Eigen::MatrixXd> matrix = bytes->starts_with("\x93NUMPY") ? parse_npy(*bytes) : parse_text(*bytes);
    if (!matrix) return fail(shown_name(path) + ": " + matrix.error().message);
    return matrix;
}

}  // namespace svdscope
