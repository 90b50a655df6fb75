// A hand on the search lab: the rank, the query in the plane and in words, documents, cells, corpora, files.
#include <gtest/gtest.h>

#include "app/lab/document.hpp"
#include "app/labs/search_lab.hpp"
#include "tests/app/lab_hand.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

class SearchHand : public LabHand<SearchLab> {
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
    /// Everything that moves has arrived.
    void settle() {
        for (int i = 0; i < 40; ++i) lab.advance(0.1);
        person.frame(2);
    }
    bool has(const std::string& name) const { return person.inspector.widgets().contains(name); }
    static Document file(const std::string& text) {
        Document document;
        document.path = "words.csv";
        document.bytes = text;
        if (auto table = parse_table(text))
            document.table = std::make_shared<const Table>(std::move(*table));
        else
            document.no_table = table.error().message;
        return document;
    }
};

TEST_F(SearchHand, TheCutOfEitherChartIsTheRank) {
    for (const char* cut : {"cut", "cut_2"}) {
        const Point to = handle(cut) + Point{70, 0};
        person.drag(handle(cut), to);
        person.frame(2);
        EXPECT_GT(numbers()["k"], 5) << cut;
        EXPECT_NEAR(handle(cut).x, to.x, 8) << cut;
        ASSERT_TRUE(lab.undo()) << "one drag is one step";
        person.frame(2);
        EXPECT_EQ(numbers()["k"], 5);
    }
}

TEST_F(SearchHand, TheSliderGoesToBothEnds) {
    const Box box = person.inspector.widgets().at("rank");
    person.drag(person.middle_of("rank"), {box.x - 20, box.y + box.h / 2});
    EXPECT_EQ(numbers()["k"], 1);
    person.drag({box.x + 9, box.y + box.h / 2}, {box.x + box.w + 40, box.y + box.h / 2});
    EXPECT_EQ(numbers()["k"], 40);
    EXPECT_LT(std::abs(numbers()["recall"][39].get<double>() - numbers()["recall_plain"].get<double>()),
              1e-12);
}

TEST_F(SearchHand, ArrowKeysStepTheRank) {
    EXPECT_TRUE(lab.key(Lab::Key::Next));
    EXPECT_EQ(params()["k"], 6);
    EXPECT_TRUE(lab.key(Lab::Key::First));
    EXPECT_FALSE(lab.key(Lab::Key::Previous)) << "there is no rank 0";
    EXPECT_FALSE(lab.key(Lab::Key::Play)) << "nothing plays here";
}

TEST_F(SearchHand, DocumentsMoveToWhereTheRankPutsThem) {
    const Point before = handle("d1");
    lab.key(Lab::Key::First);
    person.frame();
    EXPECT_NEAR(handle("d1").y, before.y, 0.01) << "they set out from where they were";
    EXPECT_TRUE(lab.advance(0.02));
    settle();
    EXPECT_FALSE(lab.advance(0.1)) << "and rest there";
    EXPECT_GT(std::abs(handle("d1").y - before.y), 10) << "direction 4 is zero at rank 1";
}

TEST_F(SearchHand, TheQueryStaysUnderTheHand) {
    const Point to = handle("query") + Point{40, -55};
    person.drag(handle("query"), to);
    expect_under_hand("query", to);
    EXPECT_TRUE(numbers()["query_by_hand"]);
    EXPECT_EQ(params()["query"], "automobile");
    EXPECT_TRUE(has("back_to_words"));
    click("back_to_words");
    EXPECT_FALSE(numbers()["query_by_hand"]);
    ASSERT_TRUE(lab.undo());
    ASSERT_TRUE(lab.undo());
    person.frame(2);
    EXPECT_TRUE(params()["moved"].empty());
}

TEST_F(SearchHand, WordsAreTypedAndThePlaneTurnsToThem) {
    write("words", "fiddle");
    EXPECT_EQ(params()["query"], "fiddle");
    EXPECT_EQ(view()["across"], 0);
    EXPECT_EQ(view()["up"], 1);
    const int first = numbers()["latent_order"][0];
    EXPECT_GE(first, 24) << "music";
    EXPECT_LT(first, 32);
    write("words", "zebra");
    EXPECT_NE(numbers()["problem"].get<std::string>().find("zebra"), std::string::npos);
    EXPECT_TRUE(lab.error().empty()) << "the picture stays";
    EXPECT_FALSE(person.inspector.handles().contains("query"));
}

