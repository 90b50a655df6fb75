// A hand on the space lab: orbit, columns, axes, entries, shapes, factors, files, undo.
#include <gtest/gtest.h>

#include "app/lab/document.hpp"
#include "app/labs/space_lab.hpp"
#include "tests/app/lab_hand.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

constexpr Point kEmpty{430, 640};  // the lower left corner of the canvas

class SpaceHand : public LabHand<SpaceLab> {
  protected:
    // Largest difference between A and U diag(sigma) V^T of what is reported.
    double misfit() const {
        const json A = params()["matrix"], n = numbers(), U = n["U"], V = n["V"], s = n["sigma"];
        double worst = 0;
        for (std::size_t i = 0; i < A.size(); ++i)
            for (std::size_t j = 0; j < A[0].size(); ++j) {
                double sum = 0;
                for (std::size_t k = 0; k < s.size(); ++k)
                    sum += U[i][k].get<double>() * s[k].get<double>() * V[j][k].get<double>();
                worst = std::max(worst, std::abs(sum - A[i][j].get<double>()));
            }
        return worst;
    }
};

TEST_F(SpaceHand, AxesAndColumnsStayUnderTheHandAndAreOneStepEach) {
    open(json::object(), {{"columns", true}});
    for (const char* name : {"u1", "u2", "u3", "Ae1", "Ae2", "Ae3", "v1", "v3"}) {
        const json before = params();
        const Point to = handle(name) + Point{23, -17};
        person.drag(handle(name), to);
        if (name[0] != 'v') expect_under_hand(name, to);
        EXPECT_NE(params()["matrix"], before["matrix"]) << name;
        EXPECT_LT(misfit(), 1e-12) << name;
        ASSERT_TRUE(lab.undo()) << name;
        person.frame(2);
        EXPECT_EQ(params(), before) << name;
    }
}

TEST_F(SpaceHand, ShiftStretchesAnAxisAndTurnsNothing) {
    const json before = numbers();
    person.modifiers(false, true);
    person.drag(handle("u1"), handle("u1") + Point{-15, -40});
    person.modifiers(false, false);
    EXPECT_NE(numbers()["sigma"][0], before["sigma"][0]);
    EXPECT_NEAR(numbers()["sigma"][1].get<double>(), before["sigma"][1].get<double>(), 1e-12);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(numbers()["U"][i][0].get<double>(), before["U"][i][0].get<double>(), 1e-12);
}

TEST_F(SpaceHand, EmptySpaceOrbitsPansAndZooms) {
    ASSERT_TRUE(view()["camera"].is_null());
    const json before = params();
    person.drag(kEmpty, kEmpty + Point{80, -30});
    const json orbited = view()["camera"];
    ASSERT_FALSE(orbited.is_null());
    EXPECT_NE(orbited[4], 0.25) << "it turned";
    person.frame(30);  // so that the two presses are no double click
    person.modifiers(false, true);
    person.drag(kEmpty, kEmpty + Point{40, 10});
    person.modifiers(false, false);
    const json panned = view()["camera"];
    EXPECT_EQ(panned[4], orbited[4]) << "panning does not turn";
    EXPECT_NE(panned[0], orbited[0]);
    person.move(kEmpty);
    person.wheel(3);
    EXPECT_LT(view()["camera"][3].get<double>(), panned[3].get<double>());
    EXPECT_EQ(params(), before) << "looking around changes no number";
    lab.fit();
    person.frame();
    EXPECT_TRUE(view()["camera"].is_null());
}

