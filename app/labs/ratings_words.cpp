// Words of the ratings lab.
#include "app/labs/ratings_words.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "app/labs/ratings_picture.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::ratings_words {
namespace {

using ratings::Analysis;
using ratings::Cell;
using ratings::Course;
using ratings::Errors;
using Page = RatingsLab::Page;

constexpr double kWorthSaying = 0.005;  // a rise of the held-out error that is more than its wavering

Errors errors_at(const Course& course, int epoch) { return course.errors[static_cast<std::size_t>(epoch)]; }

std::string progress_sentence(const Analysis& a, int epoch) {
    const Errors now = errors_at(*a.course, epoch);
    const int best = ratings::best_until(*a.course, epoch);
    const double least = errors_at(*a.course, best).held_out, mean = a.baselines.mean.held_out;
    if (epoch == 0)
        return fmt::format("Nothing is learned yet: nearly the mean for all, off by {}.",
                           error_text(now.held_out));
    if (now.held_out > mean && least < mean - kWorthSaying)
        return fmt::format("Over-fitting since epoch {}: {} → {}, worse than the mean.", best,
                           error_text(least), error_text(now.held_out));
    if (now.held_out > mean)
        return fmt::format("By heart: training {}, held-out {}, worse than the mean's {}.",
                           error_text(now.training), error_text(now.held_out), error_text(mean));
    if (now.held_out > least + kWorthSaying)
        return fmt::format("Over-fitting since epoch {}: held-out {} → {}.", best, error_text(least),
                           error_text(now.held_out));
    return fmt::format("Held-out {} beats the mean's {}; training stands at {}.", error_text(now.held_out),
                       error_text(mean), error_text(now.training));
}

std::string training_sentence(const Analysis& a, int epoch) {
    if (a.course->diverged && epoch == a.course->done())
        return fmt::format("The training diverged after epoch {}: the rate is too large for these numbers.",
                           epoch);
    return progress_sentence(a, epoch);
}

std::string table_sentence(const Analysis& a, int epoch) {
    const auto& data = *a.data;
    return fmt::format("{} of {} cells are seen; predictions of held-out ones are off by {}.",
                       data.training.size(), data.cells.size(),
                       error_text(errors_at(*a.course, epoch).held_out));
}

double mean_true(const std::vector<ratings::Recommended>& list, int& known) {
    double sum = 0;
    for (const auto& one : list)
        if (one.true_value) sum += *one.true_value, ++known;
    return known > 0 ? sum / known : 0;
}

}  // namespace

std::string page_title(Page page) {
    switch (page) {
        case Page::Training:
            return "Training";
        case Page::Table:
            return "Table";
        case Page::Recommend:
            return "Recommend";
        case Page::NotSvd:
            break;
    }
    return "Not an SVD";
}

std::string invitation(Page page) {
    switch (page) {
        case Page::Training:
            return "Press Space, and drag λ or the factors while it learns.";
        case Page::Table:
            return "Point at a cell; a click takes its user and item along.";
        case Page::Recommend:
            return "Choose a user and an item; a click on a row goes on from there.";
        case Page::NotSvd:
            break;
    }
    return "Are the columns of Q at right angles? Add factors and see.";
}

std::vector<Term> equation(const FactorSettings& settings) {
    std::vector<Term> terms{{"r", "ui"}, {" ≈ μ", ""}};
    if (settings.biases) terms.insert(terms.end(), {{" + b", "u"}, {" + b", "i"}});
    if (settings.factors > 0) terms.insert(terms.end(), {{" + p", "u"}, {" · q", "i"}});
    return terms;
}

std::string acts_from(const ratings::Params& params, int epoch) {
    const int from = ratings::changes_from(params, epoch);
    if (from == 0) return "A change acts on the whole training.";
    const bool drops = params.changes.back().epoch > from;
    return fmt::format("A change acts from epoch {} on{}.", from,
                       drops ? " and replaces what was changed later" : "");
}

