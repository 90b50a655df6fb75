// A matrix as people type or paste it: plain, MATLAB, numpy, LaTeX or from a spreadsheet.
#pragma once
#include <Eigen/Core>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace svdscope {

/// Reads
///     2 1; 1 2          [2, 1; 1, 2]          rows by ";" or new lines, entries by commas or blanks
///     [[2, 1], [1, 2]]  array([[2, 1], [1, 2]], dtype=float64)
///     \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}
///     tabs and new lines, as a spreadsheet copies cells
/// Every entry is an expression (see expression.hpp). Between blanks "1 / 2" and "2 - 1" are one entry, "2
/// -1" are two. Fails with one sentence that names row and column (from 1): nothing there, rows of different
/// lengths, an entry that is no number, brackets that do not match, or more than 65,536 bytes.
Result<Eigen::MatrixXd> parse_matrix(std::string_view text);

/// The entries as they are written, row by row, without blanks at their ends and not looked at: "1/3". Fails
/// like parse_matrix, but for entries that are no number.
Result<std::vector<std::vector<std::string>>> split_matrix(std::string_view text);

}  // namespace svdscope
