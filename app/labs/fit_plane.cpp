// The plane of the fit lab: points, the curve, residuals, the truth, other curves that come as close.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "app/labs/fit_picture.hpp"
#include "app/labs/fit_words.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::fit_picture {
namespace {

constexpr float kMark = 5.5F;

struct Reach {
    double low, high;
};

Reach reach_of(const fit::Params& params) {
    Reach reach{params.points[0].x, params.points[0].x};
    for (const Vec2 p : params.points) reach = {std::min(reach.low, p.x), std::max(reach.high, p.x)};
    return reach;
}

// One place for each two pixels or so.
std::vector<Vec2> samples(const Polynomial& curve, Reach reach, float pixels) {
    const int steps = std::clamp(static_cast<int>(pixels / 2), 2, 2000);
    std::vector<Vec2> points;
    for (int i = 0; i <= steps; ++i) {
        const double x = reach.low + (reach.high - reach.low) * i / steps;
        points.push_back({x, curve(x)});
    }
    return points;
}

Reach seen(const Chart& chart) { return {chart.x_range().low, chart.x_range().high}; }

void draw_truth(Chart& chart, const Scene& scene) {
    if (!scene.view.layers.truth || !scene.analysis.truth) return;
    chart.line(samples(*scene.analysis.truth, seen(chart), chart.plot().w), scene.theme.ink_soft, 1.75F,
               true);
}

// Between the outer points only: beyond them every curve goes its own way.
void draw_ghosts(Plane& plane, const Scene& scene) {
    if (!scene.view.layers.others) return;
    for (const fit::Ghost& ghost : scene.analysis.ghosts)
        plane.chart.line(samples(ghost.curve, reach_of(scene.params), plane.chart.plot().w),
                         scene.theme.third.faded(0.65), 1.75F);
}

// The curve between the outer points; beyond them it is only a guess.
void draw_curve(Chart& chart, const Scene& scene) {
    const Polynomial& curve = scene.analysis.curve;
    const Reach all = seen(chart), data = reach_of(scene.params);
    const Reach inner{std::clamp(data.low, all.low, all.high), std::clamp(data.high, all.low, all.high)};
    const Rgba color = scene.theme.probe;
    const auto draw = [&](Reach reach, bool beyond) {
        if (!(reach.high > reach.low)) return;
        const std::vector<Vec2> points = samples(curve, reach, chart.plot().w);
        const Rgba halo = scene.theme.probe_halo;
        if (halo.a > 0) chart.line(points, beyond ? halo.faded(0.4) : halo, 8);
        chart.line(points, beyond ? color.faded(0.55) : color, beyond ? 2 : 3, beyond);
    };
    draw({all.low, inner.low}, true);
    draw({inner.high, all.high}, true);
    draw(inner, false);
}

void draw_square(Painter& painter, Point from, Point to, float plot_right, Rgba color) {
    const float side = std::abs(to.y - from.y);
    const float x = from.x + side <= plot_right ? from.x + side : from.x - side;
    const std::array<Point, 4> corners{{from, {x, from.y}, {x, to.y}, to}};
    painter.fill(corners, color.faded(0.12));
    painter.polyline(corners, color.faded(0.5), 1, true);
}

void draw_residuals(Painter& painter, const Plane& plane, const Scene& scene) {
    const FitLab::Layers& layers = scene.view.layers;
    const Rgba color = scene.theme.error;
    const float right = plane.chart.plot().x + plane.chart.plot().w;
    for (const Vec2 p : scene.params.points) {
        const double y = scene.analysis.curve(p.x);
        if (!std::isfinite(y)) continue;
        const std::array<Point, 2> ends{plane.chart.to_screen(p.x, p.y), plane.chart.to_screen(p.x, y)};
        if (layers.squares) draw_square(painter, ends[0], ends[1], right, color);
        if (layers.residuals) painter.polyline(ends, color.faded(0.9), 2 * scene.scale, false);
    }
}

void draw_points(Plane& plane, const Scene& scene) {
    const float crowd = scene.params.points.size() > 60 ? 0.75F : 1;
    for (std::size_t i = 0; i < scene.params.points.size(); ++i) {
        const Vec2 at = plane.to_canvas(scene.params.points[i]);
        const std::string name = fit_words::point_name(i);
        const float mark = crowd * (scene.lit == name ? kMark + 2 : kMark);
        plane.canvas.marker(at, scene.theme.background, Tip::Round, mark + 1.5F);
        plane.canvas.marker(at, scene.theme.data, Tip::Round, mark);
        if (scene.chosen == i) plane.canvas.marker(at, scene.theme.accent, Tip::Ring, mark + 3);
        if (scene.chosen == i) plane.canvas.marker(at, scene.theme.data, Tip::Round, mark - 2);
    }
}

void draw_welcome(Painter& painter, const Chart& chart, const Scene& scene) {
    if (scene.view.welcomed || chart.plot().h < 200 * scene.scale) return;
    constexpr std::string_view kWords = "Drag any point; double-click adds one";
    const Point size = painter.text_size(Face::Caption, kWords);
    const Box& plot = chart.plot();
    if (size.x > plot.w - 32 * scene.scale) return;
    painter.text({plot.x + plot.w - size.x - 16 * scene.scale, plot.y + 8 * scene.scale}, Face::Caption,
                 scene.theme.ink_soft, kWords, scene.theme.background);
}

// "as close, with |x| = 3.62 and 7.10": those of one length are mirror images about the chosen one.
std::string others_text(const std::vector<fit::Ghost>& ghosts) {
    std::vector<double> lengths;
    for (const fit::Ghost& ghost : ghosts) lengths.push_back(ghost.length);
    std::sort(lengths.begin(), lengths.end());
    std::string words;
    double last = 0;
    for (const double length : lengths) {
        if (std::abs(length - last) <= 1e-6 * last) continue;
        words += (words.empty() ? "as close, with |x| = " : " and ") + number_text(length);
        last = length;
    }
    return words;
}

// What the lines are, in one row above the plane.
void draw_legend(Painter& painter, const Box& room, const Scene& scene) {
    struct Entry {
        std::string_view words;
        Rgba color;
        bool dashed, shown;
    };
    const fit::Analysis& a = scene.analysis;
    const FitLab::Layers& layers = scene.view.layers;
    const std::string others = others_text(a.ghosts);
    const std::array<Entry, 4> entries{
        {{"the fit A x", scene.theme.probe, false, a.count > 0},
         {"residuals r", scene.theme.error, false, a.count > 0 && layers.residuals},
         {"truth", scene.theme.ink_soft, true, a.truth.has_value() && layers.truth},
         {others, scene.theme.third, false, !a.ghosts.empty() && layers.others}}};
    const float s = scene.scale, line = 22 * s;
    float x = room.x + 48 * s;
    for (Entry entry : entries) {
        const float left = room.x + room.w - x - line - 8 * s;
        if (entry.words == others) entry.words = fitting_words(painter, left, {others, "as close, longer x"});
        const Point size = painter.text_size(Face::Body, entry.words);
        if (!entry.shown || size.x > left) continue;
        const float middle = room.y + size.y / 2 + s;
        if (entry.dashed) {
            for (const float from : {0.0F, 13 * s})
                painter.polyline(std::array{Point{x + from, middle}, Point{x + from + 9 * s, middle}},
                                 entry.color, 2 * s, false);
        } else {
            const std::array ends{Point{x, middle}, Point{x + line, middle}};
            if (scene.theme.probe_halo.a > 0 && entry.color == scene.theme.probe)
                painter.polyline(ends, scene.theme.probe_halo, 7 * s, false);
            painter.polyline(ends, entry.color, 2.5F * s, false);
        }
        painter.text({x + line + 8 * s, room.y}, Face::Body, scene.theme.ink_soft, entry.words, kNoHalo);
        x += line + size.x + 32 * s;
    }
}

}  // namespace

