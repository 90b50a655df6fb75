// From params to the numbers of the adapter lab.
#include "core/labs/adapter.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/analysis/energy.hpp"
#include "core/analysis/layers.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/analysis/low_rank_update.hpp"
#include "core/analysis/rank.hpp"
#include "core/labs/adapter_parts.hpp"

namespace svdscope::adapter {
namespace {

constexpr std::array kTableRanks{1, 2, 4, 8, 16, 32};
constexpr int kClaimedRank = 8;

AtRank numbers_at(const Analysis& analysis, int r) {
    const auto at = static_cast<std::size_t>(r);
    AtRank result;
    result.r = r;
    result.error = low_rank_error_frobenius(analysis.sigma, r);
    result.error_2 = low_rank_error_2(analysis.sigma, r);
    result.relative_error = analysis.relative_error[at];
    result.energy = analysis.norm > 0 ? analysis.cumulative[at - 1] : 1;
    result.cost = cost_of(analysis.rows, analysis.cols, r);
    return result;
}

Claim claim_of(const Analysis& analysis) {
    Claim claim;
    claim.rank = std::min(kClaimedRank, analysis.most);
    claim.energy = numbers_at(analysis, claim.rank).energy;
    claim.rank_for_most = rank_for_energy(analysis.sigma, kMost);
    claim.share_for_most =
        cost_of(analysis.rows, analysis.cols, std::max(1, claim.rank_for_most)).factors_share;
    claim.holds = claim.energy >= kMost;
    return claim;
}

Result<std::vector<double>> energy_of(Source source) {
    Params params;
    params.source = source;
    const Result<UpdatePtr> update = take_apart(params, {});
    if (!update) return tl::unexpected(update.error());
    const std::vector<double> sigma((*update)->svd.sigma.begin(), (*update)->svd.sigma.end());
    return cumulative_energy(sigma);
}

void read_spectrum(Analysis& analysis) {
    const Update& update = *analysis.update;
    analysis.rows = static_cast<int>(update.W.rows());
    analysis.cols = static_cast<int>(update.W.cols());
    analysis.most = std::min(analysis.rows, analysis.cols);
    analysis.sigma.assign(update.svd.sigma.begin(), update.svd.sigma.end());
    analysis.cumulative = cumulative_energy(analysis.sigma);
    analysis.relative_error = low_rank_errors_frobenius(analysis.sigma);
    analysis.norm = analysis.relative_error.front();
    for (double& error : analysis.relative_error) error = analysis.norm > 0 ? error / analysis.norm : 0;
    analysis.rank_tolerance = rank_tolerance(analysis.sigma.front(), static_cast<std::size_t>(analysis.rows),
                                             static_cast<std::size_t>(analysis.cols));
    analysis.rank = rank_of(analysis.sigma, analysis.rank_tolerance);
    analysis.claim = claim_of(analysis);
    for (const int r : kTableRanks)
        if (r <= analysis.most) analysis.table.push_back(numbers_at(analysis, r));
}

bool same_matrix(const Params& a, const Params& b) {
    return a.file == b.file && (a.file || (a.source == b.source && a.seed == b.seed));
}

}  // namespace

Cost cost_of(std::int64_t m, std::int64_t n, std::int64_t r) {
    Cost cost;
    cost.full = m * n;
    cost.factors = r * (m + n);
    cost.triples = storage_of_rank(m, n, r);
    cost.factors_share = static_cast<double>(cost.factors) / static_cast<double>(cost.full);
    cost.factors_break_even = static_cast<double>(cost.full) / static_cast<double>(m + n);
    cost.triples_break_even = break_even_rank(m, n);
    return cost;
}

bool answers(const Params& done, const Params& wanted) {
    if (!same_matrix(done, wanted)) return false;
    if (wanted.topic != Topic::Learn) return true;
    return done.topic == Topic::Learn && done.rank == wanted.rank && done.training == wanted.training;
}

Analysis again(const Params& wanted, const Analysis& done) {
    Analysis analysis = done;
    analysis.at = numbers_at(analysis, std::clamp(wanted.rank, 1, analysis.most));
    if (wanted.topic != Topic::Learn) analysis.learned.reset();
    return analysis;
}

Result<Analysis> analyze(const Params& params, const Watch& watch,
                         const std::function<void(Analysis)>& early) {
    const Result<UpdatePtr> update = take_apart(params, watch);
    if (!update) return tl::unexpected(update.error());
    Result<std::vector<double>> noise = energy_of(Source::Noise);
    Result<std::vector<double>> structured = energy_of(Source::Structured);
    if (!noise || !structured) return tl::unexpected(noise ? structured.error() : noise.error());
    Analysis analysis;
    analysis.update = *update;
    analysis.noise = *std::move(noise);
    analysis.structured = *std::move(structured);
    read_spectrum(analysis);
    analysis = again(params, analysis);
    if (params.topic != Topic::Learn) return analysis;
    analysis.complete = false;
    const auto so_far = [&](const Learned& learned) {
        analysis.learned = learned;
        if (early) early(analysis);
    };
    const int rank = std::min(analysis.at.r, kMostLearnedRank);
    Result<Learned> learned = learn(**update, rank, params.training, watch, so_far);
    if (!learned) return tl::unexpected(learned.error());
    analysis.learned = *std::move(learned);
    analysis.complete = true;
    return analysis;
}

Result<Analysis> analyze(const Params& params) { return analyze(params, {}, {}); }

}  // namespace svdscope::adapter
