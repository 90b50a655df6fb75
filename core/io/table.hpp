// A table whose columns are chosen by name: some hold numbers, some hold text, some have a unit.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/geometry/plane.hpp"
#include "core/geometry/space.hpp"
#include "core/io/delimited.hpp"

namespace svdscope {

enum class ColumnKind {
    Numbers,  ///< every cell is a finite number
    Damaged,  ///< meant as numbers, but a cell is not one; at least half of the cells that hold something are
    Text,     ///< names, dates and the like, or nothing at all
};

struct TableColumn {
    std::string name;    ///< without the unit; "column 3" where the file gives no name
    std::string unit;    ///< "cm" of "height (cm)" or "height [cm]"; empty without one
    std::string header;  ///< as the file writes it, "height [cm]"; empty without one
    ColumnKind kind = ColumnKind::Numbers;
    std::vector<double> values;  ///< one for each row; empty unless kind is Numbers
    std::string trouble;  ///< one sentence on the first cell that is no finite number; empty for Numbers
};

struct Table {
    std::vector<TableColumn> columns;
    std::size_t rows = 0;
};

/// Reads lines as `parse_csv` does, but a cell that is no number spoils only its own column. A first line
/// without any number is the header; a bracketed end after a blank is the unit. A cell such as "nan" or
/// "1,5" counts as meant to be a number. Fails with one sentence: what DelimitedReader refuses, no lines of
/// data, or no column that was meant as numbers.
Result<Table> parse_table(std::string_view bytes, const CsvOptions& options = {});

/// The columns of an array saved by numpy.save, "column 1" and so on. An entry that is not finite spoils only
/// its own column. Fails as `parse_npy` does otherwise.
Result<Table> parse_npy_table(std::string_view bytes);

/// Columns without names, all of the same length. A number that is not finite spoils its column.
Table unnamed_table(std::vector<std::vector<double>> columns);

/// The column, from 0, of a name: the header as the file writes it, else the name without the unit, else
/// "column 3" by position. Fails with one sentence when there is none or when it means several.
Result<std::size_t> find_column(const Table& table, std::string_view name);

/// Shapes: one number for each row; `column` < columns.size(). The span lives as long as the table. Fails
/// with the column's trouble, one sentence that names line and column from 1.
Result<std::span<const double>> numbers_of(const Table& table, std::size_t column);

/// Shapes: one point for each row. Two of the columns may be the same. Fails as `numbers_of`.
Result<std::vector<Vec2>> points_of(const Table& table, std::size_t x, std::size_t y);
Result<std::vector<Vec3>> points_of(const Table& table, std::size_t x, std::size_t y, std::size_t z);

}  // namespace svdscope
