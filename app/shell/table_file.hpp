// A table with columns to choose from a file, whatever of the known formats it is in.
#pragma once
#include <filesystem>
#include <string>

#include "core/base/result.hpp"
#include "core/io/table.hpp"

namespace svdscope {

/// A table (.csv .tsv .txt), a matrix as people type it (.txt), or a NumPy array, told apart by their
/// content; "-" is standard input. At most 64 MiB. The sentence of a failure begins with the file's name;
/// what `numbers_of` says later of a column does not, see `shown_name` in read_file.hpp.
Result<Table> read_table(const std::filesystem::path& path);

/// The same from the bytes themselves, as from the clipboard; sentences name no file.
Result<Table> table_from_bytes(const std::string& bytes);

}  // namespace svdscope
