// A hand on the fit lab: points, degree, marks on the charts, b in space, files, keys, undo.
#include <gtest/gtest.h>

#include <cmath>

#include "app/lab/document.hpp"
#include "app/labs/fit_lab.hpp"
#include "tests/app/lab_hand.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

using FitHand = LabHand<FitLab>;

TEST_F(FitHand, APointStaysUnderTheHandAndTheCurveFollowsInTheFrame) {
    const json before = numbers();
    const Point to = handle("p5") + Point{0, -60};
    person.drag(handle("p5"), to);
    expect_under_hand("p5", to);
    EXPECT_NE(numbers()["coefficients"], before["coefficients"]);
    EXPECT_GT(numbers()["residual_norm"], before["residual_norm"]);
    EXPECT_LT(numbers()["right_angle"], 1e-12);
    ASSERT_TRUE(lab.undo()) << "one drag is one step";
    person.frame(2);
    EXPECT_EQ(numbers(), before);
}

TEST_F(FitHand, DoubleClickAndShiftClickAddAPointThere) {
    const Point at{700, 300}, other{900, 350};
    person.double_click(at);
    person.frame(2);
    EXPECT_EQ(numbers()["count"], 22);
    expect_under_hand("p21", at);
    person.frame(30);
    person.move(other);
    person.modifiers(false, true, false);
    person.press();
    person.frame();
    person.release();
    person.modifiers(false, false, false);
    person.frame(2);
    EXPECT_EQ(numbers()["count"], 23);
    expect_under_hand("p22", other);
    ASSERT_TRUE(lab.undo());
    EXPECT_EQ(params()["points"].size(), 22U) << "each point is a step of its own";
}

TEST_F(FitHand, DeleteTakesTheChosenPointAway) {
    EXPECT_FALSE(lab.key(Lab::Key::Delete)) << "none is chosen";
    const json second = params()["points"][1];
    person.click(handle("p0"));
    person.frame(2);
    ASSERT_TRUE(lab.key(Lab::Key::Delete));
    person.frame(2);
    EXPECT_EQ(numbers()["count"], 20);
    EXPECT_EQ(params()["points"][0], second);
    EXPECT_FALSE(lab.key(Lab::Key::Delete)) << "one at a time";
}

TEST_F(FitHand, AllPointsCanGoAndOneComesBack) {
    open({{"data", "own"}, {"points", {{1, 2}}}});
    person.click(handle("p0"));
    person.frame(2);
    ASSERT_TRUE(lab.key(Lab::Key::Delete));
    person.frame(2);
    EXPECT_EQ(numbers()["count"], 0);
    EXPECT_NE(lab.description().find("double-click"), std::string::npos) << lab.description();
    person.frame(30);
    person.double_click({700, 300});
    person.frame(2);
    EXPECT_EQ(numbers()["count"], 1);
    EXPECT_EQ(numbers()["rank"], 1);
}

TEST_F(FitHand, TheDegreeIsOnTheBarAndUnderTheChart) {
    const Box box = person.inspector.widgets().at("degree");
    const auto at = [&](int degree) {
        return Point{box.x + 9 + (box.w - 18) * static_cast<float>(degree) / 9, box.y + box.h / 2};
    };
    person.drag(at(2), at(7));
    EXPECT_EQ(params()["degree"], 7);
    EXPECT_EQ(numbers()["unknowns"], 8);
    const double before = numbers()["residual_norm"];
    person.drag(handle("degree_mark"), handle("degree_mark") + Point{-240, 0});
    EXPECT_LT(params()["degree"], 3);
    EXPECT_GT(numbers()["residual_norm"], before);
    ASSERT_TRUE(lab.undo());
    EXPECT_EQ(params()["degree"], 7);
}

