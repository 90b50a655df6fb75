// Time in a lab whose picture runs through stages: playing, keys and the bar, the same for each of them.
#pragma once
#include <algorithm>
#include <optional>
#include <utility>

#include "app/lab/lab.hpp"
#include "app/lab/timeline.hpp"
#include "app/lab/timeline_bar.hpp"
#include "app/lab/timeline_keys.hpp"

namespace svdscope {

/// The timeline position that means "at the end" whatever the number of stages is.
inline constexpr double kTimelineEnd = 4;
/// The first run of an animation is slower than any later one.
inline constexpr double kOpeningSpeed = 0.6;

// A View has time, playing, speed and loop; a Session has player and reduced_motion.

template <class View>
bool at_end(const View& view, int stages) {
    return view.time >= stages;
}

/// Moves the time while it plays; `speed` multiplies the view's own. True while it goes on playing.
template <class View, class Session>
bool advance_time(View& view, Session& session, int stages, double seconds, double speed = 1) {
    if (!view.playing) return false;
    view.playing = play(session.player, view.time, stages, seconds,
                        {view.speed * speed, view.loop, session.reduced_motion});
    if (!view.playing) view.time = kTimelineEnd;
    return view.playing;
}

/// Begins to play, from the start when the end has been reached.
template <class View>
void start_time(View& view, int stages) {
    if (at_end(view, stages)) view.time = 0;
    view.playing = true;
}

/// Stops where the hand has put the time; the last stop is the end.
template <class View>
void put_time(View& view, double time, int stages) {
    view.time = time >= stages ? kTimelineEnd : time;
    view.playing = false;
}

/// Keys that step through the stages, and Escape, which stops. Whether the key was used; nothing for other
/// keys.
template <class View>
std::optional<bool> time_key(Lab::Key key, View& view, int stages) {
    if (const auto time = stepped(key, std::min<double>(view.time, stages), stages)) {
        put_time(view, *time, stages);
        return true;
    }
    if (key == Lab::Key::Escape) return std::exchange(view.playing, false);
    return std::nullopt;
}

/// The timeline bar of a view; a moved time has been put. PlayPause is for the lab.
template <class View>
TimelineEdit staged_bar(Ui& ui, Box box, View& view, int stages, std::span<const std::string> chips,
                        std::string_view sentence, std::function<void(int, Box)> thumbnail) {
    double time = std::min(view.time, static_cast<double>(stages));
    const TimelineEdit edit = timeline_bar(
        ui, box, {time, view.playing, view.speed, view.loop, chips, sentence, std::move(thumbnail)});
    if (edit == TimelineEdit::Moved) put_time(view, time, stages);
    return edit;
}

}  // namespace svdscope
