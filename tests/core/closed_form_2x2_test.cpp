// The closed form against extended precision, exact singularity, and the whole range of doubles.
#include "core/svd/closed_form_2x2.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

// The closed form in 64-bit mantissas and without any care: right to far more digits than a double where
// nothing is extreme.
struct LongSigmas {
    long double large = 0;
    long double small = 0;
};

LongSigmas long_sigmas(const Mat2& A) {
    const long double a = A.a, b = A.b, c = A.c, d = A.d;
    const long double large = (std::hypot(a + d, c - b) + std::hypot(a - d, c + b)) / 2;
    // With 26-bit entries both products are exact in 64 bits.
    return {large, (a * d - b * c) / large};
}

double short_entry(Random& random) {
    return std::ldexp(static_cast<double>(random.integer(-(1 << 26), 1 << 26)), -20);
}

TEST(ClosedForm2x2, SigmasAgainstLongDouble) {
    Random random(4);
    for (int i = 0; i < 100000; ++i) {
        Mat2 A{short_entry(random), short_entry(random), short_entry(random), short_entry(random)};
        if (i % 3 == 0) A.d = A.b * A.c / A.a;  // nearly singular; rounded back to few bits below
        if (i % 3 == 0) A.d = std::ldexp(std::round(std::ldexp(A.d, 10)), -10);
        if (A.a == 0 || std::abs(A.d) > 1e4) continue;
        const ClosedForm2 form = closed_form_2x2(A);
        const LongSigmas truth = long_sigmas(A);
        ASSERT_NEAR(form.large, static_cast<double>(truth.large), 3 * kEps * form.large) << A;
        ASSERT_NEAR(form.small, static_cast<double>(truth.small), 4.5 * kEps * std::abs(form.small)) << A;
    }
}

TEST(ClosedForm2x2, ExactlySingularGivesExactlyZero) {
    Random random(5);
    for (int i = 0; i < 20000; ++i) {
        const double x = static_cast<double>(random.integer(-1000000, 1000000));
        const double y = static_cast<double>(random.integer(-1000000, 1000000));
        const double s = std::ldexp(static_cast<double>(random.integer(-999, 999)),
                                    static_cast<int>(random.integer(-900, 900)));
        const double t = static_cast<double>(random.integer(-999, 999));
        ASSERT_EQ(closed_form_2x2({s * x, t * x, s * y, t * y}).small, 0);
    }
    EXPECT_EQ(closed_form_2x2({0.1, 0.2, 0.1, 0.2}).small, 0);
    EXPECT_FALSE(std::signbit(closed_form_2x2({-0.0, -0.0, -0.0, -0.0}).small));
}

TEST(ClosedForm2x2, PowersOfTwoChangeTheSizeAndNothingElse) {
    Random random(25);
    for (int i = 0; i < 5000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const int exponent = static_cast<int>(random.integer(-900, 900));
        const ClosedForm2 form = closed_form_2x2(A);
        const ClosedForm2 scaled = closed_form_2x2(scaled_by(A, -exponent));
        ASSERT_EQ(scaled.turn, form.turn) << A << " times 2^" << exponent;
        ASSERT_EQ(scaled.mirror, form.mirror);
        ASSERT_EQ(scaled.large, std::ldexp(form.large, exponent));
        ASSERT_EQ(scaled.small, std::ldexp(form.small, exponent));
    }
}

TEST(ClosedForm2x2, ExtremeScales) {
    EXPECT_EQ(closed_form_2x2({1e300, 0, 0, 1e-300}).large, 1e300);
    EXPECT_EQ(closed_form_2x2({1e300, 0, 0, 1e-300}).small, 1e-300);
    EXPECT_EQ(closed_form_2x2({1, 1e200, 0, 1}).small, 1e-200);
    EXPECT_EQ(closed_form_2x2({5e-324, 0, 0, -5e-324}).small, -5e-324);
    EXPECT_FALSE(std::signbit(closed_form_2x2({1e300, 1e-20, 1e-20, 0}).small)) << "vanished, and never -0";
    constexpr double kLargest = std::numeric_limits<double>::max();
    EXPECT_EQ(closed_form_2x2({kLargest, 0, 0, kLargest}).large, kLargest);
    EXPECT_EQ(closed_form_2x2({kLargest, 0, 0, kLargest}).small, kLargest);
    EXPECT_TRUE(std::isinf(closed_form_2x2({kLargest, kLargest, kLargest, kLargest}).large));
}

TEST(ClosedForm2x2, DirectionsAreUnitVectorsForNastyEntries) {
    for (const Mat2& A : test::nasty_matrices()) {
        const ClosedForm2 form = closed_form_2x2(A);
        ASSERT_NEAR(norm(form.turn), 1, 4 * kEps) << A;
        ASSERT_NEAR(norm(form.mirror), 1, 4 * kEps) << A;
        ASSERT_FALSE(std::isnan(form.small)) << A;
        ASSERT_GE(form.large, std::abs(form.small)) << A;
    }
}

TEST(Determinant2x2, CancelsWithoutLoss) {
    // (1 + 2^-52)(1 - 2^-52) - 1 = -2^-104, which a plain product rounds to zero.
    EXPECT_EQ(to_double(determinant_2x2({1 + 0x1p-52, 1, 1, 1 - 0x1p-52})), -0x1p-104);
    EXPECT_EQ(to_double(determinant_2x2({1e-200, 1e-200, -1e-200, 1e-100})), 1e-300);
    EXPECT_EQ(to_double(determinant_2x2({3, 1, 2, 4})), 10);
}

}  // namespace
}  // namespace svdscope
