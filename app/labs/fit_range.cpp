// Ranges that hold the points, and how they follow them.
#include "app/labs/fit_range.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {
namespace {

constexpr double kBeside = 0.16, kAbove = 0.2;  // free room, as a part of what the points need
constexpr double kSettle = 0.09;                // seconds in which the distance falls to 1/e
constexpr double kArrived = 1e-3;
constexpr double kLoose = 2;  // a range so many times too wide asks for a new one

struct Reach {
    double low, high;
    double size() const { return high - low; }
};

// Points in one place still have a neighbourhood.
Reach padded(Reach reach, double part) {
    const double least = std::max(1e-9 * std::max(std::abs(reach.low), std::abs(reach.high)), 1e-280);
    if (!(reach.size() > least)) {
        const double half = reach.low == 0 ? 1 : std::max(0.5 * std::abs(reach.low), 1e-270);
        return {reach.low - half, reach.high + half};
    }
    return {reach.low - part * reach.size(), reach.high + part * reach.size()};
}

// The points inside stand at `part` of their own width from the border of `wanted`.
bool asks_for(Reach wanted, Reach target, double part) {
    const double room = 0.9 * part / (1 + 2 * part) * wanted.size();
    const Reach needed{wanted.low + room, wanted.high - room};
    return needed.low < target.low || needed.high > target.high || target.size() > kLoose * wanted.size();
}

double nearer(double from, double to, double part) { return from + part * (to - from); }

bool is_at(Reach shown, Reach target) {
    const double close = kArrived * target.size();
    return std::abs(shown.low - target.low) < close && std::abs(shown.high - target.high) < close;
}

}  // namespace

PlaneRange range_of(const std::vector<Vec2>& points) {
    if (points.empty()) return {{0, 0}, {10, 6}};
    Reach x{points[0].x, points[0].x}, y{points[0].y, points[0].y};
    for (const Vec2 p : points) {
        x = {std::min(x.low, p.x), std::max(x.high, p.x)};
        y = {std::min(y.low, p.y), std::max(y.high, p.y)};
    }
    x = padded(x, kBeside), y = padded(y, kAbove);
    return {{x.low, y.low}, {x.high, y.high}};
}

bool RangeGlide::follow(const PlaneRange& wanted, bool hand_is_free, double seconds) {
    if (!shown) jump_to(wanted);
    const bool asks = asks_for({wanted.low.x, wanted.high.x}, {target.low.x, target.high.x}, kBeside) ||
                      asks_for({wanted.low.y, wanted.high.y}, {target.low.y, target.high.y}, kAbove);
    if (hand_is_free && asks) target = wanted;
    const double part = 1 - std::exp(-seconds / kSettle);
    for (int i = 0; i < 2; ++i) {
        shown->low[i] = nearer(shown->low[i], target.low[i], part);
        shown->high[i] = nearer(shown->high[i], target.high[i], part);
    }
    const bool arrived = is_at({shown->low.x, shown->high.x}, {target.low.x, target.high.x}) &&
                         is_at({shown->low.y, shown->high.y}, {target.low.y, target.high.y});
    if (arrived) shown = target;
    return !arrived;
}

}  // namespace svdscope
