// The points of a fit as part of a state.
#pragma once
#include <vector>

#include "app/lab/fields.hpp"

namespace svdscope {

/// [[x, y], ...], at most fit::kMostPoints.
struct FitPointsField {
    std::vector<Vec2>& points;
    bool& read;  ///< set when points were read
};
nlohmann::json to_field(const FitPointsField& field);
FieldError from_field(const nlohmann::json& json, const FitPointsField& field);

}  // namespace svdscope
