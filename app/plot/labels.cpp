// Labels as boxes that push each other away a little at a time. Forces that grow from zero at contact make
// the result continuous.
#include "app/plot/labels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace svdscope {
namespace {

constexpr int kSteps = 48;
constexpr float kSpring = 0.04F;  ///< part of the way back to the preferred place, each step
constexpr float kPush = 0.5F;     ///< each of two labels goes half the way
constexpr float kPadding = 3;     ///< pixels of air around a label
constexpr float kFade = 5;        ///< pixels of overlap in which a label vanishes

/// A label's box by centre and half extents.
struct Body {
    Point preferred, center, half;
};

Body body_of(const LabelRequest& r, float gap) {
    const Point half{r.size.x / 2 + kPadding, r.size.y / 2 + kPadding};
    const Point preferred{r.anchor.x + r.toward.x * (half.x + gap), r.anchor.y + r.toward.y * (half.y + gap)};
    return {preferred, preferred, half};
}

/// How deep two boxes overlap along the shallower axis; at most zero when they are apart.
float depth(Point offset, Point reach) {
    return std::min(reach.x - std::abs(offset.x), reach.y - std::abs(offset.y));
}

/// The push on a box whose centre stands `offset` away from another, `reach` being the sum of their half
/// extents. The direction is that of the offset as a part of the reach, so that it turns smoothly where a
/// choice of axis would jump.
Point push(Point offset, Point reach) {
    const float overlap = depth(offset, reach);
    if (!(overlap > 0)) return {};
    const Point part{offset.x / reach.x, offset.y / reach.y};
    // Two on the same spot part upwards and downwards, which needs the least room.
    const float length = std::sqrt(part.x * part.x + part.y * part.y + 1e-4F);
    return {overlap * part.x / length, overlap * (part.y + (part.y < 0 ? -1e-2F : 1e-2F)) / length};
}

Point reach_of(const Body& body, const Disc& disc) {
    return {body.half.x + disc.radius, body.half.y + disc.radius};
}

Point forces(std::span<const Body> bodies, std::span<const LabelRequest> requests,
             std::span<const Disc> avoided, std::size_t i) {
    const Body& body = bodies[i];
    Point sum = kSpring * (body.preferred - body.center);
    for (std::size_t j = 0; j < bodies.size(); ++j) {
        // A fixed label is overlapped and fades: it does not move what is worth more.
        if (j == i || requests[j].fixed) continue;
        sum = sum + kPush * push(body.center - bodies[j].center, body.half + bodies[j].half);
    }
    for (const Disc& disc : avoided) sum = sum + push(body.center - disc.center, reach_of(body, disc));
    return sum;
}

float kept_inside(float center, float half, float from, float length) {
    return 2 * half >= length ? from + length / 2 : std::clamp(center, from + half, from + length - half);
}

void relax(std::vector<Body>& bodies, std::span<const LabelRequest> requests, std::span<const Disc> avoided,
           Box area) {
    std::vector<Body> next = bodies;
    for (int step = 0; step < kSteps; ++step) {
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            if (requests[i].fixed) continue;
            const Point moved = bodies[i].center + forces(bodies, requests, avoided, i);
            next[i].center = {kept_inside(moved.x, bodies[i].half.x, area.x, area.w),
                              kept_inside(moved.y, bodies[i].half.y, area.y, area.h)};
        }
        bodies = next;
    }
}

float fade(float overlap) { return std::clamp(1 - overlap / kFade, 0.0F, 1.0F); }

/// The order in which labels keep their place.
std::vector<std::size_t> by_priority(std::span<const LabelRequest> requests) {
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        if (requests[i].fixed != requests[j].fixed) return requests[j].fixed;
        return requests[i].priority > requests[j].priority;
    });
    return order;
}

/// The air around a label is for placing; only the text itself must not be covered.
Point text_reach(Point half, Point other) {
    return {half.x + other.x - 2 * kPadding, half.y + other.y - 2 * kPadding};
}

void fade_overlaps(std::span<const Body> bodies, std::span<const LabelRequest> requests,
                   std::span<const Disc> avoided, std::vector<PlacedLabel>& placed) {
    const std::vector<std::size_t> order = by_priority(requests);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Body& body = bodies[order[k]];
        float alpha = 1;
        for (std::size_t m = 0; m < k; ++m) {
            const Body& above = bodies[order[m]];
            const float overlap = depth(body.center - above.center, text_reach(body.half, above.half));
            alpha *= 1 - placed[order[m]].alpha * (1 - fade(std::max(0.0F, overlap)));
        }
        for (const Disc& disc : avoided) {
            const Point reach = reach_of(body, disc) - Point{kPadding, kPadding};
            alpha *= fade(std::max(0.0F, depth(body.center - disc.center, reach)));
        }
        placed[order[k]].alpha = alpha;
    }
}

}  // namespace

std::vector<PlacedLabel> place_label_boxes(std::span<const LabelRequest> requests,
                                           std::span<const Disc> avoided, Box area, float gap) {
    std::vector<Body> bodies;
    for (const LabelRequest& request : requests) bodies.push_back(body_of(request, gap));
    relax(bodies, requests, avoided, area);
    std::vector<PlacedLabel> placed;
    for (const Body& body : bodies)
        placed.push_back({body.center - body.half + Point{kPadding, kPadding}, 1});
    fade_overlaps(bodies, requests, avoided, placed);
    return placed;
}

}  // namespace svdscope
