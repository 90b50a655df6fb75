// The adapter lab's mathematics: an update of low rank, what it keeps and costs, and the same learned step by
// step.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/labs/spectrum.hpp"

namespace svdscope {
struct LowRankUpdate;
struct KeptFactors;
}  // namespace svdscope

namespace svdscope::adapter {

using Update = LowRankUpdate;
using Kept = KeptFactors;
using UpdatePtr = std::shared_ptr<const Update>;

enum class Topic {
    Keep,   ///< the truncated SVD of the update: what rank r keeps
    Learn,  ///< B A by gradient descent, against it
    Split,  ///< one layer as two thinner ones
};

/// What is looked at when there is no file.
enum class Source {
    Noise,       ///< the shipped 64 x 64 update of pure noise
    Structured,  ///< 64 x 64 of rank 8, and a little noise
    Decaying,    ///< 64 x 64 with sigma_i near 0.5 / i, and a little noise
    Layer,       ///< a layer of 64 x 96 whose singular values fall, and a little noise
    Pair,        ///< [[2, 1], [1, 2]]
};

/// Larger files would keep a person waiting for minutes of learning.
inline constexpr int kMostSide = 512;
/// Learning is shown up to this rank, so that every step can be kept.
inline constexpr int kMostLearnedRank = 64;
inline constexpr int kLeastSteps = 20, kMostSteps = 1000;
inline constexpr double kLeastRate = 0.02, kMostRate = 2, kMostMomentum = 0.95;

/// How B and A are learned: factor_training.hpp.
struct Training {
    bool zero_B = true;  ///< as adapters begin; false: both small and random
    double rate = 0.25;  ///< in units of 1 / sigma_1
    double momentum = 0;
    int steps = 200;
    int seed = 1;
    bool operator==(const Training&) const = default;
};

struct Params {
    Topic topic = Topic::Keep;
    Source source = Source::Noise;
    int seed = 1;                                ///< of the recipes
    std::optional<spectrum::FileSource> file{};  ///< one's own instead
    int rank = 8;                                ///< cut to what there is
    Training training{};
    bool operator==(const Params&) const = default;
};

/// Says in one sentence why the matrix of the params cannot be taken, if it cannot.
Result<void> admit(const Params& params);

/// True when what was computed for `done` answers `wanted` without new work.
bool answers(const Params& done, const Params& wanted);

/// Numbers to store, and multiplications for one vector: both are the same count.
struct Cost {
    std::int64_t full = 0;          ///< m n
    std::int64_t factors = 0;       ///< r (m + n): B and A
    std::int64_t triples = 0;       ///< r (m + n + 1): sigma, u, v
    double factors_share = 0;       ///< factors / full
    double factors_break_even = 0;  ///< m n / (m + n): below this rank factors are fewer numbers
    double triples_break_even = 0;  ///< m n / (m + n + 1)
};
/// m, n and r from 1 to 10^7.
Cost cost_of(std::int64_t m, std::int64_t n, std::int64_t r);

/// What rank r keeps.
struct AtRank {
    int r = 0;
    double error = 0;           ///< |W - W_r|_F
    double error_2 = 0;         ///< sigma_{r+1}
    double relative_error = 0;  ///< error / |W|_F; 0 for the zero matrix
    double energy = 1;          ///< share of the squares
    Cost cost;
};

/// "Rank 8 keeps most of it" for this matrix: most is 90 % of the energy.
struct Claim {
    int rank = 8;               ///< 8, or all there is
    double energy = 0;          ///< that it keeps
    int rank_for_most = 0;      ///< the least rank that keeps most
    double share_for_most = 0;  ///< its factors / m n
    bool holds = false;
};
inline constexpr double kMost = 0.9;

/// The angles between span(B) and the first left singular vectors after a step.
struct AnglesAt {
    int step = 0;
    std::vector<double> angles;  ///< radians, increasing; as many as ranks are sought
};

/// The course of the learning.
struct Learned {
    int rank = 0;
    int asked = 0;                     ///< steps
    bool diverged = false;             ///< too long a rate: the course ends where it left
    std::vector<double> error;         ///< |W - B A|_F / |W|_F after 0, 1, 2 ... steps
    double floor = 0;                  ///< the same of the truncated SVD: nothing of this rank is below
    std::vector<AnglesAt> angles;      ///< at some hundred of the steps; none while B is zero
    double off_diagonal = 0;           ///< of B^T B after the last step: 0 if its columns were orthogonal
    std::shared_ptr<const Kept> kept;  ///< the factors, for pictures

    int steps() const { return static_cast<int>(error.size()) - 1; }
};

struct Analysis {
    UpdatePtr update;
    int rows = 0, cols = 0, most = 0;    ///< most = min(rows, cols)
    std::vector<double> sigma;           ///< most values
    std::vector<double> cumulative;      ///< share of the energy for r = 1..most
    std::vector<double> relative_error;  ///< for r = 0..most
    double norm = 0;                     ///< |W|_F
    int rank = 0;                        ///< numerical
    double rank_tolerance = 0;
    AtRank at;
    std::vector<AtRank> table;  ///< r = 1 2 4 8 16 32, as far as there are
    Claim claim;
    std::vector<double> noise, structured;  ///< shares of the energy of these two sources, 64 values each
    std::optional<Learned> learned;         ///< of Topic::Learn
    bool complete = true;                   ///< false: the learning goes on
};

/// Fails with one sentence: a file that cannot be used, cancelled. `early` gets what is known meanwhile.
/// Pure: the same params give the same numbers, bit for bit, on one machine.
Result<Analysis> analyze(const Params& params, const Watch& watch,
                         const std::function<void(Analysis)>& early);
Result<Analysis> analyze(const Params& params);
/// The answer to `wanted` from one that `answers` it, in microseconds.
Analysis again(const Params& wanted, const Analysis& done);

/// After how many steps the factors were kept that a picture of `step` shows: that step, or one just before.
int kept_step(const Learned& learned, int step);

enum class Part {
    Whole,    ///< W
    Product,  ///< the best of rank r
    Rest,     ///< W - product
    Left,     ///< U_r Sigma_r, m x r
    Right,    ///< V_r^T, r x n
};
/// In units of sigma_1, so that no entry is above 1; `Right` has none.
spectrum::Picture picture_of(const Analysis& analysis, Part part);
enum class LearnedPart {
    Product,  ///< B A
    Best,     ///< the truncated SVD of the rank that is learned
    Apart,    ///< best - B A
    Gram,     ///< B^T B / sigma_1
};
/// Needs `learned`.
spectrum::Picture learned_picture(const Analysis& analysis, LearnedPart part, int step);

}  // namespace svdscope::adapter
