// Line after line out of pieces of a mebibyte.
#include "core/io/csv_rows.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/io/watched_file.hpp"

namespace svdscope {
namespace {

using Eigen::Index;

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
constexpr std::size_t kMostLineBytes = std::size_t{16} << 20;

class CsvRows final : public RowSource {
  public:
    CsvRows(WatchedFile file, const CsvOptions& options)
        : file_(std::move(file)),
          options_(options),
          splitter_(options) {}

    Index cols() const override { return cols_; }
    double part() const override {
        if (file_.size() == 0) return 1;
        return static_cast<double>(offset_ - (text_.size() - at_)) / static_cast<double>(file_.size());
    }

    Result<void> rewind() override {
        offset_ = at_ = line_ = 0;
        text_.clear();
        first_ = true;
        splitter_ = LineSplitter(options_);
        return check();
    }

    Result<Index> read(Eigen::Ref<Eigen::MatrixXd> block) override {
        Index count = 0;
        while (count < block.cols()) {
            const auto cells = next_numbers();
            if (!cells) return tl::unexpected(cells.error());
            if (cells->empty()) break;
            for (Index j = 0; j < cols_; ++j) {
                const auto column = static_cast<std::size_t>(j);
                const Result<double> value = value_of((*cells)[column], line_, column + 1, options_);
                if (!value) return tl::unexpected(value.error());
                block(j, count) = *value;
            }
            ++count;
        }
        return count;
    }

    /// Finds the number of columns, and that there are numbers.
    Result<void> begin() {
        const auto cells = next_numbers();
        if (!cells) return tl::unexpected(cells.error());
        if (cells->empty()) return fail("The table has no numbers.");
        cols_ = static_cast<Index>(cells->size());
        return rewind();
    }

  private:
    Result<void> check() const {
        if (!file_.changed()) return {};
        return fail("The file changed while it was read, at line " + std::to_string(line_ + 1) + ".");
    }

    // The cells of the next line with numbers; none at the end.
    Result<std::vector<std::string>> next_numbers() {
        for (;;) {
            const Result<std::optional<std::string>> line = next_line();
            if (!line) return tl::unexpected(line.error());
            if (!*line) return std::vector<std::string>();
            if (!is_table_line(**line)) continue;
            auto cells = splitter_.cells(**line, line_);
            if (!cells) return cells;
            if (!std::exchange(first_, false) || !is_header(*cells, options_)) return cells;
        }
    }

    // Nothing at the end of the file.
    Result<std::optional<std::string>> next_line() {
        std::size_t end = text_.find('\n', at_);
        while (end == text_.npos && offset_ < file_.size()) {
            if (text_.size() - at_ > kMostLineBytes)
                return fail("Line " + std::to_string(line_ + 1) + " is longer than 16 MiB.");
            const std::size_t searched = text_.size() - at_;
            if (auto read = read_piece(); !read) return tl::unexpected(read.error());
            end = text_.find('\n', at_ + searched);
        }
        if (at_ == text_.size()) return std::optional<std::string>();
        if (end == text_.npos) end = text_.size();
        std::string line = text_.substr(at_, end - at_);
        at_ = std::min(end + 1, text_.size());
        if (++line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.ends_with('\r')) line.pop_back();
        return std::optional(std::move(line));
    }

    Result<void> read_piece() {
        if (auto checked = check(); !checked) return checked;
        text_.erase(0, at_);
        at_ = 0;
        const std::size_t before = text_.size();
        text_.resize(before + kPieceBytes);
        const std::uint64_t got = file_.read(offset_, text_.data() + before, kPieceBytes);
        text_.resize(before + got);
        offset_ += got;
        if (got == 0)
            return fail("The file ended while it was read, at line " + std::to_string(line_ + 1) + ".");
        return {};
    }

    WatchedFile file_;
    CsvOptions options_;
    LineSplitter splitter_;
    Index cols_ = 0;
    std::string text_{};  // what was read and not yet used begins at at_
    std::size_t at_ = 0;
    std::uint64_t offset_ = 0;  // of the next piece
    std::size_t line_ = 0;      // of the line given last, from 1
    bool first_ = true;
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_csv_rows(const std::filesystem::path& path,
                                                 const CsvOptions& options) {
    Result<WatchedFile> file = WatchedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    auto rows = std::make_unique<CsvRows>(*std::move(file), options);
    if (auto begun = rows->begin(); !begun) return tl::unexpected(begun.error());
    return rows;
}

}  // namespace svdscope
