// Sums in twice the precision: exactness, drift, and the quick way beside the exact one.
#include "core/analysis/moments.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

__extension__ using Integer128 = __int128;

double difference(const Scatter2& s, const Scatter2& t) {
    const auto error = [](DoubleDouble x, DoubleDouble y) { return std::abs(static_cast<double>(x - y)); };
    return std::max({error(s(0, 0), t(0, 0)), error(s(0, 1), t(0, 1)), error(s(1, 1), t(1, 1))});
}

Moments2 sums_of(const std::vector<Vec2>& points, Vec2 shift) {
    Moments2 sums(shift);
    sums.add_exactly(points);
    return sums;
}

std::vector<Vec2> normal_points(std::size_t count, Vec2 center, std::uint64_t seed) {
    Random random(seed);
    std::vector<Vec2> points(count);
    for (Vec2& p : points) p = center + Vec2{2 * random.normal(), random.normal()};
    return points;
}

TEST(DoubleDouble, AgainstLongIntegers) {
    // Products and sums of integers of 53 bits need 106 and are exact in 128-bit integers.
    Random random(5);
    for (int i = 0; i < 20'000; ++i) {
        const auto a = random.integer(-(1LL << 52), 1LL << 52), b = random.integer(-(1LL << 52), 1LL << 52);
        const DoubleDouble x(static_cast<double>(a)), y(static_cast<double>(b));
        const DoubleDouble product = x * y, sum = x * x + product;
        const Integer128 exact_product = static_cast<Integer128>(a) * b;
        const auto as_integer = [](DoubleDouble z) {
            return static_cast<Integer128>(z.high) + static_cast<Integer128>(z.low);
        };
        EXPECT_TRUE(as_integer(product) == exact_product);
        const Integer128 exact_sum = static_cast<Integer128>(a) * a + exact_product;
        const Integer128 off = as_integer(sum) - exact_sum;
        EXPECT_LE(std::abs(static_cast<double>(off)), std::ldexp(1, 106 - 104));
        if (b == 0) continue;
        const DoubleDouble rest = product / y - x;
        EXPECT_LE(std::abs(static_cast<double>(rest)),
                  std::ldexp(16.0 * std::abs(static_cast<double>(a)), -106));
    }
}

TEST(Moments2, KnownSums) {
    Moments2 sums;
    for (const Vec2 p : {Vec2{1, 1}, Vec2{2, 2.1}, Vec2{3, 2.8}, Vec2{4, 4.2}}) sums.add(p);
    EXPECT_EQ(sums.count(), 4U);
    EXPECT_DOUBLE_EQ(sums.mean().x, 2.5);
    EXPECT_DOUBLE_EQ(sums.mean().y, 2.525);
    EXPECT_NEAR(static_cast<double>(sums.scatter()(0, 0)), 5, 1e-15);
    EXPECT_NEAR(static_cast<double>(sums.about_origin()(0, 0)), 30, 1e-14);
    EXPECT_NEAR(static_cast<double>(sums.about_origin({-2.5, -2.525})(0, 1)),
                static_cast<double>(sums.scatter()(0, 1)), 1e-14);
}

TEST(Moments2, NothingAndOnePointHaveNoScatter) {
    Moments2 sums({7, 7});
    EXPECT_EQ(sums.scatter().trace(), 0);
    EXPECT_EQ(sums.mean().x, 0);
    sums.add({1e6, -3});
    EXPECT_EQ(sums.mean().x, 1e6);
    EXPECT_EQ(sums.scatter().trace(), 0);
}

TEST(Moments2, CollinearPointsFarFromTheOriginHaveNoSecondVariance) {
    std::vector<Vec2> points;
    for (int i = 0; i < 100; ++i) points.push_back({1e6 + i, 2e6 + 2.0 * i});
    const Scatter2 s = sums_of(points, points[50]).scatter();
    EXPECT_EQ(static_cast<double>(s(0, 0) * s(1, 1) - s(0, 1) * s(0, 1)), 0);
}

// The million is split over offsets and a dragged outlier; each must come back to the sums of its points.
TEST(Moments2, NoDriftOverAMillionMoves) {
    for (const double offset : {0.0, 1e3, 1e6}) {
        std::vector<Vec2> points = normal_points(1000, {offset, -offset}, 11);
        Moments2 sums = sums_of(points, points[500]);
        Random random(3);
        for (int step = 0; step < 333'334; ++step) {
            const auto i = static_cast<std::size_t>(random.integer(0, 999));
            const double far = step % 1000 == 0 ? 1e6 : 1;  // one in a thousand is thrown far away
            const Vec2 to = Vec2{offset, -offset} + far * Vec2{random.normal(), random.normal()};
            sums.move(points[i], to);
            points[i] = to;
        }
        for (Vec2& p : points) {  // all come home, also the far ones
            const Vec2 to = Vec2{offset, -offset} + Vec2{random.normal(), random.normal()};
            sums.move(p, to);
            p = to;
        }
        const Scatter2 fresh = sums_of(points, points[0]).scatter();
        EXPECT_LE(difference(sums.scatter(), fresh), 4 * 2.2e-16 * fresh.trace()) << "offset " << offset;
    }
}

