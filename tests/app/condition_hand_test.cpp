// A hand on the condition lab: b, its noise, x, the slider of kappa, marks on charts, files, undo.
#include <gtest/gtest.h>

#include "app/lab/document.hpp"
#include "app/labs/condition_lab.hpp"
#include "tests/app/lab_hand.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

using ConditionHand = LabHand<ConditionLab>;

TEST_F(ConditionHand, BAndItsNoiseStayUnderTheHandAndMoveTheNeedle) {
    for (const char* name : {"b", "noise"}) {
        const json before = numbers();
        const Point to = handle(name) + Point{-37, 24};
        person.drag(handle(name), to);
        expect_under_hand(name, to);
        EXPECT_NE(numbers()["solve_amplification"], before["solve_amplification"]) << name;
        EXPECT_EQ(numbers()["condition_number"], before["condition_number"]) << name;
        ASSERT_TRUE(lab.undo()) << "one drag is one step";
        person.frame(2);
        EXPECT_EQ(numbers(), before) << name;
    }
}

TEST_F(ConditionHand, BMovesWithItsDisk) {
    const json noise = params()["noise"];
    person.drag(handle("b"), handle("b") + Point{30, 10});
    EXPECT_EQ(params()["noise"], noise);
}

TEST_F(ConditionHand, AltTurnsTheNoiseAndKeepsItsSize) {
    const double radius = numbers()["radius"];
    person.modifiers(false, false, true);
    person.drag(handle("noise"), handle("noise") + Point{60, 40});
    EXPECT_NEAR(numbers()["radius"].get<double>(), radius, 1e-12);
}

TEST_F(ConditionHand, XIsDraggedAndBFollows) {
    const Point to = handle("x") + Point{25, -30};
    person.drag(handle("x"), to);
    expect_under_hand("x", to);
    const json A = params()["matrix"], b = params()["rhs"], x = numbers()["x"];
    for (const int i : {0, 1})
        EXPECT_NEAR(A[i][0].get<double>() * x[0].get<double>() + A[i][1].get<double>() * x[1].get<double>(),
                    b[i].get<double>(), 1e-12);
}

TEST_F(ConditionHand, TheWorstCaseReachesKappa) {
    EXPECT_LT(numbers()["solve_amplification"], 0.95 * numbers()["condition_number"].get<double>());
    const double radius = numbers()["radius"];
    person.click(person.middle_of("worst_case"));
    person.frame(2);
    const double kappa = numbers()["condition_number"];
    EXPECT_GT(numbers()["solve_amplification"], 0.999 * kappa);
    EXPECT_NEAR(numbers()["radius"].get<double>(), radius, 1e-12);
    ASSERT_TRUE(lab.undo());
}

TEST_F(ConditionHand, TheSliderSetsKappaAndLeavesXWhereItIs) {
    const json x = numbers()["x"];
    const Box box = person.inspector.widgets().at("kappa");
    person.drag(person.middle_of("kappa"), {box.x + 9 + 40, box.y + box.h / 2});
    const double log_kappa = std::log10(numbers()["condition_number"].get<double>());
    EXPECT_NEAR(log_kappa, 16.0 * 40 / (box.w - 18), 0.1);
    for (const int i : {0, 1}) EXPECT_NEAR(numbers()["x"][i].get<double>(), x[i].get<double>(), 1e-6);
    person.drag({box.x + 49, box.y + box.h / 2}, {box.x + box.w + 50, box.y + box.h / 2});
    person.frame(2);
    EXPECT_EQ(numbers().dump().find("null"), std::string::npos) << "finite or infinite at the end";
}

TEST_F(ConditionHand, KappaSlidToItsEndAndBackIsTheSameSystem) {
    const json before = numbers();
    const Box box = person.inspector.widgets().at("kappa");
    const auto at = [&](double log_kappa) {
        return Point{box.x + 9 + (box.w - 18) * static_cast<float>(log_kappa / 16), box.y + box.h / 2};
    };
    person.move(at(1.09));
    person.press();
    person.frame();
    person.move(at(16));
    person.frame(2);
    EXPECT_EQ(numbers()["condition_number"], "inf");
    person.move(at(1.09));
    person.frame(2);
    person.release();
    person.frame(2);
    for (const int i : {0, 1})
        EXPECT_NEAR(numbers()["x"][i].get<double>(), before["x"][i].get<double>(), 1e-12);
}

TEST_F(ConditionHand, AnEntryTypedIsAJumpAndAWrongOneSaysSo) {
    person.double_click(person.middle_of("matrix_1_1"));
    person.type("1");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_EQ(numbers()["rank"], 1);
    EXPECT_EQ(numbers()["condition_number"], "inf");
    person.frame(30);
    person.double_click(person.middle_of("rhs_0"));
    person.type("two");
    person.key(compat::Key::Enter);
    person.frame();
    EXPECT_FALSE(person.cells.error.empty());
    EXPECT_EQ(params()["rhs"][0], 2);
}

