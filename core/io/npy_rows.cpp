// Pieces of at most a mebibyte, turned into doubles as they come.
#include "core/io/npy_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/io/npy_header.hpp"
#include "core/io/watched_file.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr std::uint64_t kPieceBytes = std::uint64_t{1} << 20;

template <class T>
void convert(const char* bytes, Eigen::Ref<Eigen::VectorXd> to) {
    // The buffer is one of doubles, and pieces begin at its start.
    to = Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, 1>>(reinterpret_cast<const T*>(bytes), to.size())
             .template cast<double>();
}

void convert(const char* bytes, const NpyEntry& entry, Eigen::Ref<Eigen::VectorXd> to) {
    const bool plain = entry.letter == 'f' && !entry.swap;
    if (plain && entry.size == 4) return convert<float>(bytes, to);
    if (plain) return convert<double>(bytes, to);
    for (Index i = 0; i < to.size(); ++i)
        to(i) = npy_entry(bytes + i * static_cast<Index>(entry.size), entry);
}

class NpyRows final : public RowSource {
  public:
    NpyRows(WatchedFile file, const NpyHeader& header) : file_(std::move(file)), header_(header) {}

    Index cols() const override { return static_cast<Index>(header_.cols); }
    double part() const override { return static_cast<double>(next_) / static_cast<double>(header_.rows); }

    Result<void> rewind() override {
        next_ = 0;
        return check();
    }

    Result<Index> read(Eigen::Ref<MatrixXd> block) override {
        if (auto checked = check(); !checked) return tl::unexpected(checked.error());
        const auto left = static_cast<Index>(header_.rows - next_);
        Index count = std::min(block.cols(), left);
        if (count == 0) return 0;
        const auto done = header_.fortran_order ? by_columns(block, count) : by_rows(block, count);
        if (!done) return tl::unexpected(done.error());
        next_ += static_cast<std::uint64_t>(count);
        return count;
    }

  private:
    std::string row() const {
        return "row " + std::to_string(next_ + 1) + " of " + std::to_string(header_.rows);
    }

    Result<void> check() const {
        if (file_.changed()) return fail("The .npy file changed while it was read, at " + row() + ".");
        return {};
    }

    // `count` entries from the index-th on.
    Result<void> entries(std::uint64_t index, Eigen::Ref<Eigen::VectorXd> to) {
        const std::uint64_t size = header_.entry.size;
        const std::uint64_t most = kPieceBytes / size;
        buffer_.resize(kPieceBytes / sizeof(double));
        const auto bytes = reinterpret_cast<char*>(buffer_.data());
        for (std::uint64_t done = 0, all = static_cast<std::uint64_t>(to.size()); done < all;) {
            const std::uint64_t count = std::min(most, all - done);
            const std::uint64_t offset = header_.data_offset + (index + done) * size;
            if (file_.read(offset, bytes, count * size) != count * size)
                return fail("The .npy file ended while it was read, at " + row() + ".");
            convert(bytes, header_.entry, to.segment(static_cast<Index>(done), static_cast<Index>(count)));
            done += count;
        }
        return {};
    }

    Result<void> by_rows(Eigen::Ref<MatrixXd> block, Index count) {
        // A block of whole columns has no gaps unless it is a part of taller ones.
        if (block.outerStride() == block.rows())
            return entries(next_ * header_.cols,
                           Eigen::Map<Eigen::VectorXd>(block.data(), block.rows() * count));
        for (Index j = 0; j < count; ++j) {
            const std::uint64_t row = next_ + static_cast<std::uint64_t>(j);
            if (auto done = entries(row * header_.cols, block.col(j)); !done) return done;
        }
        return {};
    }

    Result<void> by_columns(Eigen::Ref<MatrixXd> block, Index count) {
        column_.resize(count);
        for (Index j = 0; j < cols(); ++j) {
            const std::uint64_t index = static_cast<std::uint64_t>(j) * header_.rows + next_;
            if (auto done = entries(index, column_); !done) return done;
            block.row(j).head(count) = column_.transpose();
        }
        return {};
    }

    WatchedFile file_;
    NpyHeader header_;
    std::uint64_t next_ = 0;
    std::vector<double> buffer_{};
    Eigen::VectorXd column_{};
};

// The size that the header promises agrees with that of the file.
Result<void> check_size(const NpyHeader& header, std::uint64_t file_size) {
    const std::uint64_t available = (file_size - header.data_offset) / header.entry.size;
    const bool enough = header.cols <= available && header.rows <= available / header.cols;
    if (!enough) {
        const std::uint64_t row = header.fortran_order ? available % header.rows : available / header.cols;
        return fail(
            "The .npy file is cut short: it ends in row " + std::to_string(row + 1) + " of " +
            std::to_string(header.rows) +
            (header.fortran_order ? ", column " + std::to_string(available / header.rows + 1) + "." : "."));
    }
    if (header.data_offset + header.rows * header.cols * header.entry.size != file_size)
        return fail("The .npy file is longer than its header says.");
    return {};
}

}  // namespace

Result<std::unique_ptr<RowSource>> open_npy_rows(const std::filesystem::path& path) {
    Result<WatchedFile> file = WatchedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    std::string head(std::min<std::uint64_t>(kMostNpyHeaderBytes, file->size()), '\0');
    head.resize(file->read(0, head.data(), head.size()));
    const Result<NpyHeader> header = parse_npy_header(head);
    if (!header) return tl::unexpected(header.error());
    if (auto checked = check_size(*header, file->size()); !checked) return tl::unexpected(checked.error());
    return std::make_unique<NpyRows>(*std::move(file), *header);
}

}  // namespace svdscope
