// Reads bytes and asks the readers of core.
#include "app/shell/matrix_file.hpp"

#include "app/lab/read_file.hpp"
#include "app/shell/read_image.hpp"
#include "core/io/image_file.hpp"
#include "core/io/source_file.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 64U << 20;

}  // namespace

Result<Eigen::MatrixXd> read_matrix(const fs::path& path) {
    if (is_picture(path)) {
        Result<Image> image = read_image(path, ImageColor::Grey);
        if (!image) return tl::unexpected(image.error());
        return std::move(image->channels.front());
    }
    const Result<std::string> bytes = read_bytes(path, kMostBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<SourceData> data = parse_source(*bytes, ImageColor::Grey);
    if (!data) return fail(shown_name(path) + ": " + data.error().message);
    return std::move(data->channels.front());
}

}  // namespace svdscope