TEST_F(SpaceHand, ShapesKeepTheEntriesTheyCan) {
    const json whole = params()["matrix"];
    person.click(person.middle_of("shape_2x3"));
    person.frame(2);
    const json two = params()["matrix"];
    ASSERT_EQ(two.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(two[i], whole[i]);
    EXPECT_EQ(numbers()["nullity"], 1);
    person.click(person.middle_of("shape_3x2"));
    person.frame(2);
    EXPECT_EQ(params()["matrix"].size(), 3U);
    EXPECT_EQ(params()["matrix"][0].size(), 2U);
    EXPECT_EQ(params()["matrix"][0][1], whole[0][1]);
    EXPECT_EQ(numbers()["sigma"].size(), 2U);
    ASSERT_TRUE(lab.undo());
    ASSERT_TRUE(lab.undo());
    EXPECT_EQ(params()["matrix"], whole);
}

TEST_F(SpaceHand, AnEntryIsDraggedAndTyped) {
    person.drag(person.middle_of("matrix_2_0"), person.middle_of("matrix_2_0") + Point{50, 0});
    EXPECT_NEAR(params()["matrix"][2][0].get<double>(), 1.2, 0.02);
    person.frame(30);
    person.double_click(person.middle_of("matrix_0_1"));
    person.type("sqrt(2)");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_DOUBLE_EQ(params()["matrix"][0][1].get<double>(), std::sqrt(2.0));
    EXPECT_LT(misfit(), 1e-12);
}

TEST_F(SpaceHand, SigmaAndTheTurnsAreControls) {
    const json before = numbers();
    person.double_click(person.middle_of("sigma3"));
    person.type("-1");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_LT(numbers()["determinant"].get<double>(), 0);
    EXPECT_EQ(numbers()["stages"], 4) << "a mirror stage";
    EXPECT_LT(misfit(), 1e-12);
    person.frame(30);
    person.double_click(person.middle_of("angle_u"));
    person.type("90");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_NEAR(numbers()["turn_u"].get<double>(), std::numbers::pi / 2, 1e-9);
}

TEST_F(SpaceHand, TheToleranceDecidesTheRank) {
    open({{"matrix", {{2, 0, 0}, {0, 1, 0}, {0, 0, 1e-9}}}}, {{"certainty_open", true}});
    EXPECT_EQ(numbers()["rank"], 3);
    person.double_click(person.middle_of("rank_tolerance_factor"));
    person.type("1e7");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_EQ(numbers()["rank"], 2);
    EXPECT_EQ(numbers()["condition_number"], "inf");
}

TEST_F(SpaceHand, PlayRunsThroughEveryStageOfEveryShape) {
    for (const json& matrix : {json::parse("[[1,0,0],[0,1,0.5],[0,0,-1]]"), json::parse("[[3,2,2],[2,3,-2]]"),
                               json::parse("[[1,0],[0,1],[1,1]]"), json::parse("[[2,1],[0.5,1.5]]")}) {
        open({{"matrix", matrix}});
        lab.key(Lab::Key::Play);
        double seconds = 0;
        while (view()["playing"] && seconds < 30) {
            lab.advance(0.05), seconds += 0.05;
            person.frame();
        }
        EXPECT_EQ(view()["time"], numbers()["stages"]);
        EXPECT_GT(seconds, 3) << matrix;
    }
}

TEST_F(SpaceHand, ATableOfItsSizeIsTakenAndALargerOneRefused) {
    const auto offered = [](std::vector<std::vector<double>> columns) {
        const auto table = std::make_shared<const Table>(unnamed_table(std::move(columns)));
        return Document{.path = "", .bytes = "", .table = table, .no_table = "", .asked = true};
    };
    ASSERT_TRUE(lab.take(offered({{1, 0, 1}, {0, 1, 1}})));
    person.frame(2);
    EXPECT_EQ(params()["matrix"], json::parse("[[1.0,0.0],[0.0,1.0],[1.0,1.0]]"));
    const json before = params();
    const auto refused = lab.take(offered({{1, 2, 3, 4}, {1, 2, 3, 4}}));
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("4 x 2"), std::string::npos) << refused.error().message;
    EXPECT_EQ(params(), before);
}

TEST_F(SpaceHand, StatesOfAWrongShapeAreRefused) {
    for (const char* matrix : {"[[1,2,3,4],[1,2,3,4]]", "[[1,2],[3]]", "[[1]]", "[]", "[[1,2],[3,null]]"}) {
        const json before = params();
        const auto done = lab.set_state({{"format", "svdscope-state"},
                                         {"version", 1},
                                         {"lab", "space"},
                                         {"params", {{"matrix", json::parse(matrix)}}}});
        EXPECT_FALSE(done) << matrix;
        EXPECT_EQ(params(), before) << matrix;
    }
}

TEST_F(SpaceHand, PairsChangeSignAndAStays) {
    open(json::object(), {{"signs_open", true}});
    const json before = numbers(), matrix = params()["matrix"];
    person.click(person.middle_of("flip_12"));
    person.frame(2);
    EXPECT_EQ(params()["matrix"], matrix);
    EXPECT_NEAR(numbers()["U"][0][0].get<double>(), -before["U"][0][0].get<double>(), 1e-12);
    EXPECT_NEAR(numbers()["U"][0][2].get<double>(), before["U"][0][2].get<double>(), 1e-12);
}

}  // namespace
}  // namespace svdscope
