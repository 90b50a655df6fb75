// A training of the ratings lab, and the models on its way.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/labs/ratings_parts.hpp"

namespace svdscope::ratings {
namespace {

constexpr double kBeyondSense = 1e6;               // errors that have grown so much only grow on
constexpr std::size_t kSnapshotBytes = 64U << 20;  // of all models that a course keeps

std::uint64_t seed_of(const Params& params) { return static_cast<std::uint64_t>(params.seed); }

Errors errors_of(const Data& data, const FactorModel& model) {
    return {rmse(model, data.training), rmse(model, data.held_out)};
}

int stride_for(const Params& params, const Data& data) {
    const auto numbers = static_cast<std::size_t>(data.users + data.items) * (kMostFactors + 1);
    const std::size_t all = numbers * sizeof(double) * static_cast<std::size_t>(params.epochs);
    return static_cast<int>(all / kSnapshotBytes) + 1;
}

Course started(const Params& params, const DataPtr& data) {
    Course course{.params = params, .data = data};
    course.stride = stride_for(params, *data);
    const FactorSettings& settings = settings_at(params, 0);
    course.snapshots.push_back(
        initial_model(data->users, data->items, data->mean, settings.factors, kStartScale, seed_of(params)));
    course.errors.push_back(errors_of(*data, course.snapshots.front()));
    return course;
}

// After so many epochs both trainings have gone by the same settings.
int common_epochs(const Course& before, const Params& params) {
    if (before.params.seed != params.seed || before.diverged) return 0;
    // The start has as many factors as the first epoch.
    if (!(settings_at(before.params, 0) == settings_at(params, 0))) return 0;
    const int most = std::min({before.done(), params.epochs, before.params.epochs});
    int epoch = 0;
    while (epoch < most && settings_at(before.params, epoch) == settings_at(params, epoch)) ++epoch;
    return epoch;
}

// The part of `before` that the new training shares.
Course continued(const Params& params, const DataPtr& data, const Course* before) {
    if (before == nullptr || before->data != data || before->stride != stride_for(params, *data))
        return started(params, data);
    const int common = common_epochs(*before, params);
    if (common == 0) return started(params, data);
    Course course{.params = params, .data = data, .stride = before->stride};
    course.errors.assign(before->errors.begin(), before->errors.begin() + common + 1);
    course.snapshots.assign(before->snapshots.begin(),
                            before->snapshots.begin() + common / before->stride + 1);
    course.best = best_until(course, common);
    return course;
}

void train_one(FactorModel& model, const Course& course, int epoch) {
    const FactorSettings& settings = settings_at(course.params, epoch - 1);
    adapt_model(model, settings, kStartScale, seed_of(course.params));
    train_epoch(model, course.data->training, settings, seed_of(course.params), epoch);
}

bool makes_sense(const Errors& errors, const Errors& at_first) {
    const double most = kBeyondSense * std::max({1.0, at_first.training, at_first.held_out});
    return errors.training < most && errors.held_out < most;  // false for NaN too
}

}  // namespace

Course train(const Params& params, const DataPtr& data, const Course* before,
             const std::function<bool(const Course&)>& after_epoch) {
    Course course = continued(params, data, before);
    FactorModel model = model_at(course, course.done());
    while (course.done() < params.epochs) {
        const int epoch = course.done() + 1;
        train_one(model, course, epoch);
        const Errors errors = errors_of(*data, model);
        course.diverged = !makes_sense(errors, course.errors.front());
        if (course.diverged) break;
        course.errors.push_back(errors);
        if (errors.held_out < course.errors[static_cast<std::size_t>(course.best)].held_out)
            course.best = epoch;
        if (epoch % course.stride == 0) course.snapshots.push_back(model);
        if (!after_epoch(course)) break;
    }
    return course;
}

FactorModel model_at(const Course& course, int epoch) {
    const int wanted = std::clamp(epoch, 0, course.done()), kept = wanted / course.stride;
    FactorModel model = course.snapshots[static_cast<std::size_t>(kept)];
    for (int e = kept * course.stride + 1; e <= wanted; ++e) train_one(model, course, e);
    return model;
}

int best_until(const Course& course, int epoch) {
    const auto last = std::min(epoch, course.done());
    const auto end = course.errors.begin() + last + 1;
    const auto least = std::min_element(
        course.errors.begin(), end, [](const Errors& a, const Errors& b) { return a.held_out < b.held_out; });
    return static_cast<int>(least - course.errors.begin());
}

}  // namespace svdscope::ratings
