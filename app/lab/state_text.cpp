// Parses with a watch on the depth: copying and writing nested JSON recurse.
#include "app/lab/state_text.hpp"

#include <string>

#include <nlohmann/json.hpp>

namespace svdscope {
namespace {

constexpr int kMostLevels = 32;

constexpr std::size_t kLongestReason = 200;

// "parse error at line 1, column 5: ...", without the library's own number and without what was read last; a
// number that is too large stands in it whole, so it is cut.
std::string reason_of(const nlohmann::json::exception& error) {
    std::string_view text = error.what();
    if (const std::size_t number = text.find("] "); number != text.npos) text.remove_prefix(number + 2);
    text = text.substr(0, text.find("; last read"));
    const bool cut = text.size() > kLongestReason;
    return std::string(text.substr(0, kLongestReason)) + (cut ? "..." : "");
}

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
        return fail(std::string("is not JSON: ") + reason_of(error));
    }
}

}  // namespace svdscope
