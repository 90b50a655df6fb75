// The two charts of the search lab over the rank: singular values, and recall or energy.
#include <algorithm>

#include <fmt/format.h>

#include "app/labs/search_picture.hpp"
#include "app/labs/search_words.hpp"

namespace svdscope::search_picture {
namespace {

using search::Analysis;

ChartColors colors_of(const Theme& theme) {
    return {theme.ink, theme.ink_soft, theme.axis, theme.grid, theme.background, theme.raised};
}

std::vector<Vec2> over_rank(const std::vector<double>& values) {
    std::vector<Vec2> points;
    for (std::size_t i = 0; i < values.size(); ++i) points.push_back({static_cast<double>(i) + 1, values[i]});
    return points;
}

bool is_labelled(const Analysis& a) { return a.recall.queries > 0; }

void draw_sigma(Chart& chart, const Scene& scene) {
    const Analysis& a = scene.analysis;
    chart.shade_from(cut_at(scene, ChartKind::Sigma), scene.theme.ink.faded(0.05));
    chart.frame("direction", "singular values σ");
    chart.bars(a.sigma, scene.theme.first, scene.theme.ink_soft.faded(0.6), cut_at(scene, ChartKind::Sigma));
    chart.vertical(cut_at(scene, ChartKind::Sigma),
                   {scene.theme.probe, fmt::format("k = {}", a.k), 1.75F, true, scene.cut_is_lit});
}

void draw_curve(Chart& chart, const Scene& scene) {
    const Analysis& a = scene.analysis;
    const std::string title = is_labelled(a)
                                  ? fmt::format("recall@{}, mean of {} queries; dashed: plain cosine",
                                                search::kRecallAt, a.recall.queries)
                                  : "energy kept: how much of the table, not how good the search";
    chart.frame("rank k", title);
    const std::vector<Vec2> points = over_rank(is_labelled(a) ? a.recall.at_rank : a.cumulative);
    if (is_labelled(a)) chart.horizontal(a.recall.plain, scene.theme.ink_soft, true, "");
    chart.line(points, scene.theme.first.faded(0.6), 2);
    chart.dots(points, scene.theme.first, 3);
    chart.vertical(cut_at(scene, ChartKind::Curve), {scene.theme.probe, "", 1.75F, true, scene.cut_is_lit});
    const Vec2 here = points[static_cast<std::size_t>(a.k - 1)];
    chart.dots(std::span(&here, 1), scene.theme.probe, 5);
}

void draw_welcome(Painter& painter, const Chart& chart, const Scene& scene) {
    const std::string_view words = "Drag the cut";
    const float s = scene.scale, x = chart.grip(cut_at(scene, ChartKind::Sigma)).x + 70 * s;
    if (chart.plot().x + chart.plot().w - x < painter.text_size(Face::Body, words).x) return;
    painter.text({x, chart.plot().y + 2 * s}, Face::Body, scene.theme.ink_soft, words,
                 scene.theme.background);
}

}  // namespace

double cut_at(const Scene& scene, ChartKind kind) {
    return kind == ChartKind::Sigma ? scene.analysis.k + 0.5 : scene.analysis.k;
}

Chart chart_in(Painter& painter, Box box, const Scene& scene, ChartKind kind) {
    const Analysis& a = scene.analysis;
    const ChartRange x{0.4, static_cast<double>(a.most_k) + 0.6, false, true};
    const double high = kind == ChartKind::Sigma ? (a.sigma[0] > 0 ? 1.15 * a.sigma[0] : 1) : 1.12;
    return {painter, box, x, {0, high}, scene.scale, colors_of(scene.theme)};
}

void draw_chart(Painter& painter, Box box, const Scene& scene, ChartKind kind) {
    Chart chart = chart_in(painter, box, scene, kind);
    kind == ChartKind::Sigma ? draw_sigma(chart, scene) : draw_curve(chart, scene);
    if (kind == ChartKind::Sigma && !scene.view.welcomed) draw_welcome(painter, chart, scene);
}

}  // namespace svdscope::search_picture
