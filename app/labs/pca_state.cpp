// Clouds to JSON and back.
#include "app/labs/pca_state.hpp"

#include <bit>
#include <cmath>
#include <cstring>

#include "core/io/base64.hpp"

namespace svdscope {
namespace {

static_assert(std::endian::native == std::endian::little, "packed points are little-endian");
static_assert(sizeof(Vec2) == 2 * sizeof(double) && sizeof(Vec3) == 3 * sizeof(double));

const char* const kExpected =
    "a list of points [x, y] or [x, y, z], all of one length, with finite numbers; at most a million in the "
    "plane, 100 000 in space";

template <class Point>
nlohmann::json packed(const PointCloud<Point>& cloud) {
    const std::vector<Point> points = cloud.points();
    const std::string_view bytes(reinterpret_cast<const char*>(points.data()), points.size() * sizeof(Point));
    nlohmann::json out{{"packed", to_base64(bytes)}};
    if (kDimensions<Point> == 3) out["columns"] = 3;
    return out;
}

template <class Point>
nlohmann::json written(const PointCloud<Point>& cloud, bool made) {
    if (cloud.size() > kListedPoints) return made ? nlohmann::json(nullptr) : packed(cloud);
    nlohmann::json list = nlohmann::json::array();
    for (const auto& block : cloud.blocks())
        for (const Point& p : *block) list.push_back(to_field(p));
    return list;
}

template <class Point>
FieldError read_packed(const nlohmann::json& json, std::vector<Point>& points) {
    const auto bytes = from_base64(json["packed"].get_ref<const std::string&>());
    if (!bytes || bytes->empty() || bytes->size() % sizeof(Point) != 0)
        return kDimensions<Point> == 2 ? "points packed as base64 of pairs of doubles"
                                       : "points packed as base64 of three doubles each";
    points.resize(bytes->size() / sizeof(Point));
    std::memcpy(points.data(), bytes->data(), bytes->size());
    for (const Point& p : points)
        for (int i = 0; i < kDimensions<Point>; ++i)
            if (!std::isfinite(p[i])) return kExpected;
    return {};
}

template <class Point>
FieldError read_list(const nlohmann::json& json, std::vector<Point>& points) {
    points.resize(std::min(json.size(), PointCloud<Point>::kLargest + 1));
    for (std::size_t i = 0; i < points.size(); ++i)
        if (from_field(json[i], points[i])) return kExpected;
    return {};
}

template <class Params, class Point>
FieldError read_cloud(const nlohmann::json& json, PcaLab::Params& params) {
    std::vector<Point> points;
    if (FieldError error = json.is_object() ? read_packed(json, points) : read_list(json, points))
        return error;
    if (points.size() > PointCloud<Point>::kLargest) return kExpected;
    Params read;
    read.cloud = PointCloud<Point>(points);
    params = std::move(read);
    return {};
}

/// How many columns the points have; nothing where they are no points.
std::optional<int> columns_of(const nlohmann::json& json, int otherwise) {
    if (json.is_object()) {
        if (!json.contains("packed") || !json["packed"].is_string()) return std::nullopt;
        if (json.size() == 1) return 2;
        return json.size() == 2 && json.contains("columns") && json["columns"] == 3 ? std::optional(3)
                                                                                    : std::nullopt;
    }
    if (!json.is_array()) return std::nullopt;
    if (json.empty()) return otherwise;
    return json[0].is_array() && json[0].size() == 3 ? 3 : 2;
}

}  // namespace

nlohmann::json to_field(const CloudField& field) {
    return std::visit([](const auto& params) { return written(params.cloud, params.made); }, field.params);
}

FieldError from_field(const nlohmann::json& json, const CloudField& field) {
    if (json.is_null()) return {};
    const std::optional<int> columns = columns_of(json, field.dimensions);
    if (!columns) return kExpected;
    FieldError error = *columns == 3 ? read_cloud<pca_space::Params, Vec3>(json, field.params)
                                     : read_cloud<pca::Params, Vec2>(json, field.params);
    field.read = !error;
    return error;
}

nlohmann::json to_field(const PositiveField& field) { return to_field(field.value); }

FieldError from_field(const nlohmann::json& json, const PositiveField& field) {
    double read = 0;
    if (from_field(json, read) || read < 1e-100 || read > 1e100) return "a number from 1e-100 to 1e100";
    field.value = read;
    return {};
}

}  // namespace svdscope