TEST_F(ConditionHand, TheMarkOfEachChartIsDragged) {
    struct Case {
        const char* topic;
        const char* handle;
        const char* param;
    };
    for (const Case& one : {Case{"gram", "cut", "gram_log_kappa"}, Case{"families", "cut", "size"},
                            Case{"families", "cut_2", "size"}, Case{"cures", "cut", "log_filter"},
                            Case{"cures", "cut_2", "log_filter"}}) {
        open({{"topic", one.topic}});
        const double before = params()[one.param];
        const Point to = handle(one.handle) + Point{60, 0};
        person.drag(handle(one.handle), to);
        EXPECT_GT(params()[one.param], before) << one.topic;
        EXPECT_NEAR(handle(one.handle).x, to.x, one.param == std::string("size") ? 25 : 1) << one.topic;
        ASSERT_TRUE(lab.undo()) << one.topic;
        person.frame(2);
        EXPECT_EQ(params()[one.param], before) << one.topic;
    }
}

TEST_F(ConditionHand, EveryTopicIsOneClickAndOneStep) {
    for (const char* topic : {"gram", "families", "swing", "cures", "solve"}) {
        person.click(person.middle_of(std::string("topic_") + topic));
        person.frame(2);
        EXPECT_EQ(params()["topic"], topic);
        EXPECT_EQ(numbers().dump().find("null"), std::string::npos) << topic;
    }
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(lab.undo());
    EXPECT_EQ(params()["topic"], "solve");
    EXPECT_FALSE(lab.can_undo());
}

TEST_F(ConditionHand, TheCuresGoToTheirBestFilter) {
    open({{"topic", "cures"},
          {"cure", "ridge"},
          {"cure_system", "family"},
          {"family", "hilbert"},
          {"size", 12},
          {"log_filter", 0}});
    const double before = numbers()["error"];
    person.click(person.middle_of("least_error"));
    person.frame(2);
    EXPECT_LT(numbers()["error"], before);
    const double best = numbers()["error"];
    person.drag(handle("cut"), handle("cut") + Point{40, 0});
    EXPECT_GT(numbers()["error"], best);
}

TEST_F(ConditionHand, ATableBecomesTheSystem) {
    const auto offered = [](std::vector<std::vector<double>> columns) {
        const auto table = std::make_shared<const Table>(unnamed_table(std::move(columns)));
        return Document{.path = "", .bytes = "", .table = table, .no_table = "", .asked = true};
    };
    ASSERT_TRUE(lab.take(offered({{3, 1}, {1, 2}, {4, 3}})));
    person.frame(2);
    EXPECT_EQ(params()["matrix"], json::parse("[[3.0, 1.0], [1.0, 2.0]]"));
    EXPECT_EQ(params()["rhs"], json::parse("[4.0, 3.0]"));
    const json before = params();
    const auto refused = lab.take(offered({{3, 1}}));
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("2 x 1"), std::string::npos) << refused.error().message;
    EXPECT_EQ(params(), before);
}

TEST_F(ConditionHand, PlayTakesTheDiskToTheEllipse) {
    lab.key(Lab::Key::Play);
    person.frame();
    EXPECT_EQ(view()["time"], 0);
    double seconds = 0;
    while (view()["playing"] && seconds < 20) lab.advance(0.1), seconds += 0.1;
    EXPECT_NEAR(seconds, 3 * 1.2 + 2 * 0.35, 0.5);
    EXPECT_EQ(view()["time"], 3);
}

TEST_F(ConditionHand, WheelAndDoubleClickMoveEachPlaneAlone) {
    const Point left{560, 200}, right{1180, 160};
    person.move(left);
    person.wheel(2);
    EXPECT_FALSE(view()["rhs_camera"].is_null());
    EXPECT_TRUE(view()["solution_camera"].is_null());
    person.frame(30);
    person.double_click(left);
    person.frame(2);
    EXPECT_TRUE(view()["rhs_camera"].is_null());
    person.move(right);
    person.wheel(-1);
    EXPECT_FALSE(view()["solution_camera"].is_null());
}

TEST_F(ConditionHand, GalleryGivesSystemsWithTheirRightHandSide) {
    open(json::object(), {{"gallery_open", true}});
    person.click(person.middle_of("gallery_contradictory"));
    person.frame(2);
    EXPECT_EQ(params()["rhs"], json::parse("[3.0, 4.0]"));
    EXPECT_EQ(numbers()["rank"], 1);
    EXPECT_GT(numbers()["residual"][1].get<double>() * numbers()["residual"][1].get<double>(), 0.01);
}

}  // namespace
}  // namespace svdscope
