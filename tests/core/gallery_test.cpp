// The named matrices: found by their ids, and what is said of them is true.
#include "core/data/gallery.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/labs/transform.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

transform::Analysis analysis_of(std::string_view id) {
    const GalleryMatrix* found = find_in_gallery(id);
    transform::Params params;
    params.matrix = found->matrix;
    return analyze(params).value();
}

TEST(Gallery, EveryEntryIsComplete) {
    std::set<std::string_view> ids;
    std::set<std::string> matrices;
    for (const GalleryMatrix& entry : gallery()) {
        EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
        std::ostringstream text;
        text << entry.matrix;
        EXPECT_TRUE(entry.id == "golden" || matrices.insert(text.str()).second) << entry.id;
        EXPECT_EQ(entry.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos)
            << entry.id;
        EXPECT_FALSE(entry.title.empty());
        EXPECT_TRUE(entry.look_for.ends_with('.')) << entry.id;
        EXPECT_LE(entry.look_for.size(), 95u) << entry.id;
        EXPECT_EQ(find_in_gallery(entry.id), &entry);
    }
    EXPECT_GE(ids.size(), 16u);
    EXPECT_EQ(find_in_gallery("nonsense"), nullptr);
}

TEST(Gallery, WhatIsSaidIsTrue) {
    using transform::Tie;
    EXPECT_EQ(analysis_of("identity").tie, Tie::Exact);
    EXPECT_EQ(analysis_of("quarter-turn").tie, Tie::Exact);
    EXPECT_EQ(analysis_of("nearly-equal").tie, Tie::Near);
    EXPECT_LT(analysis_of("mirror").determinant, 0);
    EXPECT_NEAR(analysis_of("shear").sigma_max, 2, 1e-15);
    EXPECT_NEAR(analysis_of("shear").sigma_min, 0.5, 1e-15);
    EXPECT_NEAR(analysis_of("symmetric").sigma_max, 3, 1e-15);
    EXPECT_NEAR(analysis_of("symmetric-wide").condition_number, 2, 1e-15);
    EXPECT_EQ(analysis_of("golden").determinant, 1);
    EXPECT_EQ(analysis_of("golden-mirrored").determinant, -1);
    EXPECT_NEAR(analysis_of("golden-mirrored").sigma_max, analysis_of("golden").sigma_max, 1e-15);
    EXPECT_EQ(analysis_of("singular").rank, 1);
    EXPECT_EQ(analysis_of("zero").rank, 0);
    EXPECT_EQ(analysis_of("defective").eigen.count, 1);
    EXPECT_NEAR(analysis_of("ill-conditioned").condition_number, 1e4, 1e-11);
    EXPECT_NEAR(std::abs(analysis_of("swapped-order").V.c), 1, 1e-15);
}

TEST(Gallery, RandomMatricesBelongToTheirSeed) {
    EXPECT_EQ(random_gallery_matrix(1), random_gallery_matrix(1));
    EXPECT_FALSE(random_gallery_matrix(1) == random_gallery_matrix(2));
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Mat2 A = random_gallery_matrix(seed);
        ASSERT_LE(std::max({std::abs(A.a), std::abs(A.b), std::abs(A.c), std::abs(A.d)}), 2);
        ASSERT_EQ(A.a, std::round(A.a * 100) / 100);
    }
}

}  // namespace
}  // namespace svdscope
