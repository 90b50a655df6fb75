// What the transform lab says about a matrix: known answers, identities of the written factors, extremes,
// refusals.
#include "core/labs/transform.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/matrices.hpp"

namespace svdscope::transform {
namespace {

using test::distance;

Analysis analysis_of(const Mat2& A) {
    Params params;
    params.matrix = A;
    return analyze(params).value();
}

TEST(Transform, KnownAnswers) {
    const Analysis symmetric = analysis_of({2, 1, 1, 2});
    EXPECT_NEAR(symmetric.sigma_max, 3, 1e-15);
    EXPECT_NEAR(symmetric.sigma_min, 1, 1e-15);
    EXPECT_NEAR(symmetric.condition_number, 3, 1e-14);
    EXPECT_EQ(symmetric.determinant, 3);
    EXPECT_EQ(symmetric.rank, 2);
    const double golden = (1 + std::sqrt(5.0)) / 2;
    for (const Mat2& A : {Mat2{1, 1, 1, 0}, Mat2{1, 1, 0, 1}}) {
        EXPECT_NEAR(analysis_of(A).sigma_max, golden, 1e-15);
        EXPECT_NEAR(analysis_of(A).sigma_min, 1 / golden, 1e-15);
    }
    EXPECT_EQ(analysis_of({1, 1, 1, 0}).determinant, -1);
    EXPECT_NEAR(analysis_of({1, 0, 0, 1e-4}).condition_number, 1e4, 1e-11);
}

TEST(Transform, SingularAndZero) {
    const Analysis singular = analysis_of({1, 2, 2, 4});
    EXPECT_EQ(singular.rank, 1);
    EXPECT_EQ(singular.sigma_min, 0);
    EXPECT_TRUE(std::isinf(singular.condition_number));
    EXPECT_EQ(singular.effective_condition_number, 1);
    EXPECT_LE(distance(singular.pseudoinverse, {0.04, 0.08, 0.08, 0.16}), 1e-16);
    const Analysis zero = analysis_of({0, 0, 0, 0});
    EXPECT_EQ(zero.rank, 0);
    EXPECT_TRUE(std::isinf(zero.condition_number));
    EXPECT_EQ(zero.effective_condition_number, 1);
    EXPECT_EQ(zero.tie, Tie::Exact);
    EXPECT_EQ(zero.residual, 0);
    EXPECT_EQ(zero.pseudoinverse, (Mat2{0, 0, 0, 0}));
}

TEST(Transform, TiesAreDeclared) {
    EXPECT_EQ(analysis_of({0, -1, 1, 0}).tie, Tie::Exact);
    EXPECT_EQ(analysis_of({0, 1, 1, 0}).tie, Tie::Exact);
    EXPECT_EQ(analysis_of({1, 0, 0, 1 - 1e-10}).tie, Tie::Exact);
    EXPECT_EQ(analysis_of({1, 0, 0, 0.96}).tie, Tie::Near);
    EXPECT_EQ(analysis_of({1, 0, 0, 0.94}).tie, Tie::None);
    EXPECT_NEAR(analysis_of({2, 0, 0, 1}).axis_uncertainty, 0.02, 1e-15);
    EXPECT_NEAR(analysis_of({1, 0, 0, 1}).axis_uncertainty, test::kPi / 2, 1e-15);
}

TEST(Transform, TheWrittenFactorsAreAnSvdInEveryWritingOfThem) {
    Random random(7);
    for (int i = 0; i < 5000; ++i) {
        Params params;
        params.matrix = test::random_matrix(random);
        params.axes = Axes2{random.uniform(-4, 4), random.uniform(-4, 4)};
        params.mirror = static_cast<MirrorPlace>(random.integer(0, 2));
        params.flip_second = random.integer(0, 1) == 1;
        params.keep_identity = random.integer(0, 1) == 1;
        const Analysis a = analyze(params).value();
        ASSERT_LE(a.residual, 32);
        ASSERT_LE(a.orthogonality_U, 8);
        ASSERT_LE(a.orthogonality_V, 8);
        ASSERT_EQ(a.signed_form, a.sigma[1] < 0);
        ASSERT_EQ(a.signed_form, a.determinant < 0 && params.mirror == MirrorPlace::Sigma);
        ASSERT_GE(a.sigma[0], 0);
        ASSERT_EQ(a.sorted, a.sigma[0] >= std::abs(a.sigma[1]));
        ASSERT_LE(distance(params.matrix * input_axis(a, 1), axis_tip(a, 1)), 1e-13);
        ASSERT_TRUE(a.sorted || params.keep_identity);
    }
}

TEST(Transform, TheStageEndsAreTheWrittenFactors) {
    Random random(8);
    for (int i = 0; i < 3000; ++i) {
        Params params;
        params.matrix = test::random_matrix(random);
        params.axes = Axes2{random.uniform(-4, 4), random.uniform(-4, 4)};
        params.mirror = static_cast<MirrorPlace>(random.integer(0, 2));
        const Analysis a = analyze(params).value();
        const bool mirrored = a.motion.mirrored();
        const bool mirror_first = mirrored && params.mirror == MirrorPlace::V;
        const bool mirror_in_sigma = mirrored && params.mirror == MirrorPlace::Sigma;
        const Mat2 stretched = diagonal(a.sigma[0], a.sigma[1]) * transpose(a.V);
        ASSERT_LE(distance(matrix_at(a.motion, mirror_first ? 2 : 1), transpose(a.V)), 1e-12);
        ASSERT_LE(distance(matrix_at(a.motion, mirror_first || mirror_in_sigma ? 3 : 2), stretched), 1e-12);
        ASSERT_LE(distance(matrix_at(a.motion, a.motion.stage_count), params.matrix), 1e-12);
    }
}

TEST(Transform, NastyEntriesGiveNumbersOrOneSentence) {
    int refused = 0;
    for (const Mat2& A : test::nasty_matrices()) {
        Params params;
        params.matrix = A;
        const auto result = analyze(params);
        if (!result) {
            EXPECT_EQ(result.error().message,
                      "The entries are so large that the first singular value is beyond the largest number.");
            ++refused;
            continue;
        }
        for (double number : {result->residual,
                              result->orthogonality_U,
                              result->condition_number,
                              result->effective_condition_number,
                              result->determinant,
                              result->axis_uncertainty,
                              result->pseudoinverse.a,
                              result->pseudoinverse.b,
                              result->pseudoinverse.c,
                              result->pseudoinverse.d,
                              result->image.x,
                              result->image.y,
                              result->polar.stretch.a,
                              result->polar.stretch.b,
                              result->polar.angle,
                              result->eigen.values[0],
                              result->eigen.values[1],
                              result->eigen.complex_modulus,
                              result->eigen.vectors[0].x,
                              result->eigen.vectors[1].y}) {
            ASSERT_FALSE(std::isnan(number)) << A;
        }
        // A subnormal sigma has fewer digits than eps stands for.
        if (result->sigma_max > 1e-307) ASSERT_LE(result->residual, 64) << A;
    }
    EXPECT_GT(refused, 0);
    EXPECT_LT(refused, 1000);
}

TEST(Transform, RefusesWhatIsNotFinite) {
    Params params;
    params.matrix.c = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(analyze(params).error().message, "The entry in row 2, column 1 is not a finite number.");
    params.matrix.c = 0;
    params.probe.y = std::numeric_limits<double>::infinity();
    EXPECT_EQ(analyze(params).error().message, "The point x is not finite.");
    params.probe.y = 0;
    params.axes = Axes2{2e6, 0};
    EXPECT_EQ(analyze(params).error().message,
              "The remembered axes must be angles of at most a million radians.");
}

TEST(Transform, SameParamsSameBits) {
    const Analysis first = analysis_of({0.3, -1.7, 2.2, 0.9});
    const Analysis second = analysis_of({0.3, -1.7, 2.2, 0.9});
    EXPECT_EQ(first.U, second.U);
    EXPECT_EQ(first.residual, second.residual);
}

}  // namespace
}  // namespace svdscope::transform
