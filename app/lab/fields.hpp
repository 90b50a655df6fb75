// Named fields of parameters and views as JSON: one list of fields per struct gives saving, strict loading
// and inspection.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/canvas2d.hpp"
#include "core/base/result.hpp"
#include "core/geometry/plane.hpp"
#include "core/svd/track_2x2.hpp"

namespace svdscope {

// A value that JSON holds: to_field writes it, from_field reads it or says what was expected ("a finite
// number"). Infinity, which JSON does not know, is written as "inf" and never read.
using FieldError = std::optional<std::string>;

nlohmann::json to_field(double value);
nlohmann::json to_field(bool value);
nlohmann::json to_field(int value);
nlohmann::json to_field(const std::string& value);
nlohmann::json to_field(Vec2 value);
nlohmann::json to_field(const std::vector<double>& values);
nlohmann::json to_field(const Mat2& value);
nlohmann::json to_field(const Axes2& value);
nlohmann::json to_field(const Camera2& value);

FieldError from_field(const nlohmann::json& json, double& value);
FieldError from_field(const nlohmann::json& json, bool& value);
FieldError from_field(const nlohmann::json& json, int& value);
FieldError from_field(const nlohmann::json& json, std::string& value);
FieldError from_field(const nlohmann::json& json, Vec2& value);
FieldError from_field(const nlohmann::json& json, Mat2& value);
FieldError from_field(const nlohmann::json& json, Axes2& value);
FieldError from_field(const nlohmann::json& json, Camera2& value);

template <class T>
nlohmann::json to_field(const std::optional<T>& value) {
    return value ? to_field(*value) : nlohmann::json(nullptr);
}

template <class T>
FieldError from_field(const nlohmann::json& json, std::optional<T>& value) {
    if (json.is_null()) {
        value.reset();
        return {};
    }
    T read;
    if (FieldError error = from_field(json, read)) return error;
    value = read;
    return {};
}

/// A number that must lie in [low, high].
struct Bounded {
    double& value;
    double low, high;
};
inline nlohmann::json to_field(const Bounded& field) { return to_field(field.value); }
FieldError from_field(const nlohmann::json& json, const Bounded& field);

/// A whole number that must lie in [low, high].
struct BoundedInt {
    int& value;
    int low, high;
};
inline nlohmann::json to_field(const BoundedInt& field) { return to_field(field.value); }
FieldError from_field(const nlohmann::json& json, const BoundedInt& field);

/// An enum written as one of `names`, in the order of its values.
template <class E>
struct Named {
    E& value;
    std::span<const std::string_view> names;
};
template <class E>
nlohmann::json to_field(const Named<E>& field) {
    return std::string(field.names[static_cast<std::size_t>(field.value)]);
}
FieldError name_index(const nlohmann::json& json, std::span<const std::string_view> names,
                      std::size_t& index);
template <class E>
FieldError from_field(const nlohmann::json& json, const Named<E>& field) {
    std::size_t index = 0;
    if (FieldError error = name_index(json, field.names, index)) return error;
    field.value = static_cast<E>(index);
    return {};
}

/// Writes each field it is shown into a JSON object.
class FieldWriter {
  public:
    template <class T>
    void operator()(const char* name, const T& value) {
        out_[name] = to_field(value);
    }
    nlohmann::json take() { return std::move(out_); }

  private:
    nlohmann::json out_ = nlohmann::json::object();
};

/// Reads each field it is shown from a JSON object; missing ones keep their value. Keeps the first error.
class FieldReader {
  public:
    /// `where` names the object in sentences: "params".
    FieldReader(const nlohmann::json& in, std::string where) : in_(in), where_(std::move(where)) {}

    template <class T>
    void operator()(const char* name, T&& value) {
        known_.push_back(name);
        const auto found = in_.find(name);
        if (found == in_.end()) return;
        if (FieldError expected = from_field(*found, value)) note(name, *expected);
    }
    /// Refuses unknown keys, after all fields were shown.
    Result<void> finish();

  private:
    void note(const char* name, const std::string& expected);
    const nlohmann::json& in_;
    std::string where_;
    std::vector<std::string> known_;
    std::string error_;
};

/// Checks format, version and lab of a whole state; returns one sentence when it is not for `lab`.
Result<void> check_state_header(const nlohmann::json& state, std::string_view lab);
nlohmann::json state_header(std::string_view lab);

}  // namespace svdscope
