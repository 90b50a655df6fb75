// What stands over the curves of a chart: cuts to be dragged, levels, and what the mouse reads.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "app/plot/chart.hpp"
#include "app/plot/clip.hpp"
#include "app/plot/dashes.hpp"

namespace svdscope {
namespace {

constexpr float kGripHalf = 4.5F, kGripTall = 12;  // design pixels: half its width, half its height
constexpr int kLabelRows = 4;

/// An upright pill: half circles at both ends.
std::vector<Point> pill(Point middle, float half_width, float half_height) {
    constexpr int kCorners = 10;
    std::vector<Point> corners;
    const float straight = std::max(0.0F, half_height - half_width);
    for (int end = 0; end < 2; ++end) {
        for (int i = 0; i <= kCorners; ++i) {
            const double turn = std::numbers::pi * (end + static_cast<double>(i) / kCorners);
            const Point arc = half_width * to_point(unit(turn));
            corners.push_back(middle + arc + Point{0, end == 0 ? straight : -straight});
        }
    }
    return corners;
}

/// Where a sheet of this size stands beside the mouse: right, left, below or above.
std::optional<Point> beside(Point mouse, Point size, const Box& room, float gap) {
    if (size.x > room.w || size.y > room.h) return std::nullopt;
    const float right = room.x + room.w - size.x, bottom = room.y + room.h - size.y;
    const float x = std::clamp(mouse.x - size.x / 2, room.x, right);
    const float y = std::clamp(mouse.y - size.y / 2, room.y, bottom);
    const std::array<Point, 4> spots{
        {{mouse.x + gap, y}, {mouse.x - gap - size.x, y}, {x, mouse.y + gap}, {x, mouse.y - gap - size.y}}};
    for (const Point spot : spots) {
        const Point kept{std::max(spot.x, room.x), std::max(spot.y, room.y)};
        const bool fits = kept.x <= right && kept.y <= bottom;
        const bool clear =
            kept.x > mouse.x || kept.y > mouse.y || kept.x + size.x < mouse.x || kept.y + size.y < mouse.y;
        if (fits && clear) return kept;
    }
    return std::nullopt;
}

}  // namespace

void Chart::upright_line(double pixel, Rgba color, float width) {
    const auto x = static_cast<float>(pixel);
    const std::array<Point, 2> ends{{{x, plot_.y}, {x, plot_.y + plot_.h}}};
    painter_.polyline(ends, color, width, false);
}

void Chart::vertical(double x, const ChartCut& cut) {
    const double pixel = to_pixels(x, 1).x;
    if (!std::isfinite(x) || (x_.log && x <= 0) || !shows_x(pixel)) return;
    upright_line(pixel, cut.color, px(cut.width + (cut.hovered ? 1 : 0)));
    if (cut.grip) draw_grip(grip(x), cut);
    const Point size = painter_.text_size(Face::Small, cut.label);
    const auto at = static_cast<float>(pixel);
    std::vector<Point> spots;
    for (int row = 0; row < kLabelRows; ++row) {
        const float y = plot_.y + px(2) + static_cast<float>(row) * (size.y + px(2));
        spots.push_back({at + px(7), y});
        spots.push_back({at - px(7) - size.x, y});
    }
    place(cut.label, cut.color, spots);
}

void Chart::draw_grip(Point middle, const ChartCut& cut) {
    const float more = cut.hovered ? px(1) : 0;
    const float half = px(kGripHalf) + more, tall = px(kGripTall) + more;
    if (plot_.h < 2.5F * tall) return;
    painter_.fill(pill(middle, half + px(2), tall + px(2)), colors_.background);
    painter_.fill(pill(middle, half, tall), cut.color);
    for (const float side : {-px(1.5F), px(1.5F)}) {
        const std::array<Point, 2> notch{middle + Point{side, -px(4)}, middle + Point{side, px(4)}};
        painter_.polyline(notch, colors_.background, px(1), false);
    }
    taken_.push_back({middle.x - half, middle.y - tall, 2 * half, 2 * tall});
}

void Chart::horizontal(double y, Rgba color, bool dashed, std::string_view label) {
    if (!std::isfinite(y) || (y_.log && y <= 0)) return;
    const double pixel = to_pixels(1, y).y;
    if (!(pixel >= plot_.y && pixel <= double{plot_.y} + plot_.h)) return;
    const std::array<Vec2, 2> ends{Vec2{plot_.x, pixel}, Vec2{double{plot_.x} + plot_.w, pixel}};
    draw_within(painter_, ends, false, plot_, color, px(1.5F), dashed, scale_);
    const Point size = painter_.text_size(Face::Small, label);
    const auto at = static_cast<float>(pixel);
    const float right = plot_.x + plot_.w - px(4) - size.x, left = plot_.x + px(6);
    const float above = at - px(2) - size.y, below = at + px(2);
    const std::array<Point, 4> spots{{{right, above}, {right, below}, {left, above}, {left, below}}};
    place(label, color, spots);
}

void Chart::readout(double x, Point mouse, std::span<const std::string> lines) {
    const double pixel = to_pixels(x, 1).x;
    if (!std::isfinite(x) || !is_finite(mouse) || (x_.log && x <= 0) || !shows_x(pixel)) return;
    upright_line(pixel, colors_.numbers, px(1));
    const float pad = px(8), row = painter_.text_size(Face::Mono, "0").y + px(2);
    std::optional<Point> corner;
    Point size;
    for (std::size_t count = lines.size(); count > 0 && !corner; --count) {
        lines = lines.first(count);
        float widest = 0;
        for (const std::string& words : lines)
            widest = std::max(widest, painter_.text_size(Face::Mono, words).x);
        size = {widest + 2 * pad, static_cast<float>(count) * row + 2 * pad - px(2)};
        corner = beside(mouse, size, plot_, px(14));
    }
    if (!corner) return;
    rectangle(corner->x, corner->y, corner->x + size.x, corner->y + size.y, colors_.sheet);
    const std::array<Point, 4> border{*corner, *corner + Point{size.x, 0}, *corner + size,
                                      *corner + Point{0, size.y}};
    painter_.polyline(border, colors_.axis, px(1), true);
    for (std::size_t i = 0; i < lines.size(); ++i)
        painter_.text(*corner + Point{pad, pad + static_cast<float>(i) * row}, Face::Mono, colors_.ink,
                      lines[i], kNoHalo);
}

}  // namespace svdscope
