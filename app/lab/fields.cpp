// Named fields as JSON: the values, and the sentences for what is not one.
#include "app/lab/fields.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/io/number.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::string_view kFormat = "svdscope-state";
constexpr std::size_t kLongestString = 65536;

// Reads an array of exactly values.size() finite numbers.
FieldError read_numbers(const json& in, std::span<double* const> values, const char* expected) {
    if (!in.is_array() || in.size() != values.size()) return expected;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (from_field(in[i], *values[i])) return expected;
    return {};
}

}  // namespace

json to_field(double value) {
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return value;
}
json to_field(bool value) { return value; }
json to_field(int value) { return value; }
json to_field(const std::string& value) { return value; }
json to_field(Vec2 value) { return json::array({value.x, value.y}); }
json to_field(const Mat2& m) { return json::array({json::array({m.a, m.b}), json::array({m.c, m.d})}); }
json to_field(const Axes2& value) { return json::array({value.angle_u, value.angle_v}); }
json to_field(const Camera2& value) {
    return json::array({value.center.x, value.center.y, value.half_height});
}

FieldError from_field(const json& in, double& value) {
    if (!in.is_number() || !std::isfinite(in.get<double>())) return "a finite number";
    value = in.get<double>();
    return {};
}

FieldError from_field(const json& in, bool& value) {
    if (!in.is_boolean()) return "true or false";
    value = in.get<bool>();
    return {};
}

FieldError from_field(const json& in, int& value) {
    if (!in.is_number_integer() ||
        in.get<double>() != std::clamp(in.get<double>(), -2147483648.0, 2147483647.0))
        return "a whole number";
    value = in.get<int>();
    return {};
}

FieldError from_field(const json& in, std::string& value) {
    if (!in.is_string() || in.get_ref<const std::string&>().size() > kLongestString) return "a text";
    value = in.get<std::string>();
    return {};
}

FieldError from_field(const json& in, Vec2& value) {
    double* const numbers[] = {&value.x, &value.y};
    return read_numbers(in, numbers, "a point [x, y] of finite numbers");
}

FieldError from_field(const json& in, Mat2& m) {
    constexpr const char* expected = "a matrix [[a, b], [c, d]] of finite numbers";
    Vec2 rows[2];
    if (!in.is_array() || in.size() != 2) return expected;
    for (std::size_t i = 0; i < 2; ++i)
        if (from_field(in[i], rows[i])) return expected;
    m = {rows[0].x, rows[0].y, rows[1].x, rows[1].y};
    return {};
}

FieldError from_field(const json& in, Axes2& value) {
    double* const numbers[] = {&value.angle_u, &value.angle_v};
    constexpr double kMany = 1e6;  // radians; beyond, an unwrapped angle has lost its digits
    constexpr const char* expected = "two angles [u, v] in radians";
    if (FieldError error = read_numbers(in, numbers, expected)) return error;
    return std::abs(value.angle_u) > kMany || std::abs(value.angle_v) > kMany ? FieldError(expected)
                                                                              : FieldError();
}

FieldError from_field(const json& in, Camera2& value) {
    double* const numbers[] = {&value.center.x, &value.center.y, &value.half_height};
    constexpr const char* expected = "a camera [x, y, half height] with a positive half height";
    if (FieldError error = read_numbers(in, numbers, expected)) return error;
    return value.half_height > 0 ? FieldError() : FieldError(expected);
}

nlohmann::json to_field(const std::vector<double>& values) {
    nlohmann::json list = nlohmann::json::array();
    for (const double value : values) list.push_back(to_field(value));
    return list;
}

FieldError from_field(const nlohmann::json& json, const BoundedInt& field) {
    int read = 0;
    if (from_field(json, read) || read < field.low || read > field.high)
        return fmt::format("a whole number from {} to {}", field.low, field.high);
    field.value = read;
    return {};
}

FieldError from_field(const json& in, const Bounded& field) {
    double read = 0;
    if (from_field(in, read) || read < field.low || read > field.high)
        return fmt::format("a number from {} to {}", field.low, field.high);
    field.value = read;
    return {};
}

FieldError name_index(const json& in, std::span<const std::string_view> names, std::size_t& index) {
    const auto found = in.is_string()
                           ? std::find(names.begin(), names.end(), in.get_ref<const std::string&>())
                           : names.end();
    if (found == names.end()) return fmt::format("one of {}", fmt::join(names, ", "));
    index = static_cast<std::size_t>(found - names.begin());
    return {};
}

void FieldReader::note(const char* name, const std::string& expected) {
    if (error_.empty()) error_ = fmt::format("{}.{} must be {}.", where_, name, expected);
}

Result<void> FieldReader::finish() {
    for (const auto& [key, value] : in_.items())
        if (std::find(known_.begin(), known_.end(), key) == known_.end() && error_.empty())
            error_ = fmt::format("{} has no {}; it has {}.", where_, svdscope::quoted(key),
                                 fmt::join(known_, ", "));
    if (!error_.empty()) return fail(error_);
    return {};
}

Result<void> check_state_header(const json& state, std::string_view lab) {
    const auto text = [&](const char* key) {
        return state.contains(key) && state[key].is_string() ? state[key].get<std::string>() : "";
    };
    if (!state.is_object() || text("format") != kFormat)
        return fail("This is not a svdscope state: it has no \"format\": \"svdscope-state\".");
    if (!state.contains("version") || !state["version"].is_number_integer() ||
        state["version"].get<long long>() < 1)
        return fail("The state has no version number.");
    if (state["version"].get<long long>() > kVersion)
        return fail(
            fmt::format("The state is of version {}, written by a newer svdscope; this one reads version {}.",
                        state["version"].get<long long>(), kVersion));
    if (text("lab") != lab)
        return fail(
            fmt::format("The state is for the lab {}, not for \"{}\".", svdscope::quoted(text("lab")), lab));
    for (const auto& [key, value] : state.items()) {
        if (key == "params" || key == "view") {
            if (!value.is_object()) return fail(fmt::format("{} must be an object of named values.", key));
        } else if (key != "format" && key != "version" && key != "lab") {
            return fail(
                fmt::format("The state has an unknown key {}; it has format, version, lab, params, view.",
                            svdscope::quoted(key)));
        }
    }
    return {};
}

json state_header(std::string_view lab) { return {{"format", kFormat}, {"version", kVersion}, {"lab", lab}}; }

}  // namespace svdscope
