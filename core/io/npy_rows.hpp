// The rows of an array saved by numpy.save, of any size.
#pragma once
#include <filesystem>
#include <memory>

#include "core/base/result.hpp"
#include "core/io/row_source.hpp"

namespace svdscope {

/// Every kind of entry and order that `parse_npy` knows; about 1 MiB of memory whatever the size. Fails with
/// one sentence: the file cannot be read; what `parse_npy_header` refuses; the file is cut short (named by
/// the row in which it ends) or longer than its header says. While it is read: it changed, or ended early, at
/// a named row (from 1). Entries that are not finite are given as they are. Arrays stored column by column
/// need one access to the file for each column and block.
Result<std::unique_ptr<RowSource>> open_npy_rows(const std::filesystem::path& path);

}  // namespace svdscope
