// Labels as boxes that obstacles push away a little at a time: first the one of highest priority, which is
// then an obstacle to the others. Forces that grow from zero at contact, and that are soft where a box could
// be pushed to either side, make the result continuous; where softness leaves an overlap, the label fades.
#include "app/plot/labels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace svdscope {
namespace {

// Few and soft steps: from the instant in which a box could go to either side of an obstacle, they carry a
// label apart by some ten times what its anchor moved and not more. Tuned by the tests
// Labels.MoveContinuously and Labels.NeverCoverEachOtherOrAMark.
constexpr int kSteps = 6;
constexpr float kSoftness = 4;    ///< squared part of the reach within which a push is soft
constexpr float kSpring = 0.03F;  ///< part of the way back to the preferred place, each step
constexpr float kBias = 0.35F;
constexpr float kPadding = 3;  ///< pixels of air around a label
constexpr float kFade = 5;     ///< pixels of overlap in which a label vanishes
constexpr float kLeave = 24;   ///< pixels outside the area over which the label of a point vanishes

/// What a label must not cover: a mark, or a label that was placed before. Its weight is 0 when it is not
/// seen.
struct Obstacle {
    Point center, half;
    float weight;
    float bias;  ///< part of the reach by which pushes tend downwards: two names of one place stand below
                 ///< each other
};

/// How far a value lies outside an interval.
float outside(float value, float from, float length) {
    return std::max({0.0F, from - value, value - from - length});
}

float fade(float overlap, float range) { return std::clamp(1 - overlap / range, 0.0F, 1.0F); }

/// A number of an axis must be seen whole; any other label goes with the point it names.
float presence_of(const LabelRequest& r, Box area) {
    const Point reach = r.fixed ? 0.5F * r.size : Point{};
    const float x = std::max(outside(r.anchor.x - reach.x, area.x, area.w),
                             outside(r.anchor.x + reach.x, area.x, area.w));
    const float y = std::max(outside(r.anchor.y - reach.y, area.y, area.h),
                             outside(r.anchor.y + reach.y, area.y, area.h));
    return fade(std::max(x, y), r.fixed ? kFade : kLeave);
}

/// How deep two boxes overlap along the shallower axis; at most zero when they are apart.
float depth(Point offset, Point reach) {
    return std::min(reach.x - std::abs(offset.x), reach.y - std::abs(offset.y));
}

/// The push on a box whose centre stands `offset` away from another, `reach` being the sum of their half
/// extents. Its direction is that of the offset as a part of the reach, which turns smoothly where a choice
/// of axis would jump.
Point push(Point offset, Point reach, float bias) {
    const float overlap = depth(offset, reach);
    if (!(overlap > 0)) return {};
    const Point part{offset.x / reach.x, offset.y / reach.y + bias};
    return overlap / std::sqrt(part.x * part.x + part.y * part.y + kSoftness) * part;
}

float kept_inside(float center, float half, float from, float length) {
    return 2 * half >= length ? from + length / 2 : std::clamp(center, from + half, from + length - half);
}

/// Where a label would like to stand, and how much of it is seen there.
struct Wish {
    Point center;
    float alpha = 1;
};

/// One coordinate of a label beside its anchor, when the border takes `missing` pixels of the other: it goes
/// above or below (left or right of) the anchor instead of onto it. Where both sides are as near, it fades.
void step_aside(float& offset, float& alpha, float clear, float missing) {
    constexpr float kRamp = 12;
    const float ramp = std::clamp(missing / kRamp, 0.0F, 1.0F);
    const float side = offset - 0.35F * clear;
    const float goal = side > 0 ? std::max(offset, clear) : std::min(offset, -clear);
    offset += ramp * (goal - offset);
    alpha *= 1 - ramp * (1 - std::min(1.0F, std::abs(side) / kFade));
}

Wish wish_of(const LabelRequest& r, Point half, Box area, float gap) {
    const Point clear = half + Point{gap, gap};
    const Point offset{r.toward.x * clear.x, r.toward.y * clear.y};
    const Point at = r.anchor + offset;
    Wish wish{offset, 1};
    const float missing_x = outside(at.x, area.x + half.x, area.w - 2 * half.x);
    const float missing_y = outside(at.y, area.y + half.y, area.h - 2 * half.y);
    step_aside(wish.center.y, wish.alpha, clear.y, missing_x);
    step_aside(wish.center.x, wish.alpha, clear.x, missing_y);
    wish.center = r.anchor + wish.center;
    return wish;
}

/// The centre of a label after all the pushes.
Point settle(Point preferred, Point half, std::span<const Obstacle> obstacles, Box area) {
    Point center = preferred;
    for (int step = 0; step < kSteps; ++step) {
        Point moved = center + kSpring * (preferred - center);
        for (const Obstacle& o : obstacles)
            moved = moved + o.weight * push(center - o.center, half + o.half, o.bias);
        center = {kept_inside(moved.x, half.x, area.x, area.w), kept_inside(moved.y, half.y, area.y, area.h)};
    }
    return center;
}

/// What is left of a label that obstacles cover. The air around it is for placing: only the text itself must
/// be free.
float uncovered(Point center, Point half, std::span<const Obstacle> obstacles) {
    float alpha = 1;
    for (const Obstacle& o : obstacles) {
        const float overlap = depth(center - o.center, half + o.half - Point{kPadding, kPadding});
        alpha *= 1 - o.weight * (1 - fade(std::max(0.0F, overlap), kFade));
    }
    return alpha;
}

/// The order in which labels take their place.
std::vector<std::size_t> by_priority(std::span<const LabelRequest> requests) {
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        if (requests[i].fixed != requests[j].fixed) return requests[j].fixed;
        return requests[i].priority > requests[j].priority;
    });
    return order;
}

}  // namespace

std::vector<PlacedLabel> place_label_boxes(std::span<const LabelRequest> requests,
                                           std::span<const Disc> avoided, Box area, float gap) {
    std::vector<Obstacle> obstacles;
    for (const Disc& disc : avoided) obstacles.push_back({disc.center, {disc.radius, disc.radius}, 1, 0});
    std::vector<PlacedLabel> placed(requests.size());
    for (const std::size_t i : by_priority(requests)) {
        const LabelRequest& r = requests[i];
        const Point half{r.size.x / 2 + kPadding, r.size.y / 2 + kPadding};
        const Wish wish = r.fixed ? Wish{r.anchor} : wish_of(r, half, area, gap);
        const Point center = r.fixed ? r.anchor : settle(wish.center, half, obstacles, area);
        const float alpha = wish.alpha * presence_of(r, area) * uncovered(center, half, obstacles);
        placed[i] = {center - 0.5F * r.size, alpha};
        // The air between two labels is counted once.
        obstacles.push_back({center, 0.5F * r.size, alpha, kBias});
    }
    return placed;
}

}  // namespace svdscope
