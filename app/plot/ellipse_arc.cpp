// The image of the unit circle, with as many points as the eye needs, at any zoom and any condition number.
//
// The arc from t - h to t + h of M (cos, sin) has its chord's middle at cos(h) M u(t) and its end tangents
// meet at M u(t) / cos(h). So the height of the arc over its chord is known exactly, (1 - cos h) |M u(t)|,
// and it lies within a triangle that tells whether it can be seen.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/plot/canvas2d.hpp"

namespace svdscope {
namespace {

constexpr double kFlat = 0.1;                    ///< pixels that a chord may miss the curve by
constexpr double kPiece = std::numbers::pi / 4;  ///< the arc is walked in such pieces
constexpr int kDeepest = 48;                     ///< halvings: enough for a radius of 1e12 pixels

/// Half axes in pixels beyond which an ellipse is straight wherever it can be seen; a double still holds a
/// hundredth of a pixel there.
constexpr double kStraight = 1e12;

/// The half axes of the image of the unit circle: M u(tip + s) = cos(s) major + sin(s) minor.
struct HalfAxes {
    double tip = 0;
    Vec2 major, minor;
};

Vec2 shortened(Vec2 p, double length) {
    return length > kStraight ? Vec2{p.x * (kStraight / length), p.y * (kStraight / length)} : p;
}

/// The minor axis follows from the determinant: M u(tip + pi/2) would be lost beside a long major axis.
HalfAxes half_axes(const Mat2& M) {
    const double most = std::max({std::abs(M.a), std::abs(M.b), std::abs(M.c), std::abs(M.d)});
    if (!(most > 0)) return {};
    const Mat2 m{M.a / most, M.b / most, M.c / most, M.d / most};
    const double tip =
        0.5 * std::atan2(2 * (m.a * m.b + m.c * m.d), m.a * m.a + m.c * m.c - m.b * m.b - m.d * m.d);
    const Vec2 major = m * unit(tip);
    const double length = norm(major);
    const double minor = (m.a * m.d - m.b * m.c) / length;
    const Vec2 across = perpendicular({major.x / length, major.y / length});
    return {tip, shortened(most * major, most * length),
            std::min(most * std::abs(minor), kStraight) * (minor < 0 ? -across : across)};
}

/// Of an arc over half the angle of the one before: 1 - cos h and 1 / cos h.
struct Halving {
    double sagitta = 0, secant = 1;
};

const std::array<Halving, kDeepest + 1>& halvings() {
    static const auto table = [] {
        std::array<Halving, kDeepest + 1> out;
        double h = kPiece / 2;
        for (Halving& half : out) {
            half = {2 * std::sin(h / 2) * std::sin(h / 2), 1 / std::cos(h)};
            h /= 2;
        }
        return out;
    }();
    return table;
}

struct ArcWalk {
    Vec2 center;
    Mat2 M;  ///< the half axes in pixels
    Box seen;
    std::vector<double>& angles;
    std::vector<Vec2>& pixels;

    Vec2 at(double t) const { return center + M * unit(t); }

    bool visible(Vec2 p, Vec2 q, Vec2 apex) const {
        const auto [left, right] = std::minmax({p.x, q.x, apex.x});
        const auto [top, bottom] = std::minmax({p.y, q.y, apex.y});
        return right >= seen.x && left <= seen.x + seen.w && bottom >= seen.y && top <= seen.y + seen.h;
    }

