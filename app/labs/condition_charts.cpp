// Charts of the condition lab: digits that survive, families of systems, vectors that swing.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

#include "app/labs/condition_picture.hpp"
#include "app/labs/condition_words.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::condition_picture {
namespace {

using condition::FamilyPoint;
using condition::GramPoint;
using condition::RouteErrors;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kLeastError = 1e-18, kMostError = 1e3;  // ends of the axes of errors
constexpr double kLeastTurn = 1e-6;                      // degrees

double shown_error(double error) { return std::clamp(error, 2 * kLeastError, kMostError); }

// The first part of a curve, as far as it has been revealed.
std::span<const Vec2> part_of(std::span<const Vec2> points, double part) {
    return points.first(static_cast<std::size_t>(std::lround(part * static_cast<double>(points.size()))));
}

void draw_curve(Chart& chart, std::span<const Vec2> points, double part, Rgba color, bool dashed) {
    chart.line(part_of(points, part), color, 2.5F, dashed);
}

// What the colours of a chart mean, in a corner at its left.
enum class Corner { Top, Bottom };
struct Entry {
    std::string_view words;
    Rgba color;
    bool dashed;
};
void draw_legend(Painter& painter, const Chart& chart, const Scene& scene, std::span<const Entry> entries,
                 Corner corner) {
    const float s = scene.scale, row = 20 * s, sample = 28 * s;
    float width = 0;
    for (const Entry& entry : entries) width = std::max(width, painter.text_size(Face::Small, entry.words).x);
    const Box& plot = chart.plot();
    const float high = row * static_cast<float>(entries.size());
    if (plot.w < 2 * (width + sample) || plot.h < 2.5F * high) return;
    const float x = plot.x + 12 * s;
    float y = corner == Corner::Top ? plot.y + 8 * s : plot.y + plot.h - high - 10 * s;
    for (const Entry& entry : entries) {
        const float middle = y + row / 2;
        painter.polyline(std::array{Point{x, middle}, Point{x + sample * 0.42F, middle}}, entry.color,
                         2.5F * s, false);
        painter.polyline(
            std::array{Point{x + sample * (entry.dashed ? 0.58F : 0.40F), middle}, Point{x + sample, middle}},
            entry.color, 2.5F * s, false);
        painter.text({x + sample + 8 * s, y + 2 * s}, Face::Small, scene.theme.ink, entry.words,
                     scene.theme.background);
        y += row;
    }
}

struct GramRoute {
    double GramPoint::*error;
    std::string_view words;
    int stage;
    bool gram;
    condition_words::Precision precision;
    bool dashed() const { return precision == condition_words::Precision::Single; }
};
constexpr auto kDouble = condition_words::Precision::Double, kSingle = condition_words::Precision::Single;
constexpr std::array<GramRoute, 4> kGramRoutes{{{&GramPoint::direct_double, "A, double", 0, false, kDouble},
                                                {&GramPoint::direct_float, "A, float", 0, false, kSingle},
                                                {&GramPoint::gram_double, "AᵀA, double", 1, true, kDouble},
                                                {&GramPoint::gram_float, "AᵀA, float", 1, true, kSingle}}};

Rgba route_color(const Theme& theme, const GramRoute& route) {
    return route.gram ? theme.error : theme.first;
}

std::vector<Vec2> digits_over_kappa(const std::vector<GramPoint>& sweep, const GramRoute& route) {
    std::vector<Vec2> points;
    points.reserve(sweep.size());
    for (const GramPoint& point : sweep)
        points.push_back({point.kappa, condition_words::digits_left(point.*(route.error), route.precision)});
    return points;
}

void draw_gram_marks(Chart& chart, const Scene& scene) {
    const condition::GramExampleAt& example = scene.analysis.gram->example;
    chart.vertical(example.kappa_gram, {scene.theme.error, "κ(AᵀA) = κ²", 1.5F, false, false});
    chart.vertical(std::pow(10, scene.params.gram_log_kappa),
                   {scene.theme.probe, "κ", 1.75F, true, scene.cut_is_lit});
}

void draw_gram_readout(Chart& chart, const Scene& scene) {
    if (!scene.hovered) return;
    const std::vector<GramPoint>& sweep = scene.analysis.gram->sweep;
    if (sweep.empty()) return;
    const auto nearest =
        std::min_element(sweep.begin(), sweep.end(), [&](const GramPoint& p, const GramPoint& q) {
            const auto distance = [&](const GramPoint& at) {
                return std::abs(std::log(at.kappa) - std::log(*scene.hovered));
            };
            return distance(p) < distance(q);
        });
    std::vector<std::string> lines{"κ = " + exponent_text(nearest->kappa, 1)};
    for (const GramRoute& route : kGramRoutes)
        lines.push_back(fmt::format(
            "{}: {}", route.words, condition_words::digits_text((*nearest).*(route.error), route.precision)));
    chart.readout(nearest->kappa, chart.to_screen(nearest->kappa, 8), lines);
}

struct SolveRoute {
    RouteErrors FamilyPoint::*errors;
    std::string_view words;
};
constexpr std::array<SolveRoute, 3> kSolveRoutes{
    {{&FamilyPoint::lu, "LU"}, {&FamilyPoint::qr, "QR"}, {&FamilyPoint::svd, "SVD"}}};

std::array<Rgba, 3> three_colors(const Theme& theme) { return {theme.first, theme.second, theme.third}; }

std::vector<Vec2> over_size(const std::vector<FamilyPoint>& sizes, RouteErrors FamilyPoint::*route,
                            double RouteErrors::*error) {
    std::vector<Vec2> points;
    points.reserve(sizes.size());
    for (const FamilyPoint& point : sizes)
        points.push_back({static_cast<double>(point.n), shown_error((point.*route).*error)});
    return points;
}

std::vector<Vec2> bounds_over_size(const std::vector<FamilyPoint>& sizes) {
    std::vector<Vec2> points;
    points.reserve(sizes.size());
    for (const FamilyPoint& point : sizes)
        points.push_back({static_cast<double>(point.n), shown_error(point.bound)});
    return points;
}

void draw_routes(Chart& chart, const Scene& scene, double RouteErrors::*error) {
    const std::vector<FamilyPoint>& sizes = scene.analysis.families->sizes;
    const auto colors = three_colors(scene.theme);
    for (std::size_t k = 0; k < kSolveRoutes.size(); ++k) {
        const std::vector<Vec2> points = over_size(sizes, kSolveRoutes[k].errors, error);
        const double part = revealed(scene, static_cast<int>(k));
        draw_curve(chart, points, part, colors[k], k == 1);
        chart.dots(part_of(points, part), colors[k], k == 0 ? 4.5F : k == 1 ? 3.5F : 2.5F);
    }
}

// Turns of one vector in degrees, over the entry that was changed.
std::vector<Vec2> over_entry(const std::vector<double>& turns) {
    std::vector<Vec2> points;
    points.reserve(turns.size());
    for (std::size_t i = 0; i < turns.size(); ++i)
        points.push_back(
            {static_cast<double>(i) + 1, std::max(turns[i] * 180 / std::numbers::pi, 1.5 * kLeastTurn)});
    return points;
}

// From the least change to the largest, with 100 % in sight.
ChartRange solution_range(const condition::Swing& swing) {
    double low = 0.2, high = 1;
    for (const double change : swing.solution) {
        if (change > 0) low = std::min(low, change);
        if (std::isfinite(change)) high = std::max(high, change);
    }
    return {std::max(low, 1e-18) / 2, 4 * high, true};
}

}  // namespace

