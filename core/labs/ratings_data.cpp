// The ratings themselves: shipped or from a file, told apart into training and held out; means and the SVD.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "core/analysis/layers.hpp"
#include "core/base/random.hpp"
#include "core/data/shipped.hpp"
#include "core/io/npy.hpp"
#include "core/labs/ratings_parts.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/truncated.hpp"

namespace svdscope::ratings {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr Index kAllRanksBelow = 64;  // larger tables: as many as there may be factors
constexpr double kTruncated = 1e-6;   // relative accuracy of their singular values

// Lists, mean and ends of the colours from cells and values.
void sort_out(Data& data) {
    double sum = 0;
    data.low = std::numeric_limits<double>::infinity(), data.high = -data.low;
    for (int u = 0; u < data.users; ++u)
        for (int i = 0; i < data.items; ++i) {
            const std::size_t at = data.at(u, i);
            if (data.cells[at] == Cell::Unknown) continue;
            const double value = data.values[at];
            data.low = std::min(data.low, value), data.high = std::max(data.high, value);
            const bool training = data.cells[at] == Cell::Training;
            (training ? data.training : data.held_out).push_back({u, i, value});
            if (training) sum += value;
        }
    data.mean = sum / static_cast<double>(std::max<std::size_t>(1, data.training.size()));
    if (!(data.high > data.low)) data.high = data.low + 1;
}

Data shipped_data() {
    const MatrixXd observed =
        parse_npy(shipped_file("ratings_observed_100x50.npy"), {.allow_nonfinite = true}).value();
    const MatrixXd truth = parse_npy(shipped_file("ratings_true_100x50.npy")).value();
    Data data{.users = static_cast<int>(truth.rows()), .items = static_cast<int>(truth.cols())};
    data.has_truth = true;
    for (Index u = 0; u < truth.rows(); ++u)
        for (Index i = 0; i < truth.cols(); ++i) {
            data.values.push_back(truth(u, i));
            data.cells.push_back(std::isnan(observed(u, i)) ? Cell::HeldOut : Cell::Training);
        }
    sort_out(data);
    return data;
}

Data split_table(const Table& table, std::uint64_t seed) {
    Data data{.users = table.users, .items = table.items};
    data.values = table.values;
    data.cells.assign(table.values.size(), Cell::Unknown);
    std::vector<std::size_t> known;
    for (std::size_t at = 0; at < table.values.size(); ++at)
        if (!std::isnan(table.values[at])) known.push_back(at), data.cells[at] = Cell::Training;
    Random random(seed);
    const auto held =
        static_cast<std::size_t>(std::lround(kHeldOutShare * static_cast<double>(known.size())));
    for (std::size_t k = 0; k < held; ++k) {
        const auto last = static_cast<std::int64_t>(known.size()) - 1;
        const auto other = static_cast<std::size_t>(random.integer(static_cast<std::int64_t>(k), last));
        std::swap(known[k], known[other]);
        data.cells[known[k]] = Cell::HeldOut;
    }
    sort_out(data);
    return data;
}

// Means of rows or of columns over the training ratings; the mean of all where there is none.
std::vector<double> means_over(const Data& data, int count, int Rating::*index) {
    std::vector<double> sums(static_cast<std::size_t>(count)), counts(sums.size());
    for (const Rating& rating : data.training) {
        sums[static_cast<std::size_t>(rating.*index)] += rating.value;
        counts[static_cast<std::size_t>(rating.*index)] += 1;
    }
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] = counts[k] > 0 ? sums[k] / counts[k] : data.mean;
    return sums;
}

template <class Predict>
double error_over(std::span<const Rating> ratings, const Predict& predict) {
    double sum = 0;
    for (const Rating& rating : ratings) sum += std::pow(rating.value - predict(rating), 2);
    return ratings.empty() ? 0 : std::sqrt(sum / static_cast<double>(ratings.size()));
}

template <class Predict>
Errors errors_over(const Data& data, const Predict& predict) {
    return {error_over(data.training, predict), error_over(data.held_out, predict)};
}

}  // namespace

Result<DataPtr> load_data(const Params& params) {
    if (!params.file) return std::make_shared<const Data>(shipped_data());
    if (!params.file->table) return fail(params.file->problem);
    return std::make_shared<const Data>(
        split_table(*params.file->table, static_cast<std::uint64_t>(params.seed)));
}

Baselines baselines_of(const Data& data) {
    const std::vector<double> users = means_over(data, data.users, &Rating::user);
    const std::vector<double> items = means_over(data, data.items, &Rating::item);
    const auto of_user = [&](const Rating& r) { return users[static_cast<std::size_t>(r.user)]; };
    const auto of_item = [&](const Rating& r) { return items[static_cast<std::size_t>(r.item)]; };
    return {.mean = errors_over(data, [&](const Rating&) { return data.mean; }),
            .user = errors_over(data, of_user),
            .item = errors_over(data, of_item),
            .both = errors_over(data, [&](const Rating& r) { return of_user(r) + of_item(r) - data.mean; })};
}

Result<FilledSvd> filled_svd(const Data& data, const Watch& watch) {
    MatrixXd filled = MatrixXd::Zero(data.users, data.items);
    for (const Rating& rating : data.training) filled(rating.user, rating.item) = rating.value - data.mean;
    const bool all = std::min(filled.rows(), filled.cols()) <= kAllRanksBelow;
    const Result<Svd> svd =
        all ? decompose(filled, {.stop = watch.stop, .progress = {}})
            : truncated_svd(filled, kMostFactors, {.accuracy = kTruncated, .stop = watch.stop});
    if (!svd) return tl::unexpected(svd.error());
    FilledSvd out;
    MatrixXd sum = MatrixXd::Constant(data.users, data.items, data.mean);
    const auto predict = [&](const Rating& r) { return sum(r.user, r.item); };
    out.rank.push_back(errors_over(data, predict));
    for (Index k = 0; k < svd->sigma.size(); ++k) {
        sum.noalias() += svd->sigma(k) * svd->U.col(k) * svd->V.col(k).transpose();
        out.rank.push_back(errors_over(data, predict));
    }
    for (Index i = 0; i < svd->V.rows(); ++i)
        for (Index k = 0; k < svd->V.cols(); ++k) out.V.push_back(svd->V(i, k));
    return out;
}

}  // namespace svdscope::ratings
