// svd_2x2 on every processor level: the same bits, exact answers, the ends of the range, and what is no
// number.
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/svd/kernels_2x2.hpp"
#include "core/svd/two_by_two.hpp"
#include "tests/support/families_2x2.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kLeast = std::numeric_limits<double>::denorm_min();
constexpr CpuLevel kLevels[] = {CpuLevel::Baseline, CpuLevel::Avx2, CpuLevel::Avx512};

Eigen::Matrix2d eigen_of(const Mat2& A) { return (Eigen::Matrix2d() << A.a, A.b, A.c, A.d).finished(); }

// U, sigma and V one after the other.
using Numbers = std::array<double, 10>;
using Bits = std::array<std::uint64_t, 10>;

Places2 places(Numbers* first) { return {first->data(), first->data() + 4, first->data() + 6, 10}; }

std::vector<Bits> bits(const std::vector<Numbers>& results) {
    std::vector<Bits> all;
    for (const Numbers& numbers : results) all.push_back(std::bit_cast<Bits>(numbers));
    return all;
}

std::vector<double> by_columns(const std::vector<Mat2>& matrices) {
    std::vector<double> entries;
    for (const Mat2& A : matrices) entries.insert(entries.end(), {A.a, A.c, A.b, A.d});
    return entries;
}

std::vector<Bits> one_by_one(const Kernels2& kernels, const std::vector<double>& entries) {
    std::vector<Numbers> results(entries.size() / 4);
    for (std::size_t i = 0; i < results.size(); ++i) kernels.one(&entries[4 * i], places(&results[i]));
    return bits(results);
}

std::vector<Bits> at_once(const Kernels2& kernels, const std::vector<double>& entries) {
    std::vector<Numbers> results(entries.size() / 4);
    if (results.empty()) return {};
    kernels.many(entries.data(), places(results.data()), static_cast<long>(results.size()));
    return bits(results);
}

// All families side by side, so that a pack holds moderate matrices, ties and extremes together.
std::vector<Mat2> mixed_matrices(int rounds) {
    Random random(31);
    std::vector<Mat2> matrices;
    for (int i = 0; i < rounds; ++i) {
        for (const test::Family2& family : test::families_2x2()) matrices.push_back(family.draw(random));
    }
    return matrices;
}

TEST(Svd2x2, EveryLevelGivesTheSameBits) {
    std::vector<Mat2> matrices = mixed_matrices(300);
    const std::vector<Mat2> nasty = test::nasty_matrices();
    matrices.insert(matrices.end(), nasty.begin(), nasty.end());
    Random random(32);
    for (int i = 0; i < 1000; ++i) matrices.push_back(test::random_matrix(random));
    matrices.push_back({kInf, 0, 0, 1});
    matrices.push_back({1, std::nan(""), 0, 1});
    const std::vector<double> entries = by_columns(matrices);
    const std::vector<Bits> expected = one_by_one(*kernels_2x2(CpuLevel::Baseline), entries);
    for (CpuLevel level : kLevels) {
        const Kernels2* kernels = kernels_2x2(level);
        if (kernels == nullptr) continue;
        EXPECT_EQ(one_by_one(*kernels, entries), expected) << static_cast<int>(level);
        EXPECT_EQ(at_once(*kernels, entries), expected) << static_cast<int>(level);
    }
}

// FNV-1a over the bits of the results: a number that g++ and clang, and every machine, must agree on.
TEST(Svd2x2, TheBitsAreThoseOfEveryOtherMachine) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const Bits& result : at_once(best_kernels_2x2(), by_columns(mixed_matrices(1000)))) {
        for (std::uint64_t number : result) hash = (hash ^ number) * 0x100000001b3;
    }
    EXPECT_EQ(hash, 0xfd500a38f527b597) << std::hex << hash;
}

TEST(Svd2x2, BatchesOfEveryLength) {
    const std::vector<Mat2> matrices = mixed_matrices(5);
    for (CpuLevel level : kLevels) {
        const Kernels2* kernels = kernels_2x2(level);
        if (kernels == nullptr) continue;
        for (std::size_t count = 0; count <= matrices.size(); ++count) {
            const std::vector<double> entries = by_columns({matrices.begin(), matrices.begin() + count});
            ASSERT_EQ(at_once(*kernels, entries), one_by_one(*kernels, entries)) << count;
        }
    }
    svd_2x2_batch({}, {});
    std::vector<Eigen::Matrix2d> two(2, Eigen::Matrix2d::Identity());
    std::vector<Svd2> one(1);
    EXPECT_DEATH(svd_2x2_batch(two, one), "left is 2, right is 1");
}

Eigen::Matrix2d product(const Svd2& svd) { return svd.U * svd.sigma.asDiagonal() * svd.V.transpose(); }

TEST(Svd2x2, DiagonalMatricesAndQuarterTurnsAreExact) {
    const double entries[] = {0, -0.0, 1, -3, 0.1, 1e-300, -1e300, kLeast, kLargest};
    for (double x : entries) {
        for (double y : entries) {
            for (const Mat2& A : {Mat2{x, 0, 0, y}, Mat2{0, x, y, 0}}) {
                const Svd2 svd = svd_2x2(eigen_of(A));
                ASSERT_EQ(svd.sigma(0), std::max(std::abs(x), std::abs(y))) << A;
                ASSERT_EQ(svd.sigma(1), std::min(std::abs(x), std::abs(y))) << A;
                ASSERT_EQ(product(svd), eigen_of(A)) << A;
                ASSERT_TRUE((svd.U.array().abs() == 0 || svd.U.array().abs() == 1).all()) << A;
                ASSERT_TRUE((svd.V.array().abs() == 0 || svd.V.array().abs() == 1).all()) << A;
            }
        }
    }
}

