// The ratings lab: the numbers that are known of the shipped ratings, trainings that are reproduced bit for
// bit however they are reached, and what is read off a model.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stop_token>

#include "core/analysis/layers.hpp"
#include "core/labs/ratings.hpp"
#include "core/labs/ratings_parts.hpp"

namespace svdscope::ratings {
namespace {

Analysis analyzed(const Params& params) {
    auto analysis = analyze(params);
    EXPECT_TRUE(analysis) << analysis.error().message;
    return *analysis;
}

Params with_all(FactorSettings settings, int epochs) {
    Params params;
    params.changes = {{0, settings}};
    params.epochs = epochs;
    return params;
}

void expect_errors(const Errors& errors, double training, double held_out, double tolerance) {
    EXPECT_NEAR(errors.training, training, tolerance);
    EXPECT_NEAR(errors.held_out, held_out, tolerance);
}

// Held out is what was never observed, with its true values: that is the reading under which the mean misses
// by 1.415. All of these are exact, from numpy 1.24.
TEST(Ratings, TheShippedSplitAndItsBaselinesAreNumpys) {
    const Analysis analysis = analyzed(with_all({.factors = 1}, 10));
    EXPECT_EQ(analysis.data->training.size(), 989U);
    EXPECT_EQ(analysis.data->held_out.size(), 4011U);
    EXPECT_NEAR(analysis.data->mean, 2.954031592708573, 1e-14);
    const Baselines& b = analysis.baselines;
    expect_errors(b.mean, 1.429928541209371, 1.4150032384258087, 1e-13);
    expect_errors(b.user, 1.3623747906892323, 1.4983600363376577, 1e-13);
    expect_errors(b.item, 1.3843985611645373, 1.4618529077843017, 1e-13);
    expect_errors(b.both, 1.3246429029220854, 1.540806367636963, 1e-13);
}

TEST(Ratings, TheFilledSvdIsNumpys) {
    const std::vector<Errors> rank = analyzed(with_all({.factors = 1}, 10)).svd->rank;
    ASSERT_EQ(rank.size(), 51U);
    expect_errors(rank[0], 1.429928541209371, 1.4150032384258087, 1e-12);
    expect_errors(rank[3], 1.130, 1.286, 6e-4);
    expect_errors(rank[4], 1.052, 1.277, 6e-4);
    expect_errors(rank[50], 0, 1.4150032384258087, 1e-10);  // the table again: gaps filled with the mean
}

// The fact: "fits to .92 and predicts held-out ratings 1.386 against 1.415 for the mean". Which generator,
// order and settings gave it is not known; these settings and this seed give it to a thousandth.
TEST(Ratings, TheDefaultPassesThroughTheKnownPoint) {
    const Course course = *analyzed({}).course;
    expect_errors(course.errors[40], 0.92, 1.386, 1e-3);
    EXPECT_NEAR(course.errors[40].training, 0.9202, 5e-5);  // these bits are ours
    EXPECT_NEAR(course.errors[40].held_out, 1.3866, 5e-5);
}

// What that fact hides: at the same training error most starts predict worse than the mean.
TEST(Ratings, OtherSeedsAtTheSamePointAreMostlyWorseThanTheMean) {
    const DataPtr data = *load_data({});
    int better_than_mean = 0;
    double least = 9, most = 0;
    const char* wanted = std::getenv("SVDSCOPE_RATING_SEEDS");
    const int seeds = wanted != nullptr ? std::max(1, std::atoi(wanted)) : 20;
    double sum = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        Params params;
        params.seed = seed;
        const Course course =
            train(params, data, nullptr, [](const Course& c) { return c.errors.back().training > 0.9225; });
        const double held_out = course.errors.back().held_out;
        least = std::min(least, held_out), most = std::max(most, held_out);
        sum += held_out;
        if (held_out < 1.415) ++better_than_mean;
    }
    RecordProperty("held_out_mean", std::to_string(sum / seeds));
    RecordProperty("better_than_mean", better_than_mean);
    EXPECT_GT(least, 1.35);
    EXPECT_LT(most, 1.58);
    EXPECT_LT(2 * better_than_mean, seeds);
    EXPECT_GT(sum / seeds, 1.415);
}

TEST(Ratings, TheDefaultOverfitsAndRegularisationCuresIt) {
    const Course course = *analyzed({}).course;
    const auto& errors = course.errors;
    EXPECT_EQ(course.done(), 300);
    EXPECT_GT(course.best, 45);
    EXPECT_LT(course.best, 60);
    const Errors best = errors[static_cast<std::size_t>(course.best)];
    EXPECT_LT(best.held_out, 1.37);
    EXPECT_GT(errors.back().held_out, best.held_out + 0.14);
    EXPECT_LT(errors.back().training, best.training - 0.2);
    const Course tamed =
        *analyzed(with_all({.factors = 8, .biases = false, .regularisation = 0.15, .rate = 0.01}, 300))
             .course;
    EXPECT_LT(tamed.errors.back().held_out, 1.05);
}

TEST(Ratings, AChangeActsFromItsEpochOn) {
    const Params plain;
    const Params changed = with_settings(plain, 100, {3, true, 0.3, 0.01});
    const Course before = *analyzed(plain).course;
    const Course after = *analyzed(changed).course;
    for (std::size_t e = 0; e <= 100; ++e) EXPECT_EQ(after.errors[e], before.errors[e]) << e;
    EXPECT_GT(std::abs(after.errors[101].training - before.errors[101].training), 1e-6);
    EXPECT_LT(after.errors[300].held_out, before.errors[300].held_out);
}

TEST(Ratings, ChangesReplaceWhatComesLater) {
    const FactorSettings a{4, true, 0.1, 0.01}, b{5, true, 0.1, 0.01}, c{6, false, 0.2, 0.02};
    Params params = with_settings({}, 0, a);
    ASSERT_EQ(params.changes.size(), 1U);
    params = with_settings(params, 50, b);
    params = with_settings(params, 80, c);
    ASSERT_EQ(params.changes.size(), 3U);
    EXPECT_EQ(settings_at(params, 49), a);
    EXPECT_EQ(settings_at(params, 50), b);
    EXPECT_EQ(settings_at(params, 300), c);
    EXPECT_EQ(changes_from(params, 300), 80) << "at the end it is the last stretch";
    EXPECT_EQ(with_settings(params, 300, a).changes.back(), (Change{80, a}));
    EXPECT_EQ(with_settings(params, 60, c).changes, (std::vector<Change>{{0, a}, {50, b}, {60, c}}));
    EXPECT_EQ(with_settings(params, 50, a).changes, (std::vector<Change>{{0, a}})) << "no change at all";
    EXPECT_EQ(with_settings(params, 0, c).changes, (std::vector<Change>{{0, c}}));
}

// In one go, step by step with changes made on the way, and from what was trained before: the same bits.
TEST(Ratings, TheSameCourseHoweverItIsReached) {
    Params params;
    params.epochs = 120;
    Analysis on_the_way = analyzed(params);
    const std::vector<std::pair<int, FactorSettings>> hand{{30, {5, true, 0.04, 0.01}},
                                                           {31, {5, true, 0.08, 0.01}},
                                                           {60, {2, false, 0.08, 0.02}},
                                                           {90, {7, true, 0.2, 0.005}}};
    for (const auto& [epoch, settings] : hand) {
        params = with_settings(params, epoch, settings);
        on_the_way = again(params, on_the_way);
    }
    const Analysis in_one_go = analyzed(params);
    EXPECT_EQ(on_the_way.course->errors, in_one_go.course->errors);
    EXPECT_EQ(on_the_way.course->best, in_one_go.course->best);
    for (const int epoch : {0, 1, 29, 30, 31, 59, 60, 61, 90, 119, 120})
        EXPECT_EQ(model_at(*on_the_way.course, epoch), model_at(*in_one_go.course, epoch)) << epoch;
    // Back again: to a shorter training, another seed, and the first params.
    const Params first = {};
    EXPECT_EQ(again(first, on_the_way).course->errors, analyzed(first).course->errors);
}

TEST(Ratings, ModelsBetweenSnapshotsAreTheOnesTrained) {
    Course sparse = *analyzed(with_all({.factors = 3}, 40)).course;
    const Course dense = sparse;
    sparse.stride = 7;
    sparse.snapshots.clear();
    for (int e = 0; e <= 40; e += 7) sparse.snapshots.push_back(model_at(dense, e));
    for (int e = 0; e <= 40; ++e) EXPECT_EQ(model_at(sparse, e), model_at(dense, e)) << e;
}

TEST(Ratings, ErrorsAreThoseOfTheModels) {
    const Analysis analysis = analyzed({});
    for (const int epoch : {0, 40, 300}) {
        const FactorModel model = model_at(*analysis.course, epoch);
        const Errors& errors = analysis.course->errors[static_cast<std::size_t>(epoch)];
        EXPECT_EQ(rmse(model, analysis.data->training), errors.training);
        EXPECT_EQ(rmse(model, analysis.data->held_out), errors.held_out);
        EXPECT_EQ(predictions(model)[analysis.data->at(7, 3)], model.predict(7, 3));
    }
    EXPECT_EQ(best_until(*analysis.course, 300), analysis.course->best);
    EXPECT_LE(best_until(*analysis.course, 20), 20);
}

TEST(Ratings, ATrainingThatDivergesEndsThere) {
    Params params;
    auto table = std::make_shared<Table>();
    table->users = 30, table->items = 20;
    for (int k = 0; k < 600; ++k) table->values.push_back(1000.0 * ((k * 7) % 11));
    params.file = FileSource{.path = "large.csv", .size = 1, .hash = "0", .table = table};
    params.changes = {{0, {8, true, 0, kMostRate}}};
    const Analysis analysis = analyzed(params);
    EXPECT_TRUE(analysis.course->diverged);
    EXPECT_LT(analysis.course->done(), 300);
    EXPECT_TRUE(std::isfinite(model_at(*analysis.course, 300).predict(0, 0)));
    EXPECT_TRUE(std::isfinite(analysis.course->errors.back().held_out));
}

TEST(Ratings, ProgressEarlyAnswersAndCancelling) {
    auto table = std::make_shared<Table>();
    table->users = 200, table->items = 150;
    for (int k = 0; k < 30'000; ++k) table->values.push_back(1 + (k * 17) % 5);
    Params params;
    params.epochs = 200;
    params.file = FileSource{.path = "mine.csv", .size = 1, .hash = "1", .table = table};
    std::stop_source stop;
    double last = 0;
    std::vector<int> answers;
    std::vector<Errors> seen;
    const Watch watch{stop.get_token(), [&](double part) {
                          EXPECT_GE(part, last);
                          last = part;
                      }};
    const auto early = [&](const Analysis& answer) {
        EXPECT_FALSE(answer.complete);
        answers.push_back(answer.course->done());
        seen = answer.course->errors;
        if (answers.size() == 3) stop.request_stop();
    };
    EXPECT_FALSE(same_work(params, with_settings(params, 0, {4}))) << "too long for a frame";
    const auto cancelled = analyze(params, watch, early);
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(answers, (std::vector<int>{8, 16, 24}));
    EXPECT_GT(last, 0.1);
    // What was there early is the beginning of the whole.
    params.epochs = 24;
    EXPECT_EQ(analyzed(params).course->errors, seen);
}

TEST(Ratings, AFileIsSplitByTheSeed) {
    auto table = std::make_shared<Table>();
    table->users = 20, table->items = 10;
    for (int k = 0; k < 200; ++k) table->values.push_back(k % 3 == 0 ? NAN : 1 + k % 5);
    Params params;
    params.file = FileSource{.path = "mine.csv", .size = 1, .hash = "2", .table = table};
    const Analysis one = analyzed(params);
    EXPECT_EQ(one.data->training.size() + one.data->held_out.size(), 133U);
    EXPECT_EQ(one.data->held_out.size(), 27U);
    EXPECT_FALSE(one.data->has_truth);
    EXPECT_EQ(analyzed(params).data->held_out, one.data->held_out);
    Params other = params;
    other.seed = 2;
    EXPECT_NE(analyzed(other).data->held_out, one.data->held_out);
    EXPECT_FALSE(same_work(params, other)) << "another split";
    EXPECT_FALSE(similar_items(*one.data, model_at(*one.course, 10), 0, 1)[0].correlation);
}

TEST(Ratings, RecommendationsAreTheHighestUnseen) {
    const Analysis analysis = analyzed({});
    const FactorModel model = model_at(*analysis.course, 60);
    const auto top = recommend(*analysis.data, model, 6, 10);
    ASSERT_EQ(top.size(), 10U);
    for (std::size_t k = 0; k < top.size(); ++k) {
        EXPECT_EQ(analysis.data->cells[analysis.data->at(6, top[k].item)], Cell::HeldOut);
        EXPECT_EQ(top[k].predicted, model.predict(6, top[k].item));
        EXPECT_EQ(top[k].true_value, analysis.data->values[analysis.data->at(6, top[k].item)]);
        EXPECT_LE(top[k].predicted, top[k > 0 ? k - 1 : k].predicted);
    }
    EXPECT_GE(top.back().predicted, recommend(*analysis.data, model, 6, 50)[10].predicted);
}

TEST(Ratings, SimilarItemsHaveTheLargestCosines) {
    const Analysis analysis = analyzed(with_all({.factors = 5, .regularisation = 0.15}, 300));
    const FactorModel model = model_at(*analysis.course, 300);
    const auto others = similar_items(*analysis.data, model, 4, 49);
    ASSERT_EQ(others.size(), 49U);
    double mean_of_first = 0, mean_of_last = 0;
    for (std::size_t k = 0; k < 10; ++k)
        mean_of_first += *others[k].correlation / 10, mean_of_last += *others[48 - k].correlation / 10;
    EXPECT_GT(mean_of_first, mean_of_last + 0.3) << "alike in the factors, alike in truth";
    EXPECT_LE(others.front().cosine, 1 + 1e-15);
    const FactorModel none = initial_model(100, 50, 3, 0, kStartScale, 1);
    EXPECT_EQ(similar_items(*analysis.data, none, 4, 1)[0].cosine, 0);
}

TEST(Ratings, FactorsAreNotOrthogonalAndThoseOfTheSvdAre) {
    const Analysis analysis = analyzed({});
    const FactorModel model = model_at(*analysis.course, 40);
    const auto learned = column_cosines(model.Q, model.items, model.factors);
    EXPECT_NEAR(learned[0], 1, 1e-15);
    EXPECT_EQ(learned[1], learned[3]);
    EXPECT_GT(largest_off_diagonal(learned, 3), 0.2);
    const Course wide = *analyzed(with_all({.factors = 8, .regularisation = 0.15}, 300)).course;
    EXPECT_GT(largest_off_diagonal(column_cosines(model_at(wide, 300).Q, 50, 8), 8), 0.4)
        << "not by more training";
    const int ranks = static_cast<int>(analysis.svd->rank.size()) - 1;
    EXPECT_LT(largest_off_diagonal(column_cosines(analysis.svd->V, 50, ranks), ranks), 1e-13);
    EXPECT_EQ(largest_off_diagonal({1}, 1), 0);
}

}  // namespace
}  // namespace svdscope::ratings
