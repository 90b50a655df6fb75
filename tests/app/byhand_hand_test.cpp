// A hand on the by-hand lab: entries as typed, steps shown and predicted, an answer examined and repaired.
#include <gtest/gtest.h>

#include <imgui.h>

#include "app/lab/document.hpp"
#include "app/labs/byhand_lab.hpp"
#include "app/labs/byhand_words.hpp"
#include "app/plot/formula_layout.hpp"
#include "tests/app/lab_hand.hpp"
#include "tests/app/recording_painter.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

class ByhandHand : public LabHand<ByhandLab> {
  protected:
    void click(const std::string& name) {
        person.click(person.middle_of(name));
        person.frame(2);
    }
    void write(const std::string& cell, const char* text) {
        person.click(person.middle_of(cell));
        person.frame(2);
        person.type(text);
        person.key(compat::Key::Enter);
        person.frame(2);
    }
    bool has(const std::string& name) const { return person.inspector.widgets().contains(name); }
};

TEST_F(ByhandHand, AFractionTypedStaysAFraction) {
    write("matrix_0_0", "1/3");
    EXPECT_EQ(params()["matrix"], "1/3 0; 0 1; 1 1");
    EXPECT_TRUE(numbers()["exact"]);
    ASSERT_TRUE(lab.undo()) << "one entry is one step";
    EXPECT_EQ(params()["matrix"], "1 0; 0 1; 1 1");
}

TEST_F(ByhandHand, AnEntryThatIsNoNumberSaysSoAndChangesNothing) {
    write("matrix_0_0", "two");
    EXPECT_FALSE(person.cells.error.empty());
    EXPECT_EQ(params()["matrix"], "1 0; 0 1; 1 1");
    person.key(compat::Key::Escape);
    person.frame(2);
    EXPECT_TRUE(person.cells.editing.empty());
}

TEST_F(ByhandHand, TheCardOfAnImpossibleMatrixLeadsBack) {
    write("matrix_0_0", "1e200");
    ASSERT_TRUE(has("error_undo"));
    EXPECT_FALSE(lab.error().empty());
    click("error_undo");
    EXPECT_EQ(params()["matrix"], "1 0; 0 1; 1 1");
    EXPECT_EQ(lab.error(), "");
    EXPECT_FALSE(has("error_undo"));
}

TEST_F(ByhandHand, TheShapeSwitchKeepsWhatFits) {
    click("shape_2_3");
    EXPECT_EQ(params()["matrix"], "1 0 0; 0 1 0");
    EXPECT_TRUE(numbers()["wide"]);
    ASSERT_TRUE(lab.undo());
}

TEST_F(ByhandHand, SpaceArrowsButtonsAndChipsShowSteps) {
    const int steps = numbers()["steps"];
    lab.key(Lab::Key::Play);
    EXPECT_EQ(view()["time"], 2);
    lab.key(Lab::Key::Next);
    EXPECT_EQ(view()["time"], 3);
    lab.key(Lab::Key::Previous);
    EXPECT_EQ(view()["time"], 2);
    person.frame(2);
    click("next");
    EXPECT_EQ(view()["time"], 3);
    click("previous");
    EXPECT_EQ(view()["time"], 2);
    click("stage_6");
    EXPECT_EQ(view()["time"], 7);
    lab.key(Lab::Key::Last);
    EXPECT_EQ(view()["time"], steps);
    lab.key(Lab::Key::Play);
    EXPECT_EQ(view()["time"], 1) << "after the last step it begins anew";
    EXPECT_FALSE(lab.can_undo()) << "looking is no step of undo";
}

TEST_F(ByhandHand, AClickOnAStepGoesThere) {
    person.frame(2);
    click("sheet_2");
    EXPECT_EQ(view()["time"], 3);
}

TEST_F(ByhandHand, TheSheetComesToRestAtTheStep) {
    lab.key(Lab::Key::Last);
    person.frame(2);
    bool moves = true;
    for (int i = 0; i < 200 && moves; ++i) moves = lab.advance(0.05), person.frame();
    EXPECT_FALSE(moves);
    EXPECT_TRUE(has("sheet_" + std::to_string(numbers()["steps"].get<int>() - 1)));
}

TEST_F(ByhandHand, AHiddenStepIsPredictedThenShown) {
    open(json::object(), {{"time", 5}, {"hidden", true}});
    EXPECT_FALSE(has("sheet_5")) << "what follows is covered";
    write("reply", "1 1");
    EXPECT_EQ(view()["reply"], "1 1");
    write("reply", "1/sqrt(2) 1/sqrt(2)");
    EXPECT_EQ(view()["reply"], "1/sqrt(2) 1/sqrt(2)");
    click("show_step");
    EXPECT_EQ(view()["time"], 6);
    EXPECT_EQ(view()["reply"], "") << "a reply belongs to its step";
    click("hide");
    EXPECT_FALSE(view()["hidden"]);
}

TEST_F(ByhandHand, AnExerciseIsA2x2WithItsStepsHidden) {
    click("exercise");
    const std::string first = params()["matrix"];
    EXPECT_EQ(numbers()["rows"], 2);
    EXPECT_TRUE(view()["hidden"]);
    EXPECT_LT(numbers()["reconstruction_error"].get<double>(), 1e-12);
    click("exercise");
    EXPECT_NE(params()["matrix"], first);
}

