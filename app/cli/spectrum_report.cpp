// Prints a spectrum and the ranks that follow from it.
#include "app/cli/spectrum_report.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/number_print.hpp"

namespace svdscope {
namespace {

std::string values_text(const spectrum::Analysis& analysis) {
    constexpr std::size_t kMostRows = 20;
    const std::size_t shown = std::min(analysis.sigma.size(), kMostRows);
    std::string text = fmt::format("{:>5}  {:>16}  {:>10}  {:>10}\n", "i", "sigma", "energy", "cumulative");
    for (std::size_t i = 0; i < shown; ++i) {
        text += fmt::format("{:>5}  {:>16}  {:>9.4f}%  {:>9.4f}%\n", i + 1, short_number(analysis.sigma[i]),
                            100 * analysis.energy[i], 100 * analysis.cumulative[i]);
    }
    const std::size_t rest = analysis.sigma.size() - shown;
    return rest == 0 ? text : text + fmt::format("  ... and {} more (--json prints all)\n", rest);
}

std::string ranks_text(const spectrum::Analysis& analysis, const spectrum::Cutoff& cutoff) {
    const spectrum::Ranks& ranks = analysis.ranks;
    const auto line = [](const std::string& name, const std::string& value, const std::string& remark) {
        return fmt::format("{:<28}{:<10}{}\n", name, value, remark);
    };
    const std::string noise =
        fmt::format("noise of {:.4g} an entry{}", ranks.noise, ranks.noise_is_estimated ? ", estimated" : "");
    std::string text = line("rank", fmt::format("{}", ranks.numerical),
                            fmt::format("values above {:.3g}", ranks.rank_tolerance));
    text += line(fmt::format("{:g} % of the energy", 100 * cutoff.energy), fmt::format("{}", ranks.energy),
                 fmt::format("sums without squares would say {}", ranks.energy_unsquared));
    text += line("elbow", fmt::format("{}", ranks.elbow), "farthest below the line from first to last");
    text += line("optimal hard threshold", fmt::format("{}", ranks.optimal),
                 fmt::format("values above {:.4g}; {}", ranks.optimal_threshold, noise));
    text += line("edge of the noise", fmt::format("{}", ranks.noise_edge),
                 fmt::format("values above {:.4g}", ranks.edges.upper));
    text += line("stable rank", fmt::format("{:.4g}", ranks.stable), "|A|_F^2 / |A|_2^2");
    text += line("entropy rank", fmt::format("{:.4g}", ranks.entropy), "exp of the entropy of the shares");
    text +=
        line("storage is saved below rank", fmt::format("{:.4g}", analysis.break_even), "m n / (m + n + 1)");
    return text;
}

}  // namespace

nlohmann::json to_json(const spectrum::Analysis& analysis, const spectrum::Cutoff& cutoff) {
    const spectrum::Ranks& ranks = analysis.ranks;
    return {{"rows", analysis.rows},
            {"cols", analysis.cols},
            {"singular_values", analysis.sigma},
            {"energy", analysis.energy},
            {"cumulative_energy", analysis.cumulative},
            {"energy_target", cutoff.energy},
            {"ranks",
             {{"numerical", ranks.numerical},
              {"energy", ranks.energy},
              {"energy_unsquared", ranks.energy_unsquared},
              {"elbow", ranks.elbow},
              {"optimal_threshold", ranks.optimal},
              {"noise_edge", ranks.noise_edge}}},
            {"tolerance", ranks.rank_tolerance},
            {"stable_rank", ranks.stable},
            {"entropy_rank", ranks.entropy},
            {"noise", ranks.noise},
            {"noise_is_estimated", ranks.noise_is_estimated},
            {"optimal_threshold", ranks.optimal_threshold},
            {"noise_edge", ranks.edges.upper},
            {"break_even_rank", analysis.break_even}};
}

std::string to_text(const spectrum::Analysis& analysis, const spectrum::Cutoff& cutoff) {
    return fmt::format("A  {} x {}\n\n", analysis.rows, analysis.cols) + values_text(analysis) + "\n" +
           ranks_text(analysis, cutoff);
}

}  // namespace svdscope
