// What a person has chosen about the program itself, kept between runs.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "app/render/vision_filter.hpp"
#include "core/base/result.hpp"

namespace svdscope {

struct Settings {
    bool dark = true;
    int scale_percent = 100;  ///< on top of what the monitor asks for; 50 to 400
    bool presenter = false;   ///< everything larger, panel reduced: for a lecture hall
    bool reduced_motion = false;
    Vision see_as = Vision::None;
    int window_width = 1280;  ///< design pixels of the last window
    int window_height = 800;
    bool operator==(const Settings&) const = default;
};

nlohmann::json to_json(const Settings& settings);
/// Missing keys mean defaults, unknown ones are left for a newer version; a wrong type fails with one
/// sentence.
Result<Settings> settings_from_json(const nlohmann::json& json);

/// The next step above (+1) or below (-1) in 50 ... 400 %.
int next_scale(int percent, int direction);

}  // namespace svdscope
