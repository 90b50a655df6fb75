// Tables of ratings from files: gaps, names, limits, and what is refused in one sentence.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/data/shipped.hpp"
#include "core/labs/ratings_file.hpp"

namespace svdscope::ratings {
namespace {

TEST(RatingsFile, TextWithGapsOfEveryKind) {
    const auto table = parse_ratings("a,b,c,d\n5,,3,1\nnan,2,-,4\n1,2,3,4\n5,4,,1\n");
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->users, 4);
    EXPECT_EQ(table->items, 4);
    EXPECT_EQ(table->values[0], 5);
    for (const std::size_t gap : {1U, 4U, 6U, 14U}) EXPECT_TRUE(std::isnan(table->values[gap])) << gap;
    EXPECT_EQ(table->values[15], 1);
}

TEST(RatingsFile, NumpysFilesWithNan) {
    const auto table = parse_ratings(shipped_file("ratings_observed_100x50.npy"));
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->users, 100);
    EXPECT_EQ(table->items, 50);
    EXPECT_EQ(std::ranges::count_if(table->values, [](double v) { return !std::isnan(v); }), 989);
}

TEST(RatingsFile, RefusesInOneSentence) {
    std::string wide = "1";
    for (int k = 0; k < 2000; ++k) wide += ",1";
    std::string many;
    for (int u = 0; u < 400; ++u) {
        many += "1";
        for (int i = 0; i < 299; ++i) many += ",1";
        many += "\n";
    }
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"", "at least 2 users"},
        {"1,2,3\n", "at least 2 users"},
        {"1,2\n3,\n", "fewer than 10"},
        {"1,2\n3,good\n", "line 2, column 2"},
        {"1,2\n3,4,5\n", "3"},
        {"1,2\n3,inf\n5,6\n7,8\n9,10\n1,2\n", "row 2, column 2"},
        {"1,2\n3,1e7\n", "row 2, column 2"},
        {wide, "more than 2000"},
        {many, "100,000"},
        {"\x93NUMPY\x01", "npy"}};
    for (const auto& [bytes, words] : wrong) {
        const auto table = parse_ratings(bytes);
        ASSERT_FALSE(table) << words;
        EXPECT_NE(table.error().message.find(words), std::string::npos) << table.error().message;
    }
}

TEST(RatingsFile, AFileThatCannotBeReadKeepsItsPathAndSaysWhy) {
    const FileSource file = file_source("/tmp/mine.csv", "1,2\n");
    EXPECT_FALSE(file.table);
    EXPECT_EQ(file.problem.rfind("/tmp/mine.csv: ", 0), 0U) << file.problem;
    Params params;
    params.file = file;
    const auto analysis = analyze(params);
    ASSERT_FALSE(analysis);
    EXPECT_EQ(analysis.error().message, file.problem);
}

}  // namespace
}  // namespace svdscope::ratings
