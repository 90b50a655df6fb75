// A hand on the adapter lab: the rank on charts, bar and panel, the learning played, scrubbed and cancelled,
// files, undo.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/lab/document.hpp"
#include "app/labs/adapter_lab.hpp"
#include "app/labs/adapter_words.hpp"
#include "tests/app/lab_hand.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

class AdapterHand : public LabHand<AdapterLab> {
  protected:
    AdapterHand() { settle(); }

    void settle() {
        lab.finish();
        person.frame(2);
    }
    void show(const json& params, const json& view = json::object()) {
        open(params, view);
        settle();
    }
    int step() const { return AdapterLab::step_at(view_of(), *lab.analysis()->learned); }
    AdapterLab::View view_of() const {
        AdapterLab::View seen;
        seen.time = view()["time"];
        return seen;
    }
};

TEST_F(AdapterHand, TheRankIsDraggedOnEitherChartAndNothingIsWorkedOutAgain) {
    for (const char* topic : {"keep", "split"}) {
        show({{"topic", topic}, {"rank", 8}});
        const auto update = lab.analysis()->update;
        for (const char* name : {"cut", "cut_2"}) {
            const Point to = handle(name) + Point{80, 0};
            person.drag(handle(name), to);
            EXPECT_GT(numbers()["r"].get<int>(), 10) << topic << " " << name;
            EXPECT_NEAR(handle(name).x, to.x, 6) << "within a rank of the hand";
            EXPECT_FALSE(lab.busy());
            EXPECT_EQ(lab.analysis()->update, update);
            ASSERT_TRUE(lab.undo()) << "one drag is one step";
            person.frame(2);
            EXPECT_EQ(numbers()["r"], 8);
        }
    }
}

TEST_F(AdapterHand, TheBarAndTheCellSetTheRankToo) {
    const Box box = person.inspector.widgets().at("rank");
    person.drag(person.middle_of("rank"), {box.x + box.w + 40, box.y + box.h / 2});
    EXPECT_EQ(numbers()["r"], 64);
    EXPECT_EQ(numbers()["share"], 2);
    for (const auto& [typed, r] : {std::pair{"12", 12}, {"1000", 64}, {"-3", 1}}) {
        person.frame(30);  // so that clicks of one turn do not count for the next
        person.double_click(person.middle_of("r"));
        person.type(typed);
        person.key(compat::Key::Enter);
        person.frame(2);
        EXPECT_EQ(numbers()["r"], r);
    }
}

TEST_F(AdapterHand, EveryPageAndSourceIsOneClickAndOneStep) {
    for (const char* name : {"topic_learn", "source_structured", "source_decaying", "source_layer",
                             "source_pair", "topic_split", "source_noise", "topic_keep"}) {
        person.click(person.middle_of(name));
        settle();
        EXPECT_TRUE(lab.error().empty()) << lab.error();
        EXPECT_EQ(numbers().dump().find("null"), std::string::npos) << name;
    }
    for (int i = 0; i < 8; ++i) ASSERT_TRUE(lab.undo());
    EXPECT_FALSE(lab.can_undo());
    settle();
    EXPECT_EQ(params()["topic"], "keep");
}

TEST_F(AdapterHand, TheLearningPlaysFromItsBeginningAndStops) {
    person.click(person.middle_of("source_structured"));
    settle();
    person.click(person.middle_of("topic_learn"));
    settle();
    EXPECT_EQ(view()["playing"], true);
    EXPECT_EQ(step(), 0);
    int before = 0;
    for (int i = 0; i < 200 && lab.advance(0.1); ++i) {
        EXPECT_GE(step(), before);
        before = step();
        person.frame();
    }
    EXPECT_EQ(step(), 200);
    EXPECT_EQ(view()["playing"], false);
    const std::vector<double> course = numbers()["course"];
    EXPECT_LT(course.back(), 1.01 * numbers()["floor"].get<double>());
    EXPECT_GE(*std::ranges::min_element(course), (1 - 1e-13) * numbers()["floor"].get<double>());
}

