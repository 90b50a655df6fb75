// A file of one's own as a source of the spectrum lab.
#pragma once
#include <string>
#include <string_view>

#include "core/labs/spectrum.hpp"

namespace svdscope::spectrum {

/// Whatever `parse_source` reads, with the file's size and hash. Where it cannot be read `data` is nullptr
/// and `problem` the sentence, which begins with the path. For a saved state whose file is gone, keep path,
/// size and hash and fill in `problem`: `load` then fails with it and nothing else of the state is lost.
FileSource file_source(const std::string& path, std::string_view bytes);

}  // namespace svdscope::spectrum
