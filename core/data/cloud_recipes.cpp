// The recipes of clouds.
#include "core/data/cloud_recipes.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

constexpr double kPi = std::numbers::pi;

constexpr std::array<CloudKindInfo, 9> kKinds{{
    {"line", "line with noise", 0, "PC1 runs along the line, PC2 measures the noise."},
    {"round", "round", 0, "No direction stands out: the axes are not to be trusted."},
    {"clusters", "two clusters", 0, "PC1 joins the two clusters, although no cluster points that way."},
    {"banana", "banana", 0, "A straight axis cannot follow a bend."},
    {"ring", "ring", 0, "The axes say nothing about a hole in the middle."},
    {"outlier", "outlier", 0, "One point far away turns PC1: drag it."},
    {"six", "six points", 6, "Six elongated points: find PC1 by eye first."},
    {"four", "four points", 4,
     "Worked example: means 2.5 and 2.525, PC1 (0.694, 0.720), 99.6 % of the variance."},
    {"toy", "centred four", 4, "Worked example, centred already: centring changes nothing."},
}};

constexpr std::array<Vec2, 6> kSix{
    {{-2.4, -1.3}, {-1.4, -0.4}, {-0.5, -0.7}, {0.6, 0.5}, {1.5, 0.6}, {2.6, 1.6}}};
constexpr std::array<Vec2, 4> kFour{{{1, 1}, {2, 2.1}, {3, 2.8}, {4, 4.2}}};
constexpr std::array<Vec2, 4> kToy{{{0.2, 0.1}, {0.1, 0.3}, {-0.4, -0.2}, {0.1, -0.2}}};

// Named variables, because the order in which arguments are evaluated is not fixed.
Vec2 normal_pair(Random& random) {
    const double x = random.normal();
    const double y = random.normal();
    return {x, y};
}

Vec2 on_line(Random& random) {
    const Vec2 p = normal_pair(random);
    return Vec2{0.8, 0.4} + rotation(kPi / 6) * Vec2{1.6 * p.x, 0.45 * p.y};
}

Vec2 in_clusters(Random& random, int index) {
    const Vec2 center = index % 2 == 0 ? Vec2{-1.6, -0.9} : Vec2{1.8, 1.1};
    return center + rotation(-kPi / 4) * diagonal(0.55, 0.3) * normal_pair(random);
}

Vec2 in_banana(Random& random) {
    const double along = random.uniform(-1.9, 1.9);
    const Vec2 noise = 0.15 * normal_pair(random);
    return Vec2{1.1 * along, 0.75 * along * along - 1} + noise;
}

Vec2 on_ring(Random& random) {
    const double angle = random.uniform(0, 2 * kPi);
    return (1.6 + 0.12 * random.normal()) * unit(angle);
}

Vec2 with_outlier(Random& random, int index, int count) {
    if (index + 1 == count && count > 1) return {3.2, -3};
    return rotation(kPi / 8) * diagonal(1.1, 0.3) * normal_pair(random);
}

Vec2 point_of(CloudKind kind, Random& random, int index, int count) {
    switch (kind) {
        case CloudKind::Line:
            return on_line(random);
        case CloudKind::Round:
            return 1.2 * normal_pair(random);
        case CloudKind::Clusters:
            return in_clusters(random, index);
        case CloudKind::Banana:
            return in_banana(random);
        case CloudKind::Ring:
            return on_ring(random);
        case CloudKind::Outlier:
            return with_outlier(random, index, count);
        case CloudKind::Six:
            return kSix[static_cast<std::size_t>(index)];
        case CloudKind::Four:
            return kFour[static_cast<std::size_t>(index)];
        case CloudKind::Toy:
            break;
    }
    return kToy[static_cast<std::size_t>(index)];
}

double readable(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

std::span<const CloudKindInfo> cloud_kinds() { return kKinds; }

std::vector<Vec2> make_cloud(const CloudRecipe& recipe) {
    const int fixed = info_of(recipe.kind).fixed_count;
    const int count = fixed > 0 ? fixed : recipe.count;
    Random random(static_cast<std::uint64_t>(recipe.seed));
    std::vector<Vec2> points;
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const Vec2 p = point_of(recipe.kind, random, i, count);
        points.push_back({readable(p.x), readable(p.y)});
    }
    return points;
}

}  // namespace svdscope
