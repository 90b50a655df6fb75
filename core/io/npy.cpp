// The .npy format: a magic word, a small Python dictionary, then the entries.
#include "core/io/npy.hpp"

#include <cmath>
#include <string>

#include "core/io/npy_header.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

Result<void> check_size(const NpyHeader& header, std::size_t data_bytes) {
    if (data_bytes % header.entry.size != 0) return fail("The .npy file ends inside an entry.");
    const std::size_t available = data_bytes / header.entry.size;
    // By division, so that no product can wrap round.
    if (header.rows > available || header.cols != available / header.rows || available % header.rows != 0) {
        return fail("The .npy shape (" + std::to_string(header.rows) + " x " + std::to_string(header.cols) +
                    ") does not agree with the " + std::to_string(available) + " entries in the file.");
    }
    return {};
}

}  // namespace

Result<Eigen::MatrixXd> parse_npy(std::string_view bytes, const NpyOptions& options) {
    if (bytes.size() > kMostBytes) return fail("The .npy file is larger than 64 MiB.");
    const Result<NpyHeader> header = parse_npy_header(bytes);
    if (!header) return tl::unexpected(header.error());
    bytes.remove_prefix(header->data_offset);
    if (auto checked = check_size(*header, bytes.size()); !checked) return tl::unexpected(checked.error());
    const std::size_t rows = header->rows, cols = header->cols;
    Eigen::MatrixXd A(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(cols));
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < cols; ++j) {
            const std::size_t index = header->fortran_order ? j * rows + i : i * cols + j;
            const double value = npy_entry(bytes.data() + index * header->entry.size, header->entry);
            if (!options.allow_nonfinite && !std::isfinite(value)) {
                return fail("The .npy entry in row " + std::to_string(i + 1) + ", column " +
                            std::to_string(j + 1) + " is not a finite number.");
            }
            A(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = value;
        }
    }
    return A;
}

}  // namespace svdscope