    /// Adds the points of the arc between two angles, without the first.
    void walk(double from, Vec2 p, double to, Vec2 q, int depth) {
        const double t = (from + to) / 2;
        const Halving& half = halvings()[static_cast<std::size_t>(depth)];
        // M u(t) from its neighbours: no sine is needed between the tips.
        const Vec2 radius = (0.5 * half.secant) * ((p - center) + (q - center));
        if (half.sagitta * norm(radius) > kFlat && depth < kDeepest &&
            visible(p, q, center + half.secant * radius)) {
            const Vec2 middle = center + radius;
            walk(from, p, t, middle, depth + 1);
            walk(t, middle, to, q, depth + 1);
            return;
        }
        angles.push_back(to);
        pixels.push_back(q);
    }
};

}  // namespace

Canvas2D::Arc Canvas2D::circle_arc(const Mat2& M) const {
    const Mat2 pixels =
        Mat2::from_columns(direction_to_pixels(M.column(0)), direction_to_pixels(M.column(1)));
    const Vec2 center = to_pixels({0, 0});
    Arc arc;
    if (!is_finite(pixels) || !is_finite(center)) return arc;
    const HalfAxes axes = half_axes(pixels);
    // Thinner than a quarter of a pixel both sides are the same line: drawn twice it would look bolder.
    arc.closed = norm(axes.minor) > 0.25;
    ArcWalk walk{center, Mat2::from_columns(axes.major, axes.minor), clip_box(), arc.angles, arc.pixels};
    // Starting from the tips, which are therefore exact; eight pieces, so that no tangents are parallel.
    const int pieces = arc.closed ? 8 : 4;
    arc.angles.push_back(0);
    arc.pixels.push_back(walk.at(0));
    for (int i = 0; i < pieces; ++i) {
        const double to = (i + 1) * kPiece;
        walk.walk(i * kPiece, arc.pixels.back(), to, walk.at(to), 0);
    }
    for (double& t : arc.angles) t += axes.tip;
    if (arc.closed) arc.angles.pop_back(), arc.pixels.pop_back();
    return arc;
}

void Canvas2D::circle_image(const Mat2& M, const Stroke& stroke) {
    const Arc arc = circle_arc(M);
    draw_runs(arc.pixels, stroke, arc.closed);
}

void Canvas2D::circle_region(const Mat2& M, Rgba color) {
    Arc arc = circle_arc(M);
    if (arc.closed) fill_pixels(std::move(arc.pixels), color);
}

void Canvas2D::disk(const Mat2& M, Rgba fill, const Stroke& rim) {
    Arc arc = circle_arc(M);
    if (arc.closed) fill_pixels(arc.pixels, fill);
    draw_runs(arc.pixels, rim, arc.closed);
}

void Canvas2D::draw_hues(std::span<const double> turns, std::span<const Vec2> pixels, float width, bool dark,
                         bool closed) {
    for (const ClippedRun& run : clip_polyline(pixels, closed, clip_box())) {
        std::vector<Rgba> colors;
        for (const double at : run.at) {
            const auto i = static_cast<std::size_t>(at);
            const double from = turns[i];
            const double to = i + 1 < turns.size() ? turns[i + 1] : turns[0] + (closed ? 1 : 0);
            colors.push_back(hue_color(from + (at - std::floor(at)) * (to - from), dark));
        }
        painter_.gradient_line(run.points, colors, width * scale_, run.closed);
    }
}

void Canvas2D::hue_ring(const Mat2& M, float width, bool dark, int ticks) {
    const Arc arc = circle_arc(M);
    std::vector<double> turns;
    for (const double t : arc.angles) turns.push_back(t / (2 * std::numbers::pi));
    draw_hues(turns, arc.pixels, width, dark, arc.closed);
    for (int i = 0; i < ticks; ++i) {
        const double turn = static_cast<double>(i) / ticks;
        const Vec2 at = M * unit(2 * std::numbers::pi * turn);
        const Vec2 along = M * unit(2 * std::numbers::pi * turn + std::numbers::pi / 2);
        const double length = norm(along);
        const Vec2 across =
            length > 0 && std::isfinite(length) ? (1 / length) * perpendicular(along) : Vec2{0, 1};
        const Vec2 half = 4 * scale_ * units_per_pixel() * across;
        line(at - half, at + half, {hue_color(turn, dark), 1.5F});
    }
}

}  // namespace svdscope
