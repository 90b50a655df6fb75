// Singular values with some 32 digits, made by tests/core/fixtures/make_exact_spectra.py.
#pragma once
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace svdscope::test {

/// A number as a double and what that lacks.
struct TrueValue {
    double nearest, rest;

    /// In units of 2^-53 of the number; infinite where it is 0 and `found` is not.
    double units_off(double found) const {
        if (nearest == 0) return found == 0 ? 0 : HUGE_VAL;
        return std::abs((found - nearest) - rest) / (0x1p-53 * nearest);
    }
};

/// By the names of exact_families.hpp.
inline std::map<std::string, std::vector<TrueValue>> true_spectra() {
    std::map<std::string, std::vector<TrueValue>> values;
    std::ifstream file(SVDSCOPE_SOURCE_DIR "/tests/core/fixtures/exact_spectra.txt");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        words >> name;
        for (TrueValue value; words >> value.nearest >> value.rest;) values[name].push_back(value);
    }
    return values;
}

inline double worst_units(const Eigen::VectorXd& sigma, const std::vector<TrueValue>& truth) {
    double worst = 0;
    for (Eigen::Index i = 0; i < sigma.size(); ++i)
        worst = std::max(worst, truth[static_cast<std::size_t>(i)].units_off(sigma(i)));
    return worst;
}

}  // namespace svdscope::test
