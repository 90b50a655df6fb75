// The clock of a staged animation: seconds to timeline position and back.
#pragma once

namespace svdscope {

inline constexpr double kStageSeconds = 1.2;  ///< one stage in motion
inline constexpr double kHoldSeconds = 0.35;  ///< rest at the end of each stage

/// Seconds from the start to the end of `stages` stages; there is no hold after the last.
double timeline_seconds(int stages);
/// Timeline position (0 to `stages`) after `seconds`: linear within a stage, still during a hold.
double timeline_at(double seconds, int stages);
/// The first moment at which the timeline stands at `time`.
double timeline_clock(double time);

/// The end of the stage after / before a position: where the arrow keys step.
double next_stop(double time, int stages);
double previous_stop(double time);

/// What plays: lives as long as the lab, never saved.
struct Player {
    double clock = 0;  ///< seconds since the start of the path
    double position =
        -1;  ///< the timeline position the clock stands for; another one means somebody scrubbed
};

struct PlayOptions {
    double speed = 1;
    bool loop = false;
    bool stages_only = false;  ///< reduced motion: jump from stage end to stage end
};

/// Moves `time` by real seconds of playing. Returns false when the end is reached (and not looping): playing
/// stops.
bool play(Player& player, double& time, int stages, double seconds, const PlayOptions& options);

}  // namespace svdscope
