// The factor model: its steps are gradients, its order is drawn from the seed, its factors come and go.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/analysis/factor_model.hpp"
#include "core/base/random.hpp"

namespace svdscope {
namespace {

constexpr double kScale = 0.1;

FactorModel random_model(int factors, std::uint64_t seed) {
    FactorModel model = initial_model(4, 3, 2.5, factors, 0.7, seed);
    Random random(seed + 1000);
    for (double& b : model.user_bias) b = random.normal();
    for (double& b : model.item_bias) b = random.normal();
    return model;
}

std::vector<double*> numbers_of(FactorModel& model) {
    std::vector<double*> out;
    for (auto* list : {&model.user_bias, &model.item_bias, &model.P, &model.Q})
        for (double& x : *list) out.push_back(&x);
    return out;
}

std::vector<Rating> some_ratings(int users, int items, std::uint64_t seed) {
    Random random(seed);
    std::vector<Rating> out;
    for (int u = 0; u < users; ++u)
        for (int i = 0; i < items; ++i)
            if (random.uniform() < 0.5) out.push_back({u, i, random.uniform(1, 5)});
    return out;
}

// Every number moves by -rate times the derivative of the loss, measured by central differences.
TEST(FactorModel, AStepIsTheGradient) {
    constexpr double kStep = 1e-5, kRate = 1e-3;
    for (const int factors : {0, 1, 3, 5, 16})
        for (const bool biases : {true, false}) {
            const FactorSettings settings{factors, biases, 0.3, kRate};
            FactorModel start = random_model(factors, 7 + static_cast<std::uint64_t>(factors));
            adapt_model(start, settings, kScale, 1);
            const Rating rating{2, 1, 4.25};
            FactorModel moved = start;
            train_epoch(moved, std::span(&rating, 1), settings, 1, 1);
            FactorModel probe = start;
            const auto probed = numbers_of(probe), after = numbers_of(moved);
            for (std::size_t k = 0; k < probed.size(); ++k) {
                const bool is_bias = k < start.user_bias.size() + start.item_bias.size();
                const double x = *probed[k];
                *probed[k] = x + kStep;
                const double up = rating_loss(probe, rating, settings);
                *probed[k] = x - kStep;
                const double down = rating_loss(probe, rating, settings);
                *probed[k] = x;
                const double slope = is_bias && !biases ? 0 : (up - down) / (2 * kStep);
                EXPECT_NEAR(*after[k] - x, -kRate * slope, 1e-11) << factors << " factors, number " << k;
            }
        }
}

TEST(FactorModel, AnEpochVisitsEveryRatingOnceInAnOrderOfItsOwn) {
    // Without factors each user's bias is moved by its own ratings alone; one rating each: any order agrees.
    std::vector<Rating> ratings;
    for (int u = 0; u < 50; ++u) ratings.push_back({u, 0, 4});
    FactorModel model = initial_model(50, 1, 2, 0, kScale, 1);
    const FactorSettings settings{0, true, 0, 0.1};
    train_epoch(model, ratings, settings, 3, 1);
    // The item's bias is moved by all of them: the k-th visit finds the k-th value of it.
    std::vector<double> seen(model.user_bias);
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end()) << "each was visited once, at another moment";
    EXPECT_FALSE(std::ranges::is_sorted(model.user_bias, std::greater<>())) << "not in the order of the list";
    FactorModel other = initial_model(50, 1, 2, 0, kScale, 1);
    train_epoch(other, ratings, settings, 3, 2);
    EXPECT_NE(other.user_bias, model.user_bias) << "another epoch, another order";
}

TEST(FactorModel, SameSeedSameBits) {
    const auto ratings = some_ratings(12, 9, 5);
    const FactorSettings settings{4, true, 0.05, 0.02};
    const auto trained = [&](std::uint64_t seed) {
        FactorModel model = initial_model(12, 9, 3, 4, kScale, seed);
        for (int epoch = 1; epoch <= 30; ++epoch) train_epoch(model, ratings, settings, seed, epoch);
        return model;
    };
    EXPECT_EQ(trained(1), trained(1));
    EXPECT_NE(trained(1).P, trained(2).P);
}

TEST(FactorModel, FactorsComeAndGoAndKeepWhatTheOthersLearned) {
    FactorModel model = random_model(3, 4);
    const FactorModel before = model;
    adapt_model(model, {.factors = 5}, kScale, 4);
    for (int u = 0; u < 4; ++u)
        for (int f = 0; f < 3; ++f)
            EXPECT_EQ(model.p(u)[static_cast<std::size_t>(f)], before.p(u)[static_cast<std::size_t>(f)]);
    const FactorModel five = initial_model(4, 3, 2.5, 5, kScale, 4);
    EXPECT_EQ(model.q(2)[4], five.q(2)[4]) << "a new factor starts where it would have started";
    adapt_model(model, {.factors = 3}, kScale, 4);
    EXPECT_EQ(model, before);
    adapt_model(model, {.factors = 0, .biases = false}, kScale, 4);
    EXPECT_EQ(model.predict(1, 1), 2.5) << "the mean is left";
}

TEST(FactorModel, RmseIsThatOfThePredictions) {
    const FactorModel model = initial_model(2, 2, 3, 0, kScale, 1);
    const std::vector<Rating> ratings{{0, 0, 4}, {1, 1, 1}};
    EXPECT_DOUBLE_EQ(rmse(model, ratings), std::sqrt(2.5));
    EXPECT_EQ(rmse(model, {}), 0);
}

}  // namespace
}  // namespace svdscope
