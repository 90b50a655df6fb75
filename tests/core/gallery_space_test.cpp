// The named matrices of space: found by their ids, and what is said of them is true.
#include "core/data/gallery_space.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/labs/space.hpp"
#include "tests/support/spaces.hpp"

namespace svdscope {
namespace {

using namespace test3;
using space::ImageKind;
using space::Tie;

space::Analysis analysis_of(std::string_view id) {
    const SpaceMatrix* found = find_in_space_gallery(id);
    return space::analyze(space::jump_to({}, found->shape, found->matrix)).value();
}

TEST(GallerySpace, EveryEntryIsComplete) {
    std::set<std::string_view> ids;
    std::set<Shape3> shapes;
    for (const SpaceMatrix& entry : space_gallery()) {
        EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
        shapes.insert(entry.shape);
        EXPECT_EQ(entry.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos)
            << entry.id;
        EXPECT_FALSE(entry.title.empty());
        EXPECT_TRUE(entry.look_for.ends_with('.')) << entry.id;
        EXPECT_LE(entry.look_for.size(), 95u) << entry.id;
        EXPECT_EQ(find_in_space_gallery(entry.id), &entry);
        EXPECT_LE(distance(entry.matrix, masked(entry.matrix, entry.shape)), 0) << entry.id;
        EXPECT_TRUE(space::analyze(space::jump_to({}, entry.shape, entry.matrix))) << entry.id;
    }
    EXPECT_GE(ids.size(), 20u);
    EXPECT_EQ(shapes.size(), 4u);
    EXPECT_EQ(find_in_space_gallery("nonsense"), nullptr);
}

TEST(GallerySpace, WhatIsSaidOfTurnsAndMirrorsIsTrue) {
    for (const char* id : {"identity", "turn-z", "turn-diagonal", "half-turn", "tie-of-three"}) {
        const auto analysis = analysis_of(id);
        EXPECT_EQ(analysis.all_three, Tie::Exact) << id;
        EXPECT_NEAR(*analysis.determinant, 1, 1e-15) << id;
        EXPECT_FALSE(analysis.signed_form) << id;
    }
    EXPECT_NEAR(analysis_of("turn-z").motion.turn_u.angle, 60 * kDegree, 1e-14);
    EXPECT_NEAR(analysis_of("turn-diagonal").motion.turn_u.angle, 120 * kDegree, 1e-14);
    EXPECT_NEAR(analysis_of("half-turn").motion.turn_u.angle, kPi, 1e-14);
    for (const char* id : {"mirror", "point-mirror", "mirror-plane", "symmetric"}) {
        EXPECT_TRUE(analysis_of(id).signed_form) << id;
    }
}

TEST(GallerySpace, WhatIsSaidOfLengthsIsTrue) {
    const auto shear = analysis_of("shear").singular_values;
    EXPECT_LE(norm(Vec3{shear[0], shear[1], shear[2]} - Vec3{2, 1, 0.5}), 1e-15);
    EXPECT_NEAR(analysis_of("nearly-singular").condition_number, 10000, 100);
    EXPECT_NEAR(analysis_of("hilbert").condition_number, 524.0568, 1e-3);
    EXPECT_EQ(analysis_of("nearly-equal").all_three, Tie::Near);
    const auto cigar = analysis_of("tie-of-two");
    EXPECT_EQ(tie_between(cigar, 1, 2), Tie::Exact);
    EXPECT_EQ(tie_between(cigar, 0, 1), Tie::None);
    EXPECT_NEAR(std::abs(dot(cigar.U.columns[0], direction({1, 1, 1}))), 1, 1e-15);
    EXPECT_NEAR(analysis_of("golden").sigma_max, std::numbers::phi, 1e-15);
    EXPECT_NEAR(analysis_of("nearly-parallel").sigma_min, 1e-3, 1e-9);
}

TEST(GallerySpace, WhatIsSaidOfRanksIsTrue) {
    EXPECT_EQ(analysis_of("projection-plane").image_kind, ImageKind::FilledEllipse);
    const auto slanted = analysis_of("projection-slanted");
    EXPECT_EQ(slanted.rank, 2);
    EXPECT_EQ(slanted.nullity, 1);
    EXPECT_NEAR(std::abs(dot(slanted.null_basis[0], direction({1, 1, 1}))), 1, 1e-15);
    EXPECT_EQ(analysis_of("projection-line").rank, 1);
    EXPECT_EQ(analysis_of("projection-line").nullity, 2);
    EXPECT_EQ(analysis_of("zero").image_kind, ImageKind::Point);
    EXPECT_EQ(analysis_of("space-to-line").image_kind, ImageKind::Segment);
    EXPECT_EQ(analysis_of("space-to-line").nullity, 2);
    EXPECT_EQ(analysis_of("plane-to-line").rank, 1);
}

TEST(GallerySpace, RandomMatricesBelongToTheirSeed) {
    EXPECT_EQ(random_space_matrix(Shape3::ThreeByThree, 1), random_space_matrix(Shape3::ThreeByThree, 1));
    EXPECT_FALSE(random_space_matrix(Shape3::ThreeByThree, 1) ==
                 random_space_matrix(Shape3::ThreeByThree, 2));
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (Shape3 shape : kShapes) {
            const Mat3 A = random_space_matrix(shape, seed);
            ASSERT_LE(distance(A, masked(A, shape)), 0);
            for (int k = 0; k < 9; ++k) {
                ASSERT_LE(std::abs(A(k / 3, k % 3)), 2);
                ASSERT_EQ(A(k / 3, k % 3), std::round(A(k / 3, k % 3) * 10) / 10);
            }
        }
    }
}

}  // namespace
}  // namespace svdscope
