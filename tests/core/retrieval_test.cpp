// Rankings with ties, recall that does not depend on the order of the tied, words, weights and latent spaces.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/latent_space.hpp"
#include "core/analysis/retrieval.hpp"
#include "core/analysis/term_weights.hpp"
#include "core/base/random.hpp"
#include "core/data/corpus.hpp"

namespace svdscope {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using Scores = std::vector<std::optional<double>>;

TEST(Retrieval, TiesShareThePlaceOfTheFirst) {
    const std::vector<Ranked> order = ranking(Scores{0.5, 0.9, 0.5 + 1e-12, std::nullopt, 0.1});
    ASSERT_EQ(order.size(), 4U);
    const int documents[] = {1, 0, 2, 4}, places[] = {1, 2, 2, 4}, tied[] = {1, 2, 2, 1};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(order[i].document, documents[i]);
        EXPECT_EQ(order[i].place, places[i]);
        EXPECT_EQ(order[i].tied, tied[i]);
    }
}

// The mean over all orders of those that tie, counted out.
double recall_by_orders(const Scores& scores, const std::vector<bool>& relevant, std::size_t at) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0U);
    double sum = 0, count = 0;
    do {
        const bool sorted = std::ranges::is_sorted(order, std::greater{},
                                                   [&](std::size_t d) { return scores[d].value_or(-2); });
        if (!sorted) continue;
        ++count;
        for (std::size_t i = 0; i < std::min(at, order.size()); ++i) sum += relevant[order[i]] ? 1 : 0;
    } while (std::ranges::next_permutation(order).found);
    return sum / count / static_cast<double>(std::ranges::count(relevant, true));
}

TEST(Retrieval, RecallIsTheMeanOverAllOrdersOfTheTied) {
    Random random(5);
    for (int trial = 0; trial < 12; ++trial) {
        Scores scores;
        std::vector<bool> relevant;
        for (int d = 0; d < 6; ++d) {
            scores.emplace_back(std::floor(3 * random.uniform()) / 4);
            if (random.uniform() < 0.2) scores.back().reset();
            relevant.push_back(d == 0 || random.uniform() < 0.5);
        }
        for (const int at : {0, 1, 3, 6})
            EXPECT_NEAR(expected_recall(scores, relevant, at),
                        recall_by_orders(scores, relevant, static_cast<std::size_t>(at)), 1e-14);
    }
    EXPECT_EQ(expected_recall(Scores{1.0}, {false}, 1), 0) << "nothing is relevant";
}

TEST(Corpus, WordsAreInLowerCaseWithoutStopWords) {
    EXPECT_EQ(words_of("The CAR, and a b2-engine!"), (std::vector<std::string>{"car", "b2", "engine"}));
    EXPECT_TRUE(words_of(" .,; the of").empty());
    EXPECT_EQ(words_of("naïve"), std::vector<std::string>{"naïve"});
}

// Each stop word is found, so that the list is sorted as the search by halves needs it.
TEST(Corpus, StopWordsAreFound) {
    for (const char* word :
         {"a", "about", "and", "before", "every", "i", "of", "the", "through", "to", "you"})
        EXPECT_TRUE(is_stop_word(word)) << word;
    for (const char* word : {"", "car", "aa", "zebra", "thee"}) EXPECT_FALSE(is_stop_word(word)) << word;
}

TEST(Corpus, AWordOfOneDocumentIsLeftOut) {
    const TermTable table = count_words({"red red apple", "red pear", "green pear"}, 2);
    EXPECT_EQ(table.terms, (std::vector<std::string>{"pear", "red"}));
    EXPECT_EQ(table.count(1, 0), 2);
    EXPECT_EQ(table.count(0, 0), 0);
    EXPECT_EQ(table.count(0, 2), 1);
}

TEST(Corpus, ThemesHaveWhatTheySay) {
    const Corpus corpus = corpus_of("themes");
    ASSERT_EQ(corpus.table.documents.size(), 40U);
    EXPECT_EQ(corpus.themes.size(), 5U);
    const auto& terms = corpus.table.terms;
    // Two words for one thing, which never stand in one sentence.
    for (const auto& [one, other] : {std::pair{"car", "automobile"},
                                     {"doctor", "physician"},
                                     {"cook", "chef"},
                                     {"violin", "fiddle"},
                                     {"ship", "vessel"}}) {
        const auto i = std::ranges::find(terms, one), j = std::ranges::find(terms, other);
        ASSERT_NE(i, terms.end()) << one;
        ASSERT_NE(j, terms.end()) << other;
        for (int d = 0; d < 40; ++d)
            EXPECT_EQ(corpus.table.count(static_cast<int>(i - terms.begin()), d) *
                          corpus.table.count(static_cast<int>(j - terms.begin()), d),
                      0);
    }
    for (const LabelledQuery& query : corpus.labelled)
        for (const std::string& word : words_of(query.words))
            EXPECT_NE(std::ranges::find(terms, word), terms.end()) << word;
}

TEST(TermWeights, AreTheFormula) {
    MatrixXd counts(3, 4);
    counts << 1, 0, 0, 0, 1, 2, 1, 1, 0, 0, 0, 0;
    const VectorXd idf = inverse_document_frequency(counts);
    EXPECT_NEAR(idf[0], std::log(4.0 / 2) + 1, 1e-15);
    EXPECT_NEAR(idf[1], std::log(4.0 / 5) + 1, 1e-15);
    EXPECT_NEAR(idf[2], std::log(4.0) + 1, 1e-15) << "a word of no document";
    const VectorXd first = tf_idf(counts.col(0), idf);
    EXPECT_NEAR(first[0], 0.5 * idf[0], 1e-15);
    EXPECT_NEAR(first[1], 0.5 * idf[1], 1e-15);
    EXPECT_TRUE(tf_idf(VectorXd::Zero(3), idf).isZero(0));
}

TEST(LatentSpace, IsTheTableAndHasSignsOfItsOwn) {
    Random random(3);
    MatrixXd A(7, 5);
    for (double& entry : A.reshaped()) entry = random.uniform() - 0.3;
    const LatentSpace space = latent_space(A).value();
    EXPECT_LT((space.directions * space.documents - A).norm(), 1e-13);
    EXPECT_LT((fold_in(space, A.col(2)) - space.documents.col(2)).norm(), 1e-13);
    for (const auto& row : space.documents.rowwise()) EXPECT_GT(row.maxCoeff(), -row.minCoeff());
    const LatentSpace other = latent_space(-A).value();
    EXPECT_LT((other.documents - space.documents).norm(), 1e-12) << "the sign of all is the sign of none";
}

TEST(LatentSpace, CosinesAreWithinOneAndNothingIsNoNumber) {
    MatrixXd columns(2, 3);
    columns << 1e200, 0, 1e-20, 1e200, 0, 0;
    const auto scores = cosines(columns, VectorXd::Ones(2), 1e-10, 0);
    EXPECT_NEAR(*scores[0], 1, 1e-15);
    EXPECT_LE(*scores[0], 1);
    EXPECT_FALSE(scores[1]);
    EXPECT_FALSE(scores[2]);
    for (const auto& score : cosines(columns, VectorXd::Zero(2), 0, 0)) EXPECT_FALSE(score);
}

}  // namespace
}  // namespace svdscope
