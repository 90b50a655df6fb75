// What `svdscope pca` prints: for people in aligned columns, for programs as JSON.
#pragma once
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/analysis/pca.hpp"

namespace svdscope {

struct PcaReport {
    std::vector<std::string> columns;   ///< names of the features, without units
    std::vector<std::string> units;     ///< of the features; empty where there is none
    std::vector<std::string> left_out;  ///< names of the columns that hold text
    Pca pca;
};

/// Uncentred there are no variances: the keys are then second_moments, root_mean_squares and energy_ratio in
/// place of variances, standard_deviations and explained_variance_ratio.
nlohmann::json to_json(const PcaReport& report);

/// Cut after 20 features, 20 samples and 8 components, with a note of how many are left out.
std::string to_text(const PcaReport& report);

}  // namespace svdscope
