// Our own random numbers and checks.
#include <gtest/gtest.h>

#include <array>

#include "core/base/check.hpp"
#include "core/base/hash.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"

namespace svdscope {
namespace {

TEST(Random, TheFirstNumbersNeverChange) {
    // SplitMix64 with seed 1234567, as its authors' own C code prints them.
    Random random(1234567);
    EXPECT_EQ(random.bits(), 6457827717110365317u);
    EXPECT_EQ(random.bits(), 3203168211198807973u);
    EXPECT_EQ(random.bits(), 9817491932198370423u);
}

TEST(Random, UniformFillsItsInterval) {
    Random random(1);
    double sum = 0, low = 1, high = 0;
    for (int i = 0; i < 100000; ++i) {
        const double x = random.uniform();
        ASSERT_GE(x, 0);
        ASSERT_LT(x, 1);
        sum += x;
        low = std::min(low, x);
        high = std::max(high, x);
    }
    EXPECT_NEAR(sum / 100000, 0.5, 0.005);
    EXPECT_LT(low, 0.001);
    EXPECT_GT(high, 0.999);
    const double shifted = random.uniform(-3, -2);
    EXPECT_TRUE(shifted >= -3 && shifted < -2);
}

TEST(Random, NormalHasItsMoments) {
    Random random(2);
    double mean = 0, square = 0, fourth = 0;
    constexpr int kCount = 200000;
    for (int i = 0; i < kCount; ++i) {
        const double x = random.normal();
        mean += x / kCount;
        square += x * x / kCount;
        fourth += x * x * x * x / kCount;
    }
    EXPECT_NEAR(mean, 0, 0.01);
    EXPECT_NEAR(square, 1, 0.02);
    EXPECT_NEAR(fourth, 3, 0.15);
}

TEST(Random, IntegersAreEvenAndReachBothEnds) {
    Random random(3);
    std::array<int, 7> counts{};
    for (int i = 0; i < 70000; ++i) ++counts.at(static_cast<std::size_t>(random.integer(-3, 3) + 3));
    for (int count : counts) EXPECT_NEAR(count, 10000, 500);
    EXPECT_EQ(random.integer(5, 5), 5);
    EXPECT_DEATH(random.integer(1, 0), "low <= high: left is 1, right is 0");
    random.integer(INT64_MIN, INT64_MAX);
    EXPECT_GE(random.integer(INT64_MAX - 1, INT64_MAX), INT64_MAX - 1);
    // Of 3/4 of all 64-bit numbers the lowest third would come up in half of the draws if nothing were thrown
    // away.
    int lowest_third = 0;
    for (int i = 0; i < 3000; ++i) lowest_third += random.integer(INT64_MIN, INT64_MAX / 2) < INT64_MIN / 2;
    EXPECT_NEAR(lowest_third, 1000, 150);
}

TEST(Check, PrintsBothValuesAndStops) {
    EXPECT_DEATH(SVDSCOPE_CHECK_EQ(1 + 1, 3),
                 "base_test.cpp:.* check failed: 1 \\+ 1 == 3: left is 2, right is 3");
    EXPECT_DEATH(SVDSCOPE_CHECK_LT(2.5, 2.5), "left is 2.5, right is 2.5");
    SVDSCOPE_CHECK_LE(2, 2);
}

TEST(Result, CarriesASentence) {
    const auto broken = []() -> Result<int> { return fail("Nothing works."); };
    EXPECT_EQ(broken().error().message, "Nothing works.");
}

TEST(Hash, KnownNames) {
    EXPECT_EQ(content_hash(""), "cbf29ce484222325");
    EXPECT_EQ(content_hash("a"), "af63dc4c8601ec8c");
    EXPECT_EQ(content_hash("foobar"), "85944171f73967e8");
    EXPECT_NE(content_hash("\xFF"), content_hash("\x7F"));
}

}  // namespace
}  // namespace svdscope