TEST_F(FitHand, TheCutOffLeavesDirectionsOutAndGoesBackToRounding) {
    open({{"data", "line"}, {"degree", 9}, {"basis", "scaled"}});
    EXPECT_EQ(numbers()["kept"], 10);
    const json before = numbers();
    person.drag(handle("cut"), {handle("cut").x + 300, handle("cut").y});
    person.frame(2);
    EXPECT_LT(numbers()["kept"], 10);
    EXPECT_GT(numbers()["residual_norm"], before["residual_norm"]);
    EXPECT_LT(numbers()["length"], before["length"]);
    EXPECT_TRUE(params()["own_cutoff"]);
    person.click(person.middle_of("cutoff_rounding"));
    person.frame(2);
    EXPECT_EQ(numbers(), before);
}

TEST_F(FitHand, RidgeIsSlidFromThePseudoinverseToZero) {
    open({{"data", "line"}, {"degree", 5}, {"basis", "scaled"}});
    const double length = numbers()["length"];
    person.click(person.middle_of("cure_ridge"));
    person.frame(2);
    const Box box = person.inspector.widgets().at("ridge");
    const Point middle = person.middle_of("ridge");
    person.drag(middle, {box.x, middle.y});
    EXPECT_NEAR(numbers()["length"].get<double>(), length, 1e-9 * length);
    person.drag({box.x + 9, middle.y}, {box.x + box.w, middle.y});
    EXPECT_LT(numbers()["length"], 0.05 * length);
    const json filters = numbers()["filters"];
    for (const json& filter : filters) EXPECT_LT(filter, 0.02);
}

TEST_F(FitHand, BIsDraggedInSpaceAndThePointsFollow) {
    open({{"data", "three"}, {"degree", 1}}, {{"page", "projection"}});
    const json before = params()["points"];
    const Point to = handle("b") + Point{20, -35};
    person.drag(handle("b"), to);
    expect_under_hand("b", to);
    const json points = params()["points"], b = numbers()["b"];
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(points[i][0], before[i][0]) << "only the ordinates move";
        EXPECT_EQ(points[i][1], b[i]);
    }
    const json foot = numbers()["foot"], image = numbers()["image"];
    for (int i = 0; i < 3; ++i) EXPECT_NEAR(foot[i].get<double>(), image[i].get<double>(), 1e-12);
    const json products = numbers()["column_products"];
    EXPECT_NEAR(std::hypot(products[0].get<double>(), products[1].get<double>()), 0, 1e-12);
    ASSERT_TRUE(lab.undo());
    EXPECT_EQ(params()["points"], before);
}

TEST_F(FitHand, APointDraggedBesideTheProjectionMovesB) {
    open({{"data", "three"}, {"degree", 1}}, {{"page", "projection"}});
    const json before = numbers()["b"];
    person.drag(handle("p1"), handle("p1") + Point{0, 40});
    EXPECT_LT(numbers()["b"][1], before[1]);
    EXPECT_EQ(numbers()["b"][0], before[0]);
}

TEST_F(FitHand, WithoutThreePointsTheProjectionOffersThem) {
    person.click(person.middle_of("page_projection"));
    person.frame(2);
    person.click(person.middle_of("take_three"));
    person.frame(2);
    EXPECT_EQ(params()["data"], "three");
    EXPECT_TRUE(numbers().contains("foot"));
    EXPECT_EQ(view()["page"], "projection");
    ASSERT_TRUE(lab.undo());
    EXPECT_EQ(params()["points"].size(), 21U);
}

TEST_F(FitHand, EmptySpaceTurnsTheProjectionAndHomePutsItBack) {
    open({{"data", "three"}, {"degree", 1}}, {{"page", "projection"}});
    person.drag({420, 640}, {480, 600});
    EXPECT_FALSE(view()["orbit"].is_null());
    lab.fit();
    EXPECT_TRUE(view()["orbit"].is_null());
}

TEST_F(FitHand, TheWheelZoomsThePlaneAtTheMouse) {
    const Point at = handle("p10");
    person.move(at);
    person.wheel(3);
    person.frame(2);
    EXPECT_FALSE(view()["low"].is_null());
    EXPECT_NEAR(handle("p10").x, at.x, 1);
    EXPECT_NEAR(handle("p10").y, at.y, 1);
    lab.fit();
    person.frame(2);
    EXPECT_TRUE(view()["low"].is_null());
}

