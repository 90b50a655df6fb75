// Tables of numbers from text files: commas, semicolons, tabs or blanks, with or without a header line.
#pragma once
#include <Eigen/Core>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/io/delimited.hpp"

namespace svdscope {

struct CsvTable {
    std::vector<std::string> header;  ///< names of the columns; empty when the first line holds numbers
    Eigen::MatrixXd matrix;
};

/// Shapes: one row for each line that is not blank and not a comment (#); see DelimitedReader for separators
/// and quotes. A first line without any number is the header. Fails with one sentence that names line and
/// column (from 1): more than 64 MiB or 10 million cells, lines of different lengths, an empty cell, a cell
/// that is not a finite number, a quote that is never closed, no numbers at all. `parse_table` is for files
/// that also hold columns of text.
Result<CsvTable> parse_csv(std::string_view bytes, const CsvOptions& options = {});

}  // namespace svdscope
