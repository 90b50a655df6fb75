// The bar under a picture: play, the stages as chips, a scrubber, one sentence, and a strip of small
// pictures.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "app/ui/ui.hpp"

namespace svdscope {

/// What the bar shows; references are edited.
struct TimelineBar {
    double& time;  ///< 0 to the number of chips
    bool playing;
    double& speed;
    bool& loop;
    std::span<const std::string> chips;  ///< one per stage
    std::string_view sentence;           ///< what happens at this moment
    /// Draws the small picture of stop k (0 to chips.size()) into the box; empty: there is no strip.
    std::function<void(int, Box)> thumbnail;
};

/// What the hand did to the time: PlayPause asks the lab, which may prepare something first.
enum class TimelineEdit { None, Moved, PlayPause };

TimelineEdit timeline_bar(Ui& ui, Box bar, TimelineBar timeline);

}  // namespace svdscope
