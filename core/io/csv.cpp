// Lines to cells to numbers, with the place of every complaint.
#include "core/io/csv.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/io/number.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kMostCells = 10'000'000;

std::string place(std::size_t line, std::size_t column) {
    return "Line " + std::to_string(line) + ", column " + std::to_string(column);
}

// The lines that hold something, each with its number in the file.
class Lines {
  public:
    explicit Lines(std::string_view bytes) : rest_(bytes) {
        if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    }

    std::optional<std::string_view> next() {
        while (!rest_.empty()) {
            const std::size_t end = std::min(rest_.find('\n'), rest_.size());
            std::string_view line = rest_.substr(0, end);
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            ++number_;
            if (line.ends_with('\r')) line.remove_suffix(1);
            const std::string_view content = trimmed(line);
            if (!content.empty() && !content.starts_with('#')) return line;
        }
        return std::nullopt;
    }
    std::size_t number() const { return number_; }

  private:
    std::string_view rest_;
    std::size_t number_ = 0;
};

char separator_of(std::string_view line, const CsvOptions& options) {
    for (char candidate : {'\t', ';', ','}) {
        if (candidate == ',' && options.decimal_comma) continue;
        bool in_quotes = false;
        for (char c : line) {
            if (c == '"') in_quotes = !in_quotes;
            if (c == candidate && !in_quotes) return candidate;
        }
    }
    return ' ';
}

// Cells without their quotes; a quote inside quotes is written twice.
class CellReader {
  public:
    CellReader(std::string_view line, char separator, std::size_t line_number)
        : rest_(separator == ' ' ? trimmed(line) : line),
          separator_(separator),
          line_number_(line_number) {}

    bool at_end() const { return done_; }
    std::size_t column() const { return column_; }

    Result<std::string> next() {
        ++column_;
        skip_blanks();
        if (rest_.starts_with('"')) return quoted_cell();
        const std::size_t end = std::min(rest_.find(separator_), rest_.size());
        std::string cell(trimmed(rest_.substr(0, end)));
        finish(end);
        return cell;
    }

  private:
    Result<std::string> quoted_cell() {
        std::string cell;
        std::size_t i = 1;
        for (; i < rest_.size(); ++i) {
            if (rest_[i] == '"' && !rest_.substr(i + 1).starts_with('"')) break;
            if (rest_[i] == '"') ++i;
            cell += rest_[i];
        }
        if (i >= rest_.size()) return fail(place(line_number_, column_) + ": the quote is never closed.");
        const std::size_t end = std::min(rest_.find(separator_, i), rest_.size());
        if (!trimmed(rest_.substr(i + 1, end - i - 1)).empty()) {
            return fail(place(line_number_, column_) + ": there is text after the closing quote.");
        }
        finish(end);
        return cell;
    }

    void skip_blanks() {
        while (!rest_.empty() && (rest_[0] == ' ' || (rest_[0] == '\t' && separator_ != '\t')))
            rest_.remove_prefix(1);
    }

    void finish(std::size_t end) {
        done_ = end == rest_.size();
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
    }

    std::string_view rest_;
    char separator_;
    std::size_t line_number_;
    std::size_t column_ = 0;
    bool done_ = false;
};

Result<std::vector<std::string>> cells_of(std::string_view line, char separator, std::size_t line_number) {
    std::vector<std::string> cells;
    CellReader reader(line, separator, line_number);
    while (!reader.at_end()) {
        Result<std::string> cell = reader.next();
        if (!cell) return tl::unexpected(cell.error());
        cells.push_back(*std::move(cell));
    }
    return cells;
}

std::optional<double> number_in(std::string cell, const CsvOptions& options) {
    if (options.decimal_comma) std::ranges::replace(cell, ',', '.');
    return parse_number(cell);
}

bool is_header(const std::vector<std::string>& cells, const CsvOptions& options) {
    return std::ranges::none_of(cells,
                                [&](const std::string& c) { return c.empty() || number_in(c, options); });
}

Result<double> value_of(const std::string& cell, std::size_t line, std::size_t column,
                        const CsvOptions& options) {
    if (cell.empty()) return fail(place(line, column) + " is empty; a number was expected.");
    const std::optional<double> value = number_in(cell, options);
    if (!value && cell.find(',') != cell.npos) {
        return fail(place(line, column) + ": " + quoted(cell) +
                    " is not a number; is the comma meant as a decimal point?");
    }
    if (!value) return fail(place(line, column) + ": " + quoted(cell) + " is not a number.");
    if (!std::isfinite(*value))
        return fail(place(line, column) + ": " + quoted(cell) + " is not a finite number.");
    return *value;
}

// The numbers read so far, row by row.
struct Numbers {
    std::vector<double> values;
    std::size_t cols = 0;
    std::size_t rows = 0;
};

Result<void> add_row(Numbers& numbers, const std::vector<std::string>& cells, std::size_t line,
                     const CsvOptions& options) {
    if (numbers.cols == 0) numbers.cols = cells.size();
    if (cells.size() != numbers.cols) {
        return fail("Line " + std::to_string(line) + " has " + std::to_string(cells.size()) +
                    (cells.size() == 1 ? " cell" : " cells") + ", but the lines before it have " +
                    std::to_string(numbers.cols) + ".");
    }
    if (numbers.values.size() + cells.size() > kMostCells) {
        return fail("Line " + std::to_string(line) + ": the table has more than 10 million cells.");
    }
    for (std::size_t j = 0; j < cells.size(); ++j) {
        const Result<double> value = value_of(cells[j], line, j + 1, options);
        if (!value) return tl::unexpected(value.error());
        numbers.values.push_back(*value);
    }
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
    if (bytes.size() > kMostBytes) return fail("The table is larger than 64 MiB.");
    Lines lines(bytes);
    CsvTable table;
    Numbers numbers;
    char separator = 0;
    while (const auto line = lines.next()) {
        const bool is_first = separator == 0;
        if (is_first) separator = separator_of(*line, options);
        auto cells = cells_of(*line, separator, lines.number());
        if (!cells) return tl::unexpected(cells.error());
        if (is_first && is_header(*cells, options)) {
            numbers.cols = cells->size();
            table.header = *std::move(cells);
            continue;
        }
        if (auto added = add_row(numbers, *cells, lines.number(), options); !added)
            return tl::unexpected(added.error());
    }
    if (numbers.rows == 0) return fail("The table has no numbers.");
    table.matrix = matrix_of(numbers);
    return table;
}

}  // namespace svdscope
