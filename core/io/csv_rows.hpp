// The rows of a text table of any size.
#pragma once
#include <filesystem>
#include <memory>

#include "core/base/result.hpp"
#include "core/io/delimited.hpp"
#include "core/io/row_source.hpp"

namespace svdscope {

/// As `parse_csv`, but of any length; about 1 MiB of memory and the longest line. Fails with one sentence:
/// the file cannot be read, it has no numbers; and while it is read, naming the line (from 1): what
/// `parse_csv` refuses in a line, a line beyond 16 MiB, the file changed.
Result<std::unique_ptr<RowSource>> open_csv_rows(const std::filesystem::path& path,
                                                 const CsvOptions& options = {});

}  // namespace svdscope
