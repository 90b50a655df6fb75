// From params to layers to numbers.
#include "core/labs/spectrum.hpp"

#include <algorithm>
#include <cmath>

#include "core/analysis/energy.hpp"
#include "core/analysis/layers.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/analysis/rank.hpp"
#include "core/base/check.hpp"
#include "core/io/image.hpp"

namespace svdscope::spectrum {
namespace {

DataPtr in_grey(const SourceData& colors) {
    SourceData grey{.channels = {grey_of(Image{colors.channels})}, .is_picture = colors.is_picture};
    return std::make_shared<const SourceData>(std::move(grey));
}

Result<LayersPtr> shared(Result<Layers> layers) {
    if (!layers) return tl::unexpected(layers.error());
    return std::make_shared<const Layers>(*std::move(layers));
}

// Values that are not known yet: all equal, and with the energy that is left.
void fill_up(std::vector<double>& sigma, std::size_t count, double frobenius) {
    if (sigma.empty() || sigma.front() == 0) return sigma.resize(count, 0);
    double square = std::pow(frobenius / sigma.front(), 2);
    for (const double s : sigma) square -= std::pow(s / sigma.front(), 2);
    const std::size_t missing = count - sigma.size();
    const double each = std::sqrt(std::max(square, 0.0) / std::max<double>(1, static_cast<double>(missing)));
    sigma.resize(count, std::min(sigma.front() * each, sigma.back()));
}

std::vector<double> pooled(const std::vector<std::vector<double>>& channels) {
    if (channels.size() == 1) return channels.front();
    std::vector<double> sigma;
    for (std::size_t i = 0; i < channels.front().size(); ++i) {
        double norm = 0;
        for (const auto& channel : channels) norm = std::hypot(norm, channel[i]);
        sigma.push_back(norm / std::sqrt(static_cast<double>(channels.size())));
    }
    return sigma;
}

void read_spectra(Analysis& result, const Layers& layers) {
    const auto count = static_cast<std::size_t>(std::min(result.rows, result.cols));
    std::vector<std::vector<double>> whole;
    for (const Layers::Channel& channel : layers.channels) {
        const Eigen::VectorXd& sigma = channel.svd.sigma;
        result.sigma_of_channel.emplace_back(sigma.begin(), sigma.end());
        whole.push_back(result.sigma_of_channel.back());
        fill_up(whole.back(), count, channel.frobenius);
    }
    result.known = static_cast<int>(result.sigma_of_channel.front().size());
    result.sigma = pooled(whole);
}

void measure_curves(Analysis& result, const Layers& layers) {
    result.energy = energy_shares(result.sigma);
    result.cumulative = cumulative_energy(result.sigma);
    result.energy_unsquared = energy_shares(result.sigma, EnergyKind::Unsquared);
    result.cumulative_unsquared = cumulative_energy(result.sigma, EnergyKind::Unsquared);
    result.error_frobenius = low_rank_errors_frobenius(result.sigma);
    const double numbers = static_cast<double>(result.storage_full);
    for (double& error : result.error_frobenius) {
        error *= std::sqrt(result.channels);
        result.psnr.push_back(psnr(error, numbers, result.peak));
    }
    result.error_to_clean = layers.to_clean;
}

Ranks ranks_of(const Analysis& analysis, const Cutoff& cutoff) {
    const std::span<const double> sigma = analysis.sigma;
    const int rows = analysis.rows, cols = analysis.cols;
    Ranks ranks;
    ranks.rank_tolerance =
        rank_tolerance(sigma.front(), static_cast<std::size_t>(rows), static_cast<std::size_t>(cols));
    ranks.numerical = rank_of(sigma, ranks.rank_tolerance);
    ranks.stable = stable_rank(sigma);
    ranks.entropy = entropy_rank(sigma);
    ranks.energy = rank_for_energy(sigma, cutoff.energy);
    ranks.energy_unsquared = rank_for_energy(sigma, cutoff.energy, EnergyKind::Unsquared);
    ranks.tolerance = rank_by_tolerance(sigma, cutoff.tolerance);
    ranks.elbow = elbow_rank(sigma);
    ranks.noise_is_estimated = !(cutoff.noise > 0);
    ranks.noise = ranks.noise_is_estimated ? estimated_noise(sigma, rows, cols) : cutoff.noise;
    ranks.optimal_threshold = std::max(optimal_threshold(rows, cols, ranks.noise), ranks.rank_tolerance);
    ranks.optimal = rank_of(sigma, ranks.optimal_threshold);
    ranks.edges = noise_edges(rows, cols, ranks.noise);
    ranks.noise_edge = rank_of(sigma, std::max(ranks.edges.upper, ranks.rank_tolerance));
    return ranks;
}

AtCutoff numbers_at(const Analysis& analysis, int k) {
    const auto at = static_cast<std::size_t>(k);
    AtCutoff result;
    result.k = k;
    for (const auto& sigma : analysis.sigma_of_channel)
        if (at < sigma.size()) result.error_2 = std::max(result.error_2, sigma[at]);
    if (!analysis.complete && at == static_cast<std::size_t>(analysis.known) && at < analysis.sigma.size())
        result.error_2 = analysis.sigma[at];
    result.error_frobenius = analysis.error_frobenius[at];
    const double whole = analysis.error_frobenius.front();
    result.relative_error = whole > 0 ? result.error_frobenius / whole : 0;
    result.energy = k > 0 ? analysis.cumulative[at - 1] : whole > 0 ? 0 : 1;
    result.psnr = analysis.psnr[at];
    result.storage = analysis.channels * storage_of_rank(analysis.rows, analysis.cols, k);
    if (!analysis.error_to_clean.empty()) result.error_to_clean = analysis.error_to_clean[at];
    return result;
}

}  // namespace

bool same_layers(const Params& a, const Params& b) {
    return a.recipe == b.recipe && a.file == b.file && a.channels == b.channels;
}

Result<DataPtr> load(const Params& params) {
    DataPtr data;
    if (params.file) {
        if (params.file->data == nullptr)
            return fail(params.file->problem.empty() ? "The file has not been read." : params.file->problem);
        data = params.file->data;
    } else {
        Result<SourceData> made = make_source(params.recipe);
        if (!made) return tl::unexpected(made.error());
        data = std::make_shared<const SourceData>(*std::move(made));
    }
    const bool to_grey = params.channels == Channels::Grey && data->channels.size() == 3;
    return to_grey ? in_grey(*data) : data;
}

Result<LayersPtr> preview(const DataPtr& data, int k, const Watch& watch) {
    return shared(first_layers(data, k, watch));
}

Result<LayersPtr> factorize(const DataPtr& data, const Watch& watch) {
    return shared(all_layers(data, watch));
}

int chosen_k(const Cutoff& cutoff, const Ranks& ranks, int most) {
    const auto k = [&] {
        switch (cutoff.rule) {
            case Rule::Energy:
                return ranks.energy;
            case Rule::Tolerance:
                return ranks.tolerance;
            case Rule::Elbow:
                return ranks.elbow;
            case Rule::OptimalThreshold:
                return ranks.optimal;
            case Rule::NoiseEdge:
                return ranks.noise_edge;
            case Rule::Manual:
                break;
        }
        return cutoff.k;
    }();
    return std::clamp(k, 0, most);
}

Analysis analyze(const LayersPtr& layers, const Cutoff& cutoff) {
    const SourceData& data = *layers->source;
    Analysis result;
    result.layers = layers;
    result.rows = static_cast<int>(data.channels.front().rows());
    result.cols = static_cast<int>(data.channels.front().cols());
    result.channels = static_cast<int>(data.channels.size());
    result.is_picture = data.is_picture;
    result.complete = layers->complete;
    result.peak = layers->peak;
    result.storage_full = std::int64_t{result.rows} * result.cols * result.channels;
    result.break_even = break_even_rank(result.rows, result.cols);
    read_spectra(result, *layers);
    measure_curves(result, *layers);
    result.ranks = ranks_of(result, cutoff);
    result.at = numbers_at(result, chosen_k(cutoff, result.ranks, result.known));
    return result;
}

Result<Analysis> analyze(const Params& params) {
    const Result<DataPtr> data = load(params);
    if (!data) return tl::unexpected(data.error());
    const Result<LayersPtr> layers = factorize(*data, {});
    if (!layers) return tl::unexpected(layers.error());
    return analyze(*layers, params.cutoff);
}

}  // namespace svdscope::spectrum
