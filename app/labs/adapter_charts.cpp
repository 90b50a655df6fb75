// The charts of the adapter lab: spectrum, energy over numbers, the course of the learning, angles, cost.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include <fmt/format.h>

#include "app/labs/adapter_picture.hpp"
#include "app/labs/adapter_words.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::adapter_picture {
namespace {

using adapter::Analysis;
using adapter::Topic;

constexpr double kMostShare = 125;     // per cent of the numbers that the second chart shows
constexpr double kMostError = 2;       // of a course that runs away
constexpr std::size_t kLongName = 20;  // bytes that a legend has room for
constexpr int kReference = 64;         // rows and columns of the two updates that are compared

ChartColors colors_of(const Theme& theme) {
    return {theme.ink, theme.ink_soft, theme.axis, theme.grid, theme.background, theme.raised};
}

double share_of(int rows, int cols, int r) { return 100 * adapter::cost_of(rows, cols, r).factors_share; }

// Energy over the share of the numbers, from nothing on.
std::vector<Vec2> energy_points(const std::vector<double>& cumulative, int rows, int cols) {
    std::vector<Vec2> points{{0, 0}};
    for (std::size_t i = 0; i < cumulative.size(); ++i)
        points.push_back({share_of(rows, cols, static_cast<int>(i) + 1), cumulative[i]});
    return points;
}

ChartRange course_range(const adapter::Learned& learned) {
    const double most = *std::ranges::max_element(learned.error);
    const double high = std::min(kMostError, std::max(most, 1e-12));
    const double low = learned.floor > 0.5 ? learned.floor - 0.3 * (high - learned.floor) : 0;
    return {std::max(0.0, low), high + 0.06 * (high - low)};
}

ChartCut cut_look(const Scene& scene, int index, std::string_view label) {
    return {scene.theme.probe, label, 1.75F, true, scene.lit == index};
}

struct LegendRow {
    Rgba color;
    bool dashed;
    std::string words;
};

// What the lines of a chart are, over its right end, beside the title. False where there is no room.
bool draw_legend(Painter& painter, const Chart& chart, Box box, const Scene& scene, std::string_view title,
                 std::span<const LegendRow> rows) {
    const float s = scene.scale, sample = 22 * s, gap = 6 * s, apart = 16 * s;
    float wide = -apart;
    for (const LegendRow& each : rows)
        wide += apart + sample + gap + painter.text_size(Face::Small, each.words).x;
    float x = chart.plot().x + chart.plot().w - wide;
    const float middle = chart.plot().y - 24 * s;
    if (x < box.x + painter.text_size(Face::Body, title).x + 2 * apart || middle < box.y) return false;
    for (const LegendRow& each : rows) {
        const float dash = each.dashed ? 0.4F : 1.0F;
        for (float from = 0; from < 1; from += 1.5F * dash)
            painter.polyline(std::array{Point{x + from * sample, middle},
                                        Point{x + std::min(1.0F, from + dash) * sample, middle}},
                             each.color, 2.5F * s, false);
        x += sample + gap;
        const Point size = painter.text_size(Face::Small, each.words);
        painter.text({x, middle - size.y / 2}, Face::Small, scene.theme.ink_soft, each.words, kNoHalo);
        x += size.x + apart;
    }
    return true;
}

void draw_spectrum(Painter& painter, Box box, const Scene& scene) {
    const Analysis& a = scene.analysis;
    Chart chart = chart_in(painter, box, scene, 0);
    chart.shade_from(cut_of(scene, 0), scene.theme.ink.faded(0.05));
    chart.frame("index", "singular values σ");
    chart.bars(a.sigma, scene.theme.first, scene.theme.ink_soft.faded(0.5), cut_of(scene, 0));
    const std::string label = fmt::format("{} = {}", scene.topic == Topic::Split ? "k" : "r", a.at.r);
    chart.vertical(cut_of(scene, 0), cut_look(scene, 0, label));
    if (!scene.hovered || *scene.hovered < 1 || *scene.hovered > a.most) return;
    const auto at = static_cast<std::size_t>(*scene.hovered - 1);
    const std::vector<std::string> lines{
        fmt::format("σ{} = {}", *scene.hovered, number_text(a.sigma[at], 3)),
        fmt::format("{} with all before", adapter_words::percent(a.cumulative[at]))};
    chart.readout(*scene.hovered, chart.to_screen(*scene.hovered, a.sigma[at]), lines);
}

void draw_energy(Painter& painter, Box box, const Scene& scene) {
    const Analysis& a = scene.analysis;
    const Theme& theme = scene.theme;
    Chart chart = chart_in(painter, box, scene, 1);
    chart.shade_from(100, theme.error.faded(0.07));
    constexpr std::string_view kTitle = "energy";
    // Where there is one line for both, the names of the lines are worth more.
    chart.frame(chart.is_low() ? "" : "numbers of B and A, % of ΔW", kTitle);
    const std::vector<Vec2> noise = energy_points(a.noise, kReference, kReference),
                            structured = energy_points(a.structured, kReference, kReference),
                            own = energy_points(a.cumulative, a.rows, a.cols);
    if (!scene.noise_is_shown) chart.line(noise, theme.error.faded(0.8), 2, true);
    if (!scene.structured_is_shown) chart.line(structured, theme.column.faded(0.8), 2, true);
    chart.line(own, theme.first, 2.5F);
    std::vector<LegendRow> rows{
        {theme.first, false, scene.looked_at.size() > kLongName ? "this file" : scene.looked_at}};
    if (!scene.structured_is_shown) rows.push_back({theme.column, true, "structured"});
    if (!scene.noise_is_shown) rows.push_back({theme.error, true, "noise"});
    if (!draw_legend(painter, chart, box, scene, kTitle, rows))
        draw_legend(painter, chart, box, scene, kTitle, std::span(rows).subspan(1));
    const double share = cut_of(scene, 1);
    chart.vertical(share, cut_look(scene, 1, ""));
    const std::vector<Vec2> here{{share, a.at.energy}};
    chart.dots(here, theme.first, 6);
}

void draw_course(Painter& painter, Box box, const Scene& scene) {
    const adapter::Learned& learned = *scene.analysis.learned;
    const Theme& theme = scene.theme;
    Chart chart = chart_in(painter, box, scene, 0);
    chart.frame("step", "error |ΔW − B A| / |ΔW|");
    std::vector<Vec2> points;
    for (int i = 0; i <= learned.steps(); ++i)
        points.push_back({static_cast<double>(i), learned.error[static_cast<std::size_t>(i)]});
    const auto made = static_cast<std::size_t>(scene.step) + 1;
    chart.line(points, theme.second.faded(0.3), 2.5F);
    chart.line(std::span(points).first(std::min(made, points.size())), theme.second, 3);
    const std::string floor = fmt::format("truncated SVD, {}", adapter_words::percent(learned.floor));
    chart.horizontal(learned.floor, theme.first, true, floor);
    chart.vertical(scene.step, cut_look(scene, 0, fmt::format("step {}", scene.step)));
    const std::vector<Vec2> here{points[static_cast<std::size_t>(scene.step)]};
    chart.dots(here, theme.second, 6);
    if (!scene.hovered || *scene.hovered < 0 || *scene.hovered > learned.steps()) return;
    const auto at = static_cast<std::size_t>(*scene.hovered);
    const std::vector<std::string> lines{
        fmt::format("step {}: {}", *scene.hovered, adapter_words::percent(learned.error[at])),
        adapter_words::above_floor(learned, *scene.hovered)};
    chart.readout(*scene.hovered, chart.to_screen(*scene.hovered, learned.error[at]), lines);
}

void draw_angles(Painter& painter, Box box, const Scene& scene) {
    const adapter::Learned& learned = *scene.analysis.learned;
    Chart chart = chart_in(painter, box, scene, 1);
    std::string title = fmt::format("angles from span B to the first {} u, degrees", learned.rank);
    if (painter.text_size(Face::Body, title).x > box.w) title = "angles to the first u, degrees";
    chart.frame("step", title);
    const std::size_t count = learned.angles.empty() ? 0 : learned.angles.back().angles.size();
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<Vec2> points;
        for (const adapter::AnglesAt& at : learned.angles)
            points.push_back({static_cast<double>(at.step), at.angles[i] * 180 / std::numbers::pi});
        const bool widest = i + 1 == count;
        chart.line(points, scene.theme.first.faded(widest ? 1 : 0.45), widest ? 2.5F : 1.5F);
    }
    chart.vertical(scene.step, cut_look(scene, 1, ""));
}