TEST_F(FitHand, ThePlaneWaitsForTheHandAndThenShowsAllPoints) {
    const Point there = handle("p20");
    person.move(there);
    person.press();
    person.frame();
    person.move(there + Point{60, 100});
    person.frame(2);
    const Point first = handle("p0");
    for (int i = 0; i < 20; ++i) lab.advance(0.1);
    person.frame(2);
    EXPECT_EQ(handle("p0"), first) << "nothing zooms under the hand";
    person.release();
    person.frame(2);
    for (int i = 0; i < 30; ++i) lab.advance(0.1);
    person.frame(2);
    const Box plane = person.inspector.widgets().at("plane");
    EXPECT_TRUE(plane.contains(handle("p20")));
    EXPECT_NE(handle("p0"), first);
}

TEST_F(FitHand, EverySentenceIsOneAndShort) {
    for (const FitDataInfo& info : fit_data())
        for (const int degree : {0, 1, 3, 9})
            for (const char* cure : {"cutoff", "ridge"})
                for (const bool own : {false, true}) {
                    open({{"data", info.name},
                          {"degree", degree},
                          {"cure", cure},
                          {"own_cutoff", own},
                          {"log_cutoff", -3}});
                    const std::string words = lab.description();
                    EXPECT_EQ(words.back(), '.');
                    EXPECT_EQ(words.find("nan"), std::string::npos) << words;
                    EXPECT_LE(words.size(), 135U) << words;
                }
}

TEST_F(FitHand, EveryRecipeIsOneClickAndOneStep) {
    open(json::object(), {{"data_open", true}});
    const json before = params();
    for (const char* name : {"line", "three", "few", "close", "repeated", "random"}) {
        person.click(person.middle_of(std::string("data_") + name));
        person.frame(2);
        EXPECT_EQ(params()["data"], name);
        EXPECT_EQ(numbers().dump().find("null"), std::string::npos) << name;
        ASSERT_TRUE(lab.undo());
        person.frame(2);
        EXPECT_EQ(params(), before);
    }
}

TEST_F(FitHand, TheChosenPointIsTyped) {
    open(json::object(), {{"points_open", true}});
    person.click(handle("p3"));
    person.frame(30);
    person.double_click(person.middle_of("point_y"));
    person.type("1/3");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_DOUBLE_EQ(params()["points"][3][1].get<double>(), 1.0 / 3);
}

TEST_F(FitHand, ATableOfTwoColumnsBecomesThePoints) {
    const auto offered = [](std::vector<std::vector<double>> columns) {
        const auto table = std::make_shared<const Table>(unnamed_table(std::move(columns)));
        return Document{.path = "", .bytes = "", .table = table, .no_table = "", .asked = true};
    };
    ASSERT_TRUE(lab.take(offered({{0, 1, 2}, {1, 1, 4}})));
    person.frame(2);
    EXPECT_EQ(params()["points"], json::parse("[[0.0, 1.0], [1.0, 1.0], [2.0, 4.0]]"));
    EXPECT_EQ(params()["data"], "own");
    EXPECT_EQ(numbers()["count"], 3);
    const json before = params();
    for (const auto& columns : std::vector<std::vector<std::vector<double>>>{
             {{1, 2}}, {{1, 1e300}, {1, 2}}, {std::vector<double>(301), std::vector<double>(301)}}) {
        const auto refused = lab.take(offered(columns));
        ASSERT_FALSE(refused);
        EXPECT_FALSE(refused.error().message.empty());
        EXPECT_EQ(params(), before);
    }
}

TEST_F(FitHand, HugeCoordinatesAreASentenceAndUndoMendsIt) {
    open({{"data", "own"}, {"points", {{0, 0}, {1, 1}}}, {"degree", 1}}, {{"points_open", true}});
    person.click(handle("p1"));
    person.frame(30);
    person.double_click(person.middle_of("point_x"));
    person.type("1e300");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_NE(lab.error().find("Point 2"), std::string::npos) << lab.error();
    ASSERT_TRUE(lab.undo());
    person.frame(2);
    EXPECT_EQ(lab.error(), "");
    EXPECT_EQ(params()["points"][1][0], 1);
}

}  // namespace
}  // namespace svdscope
