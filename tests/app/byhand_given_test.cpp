// Somebody's own vectors are read out of what was typed, whatever its form, and what does not fit is left
// out.
#include "app/labs/byhand_given.hpp"

#include <gtest/gtest.h>

namespace svdscope::byhand_plane {
namespace {

Given given_of(byhand::Params params) {
    const Result<byhand::Analysis> analysis = byhand::analyze(params);
    EXPECT_TRUE(analysis && analysis->verdict && analysis->picture);
    return analysis && analysis->verdict ? given_in(*analysis->verdict, *analysis->picture) : Given{};
}

byhand::Params tall(const char* u, const char* sigma, const char* v) {
    byhand::Params params;
    params.matrix = "1 0; 0 1; 1 1";
    params.answer_U = u, params.answer_sigma = sigma, params.answer_V = v;
    params.answer_V_is_transposed = true;
    return params;
}

TEST(ByhandGiven, ColumnsOfUAreStretchedAndRowsOfVTransposedAreDirections) {
    const Given given = given_of(tall("[[-0.408, 0.707], [-0.408, -0.707], [-0.816, 0]]", "[1.732, 1]",
                                      "[[0.707, 0.706], [0.707, -0.707]]"));
    EXPECT_FALSE(given.right);
    ASSERT_TRUE(given.stretched_u[0] && given.v[0] && given.v[1]);
    EXPECT_DOUBLE_EQ(given.stretched_u[0]->z, -0.816 * 1.732);
    EXPECT_EQ(given.v[0]->y, 0.706);
    EXPECT_EQ(given.v[1]->y, -0.707);
    EXPECT_FALSE(given.v[2]);
    EXPECT_FALSE(given.stretched_u[2]);
}

TEST(ByhandGiven, TheDiagonalOfSigmaIsAsGoodAsAList) {
    const Given given = given_of(tall("[[0.408, 0.707], [0.408, -0.707], [0.816, 0]]", "[[1.732, 0], [0, 1]]",
                                      "[[0.707, 0.707], [0.707, -0.707]]"));
    EXPECT_TRUE(given.right);
    ASSERT_TRUE(given.stretched_u[1]);
    EXPECT_DOUBLE_EQ(given.stretched_u[1]->x, 0.707);
}

TEST(ByhandGiven, AShapeThatAHasNotIsLeftOut) {
    const Given given =
        given_of(tall("[[0.408, 0.707], [0.408, -0.707]]", "[1.732]", "[[0.707, 0.707], [0.707, -0.707]]"));
    EXPECT_FALSE(given.stretched_u[0]);
    EXPECT_FALSE(given.stretched_u[1]);
    EXPECT_TRUE(given.v[0]);
}

}  // namespace
}  // namespace svdscope::byhand_plane
