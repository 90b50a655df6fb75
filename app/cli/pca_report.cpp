// Puts principal components into words and JSON.
#include "app/cli/pca_report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/cli/matrix_print.hpp"
#include "core/analysis/rank.hpp"
#include "core/io/number.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Rows = std::vector<std::vector<std::string>>;

constexpr Index kMostRows = 20;
constexpr Index kMostComponents = 8;
constexpr int kDigits = 6;

/// What the numbers are called: "variance" is said only of centred data.
struct Words {
    const char* deviation;
    const char* variance;
    const char* share;
    const char* deviation_key;
    const char* variance_key;
    const char* share_key;
};
constexpr Words kCentred{"standard deviation",  "variance",  "share of variance",
                         "standard_deviations", "variances", "explained_variance_ratio"};
constexpr Words kUncentred{"root mean square",  "second moment",  "share of energy",
                           "root_mean_squares", "second_moments", "energy_ratio"};

const Words& words_for(const Pca& pca) { return pca.centred ? kCentred : kUncentred; }

std::string number(double value) { return short_number(value, kDigits); }

/// Without control characters, and cut: a file may call its columns anything.
std::string printable(const std::string& name) {
    const std::string in_quotes = svdscope::quoted(name);
    return in_quotes.substr(1, in_quotes.size() - 2);
}

Index shown_components(const Pca& pca) { return std::min(pca.components.cols(), kMostComponents); }

void add_component_names(std::vector<std::string>& row, const Pca& pca) {
    for (Index i = 0; i < shown_components(pca); ++i) row.push_back(fmt::format("PC{}", i + 1));
}

std::string rest_text(Index all, Index shown, const char* things) {
    if (all <= shown) return "";
    return fmt::format("  ... and {} more {} (--json prints all)\n", all - shown, things);
}

std::string heading(const PcaReport& report) {
    const Index m = report.pca.scores.rows();
    const Index n = report.pca.mean.size();
    std::string text =
        fmt::format("{} {} x {} {}, {}", m, m == 1 ? "sample" : "samples", n, n == 1 ? "feature" : "features",
                    !report.pca.centred       ? "not centred"
                    : report.pca.standardised ? "centred and standardised"
                                              : "centred");
    for (std::size_t j = 0; j < report.left_out.size(); ++j)
        text += (j == 0 ? "; left out, because it is text: " : ", ") + printable(report.left_out[j]);
    return text + "\n\n";
}

std::string axes_text(const PcaReport& report) {
    const Pca& pca = report.pca;
    Rows rows{{"feature", "mean"}};
    if (pca.standardised) rows[0].push_back("scale");
    add_component_names(rows[0], pca);
    for (Index j = 0; j < std::min(pca.mean.size(), kMostRows); ++j) {
        const auto position = static_cast<std::size_t>(j);
        const std::string& unit = report.units[position];
        const std::string name = printable(report.columns[position]);
        auto& row = rows.emplace_back();
        row = {unit.empty() ? name : name + " (" + printable(unit) + ")", number(pca.mean(j))};
        if (pca.standardised) row.push_back(number(pca.scale(j)));
        for (Index i = 0; i < shown_components(pca); ++i) row.push_back(number(pca.components(j, i)));
    }
    return aligned_text(rows, true) + rest_text(pca.mean.size(), kMostRows, "features") + "\n";
}

std::string variances_text(const Pca& pca) {
    const Words& words = words_for(pca);
    Rows rows{{""}, {words.deviation}, {words.variance}, {words.share}, {"cumulative"}};
    add_component_names(rows[0], pca);
    double cumulative = 0;
    for (Index i = 0; i < shown_components(pca); ++i) {
        cumulative += pca.explained_shares(i);
        rows[1].push_back(number(pca.standard_deviations(i)));
        rows[2].push_back(number(pca.variances(i)));
        rows[3].push_back(number(pca.explained_shares(i)));
        rows[4].push_back(number(cumulative));
    }
    return aligned_text(rows, true) + rest_text(pca.components.cols(), kMostComponents, "components");
}

/// Where the answer is not unique, or not what a person expects.
std::string notes(const Pca& pca) {
    if (pca.centred && pca.scores.rows() == 1) return "  one sample has no variance\n\n";
    if (pca.singular_values(0) == 0) return "  all samples are equal: every direction would do\n\n";
    std::string text;
    const double tolerance =
        rank_tolerance(pca.singular_values(0), static_cast<std::size_t>(pca.scores.rows()),
                       static_cast<std::size_t>(pca.mean.size()));
    for (Index i = 0; i + 1 < shown_components(pca); ++i) {
        const double next = pca.singular_values(i + 1);
        if (next <= tolerance) {
            text += fmt::format("  from PC{} on there is nothing but rounding\n", i + 2);
            break;
        }
        if (pca.singular_values(i) - next > tolerance) continue;
        text += fmt::format("  PC{} and PC{} tie: any two perpendicular directions of their plane would do\n",
                            i + 1, i + 2);
    }
    return text + "\n";
}

std::string scores_text(const Pca& pca) {
    Rows rows{{"sample"}};
    add_component_names(rows[0], pca);
    for (Index i = 0; i < std::min(pca.scores.rows(), kMostRows); ++i) {
        auto& row = rows.emplace_back();
        row.push_back(std::to_string(i + 1));
        for (Index j = 0; j < shown_components(pca); ++j) row.push_back(number(pca.scores(i, j)));
    }
    return "scores\n" + aligned_text(rows) + rest_text(pca.scores.rows(), kMostRows, "samples");
}

}  // namespace

nlohmann::json to_json(const PcaReport& report) {
    const Pca& pca = report.pca;
    const Words& words = words_for(pca);
    return {{"rows", pca.scores.rows()},
            {"cols", pca.mean.size()},
            {"columns", report.columns},
            {"units", report.units},
            {"columns_left_out", report.left_out},
            {"center", pca.centred},
            {"standardised", pca.standardised},
            {"mean", json_vector(pca.mean)},
            {"scale", json_vector(pca.scale)},
            {"components", json_matrix(pca.components)},
            {"singular_values", json_vector(pca.singular_values)},
            {words.deviation_key, json_vector(pca.standard_deviations)},
            {words.variance_key, json_vector(pca.variances)},
            {words.share_key, json_vector(pca.explained_shares)},
            {"scores", json_matrix(pca.scores)}};
}

std::string to_text(const PcaReport& report) {
    return heading(report) + axes_text(report) + variances_text(report.pca) + notes(report.pca) +
           scores_text(report.pca);
}

}  // namespace svdscope