TEST(Moments2, QuickSumsAreCloseToExactOnes) {
    for (const double offset : {0.0, 1e3, 1e6}) {
        const std::vector<Vec2> points = normal_points(200'000, {offset, offset}, 4);
        const Scatter2 exact = sums_of(points, points[7]).scatter();
        Moments2 quick(points[7]);
        for (std::size_t at = 0; at < points.size(); at += 512)
            quick.add_quickly(std::span(points).subspan(at, std::min<std::size_t>(512, points.size() - at)));
        EXPECT_EQ(quick.count(), points.size());
        EXPECT_LE(difference(quick.scatter(), exact), 1e-15 * exact.trace()) << "offset " << offset;
        EXPECT_GT(quick.relative_rounding(), 1e-15);
    }
}

TEST(Moments2, AddAndRemoveAreInverse) {
    Moments2 sums({0.1, 0.2});
    for (const Vec2 p : normal_points(50, {3, 3}, 8)) sums.add(p);
    const Scatter2 before = sums.scatter();
    sums.add({1e9, -1e9});
    sums.remove({1e9, -1e9});
    EXPECT_LE(difference(sums.scatter(), before), 1e-13);
    EXPECT_EQ(sums.count(), 50U);
}

std::vector<Vec3> flat_points(std::size_t count, Vec3 center, std::uint64_t seed) {
    Random random(seed);
    std::vector<Vec3> points(count);
    for (Vec3& p : points) p = center + Vec3{2 * random.normal(), random.normal(), 1e-3 * random.normal()};
    return points;
}

double difference(const Scatter3& s, const Scatter3& t) {
    double worst = 0;
    for (std::size_t k = 0; k < s.entries.size(); ++k)
        worst = std::max(worst, std::abs(static_cast<double>(s.entries[k] - t.entries[k])));
    return worst;
}

TEST(Moments3, HoldTheThreePlanesOfCoordinates) {
    const std::vector<Vec3> points = flat_points(500, {3, -2, 1}, 9);
    Moments3 sums(points[0]);
    sums.add_exactly(points);
    for (const auto& [i, j] : {std::pair{0, 1}, {0, 2}, {1, 2}}) {
        Moments2 plane({points[0][i], points[0][j]});
        for (const Vec3 p : points) plane.add({p[i], p[j]});
        EXPECT_EQ(static_cast<double>(sums.scatter()(i, j)), static_cast<double>(plane.scatter()(0, 1)));
        EXPECT_EQ(static_cast<double>(sums.scatter()(j, j)), static_cast<double>(plane.scatter()(1, 1)));
        EXPECT_EQ(static_cast<double>(sums.about_origin({1, 2, 3})(i, j)),
                  static_cast<double>(plane.about_origin({i + 1.0, j + 1.0})(0, 1)));
        EXPECT_EQ(sums.mean()[i], plane.mean().x);
    }
}

TEST(Moments3, NoDriftOverAMillionMoves) {
    for (const double offset : {0.0, 1e6}) {
        std::vector<Vec3> points = flat_points(1'000, {offset, -offset, offset}, 4);
        Moments3 sums(points[500]);
        sums.add_exactly(points);
        Random random(17);
        for (int step = 0; step < 1'000'000; ++step) {
            Vec3& p = points[static_cast<std::size_t>(random.integer(0, 999))];
            const Vec3 to =
                Vec3{offset, -offset, offset} + 3 * Vec3{random.normal(), random.normal(), random.normal()};
            sums.move(p, to);
            p = to;
        }
        Moments3 fresh(points[0]);
        fresh.add_exactly(points);
        EXPECT_LE(difference(sums.scatter(), fresh.scatter()), 4 * 2.2e-16 * fresh.scatter().trace());
    }
}

TEST(Moments3, QuickSumsAreCloseToExactOnes) {
    const std::vector<Vec3> points = flat_points(512, {1e3, 0, -1e3}, 12);
    Moments3 exact(points[7]), quick(points[7]);
    exact.add_exactly(points);
    quick.add_quickly(points);
    EXPECT_LE(difference(quick.scatter(), exact.scatter()), 1e-15 * exact.scatter().trace());
}

}  // namespace
}  // namespace svdscope
