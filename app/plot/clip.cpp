// Liang and Barsky for lines, Sutherland and Hodgman for polygons.
#include "app/plot/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace svdscope {
namespace {

struct HalfPlane {
    Vec2 normal;
    double offset = 0;
    /// Positive inside.
    double distance(Vec2 p) const { return dot(normal, p) + offset; }
};

std::array<HalfPlane, 4> sides(Box box) {
    return {HalfPlane{{1, 0}, -double{box.x}}, HalfPlane{{-1, 0}, double{box.x} + box.w},
            HalfPlane{{0, 1}, -double{box.y}}, HalfPlane{{0, -1}, double{box.y} + box.h}};
}

Vec2 between(Vec2 from, Vec2 to, double t) {
    // The ends stay exact, which `from + t * (to - from)` does not promise.
    return t <= 0 ? from : t >= 1 ? to : Vec2{std::lerp(from.x, to.x, t), std::lerp(from.y, to.y, t)};
}

/// What rounding has left outside comes back to the edge: far ends make it large.
Vec2 kept_inside(Vec2 p, Box box) {
    return {std::clamp(p.x, double{box.x}, double{box.x} + box.w),
            std::clamp(p.y, double{box.y}, double{box.y} + box.h)};
}

/// Grows runs segment by segment.
class RunBuilder {
  public:
    explicit RunBuilder(Box box) : box_(box) {}
    void add(Vec2 from, Vec2 to, std::pair<double, double> part, double index) {
        if (runs_.empty() || !continues_ || part.first > 0) begin(from, to, part.first, index);
        push(between(from, to, part.second), index + part.second);
        continues_ = part.second >= 1;
    }
    void interrupt() { continues_ = false; }
    std::vector<ClippedRun> take() { return std::move(runs_); }

  private:
    void begin(Vec2 from, Vec2 to, double t, double index) {
        runs_.emplace_back();
        push(between(from, to, t), index + t);
    }
    void push(Vec2 p, double at) {
        runs_.back().points.push_back(to_point(kept_inside(p, box_)));
        runs_.back().at.push_back(at);
    }

    Box box_;
    std::vector<ClippedRun> runs_;
    bool continues_ = false;
};

void close_if_whole(std::vector<ClippedRun>& runs, std::size_t segments) {
    if (runs.size() != 1 || runs[0].points.size() != segments + 1) return;
    runs[0].points.pop_back();
    runs[0].at.pop_back();
    runs[0].closed = true;
}

}  // namespace

std::optional<std::pair<double, double>> clip_segment(Vec2 from, Vec2 to, Box box) {
    if (!is_finite(from) || !is_finite(to)) return std::nullopt;
    double first = 0;
    double last = 1;
    for (const HalfPlane& side : sides(box)) {
        const double d0 = side.distance(from);
        const double d1 = side.distance(to);
        if (d0 < 0 && d1 < 0) return std::nullopt;
        if (d0 < 0) first = std::max(first, d0 / (d0 - d1));
        if (d1 < 0) last = std::min(last, d0 / (d0 - d1));
    }
    if (!(first <= last)) return std::nullopt;
    return std::pair{first, last};
}

std::vector<ClippedRun> clip_polyline(std::span<const Vec2> points, bool closed, Box box) {
    const std::size_t n = points.size();
    if (n < 2) return {};
    const std::size_t segments = closed ? n : n - 1;
    RunBuilder builder(box);
    for (std::size_t i = 0; i < segments; ++i) {
        const Vec2 from = points[i];
        const Vec2 to = points[(i + 1) % n];
        const auto part = clip_segment(from, to, box);
        if (part) {
            builder.add(from, to, *part, static_cast<double>(i));
        } else {
            builder.interrupt();
        }
    }
    auto runs = builder.take();
    if (closed) close_if_whole(runs, segments);
    return runs;
}

std::vector<Point> clip_convex(std::vector<Vec2> points, Box box) {
    for (const HalfPlane& side : sides(box)) {
        std::vector<Vec2> kept;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Vec2 p = points[i];
            const Vec2 q = points[(i + 1) % points.size()];
            if (!is_finite(p)) return {};
            const double dp = side.distance(p);
            const double dq = side.distance(q);
            if (dp >= 0) kept.push_back(p);
            if ((dp < 0) != (dq < 0)) kept.push_back(between(p, q, dp / (dp - dq)));
        }
        points = std::move(kept);
    }
    std::vector<Point> result(points.size());
    std::transform(points.begin(), points.end(), result.begin(),
                   [box](Vec2 p) { return to_point(kept_inside(p, box)); });
    return result;
}

}  // namespace svdscope
