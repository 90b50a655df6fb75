// Arrows and the marks at their ends: round, square, triangle, open, ring.
#include <cmath>
#include <numbers>

#include "app/plot/canvas2d.hpp"

namespace svdscope {
namespace {

/// A regular polygon round a point, its first corner in the direction `turn`.
std::vector<Point> polygon(Point center, float radius, int corners, double turn) {
    std::vector<Point> points;
    for (int i = 0; i < corners; ++i) {
        const Vec2 u = unit(turn + 2 * std::numbers::pi * i / corners);
        points.push_back(center + radius * to_point(u));
    }
    return points;
}

std::vector<Point> disc(Point center, float radius) {
    return polygon(center, radius, 16 + static_cast<int>(radius), 0);
}

/// How far a mark reaches back along its arrow: there the shaft ends when the mark is hollow.
float hollow_radius(Tip tip, float mark) { return tip == Tip::Open || tip == Tip::Ring ? mark : 0; }

struct Mark {
    Painter& painter;
    Point center;
    Rgba color, background;
    float radius, scale;
    double turn;

    void draw(Tip tip) const {
        switch (tip) {
            case Tip::None:
                return;
            case Tip::Round:
                return painter.fill(disc(center, radius), color);
            // Corners reach as far as the round one looks large.
            case Tip::Square:
                return painter.fill(polygon(center, 1.2F * radius, 4, turn + std::numbers::pi / 4), color);
            case Tip::Triangle:
                return painter.fill(polygon(center, 1.3F * radius, 3, turn), color);
            case Tip::Open:
                return ring(2 * scale);
            case Tip::Ring:
                return ring(3 * scale);
        }
    }
    void ring(float width) const {
        painter.fill(disc(center, radius), background);
        painter.polyline(disc(center, radius - width / 2), color, width, true);
    }
};

}  // namespace

void Canvas2D::marker(Vec2 at, Rgba color, Tip tip, float mark, double turn) {
    if (!is_finite(to_pixels(at)) || !clip_box().contains(to_screen(at))) return;
    Mark{painter_, to_screen(at), color, background_, mark * scale_, scale_, turn}.draw(tip);
}

void Canvas2D::arrow(Vec2 from, Vec2 to, const Stroke& stroke, Tip tip, float mark) {
    const Vec2 start = to_pixels(from);
    const Vec2 end = to_pixels(to);
    if (!is_finite(start) || !is_finite(end)) return;
    const double length = norm(end - start);
    const float hollow = hollow_radius(tip, mark * scale_);
    if (length > hollow) {
        const std::vector<Vec2> shaft{start, start + (1 - hollow / length) * (end - start)};
        draw_runs(hollow > 0 ? shaft : std::vector<Vec2>{start, end}, stroke, false);
    }
    if (!clip_box().contains(to_point(end))) return;
    const double turn = length > 0 ? angle(end - start) : 0;
    Mark{painter_, to_point(end), stroke.color, background_, mark * scale_, scale_, turn}.draw(tip);
}

}  // namespace svdscope
