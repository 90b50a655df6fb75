// The two charts of the spectrum lab: singular values, and what adds up over the rank.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "app/labs/spectrum_picture.hpp"
#include "app/labs/spectrum_words.hpp"
#include "app/plot/chart.hpp"

namespace svdscope::spectrum_picture {
namespace {

using spectrum::Analysis;
using spectrum::Rule;
using Curve = SpectrumLab::Curve;

constexpr double kDecades = 1e-17;  // of sigma_1: below it nothing of a double is left

ChartColors colors_of(const Theme& theme) {
    return {theme.ink, theme.ink_soft, theme.axis, theme.grid, theme.background, theme.raised};
}

ChartRange x_range(const Scene& scene) {
    const Vec2 span = shown_span(scene.view, scene.analysis);
    return {span.x, span.y, false, true};
}

// The values that a chart shows, as points over their index.
std::vector<Vec2> points_over_index(const std::vector<double>& values, int first) {
    std::vector<Vec2> points;
    points.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        points.push_back({static_cast<double>(i) + first, values[i]});
    return points;
}

double largest_shown(const std::vector<double>& values, const ChartRange& x, int first) {
    double largest = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double at = static_cast<double>(i) + first;
        if (at >= x.low && at <= x.high && std::isfinite(values[i])) largest = std::max(largest, values[i]);
    }
    return largest > 0 ? largest : 1;
}

double smallest_shown(const std::vector<double>& values, const ChartRange& x, double floor) {
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double at = static_cast<double>(i) + 1;
        if (at >= x.low && at <= x.high && values[i] > floor) smallest = std::min(smallest, values[i]);
    }
    return std::isfinite(smallest) ? smallest : floor;
}

ChartRange sigma_range(const Scene& scene, const ChartRange& x) {
    const std::vector<double>& sigma = scene.analysis.sigma;
    const double high = largest_shown(sigma, x, 1);
    if (!scene.view.log) return {0, 1.08 * high};
    const double floor = sigma.empty() || sigma[0] == 0 ? 1e-300 : kDecades * sigma[0];
    const double low = smallest_shown(sigma, x, floor);
    return {low / 1.6, 1.6 * std::max(high, 1.01 * low), true};
}

ChartCut cut_look(const Scene& scene, std::string_view label) {
    return {scene.theme.probe, label, 1.75F, true, scene.cut_is_lit};
}

// Where the rule in force draws its line.
void draw_threshold(Chart& chart, const Scene& scene) {
    const Analysis& a = scene.analysis;
    if (a.sigma.empty()) return;
    const Rgba color = scene.theme.error;
    switch (scene.params.cutoff.rule) {
        case Rule::Tolerance:
            return chart.horizontal(scene.params.cutoff.tolerance * a.sigma[0], color, true, "tolerance");
        case Rule::OptimalThreshold:
            return chart.horizontal(a.ranks.optimal_threshold, color, true, "optimal threshold");
        case Rule::NoiseEdge:
            return chart.horizontal(a.ranks.edges.upper, color, true, "edge of the noise");
        default:
            break;
    }
}

void draw_values(Chart& chart, const std::vector<Vec2>& points, const Scene& scene, int first) {
    const auto kept =
        static_cast<std::size_t>(std::clamp<long>(scene.k + 1 - first, 0, static_cast<long>(points.size())));
    chart.dots(std::span(points).subspan(kept), scene.theme.ink_soft.faded(0.7), 2.5F);
    chart.dots(std::span(points).first(kept), scene.theme.first, 3);
}

struct Series {
    std::vector<double> values;
    int first = 1;  ///< index of the first value
    ChartRange y;
    std::string title;
};

Series series_of(const Scene& scene, const ChartRange& x) {
    const Analysis& a = scene.analysis;
    const std::string trap = scene.view.squared ? "" : "; dashed: unsquared";
    switch (scene.view.curve) {
        case Curve::Cumulative:
            return {a.cumulative, 1, {0, 1.06}, "share of the energy, added up" + trap};
        case Curve::Energy:
            return {
                a.energy, 1, {0, 1.08 * largest_shown(a.energy, x, 1)}, "share of the energy, each" + trap};
        case Curve::Psnr:
            return {a.psnr, 0, {0, 1.08 * largest_shown(a.psnr, x, 0)}, "PSNR, decibels"};
        case Curve::Error:
            break;
    }
    return {a.error_frobenius,
            0,
            {0, 1.08 * largest_shown(
                           {a.error_frobenius.begin() + std::min<long>(1, std::ssize(a.error_frobenius)),
                            a.error_frobenius.end()},
                           x, 1)},
            a.error_to_clean.empty() ? "error |A − Aₖ|, Frobenius"
                                     : "error |A − Aₖ|; dashed: to the clean original"};
}

