// Tables of numbers from text files: separators, headers, quotes, and refusals that name line and column.
#include "core/io/csv.hpp"

#include <gtest/gtest.h>

#include <string>

namespace svdscope {
namespace {

using Names = std::vector<std::string>;

Eigen::MatrixXd expected() { return (Eigen::MatrixXd(2, 3) << 1, -2.5, 3e2, 4, 5, 6).finished(); }

std::string refusal(std::string_view bytes, const CsvOptions& options = {}) {
    const auto table = parse_csv(bytes, options);
    return table ? "accepted" : table.error().message;
}

class CsvForms : public testing::TestWithParam<const char*> {};

TEST_P(CsvForms, AreTheSameMatrix) {
    const auto table = parse_csv(GetParam());
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->matrix, expected());
}

INSTANTIATE_TEST_SUITE_P(AllForms, CsvForms,
                         testing::Values("1,-2.5,3e2\n4,5,6\n", "1;-2.5;300\n4;5;6",
                                         "1\t-2.5\t300\r\n4\t5\t6\r\n", "1 -2.5 300\n4 5 6",
                                         "  1   -2.5  300 \n 4   5    6  \n\n",
                                         "\xEF\xBB\xBF"
                                         "1,-2.5,+300\n4,5,6",
                                         "# a comment\n\n1, -2.5, 300\n4, 5, 6\n",
                                         "\"1\",\"-2.5\",300\n4,5,6", "a,b,c\n1,-2.5,300\n4,5,6\n"));

TEST(Csv, HeaderIsKept) {
    const auto table = parse_csv("width,\"height, in cm\",\"the \"\"third\"\"\"\n1,2,3\n");
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->header, (Names{"width", "height, in cm", "the \"third\""}));
    EXPECT_EQ(table->matrix.rows(), 1);
    EXPECT_TRUE(parse_csv("1,2\n3,4")->header.empty());
}

TEST(Csv, DecimalCommaIsOfferedAndNotGuessed) {
    EXPECT_EQ(refusal("1,5;2\n"),
              "Line 1, column 1: \"1,5\" is not a number; is the comma meant as a decimal point?");
    const auto table = parse_csv("1,5;2\n-0,25;3e1\n", {.decimal_comma = true});
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->matrix, (Eigen::MatrixXd(2, 2) << 1.5, 2, -0.25, 30).finished());
    EXPECT_EQ(parse_csv("1,5 2,5", {.decimal_comma = true})->matrix.cols(), 2);
}

TEST(Csv, RefusesWithLineAndColumn) {
    EXPECT_EQ(refusal(""), "The table has no numbers.");
    EXPECT_EQ(refusal("a,b\n"), "The table has no numbers.");
    EXPECT_EQ(refusal("1,2\n3\n"), "Line 2 has 1 cell, but the lines before it have 2.");
    EXPECT_EQ(refusal("a,b\n1,2,3\n"), "Line 2 has 3 cells, but the lines before it have 2.");
    EXPECT_EQ(refusal("1,2\n\n# note\n3,x\n"), "Line 4, column 2: \"x\" is not a number.");
    EXPECT_EQ(refusal("1,2\n,4\n"), "Line 2, column 1 is empty; a number was expected.");
    EXPECT_EQ(refusal("1,2,\n"), "Line 1, column 3 is empty; a number was expected.");
    EXPECT_EQ(refusal("1,nan\n"), "Line 1, column 2: \"nan\" is not a finite number.");
    EXPECT_EQ(refusal("1,-inf\n"), "Line 1, column 2: \"-inf\" is not a finite number.");
    EXPECT_EQ(refusal("1,1e999\n"), "Line 1, column 2: \"1e999\" is not a finite number.");
    EXPECT_EQ(refusal("name,1\nb,2\n"), "Line 1, column 1: \"name\" is not a number.");
    EXPECT_EQ(refusal("1,\"2\n3,4\n"), "Line 1, column 2: the quote is never closed.");
    EXPECT_EQ(refusal("1,\"2\"3\n"), "Line 1, column 2: there is text after the closing quote.");
    EXPECT_EQ(refusal("1,0x10\n"), "Line 1, column 2: \"0x10\" is not a number.");
    EXPECT_EQ(refusal("1,--2\n"), "Line 1, column 2: \"--2\" is not a number.");
}

TEST(Csv, SizeIsBounded) {
    EXPECT_EQ(refusal(std::string((std::size_t{64} << 20) + 1, '1')), "The table is larger than 64 MiB.");
    std::string many;
    for (int i = 0; i < 11; ++i) many += std::string(1'000'000 * 2, ' ').replace(0, 1, "0") + "\n";
    EXPECT_EQ(parse_csv(many)->matrix.size(), 11) << "blanks are not cells";
}

}  // namespace
}  // namespace svdscope
