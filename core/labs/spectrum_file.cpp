// Bytes to FileSource.
#include "core/labs/spectrum_file.hpp"

#include <utility>

#include "core/base/hash.hpp"
#include "core/io/source_file.hpp"

namespace svdscope::spectrum {

FileSource file_source(const std::string& path, std::string_view bytes) {
    FileSource file{
        .path = path, .size = static_cast<std::int64_t>(bytes.size()), .hash = content_hash(bytes)};
    Result<SourceData> data = parse_source(bytes);
    if (data) {
        file.data = std::make_shared<const SourceData>(*std::move(data));
    } else {
        file.problem = path + ": " + data.error().message;
    }
    return file;
}

}  // namespace svdscope::spectrum
