// Clouds to JSON and back.
#include "app/labs/pca_state.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace svdscope {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static_assert(std::endian::native == std::endian::little, "packed points are little-endian");

std::string to_base64(std::span<const unsigned char> bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) group = group << 8 | (i < left ? bytes[at + i] : 0U);
        for (std::size_t i = 0; i < 4; ++i) text += i <= left ? kDigits[group >> (18 - 6 * i) & 63U] : '=';
    }
    return text;
}

// Empty where the text is not base64 of whole groups.
std::vector<unsigned char> from_base64(std::string_view text) {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        values[static_cast<unsigned char>(kDigits[i])] = static_cast<std::int8_t>(i);
    while (text.ends_with('=')) text.remove_suffix(1);
    std::vector<unsigned char> bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : text) {
        const int value = values[static_cast<unsigned char>(c)];
        if (value < 0) return {};
        group = group << 6 | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<unsigned char>(group >> bits & 255U));
    }
    return bytes;
}

nlohmann::json packed(const Cloud& cloud) {
    const std::vector<Vec2> points = cloud.points();
    const auto* bytes = reinterpret_cast<const unsigned char*>(points.data());
    return {{"packed", to_base64({bytes, points.size() * sizeof(Vec2)})}};
}

const char* const kExpected = "a list of points [x, y] with finite numbers, at most a million";

FieldError read_packed(const nlohmann::json& json, std::vector<Vec2>& points) {
    if (!json.contains("packed") || !json["packed"].is_string() || json.size() != 1) return kExpected;
    const std::vector<unsigned char> bytes = from_base64(json["packed"].get_ref<const std::string&>());
    if (bytes.empty() || bytes.size() % sizeof(Vec2) != 0)
        return "points packed as base64 of pairs of doubles";
    points.resize(bytes.size() / sizeof(Vec2));
    std::memcpy(points.data(), bytes.data(), bytes.size());
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
