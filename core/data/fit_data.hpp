// Points to put a curve through: recipes of a name and a seed, most of them with the truth behind the noise.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/geometry/plane.hpp"

namespace svdscope {

enum class FitData { Line, Parabola, Three, Few, Close, Repeated, Random, Own };

struct FitDataInfo {
    FitData id;
    std::string_view name;   ///< permanent, for states
    std::string_view title;  ///< for a menu
    std::string_view look_for;
    int degree = 1;         ///< to begin with
    bool has_seed = false;  ///< the noise depends on it
};

/// In the order of a menu; Own, which has no recipe, is not among them.
std::span<const FitDataInfo> fit_data();

/// Result: the points of a recipe, the same on every machine for the same seed; none for Own.
std::vector<Vec2> fit_points(FitData data, int seed);

/// The polynomial from which the points were taken, coefficients of 1, x, x^2, ...; nothing where there is
/// none.
std::optional<std::vector<double>> fit_truth(FitData data);

}  // namespace svdscope