TEST_F(AdapterHand, TimeIsScrubbedOnTheCurveAndByKeysStepByStep) {
    show({{"topic", "learn"}, {"source", "structured"}}, {{"time", 2}});
    const json before = params();
    for (const char* name : {"cut", "cut_2"}) {
        const Point to = handle(name) + Point{-60, 0};
        person.drag(handle(name), to);
        EXPECT_NEAR(handle(name).x, to.x, 2) << name;
        EXPECT_LT(step(), 100);
    }
    const int at = step();
    ASSERT_TRUE(lab.key(Lab::Key::Next));
    EXPECT_EQ(step(), at + 1);
    ASSERT_TRUE(lab.key(Lab::Key::Previous));
    ASSERT_TRUE(lab.key(Lab::Key::Previous));
    EXPECT_EQ(step(), at - 1);
    person.click(person.middle_of("one_step"));
    person.frame();
    EXPECT_EQ(step(), at);
    EXPECT_EQ(params(), before) << "time is no parameter";
    EXPECT_FALSE(lab.busy());
}

TEST_F(AdapterHand, WhatIsChangedIsLearnedAnewFromTheSameSeed) {
    show({{"topic", "learn"}, {"source", "decaying"}});
    const json first = numbers()["course"];
    const Box momentum = person.inspector.widgets().at("momentum");
    person.drag(person.middle_of("momentum"), {momentum.x + 0.9F * momentum.w, momentum.y + momentum.h / 2});
    settle();
    EXPECT_GT(params()["momentum"], 0.7);
    EXPECT_NE(numbers()["course"], first);
    ASSERT_TRUE(lab.undo());
    settle();
    EXPECT_EQ(numbers()["course"], first) << "to the bit";
    person.click(person.middle_of("training_seed"));
    settle();
    EXPECT_NE(numbers()["course"], first);
}

TEST_F(AdapterHand, TooLongAStepSaysSo) {
    show({{"topic", "learn"}, {"source", "structured"}, {"rate", adapter::kMostRate}});
    EXPECT_EQ(numbers()["diverged"], true);
    EXPECT_NE(lab.description().find("too long"), std::string::npos) << lab.description();
    EXPECT_EQ(numbers().dump().find("null"), std::string::npos);
}

TEST_F(AdapterHand, ALongLearningTellsAndIsCancelled) {
    std::string csv;
    for (int i = 0; i < 300; ++i) {
        for (int j = 0; j < 300; ++j) csv += std::to_string((i * i + 3 * i * j + 7 * j) % 101) + ",";
        csv.back() = '\n';
    }
    show({{"rank", 64}, {"steps", adapter::kMostSteps}});
    ASSERT_TRUE(lab.take({"mine.csv", csv, nullptr, ""}));
    settle();
    EXPECT_EQ(numbers()["rows"], 300);
    person.click(person.middle_of("topic_learn"));
    const auto is_early = [&] { return lab.analysis()->learned && !lab.analysis()->complete; };
    while (lab.busy() && !is_early()) {
        lab.collect();
        person.frame();
    }
    ASSERT_TRUE(is_early()) << "the curve grows while it is worked out";
    person.click(person.middle_of("cancel"));
    settle();
    EXPECT_FALSE(lab.busy());
    EXPECT_EQ(numbers()["complete"], false) << "what there is stays";
    EXPECT_LT(numbers()["steps"].get<int>(), adapter::kMostSteps);
    person.click(person.middle_of("source_structured"));
    settle();
    EXPECT_EQ(numbers()["complete"], true);
    EXPECT_EQ(numbers()["steps"], adapter::kMostSteps);
}

TEST_F(AdapterHand, AFileBecomesTheUpdateAndOthersAreRefused) {
    ASSERT_TRUE(lab.take({"update.csv", "3,0,0\n0,2,0\n", nullptr, ""}));
    settle();
    EXPECT_EQ(numbers()["cols"], 3);
    EXPECT_EQ(numbers()["sigma"], json::parse("[3.0, 2.0]"));
    const json before = params();
    const auto refused = lab.take({"b.png", "\x89PNG\r\n\x1a\nrubbish", nullptr, ""});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("b.png"), std::string::npos) << refused.error().message;
    std::string wide = "1";
    for (int i = 0; i < adapter::kMostSide; ++i) wide += ",1";
    const auto large = lab.take({"wide.csv", wide + "\n", nullptr, ""});
    ASSERT_FALSE(large);
    EXPECT_NE(large.error().message.find("1 by 513"), std::string::npos) << large.error().message;
    EXPECT_FALSE(lab.take({"", "1,2\n3,4\n", nullptr, ""})) << "a state keeps the path";
    EXPECT_EQ(params(), before);
    person.click(person.middle_of("source_noise"));
    settle();
    EXPECT_EQ(numbers()["rows"], 64) << "back to a recipe";
}

