// A hand on the ratings lab: it plays, is stopped and scrubbed; settings dragged on the way are kept with
// their epoch, and state, undo and seed reproduce the training bit for bit.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/lab/document.hpp"
#include "app/labs/ratings_lab.hpp"
#include "tests/app/lab_hand.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

class RatingsHand : public LabHand<RatingsLab> {
  protected:
    RatingsHand() { settle(); }
    void settle() {
        lab.finish();
        person.frame(2);
    }
    void see(const json& params, const json& view = json::object()) {
        open(params, view);
        settle();
    }
    int epoch() const {
        RatingsLab::View at;
        at.time = view()["time"];
        return RatingsLab::epoch_at(at, lab.params());
    }
    static json at_epoch(int epoch) { return {{"time", 4.0 * epoch / 300}}; }
    Point on_slider(const std::string& name, float part) const {
        const Box box = person.inspector.widgets().at(name);
        return {box.x + 9 + part * (box.w - 18), box.y + box.h / 2};
    }
};

TEST_F(RatingsHand, PlayTrainsFromTheStartToTheEndAndPauseStandsStill) {
    EXPECT_EQ(epoch(), 300) << "the whole course is seen first";
    lab.key(Lab::Key::Play);
    person.frame();
    EXPECT_EQ(epoch(), 0);
    for (int k = 0; k < 10; ++k) lab.advance(0.1);
    EXPECT_GT(epoch(), 30);
    lab.key(Lab::Key::Play);
    const int there = epoch();
    for (int k = 0; k < 10; ++k) lab.advance(0.1);
    EXPECT_EQ(epoch(), there) << "pausing stops the time";
    lab.key(Lab::Key::Play);
    for (int k = 0; k < 200; ++k) lab.advance(0.1);
    EXPECT_EQ(epoch(), 300);
    EXPECT_FALSE(view()["playing"]);
}

TEST_F(RatingsHand, ArrowsAndButtonsStepOneEpoch) {
    see(json::object(), at_epoch(120));
    EXPECT_EQ(epoch(), 120);
    lab.key(Lab::Key::Next);
    EXPECT_EQ(epoch(), 121);
    person.click(person.middle_of("epoch_back"));
    person.click(person.middle_of("epoch_back"));
    EXPECT_EQ(epoch(), 119);
    person.click(person.middle_of("epoch_on"));
    EXPECT_EQ(epoch(), 120);
    person.click(person.middle_of("go_to_best"));
    EXPECT_EQ(epoch(), numbers()["best_epoch"]);
    for (int e = 0; e <= 300; ++e) {  // every epoch can be put and is read back
        RatingsLab::View at;
        RatingsLab::go_to(at, lab.params(), e);
        ASSERT_EQ(RatingsLab::epoch_at(at, lab.params()), e);
    }
}

TEST_F(RatingsHand, TheLineOfTheEpochIsDragged) {
    const Point to = handle("epoch") + Point{-300, 0};
    person.drag(handle("epoch"), to);
    person.frame();
    EXPECT_NEAR(handle("epoch").x, to.x, 3) << "within an epoch of the hand";
    EXPECT_LT(epoch(), 250);
    EXPECT_FALSE(lab.can_undo()) << "looking is no step";
}

TEST_F(RatingsHand, ADragOfLambdaOnTheWayActsFromThereOn) {
    see(json::object(), at_epoch(100));
    const json before = numbers();
    person.drag(on_slider("regularisation", 0.08F), on_slider("regularisation", 0.5F));
    person.frame(2);
    ASSERT_EQ(params()["changes"].size(), 2U);
    EXPECT_EQ(params()["changes"][1]["epoch"], 100);
    EXPECT_NEAR(params()["changes"][1]["regularisation"], 0.25, 0.011);
    for (std::size_t e = 0; e <= 100; ++e) ASSERT_EQ(numbers()["training"][e], before["training"][e]) << e;
    EXPECT_NE(numbers()["training"][101], before["training"][101]);
    EXPECT_LT(numbers()["end_held_out"], before["end_held_out"]);
    EXPECT_FALSE(lab.busy()) << "answered in the frame";
    ASSERT_TRUE(lab.undo());
    EXPECT_FALSE(lab.can_undo() && params()["changes"].size() > 1) << "the whole drag is one step";
    person.frame();
    EXPECT_EQ(numbers(), before);
}

TEST_F(RatingsHand, AChangeAtTheEndActsOnTheWholeTraining) {
    person.drag(on_slider("factors", 3.0F / 16), on_slider("factors", 0.5F));
    person.frame(2);
    ASSERT_EQ(params()["changes"].size(), 1U);
    EXPECT_EQ(params()["changes"][0]["factors"], 8);
    EXPECT_LT(numbers()["end_training"], 0.3);
}

