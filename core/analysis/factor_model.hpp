// A factor model of ratings, learned from the entries that were observed, one after the other.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace svdscope {

/// One entry of a table of ratings that is known. Indices from 0.
struct Rating {
    int user = 0, item = 0;
    double value = 0;
    bool operator==(const Rating&) const = default;
};

/// How one epoch learns.
struct FactorSettings {
    int factors = 3;               ///< numbers in each p_u and q_i; 0: biases alone
    bool biases = true;            ///< b_u and b_i take part
    double regularisation = 0.04;  ///< lambda: how strongly every number is pulled to 0
    double rate = 0.01;            ///< how far each observed entry moves its numbers
    bool operator==(const FactorSettings&) const = default;
};

/// rating = mean + user bias + item bias + p_u . q_i. Plain loops in a fixed order, so that the same numbers
/// come out bit for bit on every machine.
struct FactorModel {
    int users = 0, items = 0, factors = 0;
    double mean = 0;
    std::vector<double> user_bias, item_bias;
    std::vector<double> P, Q;  ///< users x factors and items x factors, row after row
    bool operator==(const FactorModel&) const = default;

    std::span<const double> p(int user) const { return row(P, user); }
    std::span<const double> q(int item) const { return row(Q, item); }
    double predict(int user, int item) const;

  private:
    std::span<const double> row(const std::vector<double>& all, int index) const {
        const auto width = static_cast<std::size_t>(factors);
        return {all.data() + static_cast<std::size_t>(index) * width, width};
    }
};

/// Where learning starts: no biases, every number of P and Q normal with standard deviation `scale`. A factor
/// starts at the same numbers whatever others there are.
FactorModel initial_model(int users, int items, double mean, int factors, double scale, std::uint64_t seed);

/// Fits the model to the settings: factors too many are dropped from the end, missing ones start as in
/// `initial_model` with the same scale and seed, biases that take no part become 0.
void adapt_model(FactorModel& model, const FactorSettings& settings, double scale, std::uint64_t seed);

/// One epoch of stochastic gradient descent: every rating once, in an order drawn from seed and epoch. Each
/// moves its own numbers by -rate times the gradient of `rating_loss`, which is taken before any of them
/// moves. Needs a model that `adapt_model` has fitted. Source: Funk 2006; Koren, Bell, Volinsky, Computer 42
/// (2009), without their decay of the rate.
void train_epoch(FactorModel& model, std::span<const Rating> ratings, const FactorSettings& settings,
                 std::uint64_t seed, int epoch);

/// What a step goes down on: half the squared error of one rating, and half of lambda times the squares of
/// the numbers that it moves. Its gradient is -e q_i + lambda p_u, and so on (test
/// FactorModel.AStepIsTheGradient).
double rating_loss(const FactorModel& model, const Rating& rating, const FactorSettings& settings);

/// Root of the mean square of what the predictions miss; 0 without ratings.
double rmse(const FactorModel& model, std::span<const Rating> ratings);

}  // namespace svdscope
