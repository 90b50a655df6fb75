// The clouds of tests/core/fixtures/pca_clouds.txt, with their principal components as numpy computes them.
#pragma once
#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/geometry/plane.hpp"

namespace svdscope::test {

/// A table of samples and what numpy says of it. m rows, n columns, k = min(m, n).
struct NumpyCloud {
    std::string name;                             ///< shape and number, as in "banana-5"
    std::vector<std::vector<double>> rows;        ///< m lists of n
    std::vector<double> mean;                     ///< n
    std::vector<double> sigma;                    ///< k, of the centred data
    std::vector<double> variances;                ///< k, sigma^2 / (m - 1)
    std::vector<double> shares;                   ///< k, of the total variance
    std::vector<std::vector<double>> components;  ///< k unit vectors of n entries; signs are free
    std::vector<double> deviations;               ///< n, standard deviations of the columns
    std::vector<double> standardised_sigma;       ///< k, when the columns are also divided by these

    std::size_t cols() const { return mean.size(); }
    /// Of a cloud with two columns.
    std::vector<Vec2> points() const {
        std::vector<Vec2> result;
        for (const auto& row : rows) result.push_back({row.at(0), row.at(1)});
        return result;
    }
};

namespace detail {

inline void take_line(NumpyCloud& cloud, const std::string& word, const std::vector<double>& values) {
    if (word == "x") cloud.rows.push_back(values);
    if (word == "mean") cloud.mean = values;
    if (word == "sigma") cloud.sigma = values;
    if (word == "variance") cloud.variances = values;
    if (word == "share") cloud.shares = values;
    if (word == "component") cloud.components.push_back(values);
    if (word == "deviation") cloud.deviations = values;
    if (word == "standardised_sigma") cloud.standardised_sigma = values;
}

}  // namespace detail

/// All clouds of the file: 100 in the plane and 18 with 3 to 8 columns. Empty when the file is not there.
inline std::vector<NumpyCloud> numpy_clouds() {
    std::ifstream file(SVDSCOPE_SOURCE_DIR "/tests/core/fixtures/pca_clouds.txt");
    std::vector<NumpyCloud> clouds;
    for (std::string text; std::getline(file, text);) {
        std::istringstream line(text);
        std::string word;
        line >> word;
        if (word == "cloud") {
            line >> clouds.emplace_back().name;
        } else if (word != "#") {
            std::vector<double> values;
            for (double value = 0; line >> value;) values.push_back(value);
            detail::take_line(clouds.at(clouds.size() - 1), word, values);
        }
    }
    return clouds;
}

}  // namespace svdscope::test
