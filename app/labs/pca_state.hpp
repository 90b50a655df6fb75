// The points of a cloud as part of a state.
#pragma once
#include "app/lab/fields3.hpp"
#include "app/labs/pca_lab.hpp"

namespace svdscope {

/// Up to this many points are written one by one, [[x, y], ...] or [[x, y, z], ...]; more as one string of
/// their bytes.
inline constexpr std::size_t kListedPoints = 20'000;

/// The cloud of `params` under the key "points": a list of points that are all of one length, which decides
/// between the plane and space (an empty list leaves it to `dimensions`); {"packed": base64 of little-endian
/// doubles} for more than kListedPoints, in space with "columns": 3; null for more than that many that a
/// recipe makes.
struct CloudField {
    PcaLab::Params& params;
    int dimensions;  ///< of the recipe
    bool& read;      ///< set when points were read
};
nlohmann::json to_field(const CloudField& field);
FieldError from_field(const nlohmann::json& json, const CloudField& field);

/// A number above 0.
struct PositiveField {
    double& value;
};
nlohmann::json to_field(const PositiveField& field);
FieldError from_field(const nlohmann::json& json, const PositiveField& field);

}  // namespace svdscope