TEST_F(ByhandHand, OtherSignsAreRightAndUnpairedOnesAreRepaired) {
    open({{"answer_U", "-0.408 0.707; -0.408 -0.707; -0.816 0"},
          {"answer_sigma", "1.732 1"},
          {"answer_V", "-0.707 -0.707; 0.707 -0.707"},
          {"answer_V_is_transposed", true}},
         {{"page", "answer"}});
    EXPECT_EQ(numbers()["finding"], "right, other signs");
    write("answer_V", "0.707 0.707; 0.707 -0.707");
    EXPECT_EQ(numbers()["finding"], "signs not paired");
    EXPECT_GT(numbers()["lit"], 0);
    click("take_repaired");
    EXPECT_TRUE(numbers()["right"]) << numbers()["sentence"];
    ASSERT_TRUE(lab.undo());
    EXPECT_EQ(numbers()["finding"], "signs not paired");
}

TEST_F(ByhandHand, TheWorkedAnswerIsRight) {
    click("page_answer");
    click("own_answer");
    EXPECT_EQ(numbers()["finding"], "right");
    click("answer_is_Vt");
    EXPECT_TRUE(params()["answer_V_is_transposed"]);
    click("clear_answer");
    EXPECT_FALSE(numbers().contains("finding"));
}

TEST_F(ByhandHand, TheCalculationIsCopiedAndSaved) {
    open(json::object(), {{"copy_open", true}});
    click("copy_latex");
    EXPECT_NE(std::string(ImGui::GetClipboardText()).find("\\documentclass"), std::string::npos);
    EXPECT_EQ(lab.take_notice(), "Copied as LaTeX.");
    click("copy_numpy");
    EXPECT_NE(std::string(ImGui::GetClipboardText()).find("numpy"), std::string::npos);
    EXPECT_FALSE(lab.take_file());
    click("save_markdown");
    const auto file = lab.take_file();
    ASSERT_TRUE(file);
    EXPECT_EQ(file->ending, ".md");
    EXPECT_EQ(file->bytes, transcript_markdown(*lab.analysis()->transcript));
    EXPECT_FALSE(lab.take_file()) << "taken once";
}

TEST_F(ByhandHand, APastedMatrixIsTakenOnlyWhenAskedFor) {
    Document document{
        .path = "", .bytes = "[[2, 1], [1, 2]]", .table = nullptr, .no_table = "", .asked = true};
    ASSERT_TRUE(lab.take(document));
    EXPECT_EQ(numbers()["sigma"], json::parse("[3.0, 1.0]"));
    document.asked = false;
    EXPECT_FALSE(lab.take(document));
}

TEST_F(ByhandHand, GalleryMatricesAreAllDrawnAtEveryStep) {
    for (const byhand::Example& example : byhand::examples()) {
        open({{"matrix", example.matrix}});
        const int steps = numbers()["steps"];
        for (int k = 0; k <= steps; ++k) {
            lab.set_time(k);
            person.frame();
            EXPECT_EQ(numbers().dump().find("null"), std::string::npos) << example.id;
        }
    }
}

TEST(ByhandWords, AreSetInLettersIndicesAndPowers) {
    using byhand_words::pretty;
    EXPECT_EQ(pretty("u_1 = A v_1 / sigma_1"), "u₁ = A v₁ / σ₁");
    EXPECT_EQ(pretty("A^T A = V (Sigma^T Sigma) V^T"), "Aᵀ A = V (Σᵀ Σ) Vᵀ");
    EXPECT_EQ(pretty("the sigma_i^2 of 2 x 3"), "the σᵢ² of 2 × 3");
    EXPECT_EQ(pretty("take -v_1, not A x"), "take −v₁, not A x");
}

// Nothing of a formula lies outside the room that it says it needs.
TEST(FormulaLayout, KeepsWithinItsRoom) {
    const RecordingPainter painter;
    using namespace formula;
    const Formula half = fraction(number(1), root(number(2)));
    for (const Formula& one :
         {half, matrix({half, half, number(0), number("-12")}, 2), parentheses(half), bars(indexed("w", 1)),
          transposed(indexed("v", 0)), power(matrix({number(1)}, 1), number(2)), row({}),
          root(fraction(number(5), number(10)))}) {
        const FormulaPicture picture = lay_out(painter, one);
        for (const auto& stroke : picture.strokes)
            for (const Point p : stroke.points) {
                EXPECT_GE(p.x, -1.5F) << inline_text(one);
                EXPECT_LE(p.x, picture.width + 1.5F) << inline_text(one);
                EXPECT_GE(p.y, -picture.above - 1.5F) << inline_text(one);
                EXPECT_LE(p.y, picture.below + 1.5F) << inline_text(one);
            }
        for (const auto& glyphs : picture.glyphs) {
            EXPECT_GE(glyphs.at.x, 0) << inline_text(one);
            EXPECT_LE(glyphs.at.x + painter.text_size(glyphs.face, glyphs.text).x, picture.width + 0.01F)
                << inline_text(one);
        }
    }
}

TEST(FormulaLayout, BreaksALongRowBeforeASign) {
    const RecordingPainter painter;
    using namespace formula;
    const Formula sum = row({symbol("A"), sign("="), number("12345"), sign("+"), number("12345")});
    const FormulaPicture whole = lay_out(painter, sum);
    const FormulaPicture broken = lay_out_within(painter, sum, 0.7F * whole.width);
    EXPECT_LE(broken.width, 0.7F * whole.width);
    EXPECT_GT(broken.height(), 1.8F * whole.height());
    EXPECT_EQ(broken.glyphs.size(), whole.glyphs.size());
}

TEST(FormulaLayout, AMatrixStandsOnTheAxisOfItsEqualsSign) {
    const RecordingPainter painter;
    using namespace formula;
    const FormulaPicture picture = lay_out(painter, matrix({number(1), number(2), number(3)}, 1));
    EXPECT_NEAR(picture.above - picture.below, 2 * 0.32F * 17 / 1.164F, 1);
}

}  // namespace
}  // namespace svdscope
