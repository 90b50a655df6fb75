// The search lab's numbers: tickets, the corpus that fails, synonyms, ties, queries that cannot be asked,
// edits.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/labs/search.hpp"

namespace svdscope::search {
namespace {

Analysis analysis_of(const Params& params) {
    Result<Analysis> a = analyze(params);
    EXPECT_TRUE(a) << (a ? "" : a.error().message);
    return a ? std::move(*a) : Analysis{};
}

std::vector<int> order_of(const Standing& standing) {
    std::vector<int> order;
    for (const Ranked& each : standing.order) order.push_back(each.document);
    return order;
}

Params asked(std::string query, int k) {
    Params params;
    params.query = std::move(query);
    params.k = k;
    return params;
}

// facts/worked_examples.json, 001.retrieval_k2.
TEST(Search, TicketsAtRankTwo) {
    const Analysis a = analysis_of(with_corpus("tickets"));
    const double sigma[] = {4.7011, 3.1677, 0.6044};
    const double plain[] = {0.981495, 0.288675, 0.956183, 0.678064};
    const double latent[] = {0.981537, 0.290517, 0.978256, 0.681397};
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(a.sigma[i], sigma[i], 5e-5);
    for (std::size_t d = 0; d < 4; ++d) {
        EXPECT_NEAR(*a.plain.scores[d], plain[d], 5e-7);
        EXPECT_NEAR(*a.latent.scores[d], latent[d], 5e-7);
    }
    EXPECT_NEAR(a.energy(), 0.9888, 5e-5);
    EXPECT_EQ(order_of(a.plain), (std::vector{0, 2, 3, 1}));
    EXPECT_EQ(order_of(a.latent), (std::vector{0, 2, 3, 1}));
    EXPECT_NEAR(a.largest_change, 0.0221, 5e-5);
    EXPECT_FALSE(a.latent.all_tied);
}

// 001.practice2_k1.
TEST(Search, TicketsAtRankOneAllTie) {
    Params params = with_corpus("tickets");
    params.k = 1;
    const Analysis a = analysis_of(params);
    for (const auto& score : a.latent.scores) EXPECT_NEAR(*score, 1, 1e-12);
    EXPECT_TRUE(a.latent.all_tied);
    for (const int place : a.latent.place) EXPECT_EQ(place, 1);
    EXPECT_NEAR(a.largest_change, 0.7113, 5e-5);
    EXPECT_NEAR(a.energy(), 0.68, 5e-3);
}

TEST(Search, TicketsAtFullRankAreAsBefore) {
    Params params = with_corpus("tickets");
    params.k = 3;
    EXPECT_LT(analysis_of(params).largest_change, 1e-14);
}

// 002.lsa: the corpus that fails.
TEST(Search, EqualSingularValuesAndAVanishedDocument) {
    const Params params = with_corpus("degenerate");
    const Analysis a = analysis_of(params);
    const double sigma[] = {1.193147, 1.193147, 1.154062, 1.067183, 1.063162, 0.978372, 0.896979, 0.691844};
    ASSERT_EQ(a.terms(), 33);
    ASSERT_EQ(a.documents(), 8);
    for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(a.sigma[i], sigma[i], 5e-7);
    EXPECT_NEAR(a.energy(), 0.481, 5e-4);
    EXPECT_EQ(a.vanished, std::vector{2});
    EXPECT_EQ(a.latent.place[2], 0) << "no angle to zero, so no place";
    // Documents 1, 2, 4, 6, 8 fall onto one line: all cosines 1, whatever was asked of them.
    ASSERT_GE(a.latent.order.size(), 5U);
    EXPECT_EQ(a.latent.order.front().tied, 5);
    for (const std::size_t d : {0U, 1U, 3U, 5U, 7U}) {
        EXPECT_NEAR(*a.latent.scores[d], 1, 1e-12);
        EXPECT_EQ(a.latent.place[d], 1);
    }
    EXPECT_FALSE(a.shares_a_word(7)) << "it ties at 1 without a word in common";
    EXPECT_FALSE(a.cut_in_tie);
    Params cut = params;
    cut.k = 1;
    EXPECT_TRUE(analysis_of(cut).cut_in_tie) << "sigma_1 = sigma_2";
}

TEST(Search, AQueryOfWhichNothingIsLeftHasNoRanking) {
    Params params = with_corpus("degenerate");
    params.query = "natural language";
    const Analysis a = analysis_of(params);
    EXPECT_TRUE(a.query.problem.empty());
    EXPECT_TRUE(a.latent.order.empty());
    EXPECT_EQ(a.plain.order.size(), 8U);
    EXPECT_LT(a.query.kept, 1e-13);
}

TEST(Search, DocumentsWithoutACommonWordAreFoundByTheirCompany) {
    const Analysis a = analysis_of(asked("automobile", 5));
    ASSERT_EQ(a.documents(), 40);
    int strangers = 0;
    for (const Ranked& each : a.latent.order)
        if (each.place <= kRecallAt && a.theme_of[static_cast<std::size_t>(each.document)] == 0 &&
            !a.shares_a_word(each.document))
            ++strangers;
    EXPECT_GE(strangers, 5) << "cars that are no automobiles by name";
    // Those that share no word tie before, and are one tie.
    EXPECT_EQ(a.plain.order.back().tied, 38);
}

TEST(Search, RecallRisesAboveThatOfPlainCosineAndFallsBack) {
    const Analysis a = analysis_of({});
    ASSERT_EQ(a.recall.queries, 12);
    const auto best = std::ranges::max_element(a.recall.at_rank) - a.recall.at_rank.begin() + 1;
    EXPECT_EQ(best, 5) << "as many as there are themes, because the corpus was written so";
    EXPECT_NEAR(a.recall.plain, 0.415, 5e-4);
    EXPECT_NEAR(a.recall.at_rank[4], 0.990, 5e-4);
    EXPECT_LT(a.recall.at_rank[0], a.recall.plain) << "too small a rank is worse than none";
    EXPECT_NEAR(a.recall.at_rank.back(), a.recall.plain, 1e-12) << "all ranks are plain cosine";
    Params counts;
    counts.weights = Weights::Counts;
    EXPECT_LT(analysis_of(counts).recall.at_rank[4], 0.65) << "without idf common adjectives lead astray";
}

TEST(Search, RowsChangeTheLettersAndNoScoreOfAShippedCorpus) {
    const Params params = asked("physician", 4);
    const Analysis a = analysis_of(params), b = analysis_of(with_rows(params, Rows::Documents));
    for (std::size_t d = 0; d < a.latent.scores.size(); ++d)
        EXPECT_EQ(a.latent.scores[d], b.latent.scores[d]);
}

TEST(Search, RowsOfAnOwnTableAreWhatOneSaysTheyAre) {
    OwnTable own;
    own.row_count = 2;
    own.columns = {"red", "green", "blue"};
    own.named_columns = true;
    own.rows = {"apple", "sky"};
    own.values = {3, 1, 0, 0, 1, 4};
    Params params = with_table({}, own);
    EXPECT_EQ(analysis_of(params).terms(), 2);
    EXPECT_EQ(params.query, "apple apple apple") << "it asks with its first document";
    params = with_rows(params, Rows::Documents);
    const Analysis a = analysis_of(params);
    EXPECT_EQ(a.terms(), 3);
    EXPECT_EQ(a.documents(), 2);
    EXPECT_EQ(a.table.count(2, 1), 4);
    EXPECT_EQ(params.query, "red red red green");
}

TEST(Search, QueriesThatCannotBeAskedSaySoAndFailNothing) {
    for (const auto& [query, word] : {std::pair{"", "Type"}, {"the of", "left out"}, {"zebra", "zebra"}}) {
        const Analysis a = analysis_of(asked(query, 5));
        EXPECT_NE(a.query.problem.find(word), std::string::npos) << a.query.problem;
        EXPECT_TRUE(a.latent.order.empty());
        EXPECT_TRUE(a.plain.order.empty());
    }
    Params tickets = with_corpus("tickets");
    for (const auto& [query, word] :
         {std::pair{"0, 0, 0", "zero"}, {"1, 2", "3 numbers"}, {"1, x, 2", "x"}}) {
        tickets.query = query;
        EXPECT_NE(analysis_of(tickets).query.problem.find(word), std::string::npos) << query;
    }
}

TEST(Search, UnknownWordsAreNamedAndTheOthersAsked) {
    const Analysis a = analysis_of(asked("Zebra car", 5));
    EXPECT_EQ(a.query.unknown, std::vector<std::string>{"zebra"});
    EXPECT_EQ(a.query.known, std::vector<std::string>{"car"});
    EXPECT_FALSE(a.latent.order.empty());
}

TEST(Search, TheQueryLandsUnderTheHandByTheSmallestChange) {
    const Params params = asked("automobile", 4);
    const Analysis before = analysis_of(params);
    const Analysis after = analysis_of(with_query_at(params, before, 0, 3, {0.1, 0.7}));
    EXPECT_NEAR(after.query.folded[0], 0.1, 1e-14);
    EXPECT_NEAR(after.query.folded[3], 0.7, 1e-14);
    EXPECT_NEAR(after.query.folded[1], before.query.folded[1], 1e-14);
    EXPECT_TRUE(after.query.by_hand);
    double change = 0;
    for (std::size_t t = 0; t < before.query.weighted.size(); ++t)
        change = std::hypot(change, after.query.weighted[t] - before.query.weighted[t]);
    EXPECT_NEAR(change, std::hypot(0.1 - before.query.folded[0], 0.7 - before.query.folded[3]), 1e-13)
        << "no shorter change gets there";
    // Beyond k nothing moves.
    Params narrow = params;
    narrow.k = 3;
    const Analysis a = analysis_of(narrow);
    EXPECT_NEAR(analysis_of(with_query_at(narrow, a, 0, 3, {0.1, 0.7})).query.folded[3], a.query.folded[3],
                1e-14);
}

TEST(Search, TicketsAreMovedAsNumbers) {
    const Params params = with_corpus("tickets");
    const Params moved = with_query_at(params, analysis_of(params), 0, 1, {2, 1});
    EXPECT_TRUE(moved.moved.empty());
    const Analysis a = analysis_of(moved);
    EXPECT_NEAR(a.query.folded[0], 2, 1e-5) << "numbers are written with six digits";
    EXPECT_NEAR(a.query.folded[1], 1, 1e-5);
}

TEST(Search, ADocumentAskedWithIsTheFirst) {
    for (const char* corpus : {"themes", "tickets", "degenerate"}) {
        const Params params = with_corpus(corpus);
        const Analysis a = analysis_of(params);
        for (const int d : {0, 3}) {
            const Analysis b = analysis_of(with_document(params, a, d));
            EXPECT_NEAR(*b.plain.scores[static_cast<std::size_t>(d)], 1, 1e-12) << corpus;
            EXPECT_EQ(b.latent.place[static_cast<std::size_t>(d)], 1) << corpus;
        }
    }
}

TEST(Search, AnEditedCellChangesTheTableAndItsIdf) {
    const Params params = asked("automobile", 5);
    const Analysis before = analysis_of(params);
    const int term =
        static_cast<int>(std::ranges::find(before.table.terms, "automobile") - before.table.terms.begin());
    const Params edited = with_entry(with_entry(params, term, 0, 5), term, 0, 2);
    EXPECT_EQ(edited.edits.size(), 1U) << "one a cell";
    const Analysis after = analysis_of(edited);
    EXPECT_EQ(after.table.count(term, 0), 2);
    EXPECT_TRUE(after.shares_a_word(0));
    EXPECT_LT(after.idf[static_cast<std::size_t>(term)], before.idf[static_cast<std::size_t>(term)]);
}

TEST(Search, TablesThatCannotBeUsedAreRefusedInOneSentence) {
    const auto refused = [](const Params& params, const char* word) {
        const Result<Analysis> a = analyze(params);
        ASSERT_FALSE(a) << word;
        EXPECT_NE(a.error().message.find(word), std::string::npos) << a.error().message;
    };
    Params params;
    OwnTable own;
    own.row_count = 1;
    own.columns = {"a", "b"};
    own.values = {1, 2};
    params.own = std::make_shared<const OwnTable>(own);
    refused(params, "at least two");
    own.row_count = kMostSide + 1;
    own.values.assign(2 * static_cast<std::size_t>(own.row_count), 1);
    params.own = std::make_shared<const OwnTable>(own);
    refused(params, "more than 150");
    refused(with_entry({}, 1000, 0, 1), "outside");
    params = with_corpus("tickets");
    params.edits = {{0, 0, std::numeric_limits<double>::infinity()}};
    refused(params, "not a number");
}

TEST(Search, AZeroTableHasNoRankingAndFailsNothing) {
    OwnTable own;
    own.row_count = 3;
    own.columns = {"a", "b"};
    own.values.assign(6, 0);
    Params params;
    params.own = std::make_shared<const OwnTable>(own);
    params.query = "1, 1, 1";
    for (const Weights weights : {Weights::Counts, Weights::TfIdf}) {
        params.weights = weights;
        const Analysis a = analysis_of(params);
        EXPECT_TRUE(a.latent.order.empty());
        EXPECT_TRUE(a.vanished.empty()) << "they were zero before";
        EXPECT_EQ(a.effective, 0);
    }
}

}  // namespace
}  // namespace svdscope::search
