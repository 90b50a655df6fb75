// Angles between subspaces: planted ones over the whole range, tiny ones, other bases, refusals.
#include "core/analysis/principal_angles.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "core/base/random.hpp"
#include "core/data/synthetic_matrices.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kRight = std::numbers::pi / 2;

// Orthonormal axes turned at random, the same turn for both subspaces.
MatrixXd turn(Index size, std::uint64_t seed) { return matrix_with_spectrum(VectorXd::Ones(size), seed); }

struct Planted {
    MatrixXd X, Y;
};

// X is spanned by e_1..e_p, Y by cos theta_i e_i + sin theta_i e_{p+i}, then both are turned.
Planted planted(const VectorXd& angles, Index extra, std::uint64_t seed) {
    const Index k = angles.size(), p = k + extra, m = p + k;
    MatrixXd X = MatrixXd::Identity(m, p), Y = MatrixXd::Zero(m, k);
    for (Index i = 0; i < k; ++i) Y(i, i) = std::cos(angles(i)), Y(p + i, i) = std::sin(angles(i));
    const MatrixXd R = turn(m, seed);
    return {R * X, R * Y};
}

void expect_directions(const PrincipalAngles& found, const Planted& of, double allowed) {
    const Index k = found.angles.size();
    const MatrixXd I = MatrixXd::Identity(k, k);
    EXPECT_LE((found.X.transpose() * found.X - I).norm(), allowed);
    EXPECT_LE((found.Y.transpose() * found.Y - I).norm(), allowed);
    EXPECT_LE((found.X - of.X * (of.X.transpose() * found.X)).norm(), allowed) << "X lies in its subspace";
    EXPECT_LE((found.Y - of.Y * (of.Y.transpose() * found.Y)).norm(), allowed);
    const MatrixXd cosines = found.angles.array().cos().matrix().asDiagonal();
    EXPECT_LE((found.X.transpose() * found.Y - cosines).norm(), allowed);
}

TEST(PrincipalAngles, KnownAnglesOverTheWholeRange) {
    const double quarter = std::numbers::pi / 4;
    const std::vector<VectorXd> lists{
        VectorXd{{0.5}},
        VectorXd{{0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.1, 0.7, 0.8, 1.5, kRight - 1e-12, kRight}},
        VectorXd{{quarter - 1e-9, quarter - 1e-14, quarter, quarter + 1e-14, quarter + 1e-9}},
        VectorXd{{1e-12, 1e-12, 0.3, 0.3, 1.2, 1.2}},
        VectorXd::Zero(4),
        VectorXd::Constant(3, kRight)};
    std::uint64_t seed = 1;
    for (const VectorXd& angles : lists) {
        for (const Index extra : {0, 1, 5}) {
            SCOPED_TRACE(testing::Message() << angles.transpose() << " and " << extra << " dimensions more");
            const Planted given = planted(angles, extra, ++seed);
            const double allowed = 100 * static_cast<double>(given.X.rows()) * kEps;
            const PrincipalAngles found = principal_angles(given.X, given.Y).value();
            ASSERT_EQ(found.angles.size(), angles.size());
            EXPECT_EQ(found.dimension_X, given.X.cols());
            EXPECT_EQ(found.dimension_Y, given.Y.cols());
            for (Index i = 0; i < angles.size(); ++i) EXPECT_NEAR(found.angles(i), angles(i), allowed) << i;
            expect_directions(found, given, 2 * allowed);
            const PrincipalAngles other = principal_angles(given.Y, given.X).value();
            EXPECT_LE((other.angles - found.angles).cwiseAbs().maxCoeff(), 2 * allowed);
            expect_directions(other, {given.Y, given.X}, 2 * allowed);
        }
    }
}

// The arc cosine of the largest cosine, which is what one would write first, is off by 1e-8.
TEST(PrincipalAngles, TinyAnglesKeepTheirDigits) {
    for (const double angle : {1e-9, 1e-12, 1e-14}) {
        const Planted given = planted(VectorXd{{angle, 0.4}}, 1, 9);
        EXPECT_NEAR(principal_angles(given.X, given.Y)->angles(0), angle, 20 * kEps);
    }
}

TEST(PrincipalAngles, AnyColumnsOfTheSameSpans) {
    Random random(81);
    for (int round = 0; round < 50; ++round) {
        const VectorXd angles{{1e-8, 0.2, 1.1}};
        const Planted given = planted(angles, 1, static_cast<std::uint64_t>(round));
        VectorXd sizes(4);
        sizes << 1, 0.5, 0.1, 0.01;  // kappa 100
        const MatrixXd mixed = given.X * matrix_with_spectrum(1e10 * sizes, 7);
        const MatrixXd wide = given.Y * MatrixXd::NullaryExpr(3, 8, [&] { return random.normal(); });
        const PrincipalAngles found = principal_angles(mixed, wide).value();
        EXPECT_EQ(found.dimension_X, 4);
        EXPECT_EQ(found.dimension_Y, 3) << "eight columns that depend on each other";
        for (Index i = 0; i < 3; ++i) EXPECT_NEAR(found.angles(i), angles(i), 100 * 100 * 8 * kEps) << i;
    }
}

TEST(PrincipalAngles, KnownAnswers) {
    const MatrixXd line{{1}, {0}}, diagonal{{3}, {3}}, opposite{{-2}, {0}};
    EXPECT_NEAR(principal_angles(line, diagonal)->angles(0), std::numbers::pi / 4, 2 * kEps);
    EXPECT_EQ(principal_angles(line, opposite)->angles(0), 0) << "a line has no direction";
    const MatrixXd floor{{1, 0}, {0, 1}, {0, 0}}, wall{{0, 0}, {1, 0}, {0, 1}};
    const PrincipalAngles room = principal_angles(floor, wall).value();
    EXPECT_NEAR(room.angles(0), 0, 2 * kEps) << "the line where they meet";
    EXPECT_NEAR(room.angles(1), kRight, 2 * kEps);
    EXPECT_EQ(principal_angles(floor, MatrixXd::Identity(3, 3))->angles, VectorXd::Zero(2));
}

TEST(PrincipalAngles, NoneWithoutDimensionAndRefusals) {
    const PrincipalAngles none = principal_angles(MatrixXd::Zero(3, 2), MatrixXd::Identity(3, 2)).value();
    EXPECT_EQ(none.angles.size(), 0);
    EXPECT_EQ(none.dimension_X, 0);
    EXPECT_EQ(none.dimension_Y, 2);
    EXPECT_EQ(none.X.rows(), 3);
    EXPECT_EQ(principal_angles(MatrixXd::Ones(3, 1), MatrixXd::Ones(2, 1)).error().message,
              "The two subspaces must be of one space, and their vectors have 3 and 2 entries.");
    EXPECT_EQ(principal_angles(MatrixXd::Ones(3, 1), MatrixXd::Constant(3, 1, NAN)).error().message,
              "The entry in row 1, column 1 is not a finite number.");
}

}  // namespace
}  // namespace svdscope
