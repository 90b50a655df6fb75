// What a chart shows of its numbers: curves, dots, bars, bands and shades.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "app/plot/chart.hpp"
#include "app/plot/clip.hpp"
#include "app/plot/dashes.hpp"

namespace svdscope {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
/// A screen draws so many discs at once itself; more go the way of large clouds, which is for those that
/// stay as they are.
constexpr std::size_t kDotsAtOnce = 400;
constexpr float kLeastDot = 1.2F, kWedge = 4;  // design pixels
constexpr double kLeastBar = 5;                // design pixels for a bar with a gap beside it

bool holds(const Box& box, Vec2 p) {
    constexpr double kSlack = 0.01;
    return p.x >= box.x - kSlack && p.x <= double{box.x} + box.w + kSlack && p.y >= box.y - kSlack &&
           p.y <= double{box.y} + box.h + kSlack;
}

/// Half of what would lie between neighbours if the dots were strung evenly on their line.
double half_gap(std::span<const Vec2> pixels) {
    double length = 0;
    for (std::size_t i = 1; i < pixels.size(); ++i) length += norm(pixels[i] - pixels[i - 1]);
    return pixels.size() < 2 ? std::numeric_limits<double>::infinity()
                             : length / 2 / static_cast<double>(pixels.size() - 1);
}

/// The first dot of each cell of a grid over the plot.
std::vector<Vec2> one_per_cell(std::span<const Vec2> pixels, const Box& plot, double cell) {
    const auto columns = static_cast<std::size_t>(plot.w / cell) + 2;
    const auto rows = static_cast<std::size_t>(plot.h / cell) + 2;
    std::vector<bool> taken(columns * rows);
    std::vector<Vec2> kept;
    for (const Vec2 p : pixels) {
        const auto column = static_cast<std::size_t>(std::max(0.0, p.x - plot.x) / cell);
        const auto row = static_cast<std::size_t>(std::max(0.0, p.y - plot.y) / cell);
        const std::size_t index = std::min(row, rows - 1) * columns + std::min(column, columns - 1);
        if (taken[index]) continue;
        taken[index] = true;
        kept.push_back(p);
    }
    return kept;
}

}  // namespace

void Chart::line(std::span<const Vec2> points, Rgba color, float width, bool dashed) {
    std::vector<Vec2> pixels;
    pixels.reserve(points.size());
    for (const Vec2 p : points) {
        const bool hidden = !is_finite(p) || (x_.log && p.x <= 0) || (y_.log && p.y <= 0);
        pixels.push_back(hidden ? Vec2{kNan, kNan} : to_pixels(p.x, p.y));
    }
    draw_within(painter_, pixels, false, plot_, color, px(width), dashed, scale_);
}

void Chart::dots(std::span<const Vec2> points, Rgba color, float radius) {
    std::vector<Vec2> pixels;
    for (const Vec2 p : points) {
        if (!is_finite(p) || (x_.log && p.x <= 0) || (y_.log && p.y <= 0)) continue;
        const Vec2 at = to_pixels(p.x, p.y);
        if (holds(plot_, at)) pixels.push_back(at);
    }
    const double least = std::min(px(kLeastDot), px(radius));
    const double r = std::clamp(0.8 * half_gap(pixels), least, std::max(least, double{px(radius)}));
    pixels = one_per_cell(pixels, plot_, std::max(0.5, r / 2));
    for (std::size_t from = 0; from < pixels.size(); from += kDotsAtOnce) {
        const std::size_t count = std::min(kDotsAtOnce, pixels.size() - from);
        const auto first = pixels.begin() + static_cast<std::ptrdiff_t>(from);
        painter_.points({.blocks = {std::make_shared<const PointBlock>(
                             first, first + static_cast<std::ptrdiff_t>(count))},
                         .map = {},
                         .origin = {},
                         .at = {},
                         .color = color,
                         .radius = static_cast<float>(r)});
    }
    if (y_.log) wedges(points, color);
}

// Zero has no place on a logarithmic axis: wedges point down at where it would be.
void Chart::wedges(std::span<const Vec2> points, Rgba color) {
    const float half = px(kWedge), foot = plot_.y + plot_.h;
    if (plot_.h < 3 * half) return;
    double last = -std::numeric_limits<double>::infinity();
    for (const Vec2 p : points) {
        if (!is_finite(p) || p.y > 0 || (x_.log && p.x <= 0)) continue;
        const double x = to_pixels(p.x, 1).x;
        if (!shows_x(x) || std::abs(x - last) < 2.5 * half) continue;
        last = x;
        const auto at = static_cast<float>(x);
        const std::array<Point, 3> corners{
            {{at - half, foot - 1.6F * half}, {at + half, foot - 1.6F * half}, {at, foot}}};
        painter_.fill(corners, color);
    }
}

void Chart::rectangle(double left, double top, double right, double bottom, Rgba color) {
    const double x_end = double{plot_.x} + plot_.w, y_end = double{plot_.y} + plot_.h;
    const Vec2 from{std::clamp<double>(left, plot_.x, x_end), std::clamp<double>(top, plot_.y, y_end)};
    const Vec2 to{std::clamp<double>(right, plot_.x, x_end), std::clamp<double>(bottom, plot_.y, y_end)};
    if (!(to.x > from.x && to.y > from.y)) return;
    const std::array<Point, 4> corners{to_point(from), to_point({to.x, from.y}), to_point(to),
                                       to_point({from.x, to.y})};
    painter_.fill(corners, color);
}

void Chart::bars(std::span<const double> values, Rgba kept, Rgba left_out, double cut) {
    const double foot = y_.log ? double{plot_.y} + plot_.h : to_pixels(1, 0).y;
    const auto edge = [this](std::size_t i) { return to_pixels(static_cast<double>(i) + 0.5, 1).x; };
    // Bars that end in one pixel wait for the one that leaves it.
    double waiting = kNan;
    std::size_t first_waiting = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double left = edge(i), right = edge(i + 1);
        if (right < plot_.x || left > double{plot_.x} + plot_.w) continue;
        const auto color = [&](std::size_t k) { return static_cast<double>(k + 1) <= cut ? kept : left_out; };
        const bool stands = std::isfinite(values[i]) && !(y_.log && values[i] <= 0);
        const double end = stands ? to_pixels(1, values[i]).y : kNan;
        if (right - left >= px(kLeastBar)) {
            const double gap = std::min(0.2 * (right - left), double{px(4)}) / 2;
            rectangle(left + gap, std::min(end, foot), right - gap, std::max(end, foot), color(i));
            continue;
        }
        if (std::isnan(waiting)) first_waiting = i;
        if (stands && !(std::abs(waiting - foot) >= std::abs(end - foot))) waiting = end;
        const double from = std::round(left), to = std::round(right);
        if (from == to && i + 1 < values.size()) continue;
        rectangle(from, std::min(waiting, foot), std::max(to, from + 1), std::max(waiting, foot),
                  color(std::isnan(waiting) ? i : first_waiting));
        waiting = kNan;
    }
}

void Chart::band(double y_low, double y_high, Rgba color) {
    const double right = double{plot_.x} + plot_.w;
    rectangle(plot_.x, to_pixels(1, y_high).y, right, to_pixels(1, y_low).y, color);
}

void Chart::shade_from(double x, Rgba color) {
    rectangle(to_pixels(x, 1).x, plot_.y, double{plot_.x} + plot_.w, double{plot_.y} + plot_.h, color);
}

}  // namespace svdscope
