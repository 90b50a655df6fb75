// Any file that holds numbers or a picture, told apart by its content.
#pragma once
#include <string_view>

#include "core/base/result.hpp"
#include "core/data/source_data.hpp"
#include "core/io/image_file.hpp"

namespace svdscope {

/// PNG and JPEG become pictures of one channel or three; .npy, tables (.csv .tsv .txt, their header as labels
/// of the columns) and matrices as people type them one channel. The name of the file does not matter. Fails
/// with the sentence of the reader whose format it is; limits are those of the readers.
Result<SourceData> parse_source(std::string_view bytes, ImageColor color = ImageColor::AsStored);

}  // namespace svdscope
