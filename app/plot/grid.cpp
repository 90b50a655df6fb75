// Grids mapped by a matrix, and the axes with their round numbers.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/plot/canvas2d.hpp"
#include "app/plot/ticks.hpp"

namespace svdscope {
namespace {

constexpr int kTickPriority = -1000;

/// 0 at 3 pixels between neighbours, 1 from 6 on.
double family_alpha(double distance) { return std::clamp((distance - 3) / 3, 0.0, 1.0); }

/// The power of ten that brings lines that stand `pixels` apart back to a distance the eye can use.
double decade(double pixels) {
    if (!(pixels > 0) || !std::isfinite(pixels)) return 1;
    if (pixels < 12) return std::pow(10, std::ceil(std::log10(12 / pixels)));
    if (pixels > 1200) return std::pow(10, -std::ceil(std::log10(pixels / 1200)));
    return 1;
}

}  // namespace

void Canvas2D::grid(const Mat2& M, Rgba color, float width) {
    if (!is_finite(M)) return;
    const double least = 64 * scale_ * units_per_pixel();
    const double size = std::max(norm(M.column(0)), norm(M.column(1)));
    const double spacing = nice_step(least) * decade(size * nice_step(least) / units_per_pixel());
    grid_family(M.column(1), M.column(0), spacing, color, width);
    grid_family(M.column(0), M.column(1), spacing, color, width);
}

void Canvas2D::grid_family(Vec2 along, Vec2 across, double spacing, Rgba color, float width) {
    const double length = norm(along);
    if (!(length > 0) || !std::isfinite(length)) return;
    const Vec2 direction{along.x / length, -along.y / length};  // in pixels, y down
    const Vec2 normal = perpendicular(direction);
    const double distance = std::abs(dot(spacing * direction_to_pixels(across), normal));
    const double alpha = family_alpha(distance / scale_);
    if (!(alpha > 0) || !std::isfinite(distance)) return;

    const Vec2 origin = to_pixels({0, 0});
    const Vec2 middle{area_.x + area_.w / 2.0, area_.y + area_.h / 2.0};
    const double reach = std::hypot(area_.w, area_.h);
    const double offset = dot(middle - origin, normal);
    for (const double k : multiples(distance, offset - reach, offset + reach)) {
        const Vec2 foot = middle + (k * distance - offset) * normal;
        const std::array<Vec2, 2> ends{foot - reach * direction, foot + reach * direction};
        draw_runs(ends, {color.faded(alpha), width}, false);
    }
}

void Canvas2D::axes(Rgba line, Rgba numbers) {
    axis(true, line, numbers);
    axis(false, line, numbers);
}

void Canvas2D::axis(bool horizontal, Rgba line, Rgba numbers) {
    const Vec2 origin = to_pixels({0, 0});
    const float from = horizontal ? area_.y : area_.x;
    const float length = horizontal ? area_.h : area_.w;
    const double place = horizontal ? origin.y : origin.x;
    if (!std::isfinite(place)) return;
    if (place >= from && place <= from + length) {
        const Vec2 first = horizontal ? Vec2{area_.x, place} : Vec2{place, area_.y};
        const Vec2 last =
            horizontal ? Vec2{double{area_.x} + area_.w, place} : Vec2{place, double{area_.y} + area_.h};
        draw_runs(std::array<Vec2, 2>{first, last}, {line, 1.5F}, false);
    }
    // An axis out of sight leaves its numbers at the border.
    const auto across = static_cast<float>(std::clamp<double>(place, from, from + length));
    const double step = nice_step(80 * scale_ * units_per_pixel());
    const Vec2 low = to_plane({area_.x, area_.y + area_.h});
    const Vec2 high = to_plane({area_.x + area_.w, area_.y});
    for (const double k : multiples(step, horizontal ? low.x : low.y, horizontal ? high.x : high.y)) {
        if (k == 0) continue;
        const Point at = to_screen({k * step, k * step});
        tick(horizontal, horizontal ? Point{at.x, across} : Point{across, at.y}, tick_text(k * step, step),
             line, numbers);
    }
}

void Canvas2D::tick(bool horizontal, Point at, std::string text, Rgba line, Rgba numbers) {
    const float half = 4 * scale_;
    const Point across = horizontal ? Point{0, half} : Point{half, 0};
    painter_.polyline(std::array<Point, 2>{at - across, at + across}, line, 1.5F * scale_, false);
    const Point size = painter_.text_size(Face::Small, text);
    // Below the axis, or to its left; inside the area where the axis stands at the border.
    Point center = horizontal ? Point{at.x, at.y + half + size.y / 2 + 2 * scale_}
                              : Point{at.x - half - size.x / 2 - 4 * scale_, at.y};
    if (horizontal && center.y + size.y / 2 > area_.y + area_.h)
        center.y = at.y - half - size.y / 2 - 2 * scale_;
    if (!horizontal && center.x - size.x / 2 < area_.x) center.x = at.x + half + size.x / 2 + 4 * scale_;
    const LabelRequest request{
        .anchor = center, .toward = {}, .size = size, .priority = kTickPriority, .fixed = true};
    labels_.push_back({request, std::move(text), numbers, Face::Small});
}

}  // namespace svdscope
