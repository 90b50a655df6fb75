// The lines and cells of a text table: the one tokeniser under csv and table.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace svdscope {

struct CsvOptions {
    /// "1,5" is one and a half. Offered and not guessed; the separator is then never a comma.
    bool decimal_comma = false;
};

/// Whether a line is neither blank nor a comment (#).
bool is_table_line(std::string_view line);

/// The cells of the lines of one table. The first line decides on the separator and on how many cells the
/// others have.
class LineSplitter {
  public:
    explicit LineSplitter(const CsvOptions& options) : options_(options) {}

    /// See DelimitedReader::next; `number`, from 1, is that of the line.
    Result<std::vector<std::string>> cells(std::string_view line, std::size_t number);

  private:
    CsvOptions options_;
    char separator_ = 0;  // 0 until the first line is known
    std::size_t columns_ = 0;
};

/// Goes through the lines that are not blank and not a comment (#). The separator is the first of tab,
/// semicolon, comma that the first line has outside quotes, else blanks. Cells may stand in double quotes; a
/// quote inside quotes is written twice.
class DelimitedReader {
  public:
    /// `bytes` must outlive the reader.
    DelimitedReader(std::string_view bytes, const CsvOptions& options);

    /// The cells of the next line, trimmed and without their quotes; none at the end. Fails with one sentence
    /// that names the line (from 1): more than 64 MiB, more than 10 million cells so far, another number of
    /// cells than the lines before it, a quote that is never closed, text after a closing quote.
    Result<std::vector<std::string>> next();

    /// The number, from 1, of the line that `next` gave last.
    std::size_t line() const { return line_number_; }

  private:
    std::optional<std::string_view> next_line();

    std::string_view rest_;
    LineSplitter splitter_;
    std::size_t line_number_ = 0;
    std::size_t cells_ = 0;
    bool too_large_ = false;
};

/// The cells of one line. `line` and the column are for the sentence of a failure, see DelimitedReader.
Result<std::vector<std::string>> split_cells(std::string_view text, char separator, std::size_t line);

/// The number that a cell is, infinities and nan included; otherwise nothing.
std::optional<double> number_in(std::string_view cell, const CsvOptions& options);

/// The finite number that a cell is. Fails with one sentence that names line and column, both from 1.
Result<double> value_of(std::string_view cell, std::size_t line, std::size_t column,
                        const CsvOptions& options);

/// A first line is a header when none of its cells is a number and none is empty, except that a table with
/// numbered rows may leave its first name empty. An empty cell elsewhere is rather a missing number.
bool is_header(const std::vector<std::string>& cells, const CsvOptions& options);

}  // namespace svdscope
