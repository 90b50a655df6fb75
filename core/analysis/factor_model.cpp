// The factor model: start, steps and errors.
#include "core/analysis/factor_model.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

// Streams of random numbers that must not meet: one for each factor and one for each epoch.
enum class Stream : std::uint64_t { Start = 1, Order = 2 };

Random random_for(std::uint64_t seed, Stream stream, int index) {
    Random mixed(seed * 4 + static_cast<std::uint64_t>(stream));
    return Random(mixed.bits() + static_cast<std::uint64_t>(index) * 0x9E3779B97F4A7C55U);
}

// Four sums side by side, since one alone waits for each addition: a third of the time at 16 factors.
double dot(const double* p, const double* q, int factors) {
    double a = 0, b = 0, c = 0, d = 0;
    int f = 0;
    for (; f + 4 <= factors; f += 4) {
        a += p[f] * q[f];
        b += p[f + 1] * q[f + 1];
        c += p[f + 2] * q[f + 2];
        d += p[f + 3] * q[f + 3];
    }
    if (f < factors) a += p[f] * q[f];
    if (f + 1 < factors) b += p[f + 1] * q[f + 1];
    if (f + 2 < factors) c += p[f + 2] * q[f + 2];
    return (a + b) + (c + d);
}

// The same numbers for factor f whatever the width of the rows is.
void start_factor(FactorModel& model, int f, double scale, std::uint64_t seed) {
    Random random = random_for(seed, Stream::Start, f);
    const auto width = static_cast<std::size_t>(model.factors), at = static_cast<std::size_t>(f);
    for (std::size_t u = 0; u < static_cast<std::size_t>(model.users); ++u)
        model.P[u * width + at] = scale * random.normal();
    for (std::size_t i = 0; i < static_cast<std::size_t>(model.items); ++i)
        model.Q[i * width + at] = scale * random.normal();
}

std::vector<double> resized(const std::vector<double>& rows, int count, int before, int after) {
    std::vector<double> out(static_cast<std::size_t>(count) * static_cast<std::size_t>(after));
    const int kept = std::min(before, after);
    for (int row = 0; row < count; ++row)
        std::copy_n(rows.begin() + static_cast<std::ptrdiff_t>(row) * before, kept,
                    out.begin() + static_cast<std::ptrdiff_t>(row) * after);
    return out;
}

std::vector<int> order_of(std::size_t count, std::uint64_t seed, int epoch) {
    Random random = random_for(seed, Stream::Order, epoch);
    std::vector<int> order(count);
    for (std::size_t k = 0; k < count; ++k) {
        const auto other = static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(k)));
        order[k] = order[other];
        order[other] = static_cast<int>(k);
    }
    return order;
}

}  // namespace

double FactorModel::predict(int user, int item) const {
    return mean + user_bias[static_cast<std::size_t>(user)] + item_bias[static_cast<std::size_t>(item)] +
           dot(p(user).data(), q(item).data(), factors);
}

FactorModel initial_model(int users, int items, double mean, int factors, double scale, std::uint64_t seed) {
    FactorModel model;
    model.users = users, model.items = items, model.mean = mean;
    model.user_bias.assign(static_cast<std::size_t>(users), 0);
    model.item_bias.assign(static_cast<std::size_t>(items), 0);
    adapt_model(model, {.factors = factors}, scale, seed);
    return model;
}

void adapt_model(FactorModel& model, const FactorSettings& settings, double scale, std::uint64_t seed) {
    const int before = std::exchange(model.factors, settings.factors);
    if (before != settings.factors) {
        model.P = resized(model.P, model.users, before, settings.factors);
        model.Q = resized(model.Q, model.items, before, settings.factors);
        for (int f = before; f < settings.factors; ++f) start_factor(model, f, scale, seed);
    }
    if (settings.biases) return;
    std::ranges::fill(model.user_bias, 0.0);
    std::ranges::fill(model.item_bias, 0.0);
}

void train_epoch(FactorModel& model, std::span<const Rating> ratings, const FactorSettings& settings,
                 std::uint64_t seed, int epoch) {
    const double rate = settings.rate, lambda = settings.regularisation;
    const auto width = static_cast<std::size_t>(model.factors);
    for (const int index : order_of(ratings.size(), seed, epoch)) {
        const Rating& rating = ratings[static_cast<std::size_t>(index)];
        const auto u = static_cast<std::size_t>(rating.user), i = static_cast<std::size_t>(rating.item);
        const double e = rating.value - model.predict(rating.user, rating.item);
        if (settings.biases) {
            model.user_bias[u] += rate * (e - lambda * model.user_bias[u]);
            model.item_bias[i] += rate * (e - lambda * model.item_bias[i]);
        }
        double* p = model.P.data() + u * width;
        double* q = model.Q.data() + i * width;
        for (std::size_t f = 0; f < width; ++f) {
            const double p_before = p[f];
            p[f] += rate * (e * q[f] - lambda * p_before);
            q[f] += rate * (e * p_before - lambda * q[f]);
        }
    }
}

double rating_loss(const FactorModel& model, const Rating& rating, const FactorSettings& settings) {
    const double e = rating.value - model.predict(rating.user, rating.item);
    double squares = 0;
    for (const double x : model.p(rating.user)) squares += x * x;
    for (const double x : model.q(rating.item)) squares += x * x;
    if (settings.biases) {
        const double b_u = model.user_bias[static_cast<std::size_t>(rating.user)];
        const double b_i = model.item_bias[static_cast<std::size_t>(rating.item)];
        squares += b_u * b_u + b_i * b_i;
    }
    return (e * e + settings.regularisation * squares) / 2;
}

double rmse(const FactorModel& model, std::span<const Rating> ratings) {
    double sum = 0;
    for (const Rating& rating : ratings) {
        const double e = rating.value - model.predict(rating.user, rating.item);
        sum += e * e;
    }
    return ratings.empty() ? 0 : std::sqrt(sum / static_cast<double>(ratings.size()));
}

}  // namespace svdscope
