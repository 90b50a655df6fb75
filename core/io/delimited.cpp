// Lines to cells to numbers, with the place of every complaint.
#include "core/io/delimited.hpp"

#include <algorithm>
#include <cmath>

#include "core/io/number.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kMostCells = 10'000'000;

std::string place(std::size_t line, std::size_t column) {
    return "Line " + std::to_string(line) + ", column " + std::to_string(column);
}

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

class CellReader {
  public:
    CellReader(std::string_view line, char separator, std::size_t line_number)
        : rest_(separator == ' ' ? trimmed(line) : line),
          separator_(separator),
          line_number_(line_number) {}

    bool at_end() const { return done_; }

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

}  // namespace

bool is_table_line(std::string_view line) {
    const std::string_view content = trimmed(line);
    return !content.empty() && !content.starts_with('#');
}

Result<std::vector<std::string>> LineSplitter::cells(std::string_view line, std::size_t number) {
    if (separator_ == 0) separator_ = separator_of(line, options_);
    auto cells = split_cells(line, separator_, number);
    if (!cells) return cells;
    if (columns_ == 0) columns_ = cells->size();
    if (cells->size() != columns_) {
        return fail("Line " + std::to_string(number) + " has " + std::to_string(cells->size()) +
                    (cells->size() == 1 ? " cell" : " cells") + ", but the lines before it have " +
                    std::to_string(columns_) + ".");
    }
    return cells;
}

DelimitedReader::DelimitedReader(std::string_view bytes, const CsvOptions& options)
    : rest_(bytes),
      splitter_(options),
      too_large_(bytes.size() > kMostBytes) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

std::optional<std::string_view> DelimitedReader::next_line() {
    while (!rest_.empty()) {
        const std::size_t end = std::min(rest_.find('\n'), rest_.size());
        std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++line_number_;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (is_table_line(line)) return line;
    }
    return std::nullopt;
}

Result<std::vector<std::string>> DelimitedReader::next() {
    if (too_large_) return fail("The table is larger than 64 MiB.");
    const std::optional<std::string_view> line = next_line();
    if (!line) return std::vector<std::string>();
    auto cells = splitter_.cells(*line, line_number_);
    if (!cells) return cells;
    cells_ += cells->size();
    if (cells_ > kMostCells) {
        return fail("Line " + std::to_string(line_number_) + ": the table has more than 10 million cells.");
    }
    return cells;
}

Result<std::vector<std::string>> split_cells(std::string_view text, char separator, std::size_t line) {
    std::vector<std::string> cells;
    CellReader reader(text, separator, line);
    while (!reader.at_end()) {
        Result<std::string> cell = reader.next();
        if (!cell) return tl::unexpected(cell.error());
        cells.push_back(*std::move(cell));
    }
    return cells;
}

std::optional<double> number_in(std::string_view cell, const CsvOptions& options) {
    if (!options.decimal_comma) return parse_number(cell);
    std::string with_point(cell);
    std::ranges::replace(with_point, ',', '.');
    return parse_number(with_point);
}

Result<double> value_of(std::string_view cell, std::size_t line, std::size_t column,
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

bool is_header(const std::vector<std::string>& cells, const CsvOptions& options) {
    const bool first_is_empty = cells.size() > 1 && cells[0].empty();
    return std::none_of(cells.begin() + (first_is_empty ? 1 : 0), cells.end(),
                        [&](const std::string& cell) { return cell.empty() || number_in(cell, options); });
}

}  // namespace svdscope
