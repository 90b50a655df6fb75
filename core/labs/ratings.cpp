// From params to a training and its comparisons, and what is read off a model.
#include "core/labs/ratings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/analysis/layers.hpp"
#include "core/labs/ratings_parts.hpp"

namespace svdscope::ratings {
namespace {

constexpr double kFrameWork = 40e6;  // known ratings x (factors + 8) x epochs that are trained at once
constexpr int kEarlyParts = 25;      // answers on the way of a long training

double known_ratings(const Params& params) {
    if (!params.file) return 5000;  // all of 100 x 50
    if (!params.file->table) return 0;
    const std::vector<double>& values = params.file->table->values;
    return static_cast<double>(
        std::ranges::count_if(values, [](double value) { return !std::isnan(value); }));
}

bool fits_a_frame(const Params& params) {
    int factors = 0;
    for (const Change& change : params.changes) factors = std::max(factors, change.settings.factors);
    return known_ratings(params) * (factors + 8) * params.epochs <= kFrameWork;
}

bool same_data(const Params& a, const Params& b) { return a.file == b.file && (!a.file || a.seed == b.seed); }

double correlation(const Data& data, int a, int b, bool& varies) {
    double mean_a = 0, mean_b = 0;
    for (int u = 0; u < data.users; ++u)
        mean_a += data.values[data.at(u, a)], mean_b += data.values[data.at(u, b)];
    mean_a /= data.users, mean_b /= data.users;
    double aa = 0, bb = 0, ab = 0;
    for (int u = 0; u < data.users; ++u) {
        const double x = data.values[data.at(u, a)] - mean_a, y = data.values[data.at(u, b)] - mean_b;
        aa += x * x, bb += y * y, ab += x * y;
    }
    varies = aa > 0 && bb > 0;
    return varies ? ab / (std::sqrt(aa) * std::sqrt(bb)) : 0;
}

// The first so many, the largest values first, equals by index.
template <class T, class Value>
std::vector<T> largest(std::vector<T> all, int count, const Value& value) {
    std::stable_sort(all.begin(), all.end(), [&](const T& a, const T& b) { return value(a) > value(b); });
    if (static_cast<int>(all.size()) > count) all.resize(static_cast<std::size_t>(count));
    return all;
}

}  // namespace

const FactorSettings& settings_at(const Params& params, int epoch) {
    const FactorSettings* found = &params.changes.front().settings;
    const int last = std::max(0, std::min(epoch, params.epochs - 1));
    for (const Change& change : params.changes)
        if (change.epoch <= last) found = &change.settings;
    return *found;
}

int changes_from(const Params& params, int epoch) {
    if (epoch < params.epochs) return std::max(0, epoch);
    int from = 0;
    for (const Change& change : params.changes)
        if (change.epoch < params.epochs) from = change.epoch;
    return from;
}

Params with_settings(Params params, int epoch, const FactorSettings& settings) {
    const int from = changes_from(params, epoch);
    std::erase_if(params.changes, [&](const Change& change) { return change.epoch >= from; });
    if (params.changes.empty() || !(params.changes.back().settings == settings))
        params.changes.push_back({from, settings});
    return params;
}

Result<Analysis> analyze(const Params& params, const Watch& watch,
                         const std::function<void(Analysis)>& early) {
    const Result<DataPtr> data = load_data(params);
    if (!data) return tl::unexpected(data.error());
    Analysis analysis{.data = *data, .baselines = baselines_of(**data)};
    Result<FilledSvd> svd = filled_svd(**data, watch);
    if (!svd) return tl::unexpected(svd.error());
    analysis.svd = std::make_shared<const FilledSvd>(*std::move(svd));
    const bool quick = fits_a_frame(params);
    const int part = std::max(1, params.epochs / kEarlyParts);
    const auto after_epoch = [&](const Course& course) {
        if (watch.progress) watch.progress(static_cast<double>(course.done()) / params.epochs);
        if (!quick && early && course.done() % part == 0 && course.done() < params.epochs) {
            Analysis answer = analysis;
            answer.course = std::make_shared<const Course>(course);
            answer.complete = false;
            early(std::move(answer));
        }
        return !watch.stop.stop_requested();
    };
    analysis.course = std::make_shared<const Course>(train(params, *data, nullptr, after_epoch));
    if (watch.stop.stop_requested()) return fail("The training was cancelled.");
    return analysis;
}

Result<Analysis> analyze(const Params& params) { return analyze(params, {}, {}); }

bool same_work(const Params& a, const Params& b) {
    if (!same_data(a, b)) return false;
    return a == b || (fits_a_frame(a) && fits_a_frame(b));
}

Analysis again(const Params& params, const Analysis& before) {
    if (before.course->params == params) return before;
    Analysis analysis = before;
    analysis.course = std::make_shared<const Course>(
        train(params, before.data, before.course.get(), [](const Course&) { return true; }));
    analysis.complete = true;
    return analysis;
}

std::vector<double> predictions(const FactorModel& model) {
    std::vector<double> out;
    out.reserve(static_cast<std::size_t>(model.users) * static_cast<std::size_t>(model.items));
    for (int u = 0; u < model.users; ++u)
        for (int i = 0; i < model.items; ++i) out.push_back(model.predict(u, i));
    return out;
}

std::vector<Recommended> recommend(const Data& data, const FactorModel& model, int user, int count) {
    std::vector<Recommended> unseen;
    for (int i = 0; i < data.items; ++i) {
        const std::size_t at = data.at(user, i);
        if (data.cells[at] == Cell::Training) continue;
        Recommended one{.item = i, .predicted = model.predict(user, i)};
        if (data.cells[at] == Cell::HeldOut) one.true_value = data.values[at];
        unseen.push_back(one);
    }
    return largest(std::move(unseen), count, [](const Recommended& one) { return one.predicted; });
}

std::vector<Similar> similar_items(const Data& data, const FactorModel& model, int item, int count) {
    const auto of = model.q(item);
    const auto length = [](std::span<const double> q) {
        return std::sqrt(std::inner_product(q.begin(), q.end(), q.begin(), 0.0));
    };
    std::vector<Similar> others;
    for (int i = 0; i < data.items; ++i) {
        if (i == item) continue;
        const auto q = model.q(i);
        const double lengths = length(of) * length(q);
        Similar one{.item = i};
        if (lengths > 0) one.cosine = std::inner_product(of.begin(), of.end(), q.begin(), 0.0) / lengths;
        bool varies = false;
        const double r = data.has_truth ? correlation(data, item, i, varies) : 0;
        if (varies) one.correlation = r;
        others.push_back(one);
    }
    return largest(std::move(others), count, [](const Similar& one) { return one.cosine; });
}

std::vector<double> column_cosines(const std::vector<double>& array, int rows, int cols) {
    const auto n = static_cast<std::size_t>(cols);
    std::vector<double> gram(n * n), out(n * n);
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row)
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < n; ++b) gram[a * n + b] += array[row * n + a] * array[row * n + b];
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) {
            const double lengths = std::sqrt(gram[a * n + a]) * std::sqrt(gram[b * n + b]);
            out[a * n + b] = lengths > 0 ? gram[a * n + b] / lengths : 0;
        }
    return out;
}

double largest_off_diagonal(const std::vector<double>& square, int cols) {
    const auto n = static_cast<std::size_t>(cols);
    double most = 0;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            if (a != b) most = std::max(most, std::abs(square[a * n + b]));
    return most;
}

}  // namespace svdscope::ratings
