// Asks the reader that the first bytes call for.
#include "core/io/source_file.hpp"

#include <cstddef>
#include <utility>

#include "core/io/csv.hpp"
#include "core/io/matrix_text.hpp"
#include "core/io/npy.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kMostTyped = 65536;

Result<SourceData> parse_text(std::string_view bytes) {
    Result<CsvTable> table = parse_csv(bytes);
    if (table) return SourceData{.channels = {std::move(table->matrix)}, .col_labels = table->header};
    // "[2 1; 1 2]" is no table. Where neither reader understands, the table's error names line and column.
    if (bytes.size() <= kMostTyped) {
        if (Result<Eigen::MatrixXd> typed = parse_matrix(bytes)) return SourceData{.channels = {*typed}};
    }
    return tl::unexpected(table.error());
}

}  // namespace

Result<SourceData> parse_source(std::string_view bytes, ImageColor color) {
    if (image_format(bytes) != ImageFormat::None) {
        Result<Image> image = decode_image(bytes, color);
        if (!image) return tl::unexpected(image.error());
        return SourceData{.channels = std::move(image->channels), .is_picture = true};
    }
    if (!bytes.starts_with("\x93NUMPY")) return parse_text(bytes);
    Result<Eigen::MatrixXd> array = parse_npy(bytes);
    if (!array) return tl::unexpected(array.error());
    return SourceData{.channels = {*std::move(array)}};
}

}  // namespace svdscope
