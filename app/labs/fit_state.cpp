// Points to JSON and back.
#include "app/labs/fit_state.hpp"

#include <fmt/format.h>

#include "core/labs/fit.hpp"

namespace svdscope {

nlohmann::json to_field(const FitPointsField& field) {
    nlohmann::json list = nlohmann::json::array();
    for (const Vec2 p : field.points) list.push_back(to_field(p));
    return list;
}

FieldError from_field(const nlohmann::json& json, const FitPointsField& field) {
    const auto expected =
        fmt::format("a list of at most {} points [x, y] with finite numbers", fit::kMostPoints);
    if (!json.is_array() || json.size() > fit::kMostPoints) return expected;
    std::vector<Vec2> points(json.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        if (from_field(json[i], points[i])) return expected;
    field.points = std::move(points);
    field.read = true;
    return {};
}

}  // namespace svdscope
