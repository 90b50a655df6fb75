// The host of a lab: history, refused states, and work in the background.
#include "app/lab/lab_host.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "tests/app/slow_lab.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

json slow_state(int n) {
    return {{"format", "svdscope-state"}, {"version", 1}, {"lab", "slow"}, {"params", {{"n", n}}}};
}

bool eventually(const std::function<bool()>& condition) {
    for (int i = 0; i < 5000 && !condition(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return condition();
}

class SlowHost : public testing::Test {
  protected:
    void SetUp() override {
        Gate& gate = SlowLab::gate();
        gate.open = true;
        gate.started = gate.finished = gate.cancelled = 0;
    }
    void TearDown() override { SlowLab::gate().open = true; }
};

TEST_F(SlowHost, KeepsTheLastGoodResultWhileItWorksAndWakesTheWindow) {
    LabHost<SlowLab> host;
    std::atomic<int> wakes = 0;
    host.set_wake([&] { ++wakes; });
    ASSERT_TRUE(host.set_state(slow_state(3)));
    host.finish();
    ASSERT_TRUE(host.analysis());
    EXPECT_EQ(host.analysis()->square, 9);

    SlowLab::gate().open = false;
    const int wakes_before = wakes;
    ASSERT_TRUE(host.set_state(slow_state(4)));
    EXPECT_TRUE(host.busy());
    EXPECT_FALSE(host.collect()) << "nothing is ready";
    EXPECT_EQ(host.analysis()->square, 9) << "the last good picture stays";
    SlowLab::gate().open = true;
    ASSERT_TRUE(eventually([&] { return wakes > wakes_before; }));
    EXPECT_TRUE(host.collect());
    EXPECT_EQ(host.analysis()->square, 16);
    EXPECT_FALSE(host.collect()) << "a result is taken once";
}

TEST_F(SlowHost, NewerParametersCancelTheJobBefore) {
    LabHost<SlowLab> host;
    host.finish();
    SlowLab::gate().open = false;
    ASSERT_TRUE(host.set_state(slow_state(5)));
    ASSERT_TRUE(eventually([] { return SlowLab::gate().started >= 2; }));
    ASSERT_TRUE(host.set_state(slow_state(6)));
    EXPECT_TRUE(eventually([] { return SlowLab::gate().cancelled == 1; }));
    SlowLab::gate().open = true;
    host.finish();
    EXPECT_EQ(host.analysis()->square, 36);
}

TEST_F(SlowHost, AFailedAnalysisSaysWhyAndUndoMendsIt) {
    LabHost<SlowLab> host;
    host.finish();
    ASSERT_TRUE(host.set_state(slow_state(2)));
    host.finish();
    ASSERT_TRUE(host.set_state(slow_state(-1)));
    host.finish();
    EXPECT_EQ(host.error(), "n must not be negative.");
    EXPECT_EQ(host.inspection()["error"], "n must not be negative.");
    EXPECT_TRUE(host.undo());
    host.finish();
    EXPECT_EQ(host.error(), "");
    EXPECT_EQ(host.analysis()->square, 4);
}

TEST_F(SlowHost, DestroyingAHostStopsItsWork) {
    SlowLab::gate().open = false;
    { LabHost<SlowLab> host; }
    EXPECT_EQ(SlowLab::gate().finished, 0);
}

TEST(Host, UndoAndRedoAreExactToTheBit) {
    const auto lab = lab_table().front().make();
    std::vector<json> seen{lab->state()["params"]};
    for (const double entry : {-0.0, 1e-300, 0.1, 1.0 / 3}) {
        json state = lab->state();
        state["params"] = {{"matrix", {{entry, 1}, {0.5, 2}}}};
        ASSERT_TRUE(lab->set_state(state));
        seen.push_back(lab->state()["params"]);
    }
    for (std::size_t i = seen.size() - 1; i-- > 0;) {
        ASSERT_TRUE(lab->undo());
        EXPECT_EQ(lab->state()["params"].dump(), seen[i].dump());
    }
    EXPECT_FALSE(lab->undo());
    for (std::size_t i = 1; i < seen.size(); ++i) {
        ASSERT_TRUE(lab->redo());
        EXPECT_EQ(lab->state()["params"].dump(), seen[i].dump());
    }
    EXPECT_FALSE(lab->redo());
}

TEST(Host, ResetIsAStepThatCanBeUndone) {
    const auto lab = lab_table().front().make();
    const json fresh = lab->state()["params"];
    json state = lab->state();
    state["params"]["matrix"] = {{3, 1}, {1, 3}};
    ASSERT_TRUE(lab->set_state(state));
    lab->reset();
    EXPECT_EQ(lab->state()["params"], fresh);
    ASSERT_TRUE(lab->undo());
    EXPECT_EQ(lab->state()["params"]["matrix"], json({{3.0, 1.0}, {1.0, 3.0}}));
}

TEST(Host, PlayingTurnsTheShortWayWithoutAStepOfUndo) {
    const auto lab = lab_table().front().make();
    json state = lab->state();
    state["params"] = {{"matrix", {{2, 1}, {0.5, 1.5}}},
                       {"axes", {0.553 + 3.14159265358979, 0.695 + 3.14159265358979}}};
    ASSERT_TRUE(lab->set_state(state));
    while (lab->undo()) {
    }
    while (lab->redo()) {
    }
    const bool could_redo = lab->can_redo();
    EXPECT_TRUE(lab->key(Lab::Key::Play));
    EXPECT_NE(lab->take_notice().find("other signs"), std::string::npos);
    EXPECT_EQ(lab->can_redo(), could_redo);
    EXPECT_EQ(lab->take_notice(), "") << "said once";
    EXPECT_LT(std::abs(lab->inspection()["analysis"]["angle_v"].get<double>()), 1.6);
}

}  // namespace
}  // namespace svdscope
