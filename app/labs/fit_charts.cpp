// The two charts under the fit lab's plane: what each direction is worth, and the digits of three routes.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/fit_picture.hpp"
#include "app/labs/fit_words.hpp"
#include "core/analysis/regularize.hpp"

namespace svdscope::fit_picture {
namespace {

using fit::Cure;
using fit::Digits;

double filter_at(Cure cure, double size, double mark) {
    if (cure == Cure::Ridge) return ridge_filter(size, mark);
    return size > mark ? 1 : 0;
}

struct Route {
    double Digits::*error;
    std::string_view words;
    Rgba color;
    bool dashed;
    float dot;
};

std::array<Route, 3> routes(const Theme& theme) {
    return {{{&Digits::normal, "AᵀA", theme.error, false, 3.5F},
             {&Digits::qr, "QR", theme.column, true, 3.5F},
             {&Digits::svd, "SVD", theme.first, false, 3.5F}}};
}

// A low chart has its titles in one row, where the routes are named.
bool is_roomy(const Box& room, const Scene& scene) { return room.h >= 172 * scene.scale; }

std::vector<Vec2> digits_over_degree(const std::vector<Digits>& digits, const Route& route) {
    std::vector<Vec2> points;
    for (const Digits& d : digits)
        points.push_back({static_cast<double>(d.degree), fit_words::digits_kept(d.*route.error)});
    return points;
}

// The names of the routes, in their colours, at the right end of the title's row.
void draw_route_names(Painter& painter, Box room, const Scene& scene, float used) {
    const float s = scene.scale;
    float x = room.x + room.w - 16 * s;
    for (const Route& route : routes(scene.theme)) {
        const Point size = painter.text_size(Face::Body, route.words);
        x -= size.x + 26 * s;
        if (x < room.x + used) return;
        const float middle = room.y + size.y / 2 + s;
        if (route.dashed)
            for (const float from : {0.0F, 10 * s})
                painter.polyline(std::array{Point{x + from, middle}, Point{x + from + 6 * s, middle}},
                                 route.color, 2 * s, false);
        else
            painter.polyline(std::array{Point{x, middle}, Point{x + 16 * s, middle}}, route.color, 2 * s,
                             false);
        painter.text({x + 22 * s, room.y}, Face::Body, route.color, route.words, kNoHalo);
        x -= 14 * s;
    }
}

// Dots of one size, however they crowd: each is a direction. A sigma of zero stands at the left edge.
void draw_directions(Painter& painter, const Chart& chart, const Scene& scene) {
    const Box& plot = chart.plot();
    Canvas2D canvas(painter, plot, {{0, 0}, plot.h / 2.0}, scene.scale, scene.theme.background);
    for (const fit::Direction& d : scene.analysis.directions) {
        const double part = std::max(d.sigma / scene.analysis.directions[0].sigma, chart.x_range().low);
        const Vec2 at = canvas.to_plane(chart.to_screen(part, d.filter));
        canvas.marker(at, scene.theme.background, Tip::Round, 6.5F);
        canvas.marker(at, d.filter > 0 ? scene.theme.first : scene.theme.ink_soft, Tip::Round, 5);
    }
}

// Where the points leave x open no route has digits.
void draw_open_degrees(Painter& painter, Chart& chart, const Scene& scene) {
    const double from = static_cast<double>(scene.analysis.digits.size()) - 0.5;
    if (from > fit::kMostDegree) return;
    chart.shade_from(from, scene.theme.sheet);
    const Box& plot = chart.plot();
    const float gap = 10 * scene.scale, right = plot.x + plot.w;
    const float start = chart.to_screen(from, 0).x, mark = chart.to_screen(scene.params.degree, 0).x;
    for (const std::string_view words : {"here x is not determined", "not determined"}) {
        const Point size = painter.text_size(Face::Small, words);
        const bool before = mark < start || start + size.x + 2 * gap < mark;
        const float left = before ? start + gap : mark + gap;
        if (left + size.x > right) continue;
        painter.text({left, plot.y + plot.h - size.y - 8 * scene.scale}, Face::Small, scene.theme.ink_soft,
                     words, kNoHalo);
        return;
    }
}

}  // namespace

ChartColors chart_colors(const Theme& theme) {
    return {theme.ink_soft, theme.ink_soft, theme.axis, theme.grid, theme.background, theme.raised};
}

std::string_view fitting_words(Painter& painter, float width, std::initializer_list<std::string_view> words) {
    for (const std::string_view one : words)
        if (painter.text_size(Face::Body, one).x <= width) return one;
    return words.size() == 0 ? std::string_view{} : *(words.end() - 1);
}

double filter_mark(const Scene& scene) {
    const fit::Analysis& a = scene.analysis;
    const double sigma_1 = a.count > 0 ? a.directions[0].sigma : 1;
    return (scene.params.cure == Cure::Ridge ? a.lambda : a.cutoff) / sigma_1;
}

Chart filter_chart(Painter& painter, Box room, const Scene& scene) {
    return {painter, room, {1e-17, 10, true}, {0, 1.35}, scene.scale, chart_colors(scene.theme)};
}

void draw_filter(Painter& painter, Box room, const Scene& scene) {
    Chart chart = filter_chart(painter, room, scene);
    const bool ridge = scene.params.cure == Cure::Ridge;
    chart.frame("σ / σ₁", fitting_words(painter, 0.8F * room.w,
                                        {ridge ? "directions, and their share σ² / (σ² + λ²)"
                                               : "directions right of the cut-off are kept",
                                         "directions"}));
    const double mark = filter_mark(scene);
    constexpr int kSteps = 240;
    std::vector<Vec2> curve;
    for (int i = 0; i <= kSteps; ++i) {
        const double x = value_at(chart.x_range(), static_cast<double>(i) / kSteps);
        curve.push_back({x, filter_at(scene.params.cure, x, mark)});
    }
    chart.line(curve, scene.theme.ink_soft.faded(0.6), 1.75F);
    draw_directions(painter, chart, scene);
    const bool rounding = !ridge && !scene.params.own_cutoff;
    chart.vertical(mark, {scene.theme.second,
                          ridge      ? "λ"
                          : rounding ? "rounding"
                                     : "cut-off",
                          1.75F, true, scene.lit_mark == FitLab::Mark::Filter});
}

Chart digits_chart(Painter& painter, Box room, const Scene& scene) {
    return {painter, room,        {-0.4, fit::kMostDegree + 0.4, false, true},
            {0, 17}, scene.scale, chart_colors(scene.theme)};
}

void draw_digits(Painter& painter, Box room, const Scene& scene) {
    Chart chart = digits_chart(painter, room, scene);
    const std::string_view title =
        fitting_words(painter, 0.5F * room.w, {"digits of x that are right", "digits"});
    chart.frame(is_roomy(room, scene) ? "degree" : "", title);
    draw_route_names(painter, room, scene, painter.text_size(Face::Body, title).x + 24 * scene.scale);
    draw_open_degrees(painter, chart, scene);
    for (const Route& route : routes(scene.theme)) {
        const std::vector<Vec2> points = digits_over_degree(scene.analysis.digits, route);
        chart.line(points, route.color, 2, route.dashed);
        chart.dots(points, route.color, route.dot);
    }
    chart.vertical(scene.params.degree,
                   {scene.theme.second, "", 1.75F, true, scene.lit_mark == FitLab::Mark::Degree});
}

}  // namespace svdscope::fit_picture
