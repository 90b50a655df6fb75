// Words of the spectrum lab.
#include "app/labs/spectrum_words.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "app/ui/number_text.hpp"

namespace svdscope::spectrum_words {
namespace {

using spectrum::Analysis;
using spectrum::Params;
using spectrum::Rule;

std::string decibels(double psnr) { return std::isinf(psnr) ? "no error" : fixed_text(psnr, 1) + " dB"; }

// The k at which the clean original is nearest, where there is one.
int best_for_clean(const Analysis& a) {
    return static_cast<int>(std::min_element(a.error_to_clean.begin(), a.error_to_clean.end()) -
                            a.error_to_clean.begin());
}

}  // namespace

std::string percent(double share) {
    // 99.97 % must not read as all of it.
    const double shown = share < 1 ? std::min(share, 0.9999) : share;
    return fixed_text(100 * shown, shown > 0.99 && shown < 1 ? 2 : 1) + " %";
}

std::string target_percent(double share) { return fmt::format("{:.6g} %", 100 * share); }

std::string whole(double count) {
    const std::string digits = fmt::format("{:.0f}", count);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += " ";
        out += digits[i];
    }
    return out;
}

std::string source_title(const Params& params) {
    if (params.file) return std::filesystem::path(params.file->path).filename().string();
    const SourceInfo* source = find_source(params.recipe.id);
    return source == nullptr ? params.recipe.id : std::string(source->title);
}

std::string invitation(const Params& params) {
    const SourceInfo* source = find_source(params.recipe.id);
    if (params.file || source == nullptr) return "Drag the cut-off: how few layers are enough?";
    return std::string(source->look_for);
}

std::vector<std::string> original_titles(const Analysis& analysis) {
    const std::string size = fmt::format("{} × {}", analysis.rows, analysis.cols);
    return {fmt::format("original  {}{}", size, analysis.channels == 3 ? ", 3 channels" : ""), "original"};
}

std::vector<std::string> approximation_titles(const Analysis& analysis, int k) {
    const std::string share = k == 0 ? "0 %" : percent(analysis.cumulative[static_cast<std::size_t>(k - 1)]);
    return {fmt::format("rank {}  {} of the energy", k, share), fmt::format("rank {}  {}", k, share),
            fmt::format("rank {}", k)};
}

std::vector<std::string> residual_titles(float reach) {
    const std::string ends = number_text(static_cast<double>(reach));
    return {fmt::format("what is missing  (colours to ±{})", ends), fmt::format("missing  ±{}", ends),
            "missing"};
}

std::vector<std::string> layer_titles(const Analysis& analysis, int k) {
    const std::string sigma = number_text(analysis.sigma[static_cast<std::size_t>(k - 1)]);
    return {fmt::format("layer {} alone  σ = {}", k, sigma), fmt::format("layer {}  σ {}", k, sigma),
            fmt::format("layer {}", k)};
}

std::vector<std::string> chips(const Analysis& analysis) {
    std::vector<std::string> out;
    for (int stage = 1; stage <= SpectrumLab::kStages; ++stage)
        out.push_back(fmt::format("rank {}", SpectrumLab::rank_at(stage, analysis)));
    return out;
}

std::string bar_sentence(const SpectrumLab::View& view, const Analysis& analysis) {
    const int k = SpectrumLab::shown_rank(view, analysis);
    if (!analysis.complete && std::min(analysis.rows, analysis.cols) > SpectrumLab::kMostFactorised)
        return fmt::format("So large a matrix shows its first {} layers, each nearly right.", analysis.known);
    if (!analysis.complete)
        return fmt::format("A first look with {} layers; all of them are on their way.", analysis.known);
    if (k == 0) return "No layer: nothing but zeros.";
    const double error = analysis.error_frobenius[static_cast<std::size_t>(k)];
    const double size = analysis.error_frobenius[0];
    return fmt::format("{} {} of {}: relative error {}, {}.", k, k == 1 ? "layer" : "layers",
                       analysis.sigma.size(), percent(size > 0 ? error / size : 0),
                       decibels(analysis.psnr[static_cast<std::size_t>(k)]));
}

std::string storage_meaning(const Analysis& analysis) {
    const double share = static_cast<double>(analysis.at.storage) /
                         static_cast<double>(std::max<std::int64_t>(1, analysis.storage_full));
    return fmt::format("{} of {}", percent(share), whole(static_cast<double>(analysis.storage_full)));
}

std::string clean_sentence(const Analysis& analysis) {
    if (analysis.error_to_clean.empty()) return {};
    const int best = best_for_clean(analysis);
    return fmt::format("To the clean original it is {}; nearest at k = {}. More is worse.",
                       number_text(analysis.at.error_to_clean.value_or(0)), best);
}

std::string rule_sentence(const Params& params, const Analysis& analysis) {
    const spectrum::Ranks& ranks = analysis.ranks;
    switch (params.cutoff.rule) {
        case Rule::Manual:
            return "Drag the line on a chart, or type k.";
        case Rule::Energy:
            return fmt::format("The least k with {} of the sum of squares. Unsquared sums would say {}.",
                               target_percent(params.cutoff.energy), ranks.energy_unsquared);
        case Rule::Tolerance:
            return fmt::format("Values above {} of the first.", percent(params.cutoff.tolerance));
        case Rule::Elbow:
            return "Where the curve is farthest below the line from its first point to its last: looks "
                   "alone.";
        case Rule::OptimalThreshold:
            return fmt::format("Gavish and Donoho 2014: values above {}; noise {} {}.",
                               number_text(ranks.optimal_threshold), number_text(ranks.noise),
                               ranks.noise_is_estimated ? "estimated" : "given");
        case Rule::NoiseEdge:
            break;
    }
    return fmt::format("Values above {}, where noise alone would end (Marchenko and Pastur).",
                       number_text(ranks.edges.upper));
}

std::vector<std::string> readout(const Analysis& analysis, int i) {
    const auto at = static_cast<std::size_t>(i - 1);
    return {fmt::format("σ{} = {}", i, number_text(analysis.sigma[at], 3)),
            fmt::format("{} of the energy", percent(analysis.energy[at])),
            fmt::format("{} with all before", percent(analysis.cumulative[at])),
            fmt::format("{} at rank {}", decibels(analysis.psnr[at + 1]), i)};
}

std::string description(const Params& params, const SpectrumLab::View& view, const Analysis& analysis) {
    return fmt::format(
        "{}, {} by {}. Rank {} keeps {} of the energy; largest singular value {}, numerical rank {}. {}",
        source_title(params), analysis.rows, analysis.cols, analysis.at.k, percent(analysis.at.energy),
        number_text(analysis.sigma.empty() ? 0 : analysis.sigma.front()), analysis.ranks.numerical,
        bar_sentence(view, analysis));
}

}  // namespace svdscope::spectrum_words
