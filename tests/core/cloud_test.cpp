// A persistent cloud: edits on every block boundary against a plain list, sharing, sums that stay current.
#include "core/data/cloud.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/random.hpp"
#include "core/data/cloud_recipes.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope {
namespace {

std::vector<Vec2> numbered(std::size_t count) {
    std::vector<Vec2> points(count);
    for (std::size_t i = 0; i < count; ++i)
        points[i] = {static_cast<double>(i), -2.0 * static_cast<double>(i)};
    return points;
}

void expect_sums_of(const Cloud& cloud, const std::vector<Vec2>& points) {
    Moments2 fresh;
    fresh.add_exactly(points);
    ASSERT_EQ(cloud.moments().count(), points.size());
    const auto trace = static_cast<double>(fresh.scatter()(0, 0) + fresh.scatter()(1, 1));
    EXPECT_NEAR(static_cast<double>(cloud.moments().scatter()(0, 0)),
                static_cast<double>(fresh.scatter()(0, 0)), 1e-13 * trace);
    EXPECT_NEAR(static_cast<double>(cloud.moments().scatter()(0, 1)),
                static_cast<double>(fresh.scatter()(0, 1)), 1e-13 * trace);
}

TEST(Cloud, HoldsWhatItIsGivenAtEverySize) {
    for (const std::size_t size : {0UL, 1UL, 511UL, 512UL, 513UL, 32'768UL, 32'769UL, 70'000UL}) {
        const std::vector<Vec2> points = numbered(size);
        const Cloud cloud(points);
        EXPECT_EQ(cloud.size(), size);
        EXPECT_EQ(cloud.points(), points);
        if (size > 0) {
            EXPECT_EQ(cloud[size - 1], points[size - 1]);
        }
        expect_sums_of(cloud, points);
    }
}

TEST(Cloud, RandomEditsAreThoseOfAList) {
    Random random(21);
    std::vector<Vec2> list = numbered(1500);
    Cloud cloud(list);
    for (int step = 0; step < 400; ++step) {
        const auto any = [&] {
            return static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(list.size()) - 1));
        };
        const Vec2 to{random.normal(), random.normal()};
        std::set<std::size_t> chosen;
        for (int i = 0; i < 5; ++i) chosen.insert(any());
        const std::vector<std::size_t> indices(chosen.begin(), chosen.end());
        switch (random.integer(0, 3)) {
            case 0: {
                const std::size_t i = any();
                cloud.move(i, to), list[i] = to;
                break;
            }
            case 1:
                cloud.shift(indices, to);
                for (const std::size_t i : indices) list[i] = list[i] + to;
                break;
            case 2: {
                const std::vector<Vec2> more(static_cast<std::size_t>(random.integer(0, 20)), to);
                cloud.append(more), list.insert(list.end(), more.begin(), more.end());
                break;
            }
            default:
                cloud.remove(indices);
                for (auto i = indices.rbegin(); i != indices.rend(); ++i)
                    list.erase(list.begin() + static_cast<std::ptrdiff_t>(*i));
        }
        ASSERT_EQ(cloud.points(), list) << "step " << step;
    }
    expect_sums_of(cloud, list);
}

TEST(SpaceCloud, EditsAreThoseOfAList) {
    Random random(22);
    std::vector<Vec3> list(1200);
    for (Vec3& p : list) p = {random.normal(), random.normal(), random.normal()};
    SpaceCloud cloud(list);
    for (std::size_t step = 0; step < 200; ++step) {
        const std::size_t i = 6 * step, last = list.size() - 1;
        const Vec3 to{random.normal(), random.normal(), random.normal()};
        cloud.move(i, to), list[i] = to;
        const std::vector<std::size_t> both{i, last};
        if (i < last) cloud.shift(both, to), list[i] = list[i] + to, list[last] = list[last] + to;
        const std::vector<Vec3> more{to, -to};
        cloud.append(more), list.insert(list.end(), more.begin(), more.end());
    }
    EXPECT_TRUE(cloud.points() == list);
    Moments3 fresh;
    fresh.add_exactly(list);
    for (std::size_t k = 0; k < 6; ++k) {
        const DoubleDouble off = cloud.moments().scatter().entries[k] - fresh.scatter().entries[k];
        EXPECT_NEAR(static_cast<double>(off), 0, 1e-13 * fresh.scatter().trace());
    }
}

TEST(Cloud, ManyPointsMoveTogether) {
    std::vector<Vec2> list = numbered(20'000);
    Cloud cloud(list);
    std::vector<std::size_t> all(list.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    cloud.shift(all, {1, 2});
    for (Vec2& p : list) p = p + Vec2{1, 2};
    EXPECT_EQ(cloud.points(), list);
    expect_sums_of(cloud, list);
}

TEST(Cloud, CopiesShareAndEditsTouchOneBlock) {
    const Cloud before(numbered(100'000));
    Cloud after = before;
    EXPECT_TRUE(before == after);
    after.move(70'000, {0, 0});
    EXPECT_FALSE(before == after);
    EXPECT_EQ(before[70'000].x, 70'000) << "the copy that was kept has not changed";
    const Cloud::Blocks old = before.blocks(), now = after.blocks();
    ASSERT_EQ(old.size(), now.size());
    for (std::size_t i = 0; i < old.size(); ++i)
        EXPECT_EQ(old[i] != now[i], i == 70'000 / Cloud::kBlockSize) << "block " << i;
    after.move(70'000, before[70'000]);
    EXPECT_TRUE(before == after) << "equal points are equal clouds, also in other blocks";
}

template <class Make>
void expect_recipe(CloudKind kind, Make make) {
    const CloudRecipe recipe{kind, 200, 7};
    const auto points = make(recipe);
    const int fixed = info_of(kind).fixed_count;
    EXPECT_EQ(points.size(), fixed > 0 ? static_cast<std::size_t>(fixed) : 200U);
    EXPECT_TRUE(points == make(recipe));
    for (const auto& p : points) EXPECT_LT(norm(p), 12);
    if (fixed == 0) {
        EXPECT_FALSE(points == make({kind, 200, 8}));
    }
}

TEST(CloudRecipes, AreTheSameEverywhereAndOfTheSizeAskedFor) {
    for (std::size_t k = 0; k < cloud_kinds().size(); ++k) {
        const auto kind = static_cast<CloudKind>(k);
        info_of(kind).dimensions == 2 ? expect_recipe(kind, make_cloud)
                                      : expect_recipe(kind, make_space_cloud);
    }
    // Written down once: an accidental change of a recipe would change every saved state.
    EXPECT_EQ(make_cloud({})[0], (Vec2{1.038, 1.362}));
    EXPECT_EQ(make_space_cloud({CloudKind::Cube, 8, 1})[5], (Vec3{1, -1, 1}));
}

}  // namespace
}  // namespace svdscope
