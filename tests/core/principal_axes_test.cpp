// Principal axes of scatter matrices: equal to the SVD of the points, kept at ties, never flipping.
#include "core/analysis/principal_axes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/svd/decompose.hpp"
#include "tests/support/spaces.hpp"

namespace svdscope {
namespace {

using test3::distance;
using test3::improperness;
using test3::random_rotation;

constexpr double kEps = 2.2e-16, kRounding = 1e-30;

Moments3 sums_of(const std::vector<Vec3>& points) {
    Moments3 sums(points.empty() ? Vec3{} : points[points.size() / 2]);
    sums.add_exactly(points);
    return sums;
}

std::vector<Vec3> turned(Random& random, const Mat3& R, Vec3 deviations, std::size_t count) {
    std::vector<Vec3> points(count);
    for (Vec3& p : points) {
        const Vec3 q = test3::random_vector(random);
        p = R * Vec3{deviations.x * q.x, deviations.y * q.y, deviations.z * q.z};
    }
    return points;
}

/// The six points +-s_i r_i: their scatter is exactly tied where the s are.
std::vector<Vec3> cross_of(const Mat3& R, Vec3 s) {
    std::vector<Vec3> points;
    for (int i = 0; i < 3; ++i)
        for (const double side : {1.0, -1.0})
            points.push_back(side * s[i] * R.columns[static_cast<std::size_t>(i)]);
    return points;
}

Scatter3 product_of(const Mat3& R, Vec3 sigma) {
    Scatter3 scatter;
    for (int i = 0; i < 3; ++i)
        for (int j = i; j < 3; ++j)
            for (int k = 0; k < 3; ++k)
                scatter(i, j) += exact_product(R(i, k), R(j, k)) * DoubleDouble(sigma[k] * sigma[k]);
    return scatter;
}

TEST(PrincipalAxes, EqualTheSvdOfThePoints) {
    Random random(31);
    for (int round = 0; round < 200; ++round) {
        const double weak = std::pow(10.0, -random.uniform(0, 13));
        const Mat3 R = random_rotation(random, 3);
        const std::vector<Vec3> points = turned(random, R, {1, random.uniform(weak, 1), weak}, 40);
        const Moments3 sums = sums_of(points);
        Eigen::MatrixXd X(points.size(), 3);
        for (std::size_t i = 0; i < points.size(); ++i)
            for (int j = 0; j < 3; ++j) X(static_cast<Eigen::Index>(i), j) = points[i][j];
        X.rowwise() -= X.colwise().mean().eval();
        const auto svd = decompose(X);
        ASSERT_TRUE(svd);
        const PrincipalAxes3 found = principal_axes(sums.scatter(), kRounding, {});
        EXPECT_LE(improperness(found.axes), 32 * kEps);
        for (int i = 0; i < 3; ++i)
            EXPECT_NEAR(found.sigma[i], svd->sigma(i), 32 * kEps * svd->sigma(0)) << "weak " << weak;
        const Vec3 first = found.axes.columns[0];
        EXPECT_NEAR(std::abs(first.x * svd->V(0, 0) + first.y * svd->V(1, 0) + first.z * svd->V(2, 0)), 1,
                    1e-10);
    }
}

TEST(PrincipalAxes, TiesKeepWhatIsFree) {
    Random random(32);
    for (int round = 0; round < 300; ++round) {
        const Mat3 R = random_rotation(random, 3), before = random_rotation(random, 3);
        const auto all = principal_axes(product_of(R, {2, 2, 2}), kRounding, before);
        EXPECT_EQ(all.axes, before);
        EXPECT_EQ(all.all, Tie::Exact);
        const auto pancake = principal_axes(product_of(R, {2, 2, 1}), kRounding, before);
        EXPECT_EQ(pancake.ties[0], Tie::Exact);
        EXPECT_EQ(pancake.ties[1], Tie::None);
        EXPECT_NEAR(std::abs(dot(pancake.axes.columns[2], R.columns[2])), 1, 1e-12);
        const auto cigar = principal_axes(product_of(R, {2, 1, 1}), kRounding, before);
        EXPECT_EQ(cigar.ties[1], Tie::Exact);
        EXPECT_NEAR(std::abs(dot(cigar.axes.columns[0], R.columns[0])), 1, 1e-12);
        for (const auto* found : {&pancake, &cigar}) {
            EXPECT_LE(improperness(found->axes), 32 * kEps);
            const auto again = principal_axes(product_of(R, found->sigma), kRounding, found->axes);
            EXPECT_LE(distance(again.axes, found->axes), 1e-12) << "they stay where they are";
        }
    }
}

TEST(PrincipalAxes, OfAllRotationsWithTheseAxesItTakesTheNearest) {
    Random random(33);
    for (int round = 0; round < 300; ++round) {
        const Mat3 R = random_rotation(random, 3), before = random_rotation(random, 3);
        const Mat3 found = principal_axes(product_of(R, {3, 2, 1}), kRounding, before).axes;
        for (const Vec3 signs : {Vec3{1, 1, 1}, Vec3{1, -1, -1}, Vec3{-1, 1, -1}, Vec3{-1, -1, 1}})
            EXPECT_LE(distance(found, before),
                      distance(R * diagonal(signs.x, signs.y, signs.z), before) + 1e-9);
    }
}

// A point dragged around for a long time: while no two spreads come near each other, no axis turns by more
// than the change of the scatter allows.
TEST(PrincipalAxes, NothingFlipsInLongDrags) {
    Random random(34);
    int checked = 0;
    for (int drag = 0; drag < 500; ++drag) {
        std::vector<Vec3> points = turned(random, random_rotation(random, 3), {1.5, 1, 0.4}, 12);
        Moments3 sums = sums_of(points);
        PrincipalAxes3 before = principal_axes(sums.scatter(), kRounding, {});
        Vec3 velocity = 0.02 * test3::random_vector(random);
        for (int step = 0; step < 300; ++step) {
            velocity = 0.98 * velocity + 0.01 * test3::random_vector(random);
            sums.move(points[0], points[0] + velocity);
            points[0] = points[0] + velocity;
            const PrincipalAxes3 now = principal_axes(sums.scatter(), kRounding, before.axes);
            ASSERT_LE(improperness(now.axes), 32 * kEps);
            for (std::size_t i = 0; i < 3; ++i) {
                const bool near =
                    (i < 2 && now.ties[i] != Tie::None) || (i > 0 && now.ties[i - 1] != Tie::None);
                const bool was =
                    (i < 2 && before.ties[i] != Tie::None) || (i > 0 && before.ties[i - 1] != Tie::None);
                if (near || was) continue;
                ++checked;
                ASSERT_GT(dot(now.axes.columns[i], before.axes.columns[i]), 0.2)
                    << "axis " << i << " of drag " << drag << ", step " << step;
            }
            before = now;
        }
    }
    EXPECT_GT(checked, 200'000);
}

TEST(PrincipalAxes, DegenerateCloudsHaveNoNanAndTheRightRank) {
    const Mat3 R = rotation({1, 2, 3}, 0.7);
    EXPECT_EQ(principal_axes({}, kRounding, R).axes, R);
    const auto line = principal_axes(sums_of({{1, 2, 3}, {2, 4, 6}, {-3, -6, -9}}).scatter(), kRounding, R);
    EXPECT_EQ(line.sigma.y, 0);
    EXPECT_EQ(line.sigma.z, 0);
    EXPECT_EQ(line.ties[1], Tie::Exact);
    EXPECT_NEAR(std::abs(dot(line.axes.columns[0], direction({1, 2, 3}))), 1, 1e-14);
    const auto flat =
        principal_axes(sums_of({{0, 0, 5}, {4, 0, 5}, {0, 1, 5}, {3, 3, 5}}).scatter(), kRounding, R);
    EXPECT_EQ(flat.sigma.z, 0);
    EXPECT_GT(flat.sigma.y, 1);
    EXPECT_NEAR(std::abs(flat.axes.columns[2].z), 1, 1e-14);
    for (const double size : {1e-120, 1e120}) {
        const auto found =
            principal_axes(sums_of(cross_of(R, {3 * size, 2 * size, size})).scatter(), kRounding, R);
        EXPECT_NEAR(found.sigma.x / size, 3 * std::sqrt(2), 1e-13);
        EXPECT_NEAR(found.sigma.z / size, std::sqrt(2), 1e-13);
    }
}

}  // namespace
}  // namespace svdscope
