// The recipes of clouds.
#include "core/data/cloud_recipes.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "core/analysis/moments.hpp"
#include "core/base/check.hpp"
#include "core/base/random.hpp"
#include "core/geometry/rotation3.hpp"

namespace svdscope {
namespace {

constexpr double kPi = std::numbers::pi;

constexpr std::array<CloudKindInfo, 17> kKinds{{
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
    {"pancake", "pancake", 0, "Two strong directions and a weak one: a plane holds nearly all of it.", 3},
    {"cigar", "cigar", 0, "One direction stands out; the two across it nearly tie.", 3},
    {"ball", "ball", 0, "No direction stands out: the axes are not to be trusted.", 3},
    {"pair", "two clusters in space", 0, "PC1 joins the two clusters, whatever their own shape is.", 3},
    {"sheet", "plane with an outlier", 0, "One point far off tilts the best plane: drag it.", 3},
    {"helix", "helix", 0, "A curve through space: no plane holds it.", 3},
    {"saddle", "saddle", 0, "A bent sheet has two dimensions, and PCA still needs three.", 3},
    {"cube", "corners of a cube", 8, "The same in every direction: drag one corner and the axes settle.", 3},
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
        default:
            break;
    }
    return kToy[static_cast<std::size_t>(index)];
}

Vec3 normal_triple(Random& random) {
    const Vec2 p = normal_pair(random);
    const double z = random.normal();
    return {p.x, p.y, z};
}

// Tilted, so that no axis of the cloud is one of the coordinates.
Mat3 tilt() { return rotation({0, 0, 1}, 0.55) * rotation({1, 0, 0}, 0.5) * rotation({0, 1, 0}, -0.3); }

Vec3 stretched(Random& random, Vec3 deviations) {
    const Vec3 p = normal_triple(random);
    return Vec3{0.5, 0.4, 0.3} + tilt() * Vec3{deviations.x * p.x, deviations.y * p.y, deviations.z * p.z};
}

Vec3 in_pair(Random& random, int index) {
    const Vec3 p = normal_triple(random);
    const Vec3 center = index % 2 == 0 ? Vec3{-1.3, -0.9, -0.7} : Vec3{1.3, 0.9, 0.7};
    return center + Vec3{0.35 * p.x, 0.6 * p.y, 0.3 * p.z};
}

Vec3 on_sheet(Random& random, int index, int count) {
    if (index + 1 == count && count > 1) return {0.6, -1.2, 3};
    return stretched(random, {1.3, 0.9, 0.12});
}

Vec3 on_helix(Random& random) {
    const double along = random.uniform(-1, 1);
    const Vec3 noise = 0.05 * normal_triple(random);
    const Vec2 round = 1.2 * unit(2.5 * kPi * along);
    return Vec3{round.x, round.y, 1.6 * along} + noise;
}

Vec3 on_saddle(Random& random) {
    const double x = random.uniform(-1.5, 1.5);
    const double y = random.uniform(-1.5, 1.5);
    return {x, y, 0.55 * (x * x - y * y) + 0.06 * random.normal()};
}

Vec3 space_point_of(CloudKind kind, Random& random, int index, int count) {
    switch (kind) {
        case CloudKind::Pancake:
            return stretched(random, {1.5, 0.95, 0.22});
        case CloudKind::Cigar:
            return stretched(random, {1.7, 0.36, 0.33});
        case CloudKind::Ball:
            return normal_triple(random);
        case CloudKind::Pair:
            return in_pair(random, index);
        case CloudKind::Sheet:
            return on_sheet(random, index, count);
        case CloudKind::Helix:
            return on_helix(random);
        case CloudKind::Saddle:
            return on_saddle(random);
        default:
            break;
    }
    const auto side = [index](int bit) { return (index >> bit) % 2 == 0 ? -1.0 : 1.0; };
    return {side(0), side(1), side(2)};
}

double readable(double value) { return std::round(value * 1000) / 1000; }

template <class Point, class PointOf>
std::vector<Point> made(const CloudRecipe& recipe, PointOf point_of_kind) {
    SVDSCOPE_CHECK_EQ(info_of(recipe.kind).dimensions, kDimensions<Point>);
    const int fixed = info_of(recipe.kind).fixed_count;
    const int count = fixed > 0 ? fixed : recipe.count;
    Random random(static_cast<std::uint64_t>(recipe.seed));
    std::vector<Point> points;
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) points.push_back(point_of_kind(recipe.kind, random, i, count));
    return points;
}

}  // namespace

std::span<const CloudKindInfo> cloud_kinds() { return kKinds; }

std::vector<Vec2> make_cloud(const CloudRecipe& recipe) {
    return made<Vec2>(recipe, [](auto&&... of) {
        const Vec2 p = point_of(of...);
        return Vec2{readable(p.x), readable(p.y)};
    });
}

std::vector<Vec3> make_space_cloud(const CloudRecipe& recipe) {
    return made<Vec3>(recipe, [](auto&&... of) {
        const Vec3 p = space_point_of(of...);
        return Vec3{readable(p.x), readable(p.y), readable(p.z)};
    });
}

}  // namespace svdscope