TEST_F(SearchHand, ADocumentInThePlaneAndOneInTheRankingAsk) {
    person.click(handle("d29"));
    person.frame(2);
    EXPECT_EQ(params()["query"], "The melody of the dance is a song");
    ASSERT_TRUE(has("row_32"));
    click("row_32");
    EXPECT_EQ(numbers()["latent_order"][0], 31);
}

TEST_F(SearchHand, ATouchedCellIsTyped) {
    click("fold_table");
    const Box box = person.inspector.widgets().at("table");
    // Row 4 of 50 is "car", column 8 of 40 the last document on cars.
    person.click({box.x + box.w * 7.5F / 40, box.y + box.h * 4.5F / 50});
    person.frame(2);
    EXPECT_EQ(view()["cell_term"], 4);
    EXPECT_EQ(view()["cell_document"], 7);
    person.double_click(person.middle_of("cell"));
    person.type("3");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_EQ(params()["edits"], json({{4, 7, 3.0}}));
    click("undo_edits");
    EXPECT_TRUE(params()["edits"].empty());
    ASSERT_TRUE(lab.undo());
    ASSERT_TRUE(lab.undo());
    EXPECT_TRUE(params()["edits"].empty());
}

TEST_F(SearchHand, TicketsAreNumbersInCells) {
    click("fold_corpus");
    click("corpus_tickets");
    EXPECT_EQ(numbers()["latent_order"], json({0, 2, 3, 1}));
    click("fold_table");
    person.double_click(person.middle_of("cell_0_1"));
    person.type("9");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_EQ(params()["edits"], json({{1, 0, 9.0}}));
    person.double_click(person.middle_of("query_0"));
    person.type("0");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_EQ(params()["query"], "0, 0.5, 1");
    person.drag(handle("query"), handle("query") + Point{20, 20});
    EXPECT_TRUE(params()["moved"].empty()) << "the numbers themselves have moved";
    EXPECT_NE(params()["query"], "0, 0.5, 1");
}

TEST_F(SearchHand, WeightsAndRowsAreChosen) {
    click("fold_weights");
    click("weights_counts");
    EXPECT_EQ(params()["weights"], "counts");
    click("fold_corpus");
    const json before = numbers()["latent_scores"];
    click("rows_documents");
    EXPECT_EQ(params()["rows"], "documents");
    EXPECT_EQ(numbers()["latent_scores"], before);
}

TEST_F(SearchHand, AFileOfCountsIsTheCorpus) {
    const Document document = file("term,a,b,c\ncar,2,0,0\nengine,1,1,0\nsoup,0,0,3\n");
    ASSERT_TRUE(lab.take(document));
    person.frame(2);
    EXPECT_EQ(numbers()["terms"], 3);
    EXPECT_EQ(params()["table"]["rows"], json({"car", "engine", "soup"}));
    EXPECT_EQ(params()["query"], "car car engine");
    const json state = lab.state();
    click("fold_corpus");
    click("rows_documents");
    EXPECT_EQ(params()["query"], "a a") << "now the columns are words";
    ASSERT_TRUE(lab.set_state(state));
    EXPECT_EQ(lab.state(), state);
}

TEST_F(SearchHand, FilesThatAreNoTableOfCountsAreRefused) {
    const json before = params();
    for (const auto& [text, word] : {std::pair{"a,b\n1,x\n2,3\n", "ine 2"}, {"a,b\n1,2\n", "at least two"}}) {
        const auto taken = lab.take(file(text));
        ASSERT_FALSE(taken) << text;
        EXPECT_NE(taken.error().message.find(word), std::string::npos) << taken.error().message;
        EXPECT_EQ(params(), before);
    }
    Document dropped = file("t,a,b\nx,1,2\ny,3,4\n");
    dropped.asked = false;
    EXPECT_FALSE(lab.take(dropped)) << "other labs want tables too";
}

TEST_F(SearchHand, DirectionsAreExchangedWhenOneIsTakenTwice) {
    click("fold_plane");
    person.double_click(person.middle_of("across"));
    person.type("4");
    person.key(compat::Key::Enter);
    person.frame(2);
    EXPECT_EQ(view()["across"], 3);
    EXPECT_EQ(view()["up"], 0);
    click("along_query");
    EXPECT_EQ(view()["across"], 0);
    EXPECT_EQ(view()["up"], 3);
}

TEST_F(SearchHand, ALabelledQueryIsAsked) {
    click("fold_labelled");
    click("ask_3");
    EXPECT_EQ(params()["query"], "physician");
}

}  // namespace
}  // namespace svdscope