void draw_cost(Painter& painter, Box box, const Scene& scene) {
    const Analysis& a = scene.analysis;
    const Theme& theme = scene.theme;
    Chart chart = chart_in(painter, box, scene, 1);
    constexpr std::string_view kTitle = "% of W";
    chart.frame(chart.is_low() ? "" : "rank k", kTitle);
    std::vector<Vec2> error, cost;
    for (int r = 0; r <= a.most; ++r) {
        error.push_back({static_cast<double>(r), 100 * a.relative_error[static_cast<std::size_t>(r)]});
        cost.push_back({static_cast<double>(r), share_of(a.rows, a.cols, r)});
    }
    chart.horizontal(100, theme.ink_soft, true, "one layer");
    chart.line(error, theme.first, 2.5F);
    chart.line(cost, theme.second, 2.5F);
    chart.vertical(cut_of(scene, 1), cut_look(scene, 1, ""));
    const double at = cut_of(scene, 1);
    chart.dots(std::vector<Vec2>{{at, 100 * a.at.relative_error}}, theme.first, 6);
    chart.dots(std::vector<Vec2>{{at, share_of(a.rows, a.cols, a.at.r)}}, theme.second, 6);
    for (const char* const counted : {"numbers, multiplications", "numbers"}) {
        const std::vector<LegendRow> rows{{theme.first, false, "error"}, {theme.second, false, counted}};
        if (draw_legend(painter, chart, box, scene, kTitle, rows)) return;
    }
}

