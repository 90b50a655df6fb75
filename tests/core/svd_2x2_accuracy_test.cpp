// How far svd_2x2 is from the truth over seventeen families of matrices. Ten million of them, instead of some
// thousands: SVDSCOPE_SVD2_CASES=10000000 build/core-only/tests/core_tests --gtest_filter='Svd2x2Accuracy*'
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/svd/two_by_two.hpp"
#include "tests/support/families_2x2.hpp"
#include "tests/support/matrices.hpp"
#include "tests/support/quad_2x2.hpp"

namespace svdscope {
namespace {

#ifdef SVDSCOPE_HAS_QUAD

using test::Quad;
using test::QuadSvd;
using test::QuadVector;

constexpr double kUnit = 0x1p-53;
// Rounded once from twice the precision: half a unit, but for what is some 2^-50 from halfway between two
// doubles.
constexpr double kCorrectlyRounded = 0.5 + 0x1p-46;

long cases() {
    const char* asked = std::getenv("SVDSCOPE_SVD2_CASES");
    return asked != nullptr ? std::atol(asked) : 20'000;
}

// The worst of a family. All but the sigmas in units of 2^-53.
struct Worst {
    double large = 0, small = 0, orthogonality = 0, u = 0, v = 0, residual = 0;
};

double norm_loss(const Eigen::Matrix2d& Q) {
    const Quad x = Q(0, 0), y = Q(1, 0), z = Q(0, 1), w = Q(1, 1);
    const Quad first = test::quad_size(x * x + y * y - 1), second = test::quad_size(z * z + w * w - 1);
    const Quad inner = test::quad_size(x * z + y * w);
    return static_cast<double>(std::max(std::max(first, second), inner)) / kUnit;
}

// The angle between the first column and the truth; its length is a matter of orthogonality. Where v is
// nearly (0, 1) its sign is a matter of the last bit.
double angle(const Eigen::Matrix2d& Q, QuadVector p) {
    const Quad x = Q(0, 0), y = Q(1, 0);
    const Quad across = test::quad_size(x * p.y - y * p.x), along = test::quad_size(x * p.x + y * p.y);
    return static_cast<double>(across / along) / kUnit;
}

double residual(const Mat2& A, const Svd2& svd, const QuadSvd& truth) {
    const Quad entries[4] = {A.a, A.b, A.c, A.d};
    // A subnormal sigma is rounded to a multiple of the least double.
    const Quad unit = std::max(truth.large, Quad(0x1p-1022));
    Quad sum = 0;
    for (int i = 0; i < 2; ++i) {
        for (int j = 0; j < 2; ++j) {
            const Quad made = Quad(svd.U(i, 0)) * svd.sigma(0) * svd.V(j, 0) +
                              Quad(svd.U(i, 1)) * svd.sigma(1) * svd.V(j, 1);
            const Quad left = (made - entries[2 * i + j]) / unit;
            sum += left * left;
        }
    }
    return static_cast<double>(test::quad_root(sum)) / kUnit;
}

void check(const Mat2& A, const Svd2& svd, Worst& worst) {
    const QuadSvd truth = test::quad_svd(A);
    const bool overflows = truth.large >= Quad(0x1p1023) * 2 - Quad(0x1p969);
    if (overflows) {
        ASSERT_TRUE(std::isinf(svd.sigma(0))) << A;
    } else {
        worst.large = std::max(worst.large, test::ulps(svd.sigma(0), truth.large));
        if (truth.large > 0) worst.residual = std::max(worst.residual, residual(A, svd, truth));
    }
    worst.small = std::max(worst.small, test::ulps(svd.sigma(1), truth.small));
    worst.orthogonality = std::max({worst.orthogonality, norm_loss(svd.U), norm_loss(svd.V)});
    worst.u = std::max(worst.u, angle(svd.U, truth.u));
    worst.v = std::max(worst.v, angle(svd.V, truth.v));
    ASSERT_EQ(svd.U(0, 0) * svd.U(1, 1) < svd.U(0, 1) * svd.U(1, 0), truth.improper) << A;
    ASSERT_GE(svd.sigma(0), svd.sigma(1)) << A;
}

TEST(Svd2x2Accuracy, SigmaIsCorrectlyRoundedAndAxesAreWithinFourUnits) {
    const long each = std::max(cases() / 17, 1L);
    std::printf("%ld matrices of each family; units in the last place, and of 2^-53\n", each);
    std::printf("%-18s %12s %12s %8s %8s %8s %8s\n", "", "sigma_1", "sigma_2", "orthog.", "u", "v",
                "residual");
    std::uint64_t seed = 100;
    for (const test::Family2& family : test::families_2x2()) {
        Random random(++seed);
        Worst worst;
        for (long i = 0; i < each; ++i) {
            const Mat2 A = family.draw(random);
            check(A, svd_2x2((Eigen::Matrix2d() << A.a, A.b, A.c, A.d).finished()), worst);
            if (HasFatalFailure()) return;
        }
        std::printf("%-18s %12.9f %12.9f %8.2f %8.2f %8.2f %8.2f\n", family.name, worst.large, worst.small,
                    worst.orthogonality, worst.u, worst.v, worst.residual);
        EXPECT_LE(worst.large, kCorrectlyRounded) << family.name;
        EXPECT_LE(worst.small, kCorrectlyRounded) << family.name;
        EXPECT_LE(worst.orthogonality, 4) << family.name;
        EXPECT_LE(worst.u, 4) << family.name;
        EXPECT_LE(worst.v, 4) << family.name;
        EXPECT_LE(worst.residual, 12) << family.name;
    }
}

TEST(Svd2x2Accuracy, EntriesFromBothEndsOfTheRange) {
    Worst worst;
    for (const Mat2& A : test::nasty_matrices()) {
        check(A, svd_2x2((Eigen::Matrix2d() << A.a, A.b, A.c, A.d).finished()), worst);
        if (HasFatalFailure()) return;
    }
    EXPECT_LE(std::max(worst.large, worst.small), kCorrectlyRounded);
    EXPECT_LE(std::max({worst.orthogonality, worst.u, worst.v}), 4);
}

#endif

}  // namespace
}  // namespace svdscope
