// The timeline's clock: seconds to position and back, steps, and playing.
#include "app/lab/timeline.hpp"

#include <gtest/gtest.h>

#include "app/lab/history.hpp"

namespace svdscope {
namespace {

TEST(Timeline, RunsThroughEachStageAndRestsBetween) {
    EXPECT_DOUBLE_EQ(timeline_at(0, 3), 0);
    EXPECT_DOUBLE_EQ(timeline_at(kStageSeconds / 2, 3), 0.5);
    EXPECT_DOUBLE_EQ(timeline_at(kStageSeconds, 3), 1);
    EXPECT_DOUBLE_EQ(timeline_at(kStageSeconds + kHoldSeconds / 2, 3), 1) << "the end of a stage is held";
    EXPECT_DOUBLE_EQ(timeline_at(timeline_seconds(3), 3), 3);
    EXPECT_DOUBLE_EQ(timeline_at(1000, 3), 3);
    EXPECT_DOUBLE_EQ(timeline_at(-1, 3), 0);
}

TEST(Timeline, ClockIsTheInverseOfThePosition) {
    for (const double time : {0.0, 0.25, 1.0, 1.75, 2.0, 3.0})
        EXPECT_NEAR(timeline_at(timeline_clock(time), 4), time, 1e-12) << time;
}

TEST(Timeline, ArrowKeysStopAtStageEnds) {
    EXPECT_EQ(next_stop(0, 3), 1);
    EXPECT_EQ(next_stop(0.4, 3), 1);
    EXPECT_EQ(next_stop(3, 3), 3);
    EXPECT_EQ(previous_stop(3), 2);
    EXPECT_EQ(previous_stop(2.4), 2);
    EXPECT_EQ(previous_stop(0), 0);
}

TEST(Timeline, PlayingEndsAtTheEndAndStops) {
    Player player;
    double time = 0;
    int frames = 1;
    while (play(player, time, 3, 0.05, {}) && frames < 1000) ++frames;
    EXPECT_EQ(time, 3);
    EXPECT_NEAR(frames * 0.05, timeline_seconds(3), 0.051);
}

TEST(Timeline, PlayingGoesOnFromWhereSomebodyScrubbed) {
    Player player;
    double time = 0;
    play(player, time, 3, 0.3, {});
    time = 2.0;
    play(player, time, 3, 0.001, {});
    EXPECT_NEAR(time, 2.0, 0.01);
}

TEST(Timeline, LoopStartsAgain) {
    Player player;
    double time = 0;
    bool started_again = false;
    for (int i = 0; i < 200; ++i) {
        const double before = time;
        ASSERT_TRUE(play(player, time, 3, 0.05, {1, true, false}));
        started_again |= before == 3 && time < 1;
    }
    EXPECT_TRUE(started_again);
}

TEST(Timeline, ReducedMotionShowsStageEndsOnly) {
    Player player;
    double time = 0;
    while (play(player, time, 3, 0.05, {1, false, true})) EXPECT_EQ(time, static_cast<int>(time));
    EXPECT_EQ(time, 3);
}

TEST(History, ComesBackAndForthAndForgetsTheFutureAfterAnEdit) {
    History<int> history;
    int present = 3;
    EXPECT_FALSE(history.undo(present));
    history.push(1);
    history.push(2);
    EXPECT_TRUE(history.undo(present));
    EXPECT_EQ(present, 2);
    EXPECT_TRUE(history.undo(present));
    EXPECT_EQ(present, 1);
    EXPECT_TRUE(history.redo(present));
    EXPECT_EQ(present, 2);
    history.push(2);
    present = 9;
    EXPECT_FALSE(history.redo(present));
}

TEST(History, KeepsALimitedPast) {
    History<int> history;
    for (int i = 0; i < 600; ++i) history.push(i);
    int present = 600, steps = 0;
    while (history.undo(present)) ++steps;
    EXPECT_EQ(steps, static_cast<int>(History<int>::kDepth));
    EXPECT_EQ(present, 100) << "the oldest steps are forgotten";
}

}  // namespace
}  // namespace svdscope
