// What the hand changed and when, and the file of the ratings lab, as parts of a state.
#pragma once
#include <optional>
#include <vector>

#include "app/lab/fields.hpp"
#include "core/labs/ratings.hpp"

namespace svdscope {

/// A list of {"epoch", "factors", "biases", "regularisation", "rate"}; epochs ascend from 0.
struct ChangesField {
    std::vector<ratings::Change>& changes;
};
nlohmann::json to_field(const ChangesField& field);
FieldError from_field(const nlohmann::json& json, const ChangesField& field);

/// null, or {"path", "size", "hash"}: the file is read again. One that is gone or has changed since stays as
/// the source with its problem, so that nothing else of the state is lost.
struct RatingsFileField {
    std::optional<ratings::FileSource>& file;
};
nlohmann::json to_field(const RatingsFileField& field);
FieldError from_field(const nlohmann::json& json, const RatingsFileField& field);

}  // namespace svdscope
