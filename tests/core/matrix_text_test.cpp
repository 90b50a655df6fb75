// Matrices as people paste them, in every form, and refusals that name row and column.
#include "core/io/matrix_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

std::string refusal(std::string_view text) {
    const auto result = parse_matrix(text);
    return result ? "accepted" : result.error().message;
}

Eigen::MatrixXd expected() { return (Eigen::MatrixXd(2, 2) << 2, 1, -1, 0.5).finished(); }

class MatrixTextForms : public testing::TestWithParam<const char*> {};

TEST_P(MatrixTextForms, AreTheSameMatrix) {
    const auto A = parse_matrix(GetParam());
    ASSERT_TRUE(A) << A.error().message;
    EXPECT_EQ(*A, expected());
}

INSTANTIATE_TEST_SUITE_P(AllForms, MatrixTextForms,
                         testing::Values("2 1; -1 1/2", "2, 1; -1, 0.5", "2 1\n-1 .5\n", "[2 1; -1 0.5]",
                                         "[2, 1; -1, 0.5]", "[[2, 1], [-1, 0.5]]", "[[2, 1],\n [-1, 0.5]]",
                                         "[[ 2.   1. ]\n [-1.   0.5]]", "array([[2, 1], [-1, 0.5]])",
                                         "array([[ 2. ,  1. ],\n       [-1. ,  0.5]], dtype=float32)",
                                         "np.array([[2, 1], [-1, 0.5]])",
                                         "\\begin{pmatrix} 2 & 1 \\\\ -1 & \\frac{1}{2} \\end{pmatrix}",
                                         "\\begin{bmatrix}2&1\\\\-1&0.5\\\\\\end{bmatrix}",
                                         "2\t1\r\n-1\t0.5\r\n", "  2 1;\n -1 1 / 2  ", "2 3 - 2; -1 1 /2",
                                         "2 3 - 2; -1 2*0.25", "sqrt(4) cos(0); -1 0.5"));

TEST(MatrixText, OneRowOneColumnAndWide) {
    EXPECT_EQ(parse_matrix("5")->size(), 1);
    EXPECT_EQ(parse_matrix("1 2 3")->cols(), 3);
    EXPECT_EQ(parse_matrix("1; 2; 3")->rows(), 3);
    EXPECT_EQ(parse_matrix("[1, 2, 3]")->cols(), 3);
    EXPECT_EQ((*parse_matrix("1 -2"))(0, 1), -2) << "two entries, as MATLAB reads it";
}

TEST(MatrixText, RefusesWithRowAndColumn) {
    EXPECT_EQ(refusal(""), "There is no matrix in the text.");
    EXPECT_EQ(refusal(" \n ; "), "There is no matrix in the text.");
    EXPECT_EQ(refusal("[]"), "There is no matrix in the text.");
    EXPECT_EQ(refusal("1 2; 3"), "Row 2 has 1 entry, but row 1 has 2.");
    EXPECT_EQ(refusal("[[1, 2], [3, 4, 5]]"), "Row 2 has 3 entries, but row 1 has 2.");
    EXPECT_EQ(refusal("1 2; 3 x"), "Row 2, column 2: Character 1: \"x\" is not a known name.");
    EXPECT_EQ(refusal("1,,2"), "Row 1, column 2: There is no number.");
    EXPECT_EQ(refusal("1\t\t2"), "Row 1, column 2: There is no number.");
    EXPECT_EQ(refusal("1 2; 1/0 4"), "Row 2, column 1: The value of \"1/0\" is not a finite number.");
    EXPECT_EQ(refusal("[1 2"), "The bracket at the start is never closed.");
    EXPECT_EQ(refusal("[[1, 2], 3]"), "Row 2: expected \"[\" and \"]\" around the row.");
    EXPECT_EQ(refusal("\\begin{pmatrix} 1"), "The LaTeX matrix needs \\begin{pmatrix} and \\end{pmatrix}.");
    EXPECT_EQ(refusal(std::string(70000, '1')), "The matrix text is longer than 65,536 bytes; use a file.");
}

TEST(MatrixText, RandomTextIsAMatrixOrASentence) {
    Random random(30);
    constexpr std::string_view kPieces = "[]{}()12.5e-+*/^,;& \t\n\\abcsqrt\xcf\x80\xe2\x88\x9a";
    int accepted = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        const auto length = random.integer(0, 30);
        for (std::int64_t k = 0; k < length; ++k) {
            text += kPieces[static_cast<std::size_t>(
                random.integer(0, static_cast<std::int64_t>(kPieces.size()) - 1))];
        }
        const auto result = parse_matrix(text);
        if (result)
            ASSERT_TRUE(result->allFinite()) << text;
        else
            ASSERT_TRUE(result.error().message.ends_with('.')) << text;
        accepted += result.has_value();
    }
    EXPECT_GT(accepted, 10);
}

}  // namespace
}  // namespace svdscope
