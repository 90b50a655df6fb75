// The query of the search lab: from words or numbers to a weighted vector, or why there is none.
#pragma once
#include "core/labs/search.hpp"

namespace svdscope::search {

/// Words known to the table and unknown, the weighted vector by the table's own idf, or a problem. Needs the
/// table and `idf` of the analysis.
Query query_of(const Params& params, const Analysis& analysis);

}  // namespace svdscope::search
