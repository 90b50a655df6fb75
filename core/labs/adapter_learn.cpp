// The learning of B and A: its course, the angles, and the factors that pictures need.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/analysis/factor_training.hpp"
#include "core/analysis/layers.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/analysis/low_rank_update.hpp"
#include "core/analysis/principal_angles.hpp"
#include "core/analysis/rank.hpp"
#include "core/labs/adapter_parts.hpp"

namespace svdscope::adapter {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr int kAngles = 100;                              // steps at which the angles are measured
constexpr std::size_t kMostKept = std::size_t{32} << 20;  // bytes of factors
constexpr double kLost = 1e3;                             // times the first error: it will not come back
constexpr int kNews = 20;                                 // early answers

FactorTrainingOptions options_of(int rank, const Training& training) {
    return {.rank = rank,
            .start = training.zero_B ? FactorStart::ZeroB : FactorStart::BothSmall,
            .rate = training.rate,
            .momentum = training.momentum,
            .seed = static_cast<std::uint64_t>(training.seed)};
}

int kept_every(const Update& update, int rank, int steps) {
    const auto numbers = static_cast<std::size_t>((update.W.rows() + update.W.cols()) * rank);
    const std::size_t bytes = numbers * sizeof(float) * static_cast<std::size_t>(steps + 1);
    return static_cast<int>((bytes + kMostKept - 1) / kMostKept);
}

// The first directions of W that exist at all: beyond its rank they are anybody's.
MatrixXd sought(const Update& update, int rank) {
    const Eigen::VectorXd& sigma = update.svd.sigma;
    const double tolerance = rank_tolerance(sigma(0), static_cast<std::size_t>(update.W.rows()),
                                            static_cast<std::size_t>(update.W.cols()));
    const int known = rank_of({sigma.data(), static_cast<std::size_t>(sigma.size())}, tolerance);
    return update.svd.U.leftCols(std::min(rank, known));
}

void note_angles(Learned& learned, const MatrixXd& U, const FactorTraining& training) {
    if (U.cols() == 0 || training.B().isZero(0)) return;
    const Result<PrincipalAngles> found = principal_angles(training.B(), U);
    if (!found) return;
    AnglesAt at{training.steps(), {found->angles.begin(), found->angles.end()}};
    at.angles.resize(static_cast<std::size_t>(U.cols()), std::numbers::pi / 2);  // not in sight yet
    learned.angles.push_back(std::move(at));
}

}  // namespace

Result<Learned> learn(const Update& update, int rank, const Training& training, const Watch& watch,
                      const std::function<void(const Learned&)>& so_far) {
    const Eigen::VectorXd& sigma = update.svd.sigma;
    const double whole = sigma(0) > 0 ? (sigma / sigma(0)).norm() : 1;
    const MatrixXd U = sought(update, rank);
    auto kept = std::make_shared<Kept>();
    kept->every = kept_every(update, rank, training.steps);
    Learned learned;
    learned.rank = rank;
    learned.asked = training.steps;
    const std::vector<double> values(sigma.begin(), sigma.end());
    learned.floor = sigma(0) > 0 ? low_rank_error_frobenius(values, rank) / sigma(0) / whole : 0;
    const int measured = std::max(1, training.steps / kAngles), told = std::max(1, training.steps / kNews);
    FactorTraining course(update.W, sigma(0), options_of(rank, training));
    const double lost = kLost * std::max(course.error(), 1.0);
    for (;;) {
        if (watch.stop.stop_requested()) return fail("cancelled");
        if (!(course.error() <= lost)) {
            learned.diverged = true;
            break;
        }
        learned.error.push_back(course.error() / whole);
        if (course.steps() % kept->every == 0)
            kept->factors.push_back(std::make_shared<const TrainedFactors>(
                TrainedFactors{course.B().cast<float>(), course.A().cast<float>()}));
        if (course.steps() % measured == 0) note_angles(learned, U, course);
        learned.off_diagonal = share_off_diagonal(course.B());
        if (course.steps() == training.steps) break;
        if (watch.progress) watch.progress(static_cast<double>(course.steps()) / training.steps);
        if (so_far && course.steps() % told == 0) {
            learned.kept = std::make_shared<const Kept>(*kept);
            so_far(learned);
        }
        course.step();
    }
    learned.kept = std::move(kept);
    return learned;
}

int kept_step(const Learned& learned, int step) {
    const int last = static_cast<int>(learned.kept->factors.size()) - 1;
    return std::clamp(step / learned.kept->every, 0, last) * learned.kept->every;
}

}  // namespace svdscope::adapter