ChartRange rank_range(const Analysis& a) { return {0.4, static_cast<double>(a.most) + 0.6, false, true}; }

ChartRange step_range(const adapter::Learned& learned) {
    return {0, static_cast<double>(learned.asked) * 1.02, false, true};
}

}  // namespace

Chart chart_in(Painter& painter, Box box, const Scene& scene, int index) {
    const Analysis& a = scene.analysis;
    const ChartColors colors = colors_of(scene.theme);
    if (a.learned && scene.topic == Topic::Learn) {
        const ChartRange steps = step_range(*a.learned);
        return {painter,     box,   steps, index == 0 ? course_range(*a.learned) : ChartRange{0, 95},
                scene.scale, colors};
    }
    if (index == 0)
        return {painter,     box,   rank_range(a), {0, a.sigma.front() > 0 ? 1.08 * a.sigma.front() : 1},
                scene.scale, colors};
    if (scene.topic == Topic::Keep) return {painter, box, {0, kMostShare}, {0, 1.06}, scene.scale, colors};
    const double high = std::max(110.0, share_of(a.rows, a.cols, a.most));
    return {painter,          box,         {0, static_cast<double>(a.most) + 0.6, false, true},
            {0, 1.05 * high}, scene.scale, colors};
}

void draw_chart(Painter& painter, Box box, const Scene& scene, int index) {
    if (scene.topic == Topic::Learn)
        return index == 0 ? draw_course(painter, box, scene) : draw_angles(painter, box, scene);
    if (index == 0) return draw_spectrum(painter, box, scene);
    scene.topic == Topic::Keep ? draw_energy(painter, box, scene) : draw_cost(painter, box, scene);
}

double cut_of(const Scene& scene, int index) {
    const Analysis& a = scene.analysis;
    if (scene.topic == Topic::Learn) return scene.step;
    if (index == 0) return a.at.r + 0.5;
    return scene.topic == Topic::Keep ? share_of(a.rows, a.cols, a.at.r) : a.at.r;
}

int meant_by(const Scene& scene, int index, double value) {
    const Analysis& a = scene.analysis;
    if (scene.topic == Topic::Learn) return nearest_whole(value, 0, a.learned->steps());
    if (index == 0) return nearest_whole(value - 0.5, 1, a.most);
    const double rank = scene.topic == Topic::Keep ? value / share_of(a.rows, a.cols, 1) : value;
    return nearest_whole(rank, 1, a.most);
}

}  // namespace svdscope::adapter_picture