TEST_F(RatingsHand, DraggingWhileItPlaysLeavesATrailThatStateAndUndoKeep) {
    const json at_first = numbers();
    lab.key(Lab::Key::Play);
    person.frame();
    for (int k = 0; k < 10; ++k) lab.advance(0.1);
    person.move(on_slider("regularisation", 0.08F));
    person.press();
    for (int k = 1; k <= 8; ++k) {
        person.move(on_slider("regularisation", 0.08F + 0.05F * static_cast<float>(k)));
        person.frame();
        lab.advance(0.1);
    }
    person.release();
    person.frame(2);
    const std::size_t changes = params()["changes"].size();
    EXPECT_GE(changes, 6U) << "each step at its own epoch";
    for (std::size_t k = 1; k < changes; ++k)
        EXPECT_GT(params()["changes"][k]["epoch"], params()["changes"][k - 1]["epoch"]);
    EXPECT_TRUE(view()["playing"]) << "a hand on a slider does not stop it";
    // The same state in another lab, which trains in one go: the same bits.
    LabHost<RatingsLab> other;
    other.finish();
    ASSERT_TRUE(other.set_state(json::parse(lab.state().dump())));
    other.finish();
    EXPECT_EQ(other.inspection()["analysis"], lab.inspection()["analysis"]);
    ASSERT_TRUE(lab.undo());
    person.frame();
    EXPECT_EQ(params()["changes"].size(), 1U) << "one drag, one step";
    EXPECT_EQ(numbers(), at_first);
    ASSERT_TRUE(lab.redo());
    EXPECT_EQ(params()["changes"].size(), changes);
}

TEST_F(RatingsHand, BiasesAreSwitchedAndChangesForgotten) {
    see(json::object(), {{"time", 2}, {"hand_open", true}});
    person.click(person.middle_of("biases"));
    person.frame(2);
    EXPECT_EQ(params()["changes"][1]["biases"], false);
    EXPECT_EQ(params()["changes"][1]["epoch"], 150);
    person.click(person.middle_of("forget_changes"));
    person.frame(2);
    EXPECT_EQ(params()["changes"].size(), 1U);
}

TEST_F(RatingsHand, EveryPageIsOneClickAndNoStep) {
    for (const char* page : {"table", "recommend", "not_svd", "training"}) {
        person.click(person.middle_of(std::string("page_") + page));
        person.frame(2);
        EXPECT_EQ(view()["page"], page);
    }
    EXPECT_FALSE(lab.can_undo());
}

TEST_F(RatingsHand, ACellOfTheTableTakesUserAndItemToTheLists) {
    see(json::object(), {{"page", "table"}});
    const Box table = person.inspector.widgets().at("table_1");
    person.click({table.x + table.w * 12.5F / 50, table.y + table.h * 30.5F / 100});
    EXPECT_EQ(view()["item"], 12);
    EXPECT_EQ(view()["user"], 30);
    person.click(person.middle_of("page_recommend"));
    person.frame();
    const FactorModel model = ratings::model_at(*lab.analysis()->course, 300);
    const auto top = ratings::recommend(*lab.analysis()->data, model, 30, 10);
    person.click(person.middle_of("recommended_2"));
    person.frame();
    EXPECT_EQ(view()["item"], top[2].item);
    const auto like = ratings::similar_items(*lab.analysis()->data, model, top[2].item, 10);
    person.click(person.middle_of("similar_0"));
    EXPECT_EQ(view()["item"], like[0].item);
    person.drag(on_slider("user", 30.0F / 99), on_slider("user", 1));
    EXPECT_EQ(view()["user"], 99);
}

TEST_F(RatingsHand, BadChangesAreRefused) {
    for (const json& wrong :
         {json::array(), json::parse(R"([{"epoch": 5}])"), json::parse(R"([{"epoch": 0}, {"epoch": 0}])"),
          json::parse(R"([{"epoch": 0, "rate": 1}])"), json::parse(R"([{"epoch": 0, "speed": 1}])")}) {
        json state = lab.state();
        state["params"]["changes"] = wrong;
        const auto done = lab.set_state(state);
        ASSERT_FALSE(done) << wrong;
        EXPECT_NE(done.error().message.find("changes"), std::string::npos) << done.error().message;
    }
    EXPECT_EQ(params()["changes"].size(), 1U);
}

