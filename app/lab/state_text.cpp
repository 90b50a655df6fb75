// Parses with a watch on the depth: copying and writing nested JSON recurse.
#include "app/lab/state_text.hpp"

#include <nlohmann/json.hpp>

namespace svdscope {
namespace {

constexpr int kMostLevels = 32;

}  // namespace

Result<nlohmann::json> parse_state_text(std::string_view text) {
    bool too_deep = false;
    const auto watch_depth = [&too_deep](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        too_deep = too_deep || depth > kMostLevels;
        return !too_deep;
    };
    try {
        nlohmann::json parsed = nlohmann::json::parse(text, watch_depth);
        if (too_deep) return fail("is nested deeper than 32 levels, which no state is");
        return parsed;
    } catch (const nlohmann::json::exception& error) {
        return fail(std::string("is not JSON: ") + error.what());
    }
}

}  // namespace svdscope
