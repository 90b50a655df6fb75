// Every cell of a text table as a number.
#include "core/io/csv.hpp"

namespace svdscope {
namespace {

// The numbers read so far, row by row.
struct Numbers {
    std::vector<double> values;
    std::size_t cols = 0;
    std::size_t rows = 0;
};

Result<void> add_row(Numbers& numbers, const std::vector<std::string>& cells, std::size_t line,
                     const CsvOptions& options) {
    for (std::size_t j = 0; j < cells.size(); ++j) {
        const Result<double> value = value_of(cells[j], line, j + 1, options);
        if (!value) return tl::unexpected(value.error());
        numbers.values.push_back(*value);
    }
    numbers.cols = cells.size();
    ++numbers.rows;
    return {};
}

Eigen::MatrixXd matrix_of(const Numbers& numbers) {
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(numbers.values.data(), static_cast<Eigen::Index>(numbers.rows),
                                      static_cast<Eigen::Index>(numbers.cols));
}

}  // namespace

Result<CsvTable> parse_csv(std::string_view bytes, const CsvOptions& options) {
    DelimitedReader reader(bytes, options);
    CsvTable table;
    Numbers numbers;
    for (bool is_first = true;; is_first = false) {
        auto cells = reader.next();
        if (!cells) return tl::unexpected(cells.error());
        if (cells->empty()) break;
        if (is_first && is_header(*cells, options)) {
            table.header = *std::move(cells);
            continue;
        }
        if (auto added = add_row(numbers, *cells, reader.line(), options); !added)
            return tl::unexpected(added.error());
    }
    if (numbers.rows == 0) return fail("The table has no numbers.");
    table.matrix = matrix_of(numbers);
    return table;
}

}  // namespace svdscope