class RatingsFileHand : public RatingsHand {
  protected:
    RatingsFileHand() {
        folder_ = std::filesystem::temp_directory_path() / ("ratings_hand_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    ~RatingsFileHand() override { std::filesystem::remove_all(folder_); }
    Document written(const std::string& name, const std::string& bytes, bool asked = true) const {
        std::ofstream(folder_ / name) << bytes;
        return {
            .path = (folder_ / name).string(), .bytes = bytes, .table = {}, .no_table = "", .asked = asked};
    }
    static std::string some_ratings(bool gaps) {
        std::string bytes = "a,b,c,d,e\n";
        for (int u = 0; u < 12; ++u)
            for (int i = 0; i < 5; ++i)
                bytes +=
                    (gaps && (u + i) % 4 == 0 ? "" : std::to_string(1 + (u * i) % 5)) + (i < 4 ? "," : "\n");
        return bytes;
    }
    std::filesystem::path folder_;
};

TEST_F(RatingsFileHand, AFileBecomesTheRatingsAndComesBackWithTheState) {
    ASSERT_TRUE(lab.take(written("mine.csv", some_ratings(true))));
    settle();
    EXPECT_EQ(numbers()["users"], 12);
    EXPECT_EQ(numbers()["items"], 5);
    EXPECT_GT(numbers()["held_out_ratings"], 5);
    const json state = lab.state(), before = numbers();
    for (const char* page : {"table", "recommend", "not_svd"}) {
        person.click(person.middle_of(std::string("page_") + page));
        person.frame(2);
    }
    ASSERT_TRUE(lab.set_state({{"format", "svdscope-state"}, {"version", 1}, {"lab", "ratings"}}));
    settle();
    EXPECT_EQ(numbers()["users"], 100);
    ASSERT_TRUE(lab.set_state(state));
    settle();
    EXPECT_EQ(numbers(), before);
}

TEST_F(RatingsFileHand, WhatIsNoTableOfRatingsIsRefusedAndNothingIsLost) {
    const json before = lab.state();
    EXPECT_FALSE(lab.take(written("words.csv", "a,b\nc,d\n")));
    EXPECT_FALSE(
        lab.take({.path = "", .bytes = some_ratings(true), .table = {}, .no_table = "", .asked = true}));
    EXPECT_FALSE(lab.take(written("full.csv", some_ratings(false), false))) << "only when asked";
    EXPECT_TRUE(lab.take(written("gaps.csv", some_ratings(true), false))) << "gaps speak for ratings";
    ASSERT_TRUE(lab.undo());
    EXPECT_EQ(lab.state()["params"], before["params"]);
}

TEST_F(RatingsFileHand, AFileThatIsGoneKeepsTheRestOfTheState) {
    ASSERT_TRUE(lab.take(written("gone.csv", some_ratings(true))));
    settle();
    const json state = lab.state();
    std::filesystem::remove(folder_ / "gone.csv");
    LabHost<RatingsLab> other;
    ASSERT_TRUE(other.set_state(state));
    other.finish();
    EXPECT_NE(other.error().find("gone.csv"), std::string::npos) << other.error();
    EXPECT_EQ(other.state()["params"], state["params"]);
    // The way back stands in the panel although there is nothing to show.
    ASSERT_TRUE(lab.set_state(state));
    settle();
    person.click(person.middle_of("shipped"));
    settle();
    EXPECT_TRUE(lab.error().empty());
    EXPECT_EQ(numbers()["users"], 100);
}

TEST_F(RatingsFileHand, ALongTrainingShowsItsWayAndCanBeCancelled) {
    std::string bytes;
    for (int u = 0; u < 130; ++u)
        for (int i = 0; i < 100; ++i)
            bytes += std::to_string(1 + (u * 7 + i * 3) % 5) + (i < 99 ? "," : "\n");
    ASSERT_TRUE(lab.take(written("large.csv", bytes)));
    for (int k = 0; k < 100'000 && lab.busy(); ++k) {
        person.frame();
        lab.collect();
        const auto& seen = lab.analysis();
        if (seen && !seen->complete) {
            EXPECT_LT(seen->course->done(), 300);
        }
        EXPECT_EQ(lab.inspection().dump().find("null,"), std::string::npos);
    }
    settle();
    EXPECT_TRUE(numbers()["complete"]);
    EXPECT_EQ(numbers()["trained"], 300);
    // Another lambda needs the work again, and the card's Cancel ends it.
    person.drag(on_slider("regularisation", 0.08F), on_slider("regularisation", 0.9F));
    for (int k = 0; k < 1000 && lab.busy() && !person.inspector.widgets().contains("cancel"); ++k)
        person.frame();
    if (lab.busy()) person.click(person.middle_of("cancel"));
    settle();
    EXPECT_FALSE(lab.busy());
    EXPECT_GT(numbers()["trained"], 0) << "the last picture stays";
}

}  // namespace
}  // namespace svdscope
