// Dashes by length along the line.
#include "app/plot/dashes.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {

double distance_along(std::span<const Vec2> points, double at) {
    double sum = 0;
    for (std::size_t i = 0; i < points.size() && static_cast<double>(i) < at; ++i) {
        const double part = std::min(1.0, at - static_cast<double>(i));
        const double length = part * norm(points[(i + 1) % points.size()] - points[i]);
        if (std::isfinite(length)) sum += length;
    }
    return sum;
}

std::vector<std::vector<Point>> dashes_of(const ClippedRun& run, double start, double dash, double gap) {
    std::vector<std::vector<Point>> dashes;
    double phase = std::fmod(start, dash + gap);
    bool open = false;
    const std::size_t segments = run.closed ? run.points.size() : run.points.size() - 1;
    for (std::size_t i = 0; i < segments; ++i) {
        const Point p = run.points[i];
        const Point step = run.points[(i + 1) % run.points.size()] - p;
        const double length = std::hypot(step.x, step.y);
        for (double done = 0; done < length;) {
            const bool inked = phase < dash;
            const double left = (inked ? dash : dash + gap) - phase;
            const double next = std::min(length, done + std::max(left, 1e-3));
            if (inked && !open) dashes.push_back({p + static_cast<float>(done / length) * step});
            if (inked) dashes.back().push_back(p + static_cast<float>(next / length) * step);
            open = inked && next >= length;
            phase = std::fmod(phase + (next - done), dash + gap);
            done = next;
        }
    }
    return dashes;
}

void draw_within(Painter& painter, std::span<const Vec2> pixels, bool closed, Box box, Rgba color,
                 float width, bool dashed, float scale) {
    for (const ClippedRun& run : clip_polyline(pixels, closed, box)) {
        if (!dashed) {
            painter.polyline(run.points, color, width, run.closed);
            continue;
        }
        const double start = distance_along(pixels, run.at.front());
        for (const auto& dash : dashes_of(run, start, 6.0 * scale, 4.0 * scale))
            painter.polyline(dash, color, width, false);
    }
}

}  // namespace svdscope
