// The ratings lab's mathematics: a factor model trained epoch by epoch, its baselines, and what the SVD of
// the filled table predicts instead.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/factor_model.hpp"
#include "core/base/result.hpp"

namespace svdscope {
struct Watch;
}

namespace svdscope::ratings {

inline constexpr int kMostFactors = 16;
inline constexpr int kLeastEpochs = 10;
inline constexpr int kMostEpochs = 2000;
inline constexpr double kMostRegularisation = 0.5;
inline constexpr double kLeastRate = 0.001;
inline constexpr double kMostRate = 0.05;
/// Standard deviation of the numbers that the factors start from.
inline constexpr double kStartScale = 0.1;
/// Of the known ratings of a file of one's own, this part is held out: no true values are known there.
inline constexpr double kHeldOutShare = 0.2;

/// A table as a file holds it, row by row: NaN where a user has not rated an item.
struct Table {
    int users = 0, items = 0;
    std::vector<double> values{};
};
using TablePtr = std::shared_ptr<const Table>;

/// A file of one's own. What a state keeps is path, size and hash; the content is read by the app.
struct FileSource {
    std::string path{};
    std::int64_t size = 0;  ///< bytes
    std::string hash{};     ///< content_hash of the bytes
    TablePtr table{};       ///< nullptr: it could not be read
    std::string problem{};  ///< then: the sentence that says why
    /// Quick: equal hashes mean equal content.
    bool operator==(const FileSource& other) const {
        return path == other.path && size == other.size && hash == other.hash &&
               (table == nullptr) == (other.table == nullptr) && problem == other.problem;
    }
};

/// From this epoch on training goes by these settings.
struct Change {
    int epoch = 0;
    FactorSettings settings{};
    bool operator==(const Change&) const = default;
};

struct Params {
    std::optional<FileSource> file{};  ///< one's own instead of the shipped ratings
    /// What the hand did to the settings and when: epochs ascend from 0, where training starts. So params
    /// and seed say all of a training that was steered while it ran.
    std::vector<Change> changes = std::vector<Change>(1);
    int epochs = 300;
    int seed = 1;  ///< of the start, of the order within each epoch, and of the split of a file
    bool operator==(const Params&) const = default;
};

/// What the epoch after `epoch` goes by; from the end on: what the last one went by.
const FactorSettings& settings_at(const Params& params, int epoch);
/// The params with other settings from `epoch` on. What was changed later is dropped: it answered a training
/// that no longer happens. At the end of the training: the settings of its last stretch, which is all of it
/// where nothing was changed on the way.
Params with_settings(Params params, int epoch, const FactorSettings& settings);
/// The epoch from which `with_settings` changes them.
int changes_from(const Params& params, int epoch);

enum class Cell : std::uint8_t { Unknown, Training, HeldOut };

/// The ratings told apart. Shipped: training is all that was observed, and held out is all that was not, with
/// its true values. A file: kHeldOutShare of what is known is held out, drawn by the seed.
struct Data {
    int users = 0, items = 0;
    std::vector<Rating> training{}, held_out{};  ///< row by row
    std::vector<Cell> cells{};                   ///< users x items, row by row
    std::vector<double> values{};                ///< of the cells; NaN where unknown
    bool has_truth = false;                      ///< every cell has a value
    double mean = 0;                             ///< of the training ratings
    double low = 0, high = 1;                    ///< the least and the largest value
    std::size_t at(int user, int item) const {
        return static_cast<std::size_t>(user) * static_cast<std::size_t>(items) +
               static_cast<std::size_t>(item);
    }
};
using DataPtr = std::shared_ptr<const Data>;

/// Roots of the mean squares of what predictions miss.
struct Errors {
    double training = 0, held_out = 0;
    bool operator==(const Errors&) const = default;
};

/// Predictions without factors, from means of training ratings. Who has none gets the mean of all.
struct Baselines {
    Errors mean, user, item;
    Errors both;  ///< user mean + item mean - mean
};

/// The SVD of the table with the mean where nothing is known, less the mean: A - mean = U Sigma V^T.
struct FilledSvd {
    std::vector<Errors> rank;  ///< of mean + U_k Sigma_k V_k^T; index k from 0
    std::vector<double> V;     ///< items x (rank.size() - 1), row by row
};

/// A training: errors after each epoch, and enough of the way to find every model on it.
struct Course {
    Params params{};
    DataPtr data{};
    std::vector<Errors> errors{};  ///< after so many epochs; index 0: before the first
    int best = 0;                  ///< the epoch with the least held-out error: where to stop early
    bool diverged = false;         ///< numbers grew beyond sense, and training ended there
    int stride = 1;                ///< epochs between two snapshots
    std::vector<FactorModel> snapshots{};
    int done() const { return static_cast<int>(errors.size()) - 1; }
};
using CoursePtr = std::shared_ptr<const Course>;

struct Analysis {
    DataPtr data{};
    Baselines baselines{};
    std::shared_ptr<const FilledSvd> svd{};
    CoursePtr course{};
    bool complete = true;  ///< false: an early answer, whose training goes on
};

/// Loads, splits, trains. Slow for large files: belongs on a worker. Early answers are trainings under way.
/// Fails with one sentence: a file that could not be read, cancelled, no memory for the SVD.
Result<Analysis> analyze(const Params& params, const Watch& watch,
                         const std::function<void(Analysis)>& early);
Result<Analysis> analyze(const Params& params);

/// Both have the same data, and both trainings are the same or short enough to be answered in the frame of a
/// drag: the shipped ratings over 300 epochs take 18 ms with 3 factors and 51 ms with 16, measured on two
/// busy cores.
bool same_work(const Params& a, const Params& b);
/// The analysis of params with the same work as those of `before`: keeps data and SVD, and of the training
/// what did not change.
Analysis again(const Params& params, const Analysis& before);

/// The model after so many epochs of the course, at most those done: the same bits as training up to there.
FactorModel model_at(const Course& course, int epoch);
/// The epoch with the least held-out error among the first ones.
int best_until(const Course& course, int epoch);

/// All of the table as the model predicts it, row by row.
std::vector<double> predictions(const FactorModel& model);

struct Recommended {
    int item = 0;
    double predicted = 0;
    std::optional<double> true_value{};  ///< where it is known
};
/// The items that the user has no training rating of and that are predicted highest; equals by index.
std::vector<Recommended> recommend(const Data& data, const FactorModel& model, int user, int count);

struct Similar {
    int item = 0;
    double cosine = 0;                    ///< of q_i and q_j; 0 where one of them is 0
    std::optional<double> correlation{};  ///< of the true columns; absent without truth or variation
};
/// The other items with the largest cosines; equals by index.
std::vector<Similar> similar_items(const Data& data, const FactorModel& model, int item, int count);

/// Cosines between the columns of a rows x cols array that stands row by row: cols x cols, row by row. 0 for
/// a column of zeros.
std::vector<double> column_cosines(const std::vector<double>& array, int rows, int cols);
/// The largest absolute value off the diagonal; 0 for fewer than two columns.
double largest_off_diagonal(const std::vector<double>& square, int cols);

}  // namespace svdscope::ratings
