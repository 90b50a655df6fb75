// Searches against numpy's answers: corpora and random tables, both weights, both ways of writing, many
// ranks.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "core/labs/search.hpp"

namespace svdscope::search {
namespace {

constexpr double kWithin = 1e-10;

std::vector<std::optional<double>> read_scores(std::istringstream& line) {
    std::vector<std::optional<double>> scores;
    for (std::string word; line >> word;) {
        scores.emplace_back();
        if (word != "-") scores.back() = std::stod(word);
    }
    return scores;
}

OwnTable read_table(std::istringstream& line) {
    OwnTable table;
    int columns = 0;
    line >> table.row_count >> columns;
    table.columns.resize(static_cast<std::size_t>(columns));
    for (double value = 0; line >> value;) table.values.push_back(value);
    return table;
}

void read_case(std::istringstream& line, const OwnTable& table, Params& params) {
    std::string name, rows, weights;
    line >> name >> rows >> weights >> std::ws;
    params = {};
    if (name.starts_with("own"))
        params.own = std::make_shared<const OwnTable>(table);
    else
        params.corpus = name;
    params.rows = rows == "terms" ? Rows::Terms : Rows::Documents;
    params.weights = weights == "counts" ? Weights::Counts : Weights::TfIdf;
    std::getline(line, params.query);
}

void expect_scores(const Standing& found, const std::vector<std::optional<double>>& expected,
                   const std::string& where) {
    ASSERT_EQ(found.scores.size(), expected.size()) << where;
    for (std::size_t d = 0; d < expected.size(); ++d) {
        ASSERT_EQ(found.scores[d].has_value(), expected[d].has_value()) << where << ", document " << d + 1;
        if (expected[d]) {
            ASSERT_NEAR(*found.scores[d], *expected[d], kWithin) << where << ", document " << d + 1;
        }
    }
    // Whoever stands before another has at least its score, and what numpy tells apart is told apart.
    for (std::size_t i = 1; i < found.order.size(); ++i) {
        const Ranked &p = found.order[i - 1], &q = found.order[i];
        const double gap =
            *expected[static_cast<std::size_t>(p.document)] - *expected[static_cast<std::size_t>(q.document)];
        EXPECT_GT(gap, -2 * kScoreTie) << where;
        if (gap > 2 * kScoreTie) {
            EXPECT_LT(p.place, q.place) << where;
        }
    }
}

TEST(Search, EqualsNumpy) {
    std::ifstream file(SVDSCOPE_SOURCE_DIR "/tests/core/fixtures/search.txt");
    ASSERT_TRUE(file);
    Params params;
    OwnTable table;
    std::string where;
    int ranks = 0;
    for (std::string text; std::getline(file, text);) {
        std::istringstream line(text);
        std::string kind;
        line >> kind;
        if (kind == "table") table = read_table(line);
        if (kind == "case") {
            where = text;
            read_case(line, table, params);
        }
        if (kind == "rank") line >> params.k, ++ranks;
        if (kind == "table" || kind == "case") continue;
        const Result<Analysis> a = analyze(params);
        ASSERT_TRUE(a) << where << ": " << a.error().message;
        if (kind == "sigma")
            for (const double sigma : a->sigma) {
                double expected = 0;
                line >> expected;
                ASSERT_NEAR(sigma, expected, kWithin * a->sigma[0]) << where;
            }
        else
            expect_scores(kind == "plain" ? a->plain : a->latent, read_scores(line),
                          where + " " + text.substr(0, 8));
    }
    EXPECT_GT(ranks, 200);
}

}  // namespace
}  // namespace svdscope::search