Vec2 Plane::to_canvas(Vec2 p) const {
    const Vec2 pixel = chart.to_pixels(p.x, p.y);
    const Box& plot = chart.plot();
    return {pixel.x - (double{plot.x} + plot.w / 2.0), double{plot.y} + plot.h / 2.0 - pixel.y};
}

Vec2 Plane::to_plane(Vec2 pixels) const {
    const Box& plot = chart.plot();
    return chart.to_values(
        Vec2{double{plot.x} + plot.w / 2.0 + pixels.x, double{plot.y} + plot.h / 2.0 - pixels.y});
}

Plane plane_in(Painter& painter, Box room, const Scene& scene) {
    const PlaneRange& range = scene.range;
    Chart chart(painter, room, {range.low.x, range.high.x}, {range.low.y, range.high.y}, scene.scale,
                chart_colors(scene.theme));
    const Box plot = chart.plot();
    return {chart, Canvas2D(painter, plot, {{0, 0}, plot.h / 2.0}, scene.scale, scene.theme.background)};
}

void draw_plane(Painter& painter, Box room, const Scene& scene) {
    Plane plane = plane_in(painter, room, scene);
    plane.chart.frame("x", "y");
    draw_legend(painter, room, scene);
    const Box& plot = plane.chart.plot();
    const float rim = 8 * scene.scale;
    painter.push_clip({plot.x, plot.y - rim, plot.w + rim, plot.h + rim});
    draw_truth(plane.chart, scene);
    if (scene.analysis.count > 0) {
        draw_ghosts(plane, scene);
        draw_residuals(painter, plane, scene);
        draw_curve(plane.chart, scene);
        draw_points(plane, scene);
    }
    draw_welcome(painter, plane.chart, scene);
    painter.pop_clip();
}

}  // namespace svdscope::fit_picture
