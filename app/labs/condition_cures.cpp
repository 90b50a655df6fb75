// The charts of the cures: filter factors on the spectrum, what they cost, the L-curve, and the solution.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/condition_picture.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::condition_picture {
namespace {

using condition::Cure;
using condition::Cured;
using condition::LPoint;

constexpr int kFilterChart = 0, kCostChart = 1, kLChart = 2;

double sigma_1(const Cured& cured) {
    return cured.sigma.empty() || !(cured.sigma[0] > 0) ? 1 : cured.sigma[0];
}

// The axis that filter and cost share: sizes as parts of sigma_1, from well below the last one.
ChartRange filter_range(const Scene& scene) {
    const Cured& cured = *scene.analysis.cured;
    double low = 1;
    for (const double sigma : cured.sigma)
        if (sigma > 0) low = std::min(low, sigma / sigma_1(cured));
    low = std::clamp(low, std::pow(10, condition::kLeastLogFilter + 1), 0.3);
    return {low / 10, 10, true};
}

/// Smallest and largest positive number of a curve.
struct Reach {
    double low = 0, high = 0;
    void add(double value) {
        if (!(value > 0) || !std::isfinite(value)) return;
        low = low > 0 ? std::min(low, value) : value;
        high = std::max(high, value);
    }
    ChartRange range(double decades) const {
        if (!(high > 0)) return {0.1, 10, true};
        return {std::max(low, high * std::pow(10, -decades)) / 2, 2 * high, true};
    }
};

std::vector<Vec2> over_filter(const std::vector<LPoint>& curve, double LPoint::*value) {
    std::vector<Vec2> points;
    points.reserve(curve.size());
    for (const LPoint& point : curve) points.push_back({point.filter, point.*value});
    return points;
}

// The least error is what the chart is for; errors of many powers of ten more leave it at the top.
ChartRange cost_range(const Cured& cured) {
    constexpr double kDecades = 1e5;
    Reach reach;
    for (const LPoint& point : cured.curve) reach.add(point.error);
    reach.add(cured.at.error);
    if (!(reach.high > 0)) return {0.1, 10, true};
    return {reach.low / 6, std::min(2 * reach.high, kDecades * reach.low), true};
}

ChartRange residual_range(const Cured& cured) {
    Reach reach;
    for (const LPoint& point : cured.curve) reach.add(point.residual);
    return reach.range(12);
}

ChartRange length_range(const Cured& cured) {
    Reach reach;
    for (const LPoint& point : cured.curve) reach.add(point.length);
    return reach.range(16);
}

double filter_at(Cure cure, double size, double mark) {
    if (cure == Cure::Truncate) return size >= mark ? 1 : 0;
    const double part = size / mark;
    return part * part / (1 + part * part);
}

double mark_of(const Scene& scene) { return std::pow(10, scene.params.log_filter); }

void draw_filter(Painter& painter, Box box, const Scene& scene) {
    const Cured& cured = *scene.analysis.cured;
    Chart chart = cures_chart(painter, box, scene, kFilterChart);
    const bool truncates = scene.params.cure == Cure::Truncate;
    chart.frame("σ / σ₁", fitting_words(painter, chart.plot().w,
                                        {truncates ? "share of each layer that is kept: all or nothing"
                                                   : "share of each layer that is kept: σ² / (σ² + α²)",
                                         "share that is kept"}));
    constexpr int kSteps = 240;
    std::vector<Vec2> filter;
    for (int i = 0; i <= kSteps; ++i) {
        const double x = value_at(chart.x_range(), static_cast<double>(i) / kSteps);
        filter.push_back({x, filter_at(scene.params.cure, x, mark_of(scene))});
    }
    chart.line(filter, scene.theme.column, 2.5F);
    std::vector<Vec2> kept;
    for (std::size_t i = 0; i < cured.sigma.size() && i < cured.filters.size(); ++i)
        kept.push_back({cured.sigma[i] / sigma_1(cured), cured.filters[i]});
    chart.dots(kept, scene.theme.first, 5);
    chart.vertical(mark_of(scene),
                   {scene.theme.probe, truncates ? "cut-off" : "α", 1.75F, true, scene.cut_is_lit});
}

void draw_cost(Painter& painter, Box box, const Scene& scene) {
    const Cured& cured = *scene.analysis.cured;
    Chart chart = cures_chart(painter, box, scene, kCostChart);
    chart.frame(scene.params.cure == Cure::Truncate ? "cut-off / σ₁" : "α / σ₁",
                fitting_words(painter, chart.plot().w,
                              {"error of x: solid in all, green bias, dashed noise", "error of x", "error"}));
    const bool steps = scene.params.cure == Cure::Truncate;
    const auto draw = [&](double LPoint::*value, Rgba color, float width, bool dashed) {
        const std::vector<Vec2> points = over_filter(cured.curve, value);
        chart.line(points, color, width, dashed);
        if (steps) chart.dots(points, color, 3.5F);
    };
    draw(&LPoint::bias, scene.theme.column, 1.75F, false);
    draw(&LPoint::noise, scene.theme.error, 1.75F, true);
    draw(&LPoint::error, scene.theme.ink, 2.5F, false);
    chart.vertical(mark_of(scene), {scene.theme.probe, "", 1.75F, true, scene.cut_is_lit});
    if (!cured.curve.empty()) {
        const LPoint& best = cured.curve[static_cast<std::size_t>(cured.best)];
        chart.dots(std::array{Vec2{best.filter, best.error}}, scene.theme.second, 6);
    }
}

void draw_l_curve(Painter& painter, Box box, const Scene& scene) {
    const Cured& cured = *scene.analysis.cured;
    Chart chart = cures_chart(painter, box, scene, kLChart);
    chart.frame("|b − A x|", fitting_words(painter, chart.plot().w,
                                           {"L-curve: length of x over what is left of b", "L-curve: |x|"}));
    std::vector<Vec2> points;
    for (const LPoint& point : cured.curve) points.push_back({point.residual, point.length});
    chart.line(points, scene.theme.ink_soft, 1.75F);
    if (scene.params.cure == Cure::Truncate) chart.dots(points, scene.theme.ink_soft, 3.5F);
    if (!cured.curve.empty()) {
        const LPoint& corner = cured.curve[static_cast<std::size_t>(cured.corner)];
        chart.dots(std::array{Vec2{corner.residual, corner.length}}, scene.theme.second, 6);
    }
    chart.dots(std::array{Vec2{cured.at.residual, cured.at.length}}, scene.theme.probe, 6);
}

std::vector<Vec2> over_index(const std::vector<double>& values) {
    std::vector<Vec2> points;
    points.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) points.push_back({static_cast<double>(i) + 1, values[i]});
    return points;
}

}  // namespace