// The same of unsquared values: looks alike and answers another question.
void draw_trap(Chart& chart, const Scene& scene) {
    const Analysis& a = scene.analysis;
    if (scene.view.squared) return;
    if (scene.view.curve == Curve::Cumulative)
        chart.line(points_over_index(a.cumulative_unsquared, 1), scene.theme.error, 2, true);
    if (scene.view.curve == Curve::Energy)
        chart.line(points_over_index(a.energy_unsquared, 1), scene.theme.error, 2, true);
}

void draw_hover(Chart& chart, const Scene& scene, double y) {
    if (!scene.hovered || *scene.hovered < 1 ||
        *scene.hovered > static_cast<int>(scene.analysis.sigma.size()))
        return;
    const std::vector<std::string> lines = spectrum_words::readout(scene.analysis, *scene.hovered);
    chart.readout(*scene.hovered, chart.to_screen(*scene.hovered, y), lines);
}

}  // namespace

Chart chart_in(Painter& painter, Box box, const Scene& scene, ChartKind kind) {
    const ChartRange x = x_range(scene);
    const ChartRange y = kind == ChartKind::Sigma ? sigma_range(scene, x) : series_of(scene, x).y;
    return {painter, box, x, y, scene.scale, colors_of(scene.theme)};
}

double cut_at(const Scene& scene) { return scene.k + 0.5; }

Vec2 shown_span(const SpectrumLab::View& view, const Analysis& analysis) {
    return view.span.value_or(Vec2{0.4, static_cast<double>(analysis.sigma.size()) + 0.6});
}

Rooms divide(Box canvas, const Scene& scene) {
    constexpr float kLeast = 0.3F, kMost = 0.56F;  // part of the canvas that is for pictures
    Rooms rooms;
    const float scale = scene.scale;
    const bool pictures = scene.view.arrangement != SpectrumLab::Arrangement::None;
    const float wanted = std::clamp(wanted_height(canvas.w, scene), kLeast * canvas.h, kMost * canvas.h);
    const float charts = pictures ? std::floor(canvas.h - wanted) : canvas.h;
    if (pictures) rooms.pictures = {canvas.x, canvas.y, canvas.w, canvas.h - charts};
    const float pad = 12 * scale, top = canvas.y + canvas.h - charts;
    const Box both{canvas.x + pad, top, canvas.w - 2 * pad, charts - pad / 2};
    rooms.sigma = both;
    if (canvas.w >= 560 * scale) {
        const float half = std::floor((both.w - pad) / 2);
        rooms.sigma.w = half;
        rooms.curve = {both.x + both.w - half, both.y, half, both.h};
    }
    return rooms;
}

void draw_sigma_chart(Painter& painter, Box box, const Scene& scene) {
    const Analysis& a = scene.analysis;
    Chart chart = chart_in(painter, box, scene, ChartKind::Sigma);
    chart.shade_from(cut_at(scene), scene.theme.ink.faded(0.05));
    const bool noisy =
        scene.params.cutoff.rule == Rule::NoiseEdge || scene.params.cutoff.rule == Rule::OptimalThreshold;
    if (noisy) chart.band(a.ranks.edges.lower, a.ranks.edges.upper, scene.theme.error.faded(0.12));
    chart.frame("index", scene.view.log ? "singular values σ, logarithmic" : "singular values σ");
    draw_values(chart, points_over_index(a.sigma, 1), scene, 1);
    draw_threshold(chart, scene);
    chart.vertical(cut_at(scene), cut_look(scene, fmt::format("k = {}", scene.k)));
    if (scene.hovered && *scene.hovered >= 1 && *scene.hovered <= static_cast<int>(a.sigma.size()))
        draw_hover(chart, scene, a.sigma[static_cast<std::size_t>(*scene.hovered - 1)]);
}

void draw_curve_chart(Painter& painter, Box box, const Scene& scene) {
    const Series series = series_of(scene, x_range(scene));
    Chart chart = chart_in(painter, box, scene, ChartKind::Curve);
    chart.shade_from(cut_at(scene), scene.theme.ink.faded(0.05));
    chart.frame("rank k", series.title);
    const std::vector<Vec2> points = points_over_index(series.values, series.first);
    chart.line(points, scene.theme.first.faded(0.6), 1.5F);
    draw_values(chart, points, scene, series.first);
    draw_trap(chart, scene);
    if (scene.view.curve == Curve::Error && !scene.analysis.error_to_clean.empty())
        chart.line(points_over_index(scene.analysis.error_to_clean, 0), scene.theme.second, 2.5F, true);
    if (scene.view.curve == Curve::Cumulative && scene.params.cutoff.rule == Rule::Energy)
        chart.horizontal(scene.params.cutoff.energy, scene.theme.error, true,
                         spectrum_words::target_percent(scene.params.cutoff.energy));
    chart.vertical(cut_at(scene), cut_look(scene, ""));
}

}  // namespace svdscope::spectrum_picture
