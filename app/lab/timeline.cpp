// The clock of a staged animation.
#include "app/lab/timeline.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {
namespace {

constexpr double kPeriod = kStageSeconds + kHoldSeconds;
constexpr double kLoopRest = 1.0;  // rest at the end before a loop starts again

// Reduced motion shows a stage's end for as long as the stage would have taken.
double held_at_stage_end(double time) { return std::floor(time); }

}  // namespace

double timeline_seconds(int stages) { return stages * kPeriod - kHoldSeconds; }

double timeline_at(double seconds, int stages) {
    const double stage = std::floor(std::max(seconds, 0.0) / kPeriod);
    const double within = std::min(1.0, (std::max(seconds, 0.0) - stage * kPeriod) / kStageSeconds);
    return std::min(stage + within, static_cast<double>(stages));
}

double timeline_clock(double time) {
    const double stage = std::ceil(std::max(time, 0.0)) - 1;
    return stage < 0 ? 0 : stage * kPeriod + (time - stage) * kStageSeconds;
}

double next_stop(double time, int stages) {
    return std::min(std::floor(time) + 1, static_cast<double>(stages));
}

double previous_stop(double time) { return std::max(std::ceil(time) - 1, 0.0); }

bool play(Player& player, double& time, int stages, double seconds, const PlayOptions& options) {
    const double end = stages;
    if (player.position != time) player.clock = time >= end ? 0 : timeline_clock(time);
    player.clock += seconds * options.speed;
    const bool over = player.clock >= timeline_seconds(stages);
    if (over && options.loop && player.clock >= timeline_seconds(stages) + kLoopRest) player.clock = 0;
    const double at = timeline_at(player.clock, stages);
    time = options.stages_only ? held_at_stage_end(at) : at;
    player.position = time;
    return !over || options.loop;
}

}  // namespace svdscope