Chart cures_chart(Painter& painter, Box box, const Scene& scene, int index) {
    const Cured& cured = *scene.analysis.cured;
    const ChartColors colors = chart_colors(scene.theme);
    switch (index) {
        case kFilterChart:
            return {painter, box, filter_range(scene), {0, 1.3}, scene.scale, colors};
        case kCostChart:
            return {painter, box, filter_range(scene), cost_range(cured), scene.scale, colors};
        default:
            return {painter, box, residual_range(cured), length_range(cured), scene.scale, colors};
    }
}

// The unknowns of a family's system over their index: the truth, and what each way makes of it.
void draw_solution_chart(Painter& painter, Box box, const Scene& scene) {
    const Cured& cured = *scene.analysis.cured;
    double most = 0;
    for (const double x : cured.x_true) most = std::max(most, std::abs(x));
    for (const double x : cured.x_cured) most = std::max(most, std::min(std::abs(x), 4 * most));
    const ChartRange index{0.4, static_cast<double>(cured.x_true.size()) + 0.6, false, true};
    Chart chart(painter, box, index, {-1.1 * most - 0.1, 1.35 * most + 0.1}, scene.scale,
                chart_colors(scene.theme));
    chart.frame("unknown", fitting_words(painter, chart.plot().w,
                                         {"x: dashed the truth, red without a cure, blue cured",
                                          "x: truth (dashed), cured", "x"}));
    chart.line(over_index(cured.x_naive), scene.theme.error.faded(0.3), 1);
    chart.dots(over_index(cured.x_naive), scene.theme.error.faded(0.7), 3);
    chart.line(over_index(cured.x_true), scene.theme.ink, 2, true);
    chart.line(over_index(cured.x_cured), scene.theme.first, 2.5F);
    chart.dots(over_index(cured.x_cured), scene.theme.first, 4);
}

void draw_cures(Painter& painter, const Rooms& rooms, const Scene& scene) {
    if (rooms.charts[3].w > 0) draw_solution_chart(painter, rooms.charts[3], scene);
    draw_filter(painter, rooms.charts[kFilterChart], scene);
    draw_cost(painter, rooms.charts[kCostChart], scene);
    draw_l_curve(painter, rooms.charts[kLChart], scene);
}

}  // namespace svdscope::condition_picture
