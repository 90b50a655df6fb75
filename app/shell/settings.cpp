// Settings to JSON and back, and the steps of the scale.
#include "app/shell/settings.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace svdscope {
namespace {

constexpr std::array kScales{50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400};

template <class T>
void read(const nlohmann::json& json, const char* key, T& value) {
    if (const auto found = json.find(key); found != json.end()) value = found->get<T>();
}

Settings read_all(const nlohmann::json& json) {
    Settings settings;
    read(json, "dark", settings.dark);
    read(json, "scale_percent", settings.scale_percent);
    read(json, "presenter", settings.presenter);
    read(json, "reduced_motion", settings.reduced_motion);
    read(json, "window_width", settings.window_width);
    read(json, "window_height", settings.window_height);
    std::string see_as(vision_name(settings.see_as));
    read(json, "see_as", see_as);
    settings.see_as = vision_from_name(see_as).value_or(Vision::None);
    return settings;
}

}  // namespace

nlohmann::json to_json(const Settings& settings) {
    return {{"dark", settings.dark},
            {"scale_percent", settings.scale_percent},
            {"presenter", settings.presenter},
            {"reduced_motion", settings.reduced_motion},
            {"see_as", vision_name(settings.see_as)},
            {"window_width", settings.window_width},
            {"window_height", settings.window_height}};
}

Result<Settings> settings_from_json(const nlohmann::json& json) {
    if (!json.is_object()) return fail("the settings are not a JSON object");
    try {
        Settings settings = read_all(json);
        settings.scale_percent = std::clamp(settings.scale_percent, kScales.front(), kScales.back());
        settings.window_width = std::clamp(settings.window_width, 200, 16384);
        settings.window_height = std::clamp(settings.window_height, 150, 16384);
        return settings;
    } catch (const nlohmann::json::exception& error) {
        return fail(std::string("the settings cannot be used: ") + error.what());
    }
}

int next_scale(int percent, int direction) {
    if (direction > 0) {
        const auto above = std::upper_bound(kScales.begin(), kScales.end(), percent);
        return above == kScales.end() ? kScales.back() : *above;
    }
    const auto here = std::lower_bound(kScales.begin(), kScales.end(), percent);
    return here == kScales.begin() ? kScales.front() : *(here - 1);
}

}  // namespace svdscope
