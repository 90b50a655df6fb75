// A table of ratings of one's own: rows are users, columns are items, gaps are what nobody has rated.
#pragma once
#include <string>
#include <string_view>

#include "core/labs/ratings.hpp"

namespace svdscope::ratings {

inline constexpr int kMostSide = 2000;        ///< users, and items
inline constexpr int kMostCells = 1'000'000;  ///< users x items: the picture of the table stays quick
inline constexpr int kLeastKnown = 10;        ///< ratings: fewer leave nothing to hold out
inline constexpr int kMostKnown = 100'000;    ///< ratings: 300 epochs take some seconds
inline constexpr double kMostValue = 1e6;     ///< of a rating's size

/// Numpy's .npy with nan, or text as csv reads it, with empty cells, "nan" or "-" as gaps and an optional
/// first line of names. Fails with one sentence: what the readers refuse, an infinite or huge rating, a cell
/// that is neither a number nor a gap, and what is beyond the limits above.
Result<Table> parse_ratings(std::string_view bytes);

/// The same with the file's size and hash. Where it cannot be read `table` is nullptr and `problem` the
/// sentence, which begins with the path. For a saved state whose file is gone keep path, size and hash and
/// fill in `problem`: `analyze` then fails with it and nothing else of the state is lost.
FileSource file_source(const std::string& path, std::string_view bytes);

}  // namespace svdscope::ratings
