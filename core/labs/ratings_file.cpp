// Bytes to a table of ratings with gaps.
#include "core/labs/ratings_file.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/hash.hpp"
#include "core/io/delimited.hpp"
#include "core/io/npy.hpp"

namespace svdscope::ratings {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

Result<Table> from_npy(std::string_view bytes) {
    const Result<Eigen::MatrixXd> array = parse_npy(bytes, {.allow_nonfinite = true});
    if (!array) return tl::unexpected(array.error());
    if (array->rows() > kMostSide || array->cols() > kMostSide)
        return fail("a table of " + std::to_string(array->rows()) + " x " + std::to_string(array->cols()) +
                    ", and ratings are taken up to 2000 users and 2000 items");
    Table table{.users = static_cast<int>(array->rows()), .items = static_cast<int>(array->cols())};
    for (Eigen::Index u = 0; u < array->rows(); ++u)
        for (Eigen::Index i = 0; i < array->cols(); ++i) table.values.push_back((*array)(u, i));
    return table;
}

bool is_gap(const std::string& cell) { return cell.empty() || cell == "-"; }

Result<void> add_line(Table& table, const std::vector<std::string>& cells, std::size_t line) {
    for (std::size_t k = 0; k < cells.size(); ++k) {
        const auto number = is_gap(cells[k]) ? std::optional(kGap) : number_in(cells[k], {});
        if (!number)
            return fail("line " + std::to_string(line) + ", column " + std::to_string(k + 1) +
                        " is neither a number nor a gap");
        table.values.push_back(*number);
    }
    return {};
}

Result<Table> from_text(std::string_view bytes) {
    DelimitedReader reader(bytes, {});
    Table table;
    bool first = true;
    while (true) {
        const auto cells = reader.next();
        if (!cells) return tl::unexpected(cells.error());
        if (cells->empty()) break;
        if (cells->size() > kMostSide || table.users == kMostSide)
            return fail("more than 2000 users or items, and no more are taken");
        if (std::exchange(first, false) && is_header(*cells, {})) continue;
        if (const auto added = add_line(table, *cells, reader.line()); !added)
            return tl::unexpected(added.error());
        table.items = static_cast<int>(cells->size());
        ++table.users;
    }
    return table;
}

Result<void> check(const Table& table) {
    if (table.users < 2 || table.items < 2) return fail("ratings need at least 2 users and 2 items");
    if (table.values.size() > kMostCells) return fail("more than a million cells, and no more are taken");
    int known = 0;
    for (std::size_t at = 0; at < table.values.size(); ++at) {
        const double value = table.values[at];
        if (std::isnan(value)) continue;
        ++known;
        if (!(std::abs(value) <= kMostValue)) {
            const std::size_t items = static_cast<std::size_t>(table.items);
            return fail("the rating in row " + std::to_string(at / items + 1) + ", column " +
                        std::to_string(at % items + 1) + " is beyond a million");
        }
    }
    if (known < kLeastKnown) return fail("fewer than 10 ratings, which leave nothing to hold out");
    if (known > kMostKnown) return fail("more than 100,000 ratings, and no more are taken");
    return {};
}

}  // namespace

Result<Table> parse_ratings(std::string_view bytes) {
    constexpr std::string_view kNumpy = "\x93NUMPY";
    Result<Table> table = bytes.starts_with(kNumpy) ? from_npy(bytes) : from_text(bytes);
    if (!table) return table;
    if (const auto checked = check(*table); !checked) return tl::unexpected(checked.error());
    return table;
}

FileSource file_source(const std::string& path, std::string_view bytes) {
    FileSource file{
        .path = path, .size = static_cast<std::int64_t>(bytes.size()), .hash = content_hash(bytes)};
    Result<Table> table = parse_ratings(bytes);
    if (table)
        file.table = std::make_shared<const Table>(*std::move(table));
    else
        file.problem = path + ": " + table.error().message;
    return file;
}

}  // namespace svdscope::ratings