TEST(Svd2x2, TurnsAndMirrorsLeaveVAlone) {
    for (double side : {1.0, -1.0}) {
        const Svd2 svd = svd_2x2(eigen_of({3, -4 * side, 4, 3 * side}));
        EXPECT_EQ(svd.sigma, Eigen::Vector2d(5, 5));
        EXPECT_EQ(svd.V, Eigen::Matrix2d::Identity());
        EXPECT_NEAR(svd.U(0, 0), 0.6, 0x1p-53);
        EXPECT_NEAR(svd.U(1, 1), side * 0.6, 0x1p-53);
    }
}

TEST(Svd2x2, IntegersOfRankOneAreExact) {
    const Svd2 svd = svd_2x2(eigen_of({15, 36, 20, 48}));  // (3, 4)^T (5, 12)
    EXPECT_EQ(svd.sigma, Eigen::Vector2d(65, 0));
    Random random(33);
    for (int i = 0; i < 20000; ++i) {
        const double x = static_cast<double>(random.integer(-60000000, 60000000));
        const double y = static_cast<double>(random.integer(-60000000, 60000000));
        const double s = static_cast<double>(random.integer(-1000, 1000));
        const double t = static_cast<double>(random.integer(-1000, 1000));
        ASSERT_EQ(svd_2x2(eigen_of({x * s, x * t, y * s, y * t})).sigma(1), 0);
    }
}

TEST(Svd2x2, TheEndsOfTheRange) {
    const auto sigma = [](const Mat2& A) { return svd_2x2(eigen_of(A)).sigma; };
    EXPECT_EQ(sigma({kLargest, kLargest, kLargest, kLargest}), Eigen::Vector2d(kInf, 0));
    EXPECT_EQ(sigma({kLargest, 0, 0, -kLargest}), Eigen::Vector2d(kLargest, kLargest));
    EXPECT_EQ(sigma({kLargest, 1, 1, kLargest}), Eigen::Vector2d(kLargest, kLargest));
    EXPECT_EQ(sigma({1, 1e200, 0, 1}), Eigen::Vector2d(1e200, 1e-200));
    EXPECT_EQ(sigma({1e300, 0, 0, 1e-300}), Eigen::Vector2d(1e300, 1e-300));
    // sqrt(3^2 + 4^2) of the least number, and what lies between two of them: (1 + sqrt 5) / 2 = 1.6, 0.6.
    EXPECT_EQ(sigma({3 * kLeast, 0, 4 * kLeast, 0}), Eigen::Vector2d(5 * kLeast, 0));
    EXPECT_EQ(sigma({kLeast, kLeast, kLeast, 0}), Eigen::Vector2d(2 * kLeast, kLeast));
}

// The turn is 2^-1990 of the mirror here, and its direction still decides V.
TEST(Svd2x2, AComponentThatVanishesBesideTheOtherKeepsItsDirection) {
    const Svd2 svd = svd_2x2(eigen_of({1e300, 1e-300, 0, -1e300}));
    EXPECT_NEAR(svd.V(0, 0), std::sqrt(0.5), 0x1p-52);
    EXPECT_NEAR(std::abs(svd.V(1, 0)), std::sqrt(0.5), 0x1p-52);
}

TEST(Svd2x2, PowersOfTwoChangeTheSizeAndNothingElse) {
    Random random(34);
    for (int i = 0; i < 5000; ++i) {
        const Mat2 A = test::random_matrix(random);
        const int exponent = static_cast<int>(random.integer(-900, 900));
        const Svd2 svd = svd_2x2(eigen_of(A));
        const Svd2 scaled = svd_2x2(eigen_of(test::scaled(std::ldexp(1.0, exponent), A)));
        ASSERT_EQ(scaled.U, svd.U) << A << " times 2^" << exponent;
        ASSERT_EQ(scaled.V, svd.V);
        ASSERT_EQ(scaled.sigma(0), std::ldexp(svd.sigma(0), exponent));
        ASSERT_EQ(scaled.sigma(1), std::ldexp(svd.sigma(1), exponent));
    }
}

TEST(Svd2x2, WhatIsNoNumberSpoilsNoNeighbour) {
    for (double bad : {kInf, -kInf, std::nan("")}) {
        std::vector<Eigen::Matrix2d> matrices(16, eigen_of({2, 1, 1, 2}));
        matrices[5](0, 1) = bad;
        std::vector<Svd2> results(matrices.size());
        svd_2x2_batch(matrices, results);
        for (std::size_t i = 0; i < results.size(); ++i) {
            ASSERT_EQ(results[i].sigma.hasNaN(), i == 5);
            ASSERT_EQ(results[i].U.array().isNaN().all(), i == 5);
            ASSERT_EQ(results[i].V.array().isNaN().all(), i == 5);
        }
    }
    EXPECT_TRUE(signed_svd_2x2(eigen_of({kInf, 0, 0, 1})).U.hasNaN());
}

}  // namespace
}  // namespace svdscope