ChartColors chart_colors(const Theme& theme) {
    return {theme.ink, theme.ink_soft, theme.axis, theme.grid, theme.background, theme.raised};
}

std::string_view fitting_words(Painter& painter, float width, std::initializer_list<std::string_view> words) {
    for (const std::string_view one : words)
        if (painter.text_size(Face::Body, one).x <= width) return one;
    return words.size() == 0 ? std::string_view{} : *(words.end() - 1);
}

double revealed(const Scene& scene, int k) { return std::clamp(scene.time - k, 0.0, 1.0); }

Chart gram_chart(Painter& painter, Box box, const Scene& scene) {
    return {painter, box, {1, 1e17, true}, {0, 17}, scene.scale, chart_colors(scene.theme)};
}

void draw_gram(Painter& painter, const Rooms& rooms, const Scene& scene) {
    Chart chart = gram_chart(painter, rooms.charts[0], scene);
    chart.frame("κ(A)", "digits of σ_min that survive");
    std::vector<Entry> legend;
    for (const GramRoute& route : kGramRoutes) {
        const std::vector<Vec2> points = digits_over_kappa(scene.analysis.gram->sweep, route);
        const Rgba color = route_color(scene.theme, route);
        draw_curve(chart, points, revealed(scene, route.stage), color, route.dashed());
        legend.push_back({route.words, color, route.dashed()});
    }
    draw_legend(painter, chart, scene, legend, Corner::Bottom);
    draw_gram_marks(chart, scene);
    draw_gram_readout(chart, scene);
}

