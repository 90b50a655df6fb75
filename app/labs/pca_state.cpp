// Clouds to JSON and back.
#include "app/labs/pca_state.hpp"

#include <bit>
#include <cmath>
#include <cstring>

#include "core/io/base64.hpp"

namespace svdscope {
namespace {

static_assert(std::endian::native == std::endian::little, "packed points are little-endian");

nlohmann::json packed(const Cloud& cloud) {
    const std::vector<Vec2> points = cloud.points();
    const std::string_view bytes(reinterpret_cast<const char*>(points.data()), points.size() * sizeof(Vec2));
    return {{"packed", to_base64(bytes)}};
}

const char* const kExpected = "a list of points [x, y] with finite numbers, at most a million";

FieldError read_packed(const nlohmann::json& json, std::vector<Vec2>& points) {
    if (!json.contains("packed") || !json["packed"].is_string() || json.size() != 1) return kExpected;
    const auto bytes = from_base64(json["packed"].get_ref<const std::string&>());
    if (!bytes || bytes->empty() || bytes->size() % sizeof(Vec2) != 0)
        return "points packed as base64 of pairs of doubles";
    points.resize(bytes->size() / sizeof(Vec2));
    std::memcpy(points.data(), bytes->data(), bytes->size());
    for (const Vec2 p : points)
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) return kExpected;
    return {};
}

FieldError read_list(const nlohmann::json& json, std::vector<Vec2>& points) {
    if (!json.is_array() || json.size() > Cloud::kLargest) return kExpected;
    points.resize(json.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        if (from_field(json[i], points[i])) return kExpected;
    return {};
}

}  // namespace

nlohmann::json to_field(const CloudField& field) {
    const Cloud& cloud = field.params.cloud;
    if (cloud.size() > kListedPoints) return field.params.made ? nlohmann::json(nullptr) : packed(cloud);
    nlohmann::json list = nlohmann::json::array();
    for (const auto& block : cloud.blocks())
        for (const Vec2 p : *block) list.push_back(to_field(p));
    return list;
}

FieldError from_field(const nlohmann::json& json, const CloudField& field) {
    if (json.is_null()) return {};
    std::vector<Vec2> points;
    if (FieldError error = json.is_object() ? read_packed(json, points) : read_list(json, points))
        return error;
    if (points.size() > Cloud::kLargest) return kExpected;
    field.params.cloud = Cloud(points);
    field.read = true;
    return {};
}

nlohmann::json to_field(const PositiveField& field) { return to_field(field.value); }

FieldError from_field(const nlohmann::json& json, const PositiveField& field) {
    double read = 0;
    if (from_field(json, read) || read < 1e-100 || read > 1e100) return "a number from 1e-100 to 1e100";
    field.value = read;
    return {};
}

}  // namespace svdscope