TEST_F(AdapterHand, AMissingFileIsOneSentenceAndASourceIsWithinReach) {
    const json file{{"path", "/nowhere/a.npy"}, {"size", 12}, {"hash", "0123456789abcdef"}};
    show({{"file", file}, {"rank", 7}});
    EXPECT_NE(lab.error().find("/nowhere/a.npy"), std::string::npos) << lab.error();
    EXPECT_EQ(params()["rank"], 7);
    person.click(person.middle_of("source_pair"));
    settle();
    EXPECT_TRUE(lab.error().empty());
    EXPECT_EQ(numbers()["r"], 2);
}

TEST_F(AdapterHand, TheCalculatorCountsWhatIsTyped) {
    show(json::object(), {{"calculator_open", true}});
    person.click(person.middle_of("example_embedding"));
    person.frame();
    EXPECT_EQ(view()["calculator_m"], 1'000'000);
    person.frame(30);
    person.double_click(person.middle_of("calculator_r"));
    person.type("-1e300/3");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_EQ(view()["calculator_r"], 1);
}

TEST_F(AdapterHand, AnEntryUnderTheMouseIsReadInAllPictures) {
    const Box whole = person.inspector.widgets().at("picture_whole");
    person.move({whole.x + whole.w * 2.5F / 64, whole.y + whole.h * 10.5F / 64});
    person.frame(2);
    EXPECT_EQ(numbers()["r"], 8) << "reading changes nothing";
    show({{"topic", "split"}, {"source", "layer"}});
    const Box block = person.inspector.widgets().at("block_whole");
    person.move({block.x + block.w / 2, block.y + block.h / 2});
    person.frame(2);
    EXPECT_TRUE(lab.error().empty());
}

TEST_F(AdapterHand, SentencesSayWhatIsTrue) {
    EXPECT_NE(lab.description().find("36.5 %"), std::string::npos) << lab.description();
    const auto& analysis = *lab.analysis();
    const auto said = adapter_words::verdict(lab.params(), analysis);
    EXPECT_EQ(said.verdict, "Not here");
    EXPECT_NE(said.why.find("rank 34"), std::string::npos) << said.why;
    show({{"rank", 32}});
    EXPECT_NE(lab.description().find("nothing is saved"), std::string::npos) << lab.description();
    show({{"source", "structured"}});
    EXPECT_EQ(adapter_words::verdict(lab.params(), *lab.analysis()).verdict, "True here");
}

TEST(AdapterPages, DrawAtEverySizeAndScale) {
    for (const auto& [size, scale] :
         {std::pair{Point{1, 1}, 1.0F}, {Point{320, 200}, 4.0F}, {Point{2000, 1500}, 1.0F}}) {
        LabHost<AdapterLab> lab;
        const float left = size.x / 3, foot = 0.8F * size.y;
        const LabLayout layout{
            {0, 0, left, size.y}, {left, 0, size.x - left, foot}, {left, foot, size.x - left, size.y - foot}};
        NullImGui person([&](Ui& ui) { lab.draw(ui, layout); }, size, scale, NullImGui::Room::OwnWindows);
        for (const char* topic : {"keep", "learn", "split"})
            for (const char* source : {"pair", "layer"}) {
                ASSERT_TRUE(lab.set_state({{"format", "svdscope-state"},
                                           {"version", 1},
                                           {"lab", "adapter"},
                                           {"params", {{"topic", topic}, {"source", source}, {"steps", 20}}},
                                           {"view", {{"time", 1}}}}));
                lab.finish();
                person.move({0.6F * size.x, 0.3F * size.y});
                person.frame(2);
                EXPECT_TRUE(lab.error().empty());
            }
    }
}

}  // namespace
}  // namespace svdscope