Chart families_chart(Painter& painter, Box box, const Scene& scene, int index) {
    const ChartRange sizes{condition::kLeastSize - 0.5, condition::kMostSize + 0.5, false, true};
    const ChartRange errors =
        index == 0 ? ChartRange{kLeastError, kMostError, true} : ChartRange{1e-18, 1e-13, true};
    return {painter, box, sizes, errors, scene.scale, chart_colors(scene.theme)};
}

void draw_families(Painter& painter, const Rooms& rooms, const Scene& scene) {
    Chart forward = families_chart(painter, rooms.charts[0], scene, 0);
    const float wide = forward.plot().w;
    forward.frame("n",
                  fitting_words(painter, wide, {"forward error |x − x_true| / |x_true|", "forward error"}));
    const std::vector<Vec2> bounds = bounds_over_size(scene.analysis.families->sizes);
    forward.line(bounds, scene.theme.ink_soft, 1.5F, true);
    draw_routes(forward, scene, &RouteErrors::forward);
    const auto colors = three_colors(scene.theme);
    draw_legend(
        painter, forward, scene,
        std::array{Entry{"LU", colors[0], false}, Entry{"QR", colors[1], true},
                   Entry{"SVD", colors[2], false}, Entry{"bound n eps κ", scene.theme.ink_soft, true}},
        Corner::Top);
    forward.horizontal(1, scene.theme.error, true, "no digit is right");
    forward.vertical(scene.params.size, {scene.theme.probe, fmt::format("n = {}", scene.params.size), 1.75F,
                                         true, scene.cut_is_lit});
    Chart backward = families_chart(painter, rooms.charts[1], scene, 1);
    backward.frame("n", fitting_words(painter, wide,
                                      {"backward error: the system next door that the answer solves exactly",
                                       "backward error: the system next door", "backward error"}));
    draw_routes(backward, scene, &RouteErrors::backward);
    backward.horizontal(kEps, scene.theme.ink_soft, true, "eps");
    backward.vertical(scene.params.size, {scene.theme.probe, "", 1.75F, true, scene.cut_is_lit});
}

Chart swing_chart(Painter& painter, Box box, const Scene& scene, int index) {
    const ChartRange entries{0.4, 15.6, false, true};
    const ChartRange y =
        index < 2 ? ChartRange{kLeastTurn, 200, true} : solution_range(*scene.analysis.swing);
    return {painter, box, entries, y, scene.scale, chart_colors(scene.theme)};
}

void draw_swing(Painter& painter, const Rooms& rooms, const Scene& scene) {
    const condition::Swing& swing = *scene.analysis.swing;
    constexpr std::array<std::array<std::string_view, 2>, 2> kTitles{
        {{"left vectors u turn, degrees", "u turn, degrees"},
         {"right vectors v turn, degrees", "v turn, degrees"}}};
    constexpr std::array<std::array<std::string_view, 3>, 2> kNames{{{"u₁", "u₂", "u₃"}, {"v₁", "v₂", "v₃"}}};
    const auto colors = three_colors(scene.theme);
    for (const std::size_t side : {0UL, 1UL}) {
        Chart chart = swing_chart(painter, rooms.charts[side], scene, static_cast<int>(side));
        const float wide = chart.plot().w;
        chart.frame(fitting_words(painter, wide, {"entry that changes, row by row", "entry"}),
                    fitting_words(painter, wide, {kTitles[side][0], kTitles[side][1]}));
        std::vector<Entry> legend;
        for (std::size_t k = 0; k < 3; ++k) {
            const std::vector<Vec2> points = over_entry(side == 0 ? swing.left[k] : swing.right[k]);
            const double part = revealed(scene, static_cast<int>(k));
            chart.line(part_of(points, part), colors[k].faded(0.5), 1.5F, k == 1);
            chart.dots(part_of(points, part), colors[k], 4);
            legend.push_back({kNames[side][k], colors[k], k == 1});
        }
        chart.horizontal(90, scene.theme.ink_soft, true, "90°");
        draw_legend(painter, chart, scene, legend, Corner::Bottom);
    }
    Chart solves = swing_chart(painter, rooms.charts[2], scene, 2);
    solves.frame("entry that changes, row by row", "relative change of the least-squares solution");
    std::vector<Vec2> changes;
    for (std::size_t i = 0; i < swing.solution.size(); ++i)
        changes.push_back({static_cast<double>(i) + 1, swing.solution[i]});
    solves.line(changes, scene.theme.error.faded(0.5), 1.5F);
    solves.dots(changes, scene.theme.error, 4);
    solves.horizontal(1, scene.theme.ink_soft, true, "100 %");
}

}  // namespace svdscope::condition_picture