std::vector<std::string> chips(const ratings::Params& params) {
    std::vector<std::string> out;
    for (int k = 1; k <= RatingsLab::kStages; ++k)
        out.push_back(fmt::format("epoch {}", params.epochs * k / RatingsLab::kStages));
    return out;
}

std::string bar_sentence(const RatingsLab::View& view, const Analysis& analysis, const FactorModel& model) {
    const int epoch = RatingsLab::shown_epoch(view, analysis);
    switch (view.page) {
        case Page::Training:
            return training_sentence(analysis, epoch);
        case Page::Table:
            return table_sentence(analysis, epoch);
        case Page::Recommend:
            return recommendation_sentence(analysis, model, std::min(view.user, analysis.data->users - 1));
        case Page::NotSvd:
            break;
    }
    return angle_sentence(model);
}

std::string description(const RatingsLab::View& view, const Analysis& analysis) {
    const int epoch = RatingsLab::shown_epoch(view, analysis);
    return fmt::format("Ratings of {} users and {} items, {}, at epoch {}. {}", analysis.data->users,
                       analysis.data->items, page_title(view.page), epoch,
                       training_sentence(analysis, epoch));
}

std::string user_name(int user) { return fmt::format("user {}", user + 1); }
std::string item_name(int item) { return fmt::format("item {}", item + 1); }
std::string error_text(double error) {
    const int decimals = error < 100 ? 3 : error < 10'000 ? 1 : 0;
    return fixed_text(error, decimals);
}

std::string change_text(const FactorSettings& before, const FactorSettings& after) {
    std::string out;
    const auto add = [&](const std::string& words) { out += (out.empty() ? "" : ", ") + words; };
    if (before.factors != after.factors)
        add(fmt::format("{} factor{}", after.factors, after.factors == 1 ? "" : "s"));
    if (before.biases != after.biases) add(after.biases ? "biases on" : "biases off");
    if (before.regularisation != after.regularisation) add("λ " + number_text(after.regularisation, 2));
    if (before.rate != after.rate) add("rate " + number_text(after.rate, 3));
    return out;
}

std::vector<std::string> cell_lines(const ratings::Data& data, const FactorModel& model, int user, int item) {
    const std::size_t at = data.at(user, item);
    std::vector<std::string> lines{user_name(user) + ", " + item_name(item)};
    const std::string value = number_text(data.values[at], 2);
    if (data.cells[at] == Cell::Training) lines.push_back("observed   " + value);
    if (data.cells[at] != Cell::Training) lines.emplace_back("not seen in training");
    lines.push_back("predicted  " + number_text(model.predict(user, item), 2));
    if (data.cells[at] == Cell::HeldOut) lines.push_back("true       " + value);
    return lines;
}

std::string angle_sentence(const FactorModel& model) {
    if (model.factors < 2) return "Fewer than two factors: nothing to be at right angles.";
    const auto cosines = ratings::column_cosines(model.Q, model.items, model.factors);
    const double most = std::min(1.0, ratings::largest_off_diagonal(cosines, model.factors));
    return fmt::format("Not an SVD: columns of Q meet at {:.0f}°, those of V at 90°, always.",
                       std::acos(most) * 180 / std::numbers::pi);
}

std::string recommendation_sentence(const Analysis& analysis, const FactorModel& model, int user) {
    const auto all = ratings::recommend(*analysis.data, model, user, analysis.data->items);
    const auto top = std::vector(
        all.begin(), all.begin() + std::min<std::ptrdiff_t>(ratings_picture::kRows, std::ssize(all)));
    int known_top = 0, known_all = 0;
    const double of_top = mean_true(top, known_top), of_all = mean_true(all, known_all);
    if (known_top == 0) return "No true value is known of what is recommended here.";
    return fmt::format("True mean of what is recommended to {}: {}; of all that is unseen: {}.",
                       user_name(user), number_text(of_top), number_text(of_all));
}

}  // namespace svdscope::ratings_words
